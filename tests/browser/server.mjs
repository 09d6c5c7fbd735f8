// Serves the built site on this machine, as a good host would: compressed, with the right types, and with the headers that the
// build wrote into `_headers`, as Netlify and Cloudflare Pages do. A folder without that file gets no headers but `no-cache`.
// `cargo xtask serve`, the browser tests and the benches use it. No package of npm's is needed.
//
//   node tests/browser/server.mjs [--dir dist] [--port 8080] [--faults]
//
// With --faults a test can have files served broken; see faults.mjs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Faults } from './faults.mjs';

const TYPES = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * Starts a server of `dir` and resolves when it listens.
 * `port` 0 takes a free one. `log`, if given, is called with every answer.
 */
export async function serve({ dir, port = 0, faults = false, log = () => {} }) {
  const root = resolve(dir);
  const broken = faults ? new Faults() : undefined;
  const etags = new Map();

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`The server failed: ${error.message}\n`);
    });
  });

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (broken && (await broken.command(request, response, pathname))) return;
    // Read each time: another build may have been put into the folder.
    const rules = readRules(await readFile(join(root, '_headers'), 'utf8').catch(() => ''));
    const always = headersFor(rules.filter(({ path }) => path === '/*'), pathname);
    const send = (status, headers, body = '') => {
      log({ path: pathname, status, bytes: body.length });
      response.writeHead(status, { ...always, ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const text = (status, sentence, headers = {}) =>
      send(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers }, `${sentence}\n`);

    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
    const file = await fileOf(root, pathname);
    if (!file) return text(404, 'There is no such page.');

    const { encoding, path } = variant(file, request.headers['accept-encoding'] ?? '');
    const body = await readFile(path);
    const etag = await etagOf(path, body, etags);
    const headers = {
      'Cache-Control': 'no-cache',
      ...headersFor(rules, pathname),
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      ETag: etag,
      Vary: 'Accept-Encoding',
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    };
    const fault = broken?.of(pathname);
    if (fault) return broken.apply(fault, { request, response, file, headers, text });
    if (matches(request.headers['if-none-match'], etag)) {
      log({ path: pathname, status: 304, bytes: 0 });
      response.writeHead(304, headers);
      response.end();
      return undefined;
    }
    return send(200, headers, body);
  }

  await new Promise((ready, failed) => {
    server.once('error', failed);
    // This machine only: a dry run is nobody else's business.
    server.listen(port, '127.0.0.1', ready);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/**
 * The rules of a `_headers` file: an address on a line of its own, its headers indented below it. A star at the end stands for anything.
 * What a host says only over TLS is left out, since this server speaks none.
 */
export function readRules(text) {
  const rules = [];
  for (const line of text.split('\n').filter((one) => one.trim() && !one.startsWith('#'))) {
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: {} });
    else {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      if (name !== 'Strict-Transport-Security') rules.at(-1).headers[name] = value;
    }
  }
  return rules;
}

/** All headers of the rules that fit an address. */
export function headersFor(rules, pathname) {
  const fits = ({ path }) => (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path);
  return Object.assign({}, ...rules.filter(fits).map(({ headers }) => headers));
}

/** The file behind an address, or nothing: outside of the folder there is nothing either. */
async function fileOf(root, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? file : undefined;
}

/** The compressed copy that the build put beside the file, if the browser takes it. */
function variant(file, accepted) {
  const offered = new Set(accepted.split(',').filter((word) => !/;\s*q=0(\.0*)?\s*$/.test(word)).map((word) => word.split(';')[0].trim()));
  if (offered.has('br') && existsSync(`${file}.br`)) return { encoding: 'br', path: `${file}.br` };
  if (offered.has('gzip') && existsSync(`${file}.gz`)) return { encoding: 'gzip', path: `${file}.gz` };
  return { encoding: undefined, path: file };
}

/** From the content, so that an unchanged file of a new build is not sent again. */
async function etagOf(path, body, known) {
  const { mtimeMs, size } = await stat(path);
  const key = `${path}:${mtimeMs}:${size}`;
  if (!known.has(key)) known.set(key, `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`);
  return known.get(key);
}

function matches(header, etag) {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*') ?? false;
}

function optionsOf(words) {
  const options = { dir: 'dist', port: 8080, faults: false };
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '--faults') options.faults = true;
    else if (words[at] === '--dir' && words[at + 1]) options.dir = words[(at += 1)];
    else if (words[at] === '--port' && /^\d+$/.test(words[at + 1] ?? '')) options.port = Number(words[(at += 1)]);
    else throw new Error(`${words[at]} is not understood. Usage: server.mjs [--dir DIR] [--port N] [--faults]`);
  }
  if (!existsSync(join(options.dir, 'index.html'))) throw new Error(`${options.dir} holds no index.html; \`cargo xtask build\` makes one.`);
  return options;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const options = optionsOf(process.argv.slice(2));
    const { origin } = await serve(options);
    console.log(`Dryrun is at ${origin}/ (stop it with Ctrl+C).`);
  } catch (error) {
    const taken = error.code === 'EADDRINUSE';
    console.error(`error: ${taken ? `Port ${error.port} is taken; name another with --port N.` : error.message}`);
    process.exitCode = 1;
  }
}
