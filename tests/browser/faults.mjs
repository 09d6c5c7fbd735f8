// Serves chosen files broken, so that a test sees what a person sees when the network or the host fails.
// Set inside the server, because a service worker's requests pass by the browser's own hooks.
//
//   POST /__fault {"path": "/x.wasm", "kind": "404"}   from now on; `"times": 1` only once; path "*" is every file
//   POST /__fault {}                                    all is well again
import { readFile } from 'node:fs/promises';

const KINDS = ['404', 'truncate', 'mime', 'delay', 'flip'];

export class Faults {
  #set = new Map();

  /** Handles a request that is a command and says whether it was one. */
  async command(request, response, pathname) {
    if (pathname !== '/__fault' || request.method !== 'POST') return false;
    let body = '';
    for await (const piece of request) body += piece;
    const { path, kind, times = Infinity, milliseconds = 2000 } = JSON.parse(body || '{}');
    if (path === undefined) this.#set.clear();
    else if (kind === undefined) this.#set.delete(path);
    else if (KINDS.includes(String(kind))) this.#set.set(path, { kind: String(kind), times, milliseconds });
    else {
      response.writeHead(400).end(`kind is one of ${KINDS.join(', ')}\n`);
      return true;
    }
    response.writeHead(204).end();
    return true;
  }

  /** The fault to apply to this request, if one is set; each use counts. */
  of(pathname) {
    const path = this.#set.has(pathname) ? pathname : '*';
    const fault = this.#set.get(path);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.#set.delete(path);
    return fault;
  }

  async apply({ kind, milliseconds }, { response, file, headers, text }) {
    if (kind === '404') return text(404, 'There is no such page.');
    const body = await readFile(file);
    // The plain file, never stored: a broken answer must not outlive its fault in a cache.
    const plain = { ...headers, 'Cache-Control': 'no-store', 'Content-Length': body.length };
    delete plain['Content-Encoding'];
    delete plain.ETag;
    if (kind === 'delay') await new Promise((over) => setTimeout(over, milliseconds));
    if (kind === 'mime') plain['Content-Type'] = 'text/plain';
    // One bit in the middle: the length is right and the content is not.
    if (kind === 'flip') body[body.length >> 1] ^= 1;
    response.writeHead(200, plain);
    if (kind === 'truncate') {
      // Half of what was promised, and then the line is cut.
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      return undefined;
    }
    response.end(body);
    return undefined;
  }
}
