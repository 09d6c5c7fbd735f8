// Somebody else's site: pages of other people, at another site than the quiz, and a site of the quiz whose frame is a stub.
// `localhost` and `127.0.0.1` are two sites to a browser, though both are this machine.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** Stands in a page where the line is to stop for a moment. */
export const PAUSE = '<!-- pause -->';

const HTML = 'text/html; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

/** What the events of the element told a page, in their order; for `addInitScript`. */
export function listening() {
  globalThis.told = [];
  // The last two are names that every object answers to.
  for (const type of ['ready', 'start', 'answer', 'finish', 'fault', 'constructor', 'toString']) {
    addEventListener(type, (event) => {
      // Other things on a page have events of these names too.
      if (event instanceof CustomEvent) told.push({ type, detail: event.detail, id: event.composedPath()[0].id });
    });
  }
}

/**
 * Starts a server that answers with what `answer(path)` gives: `{ body, type?, headers?, status? }`, or nothing for a 404.
 * A body of several pieces arrives piece by piece, as on a slow line.
 */
async function serving(answer) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // Browsers ask for it by themselves; it is nobody's matter here.
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    asked.push(pathname);
    const found = await answer(pathname);
    response.writeHead(found?.status ?? (found ? 200 : 404), { 'Content-Type': found?.type ?? HTML, 'Cache-Control': 'no-store', ...found?.headers });
    if (!Array.isArray(found?.body)) return response.end(found?.body ?? 'There is no such page.');
    for (const piece of found.body) {
      response.write(piece);
      await new Promise((soon) => setTimeout(soon, 600));
    }
    return response.end();
  });
  await new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    port: server.address().port,
    /** Paths that were asked for, each as often as it was. */
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** A blogger's site at http://localhost. `put` adds a page, with what its body holds, and gives its address. */
export async function hostSite() {
  const pages = new Map();
  const server = await serving((path) => pages.get(path));
  const origin = `http://localhost:${server.port}`;
  return {
    ...server,
    origin,
    put(path, body, { head = '', headers = {}, type = HTML } = {}) {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title>${head}</head><body>${body}</body></html>`;
      pages.set(path, { body: type === HTML ? (html.includes(PAUSE) ? html.split(PAUSE) : html) : body, headers, type });
      return origin + path;
    },
  };
}

/** The site of the quiz under a sub-path at http://127.0.0.1, with the real element and a stub in the frame. */
export async function stubSite({ headers = {} } = {}) {
  const cross = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', ...headers };
  const files = {
    '/some/where/embed.js': { file: '../../static/embed.js', type: JS },
    '/some/where/embed.html': { file: 'frame-stub.html', type: HTML },
  };
  const server = await serving(async (path) => {
    const found = files[path];
    return found && { body: await readFile(new URL(found.file, import.meta.url)), type: found.type, headers: cross };
  });
  const origin = `http://127.0.0.1:${server.port}`;
  return { ...server, origin, script: `${origin}/some/where/embed.js`, page: `${origin}/some/where/embed.html` };
}
