// The server that all other browser tests trust.
import { get } from 'node:http';
import { expect, test } from './broken-site.mjs';

/** A request without the browser's and fetch's own ideas about addresses and encodings. */
function ask(origin, path, headers = {}) {
  return new Promise((answered, failed) => {
    get(origin, { path, headers }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
      response.on('error', failed);
    }).on('error', failed);
  });
}

async function wasmOf(origin) {
  const { body } = await ask(origin, '/');
  return body.toString().match(/data-wasm="\.?(\/[^"]+)"/)[1];
}

test('compressed files, right types, and hashed names for a year', async ({ site }) => {
  const page = await ask(site.origin, '/', { 'accept-encoding': 'gzip, br' });
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'cache-control': 'no-cache' });
  const path = await wasmOf(site.origin);
  const wasm = await ask(site.origin, path, { 'accept-encoding': 'gzip, br;q=0' });
  expect(wasm.headers).toMatchObject({ 'content-type': 'application/wasm', 'content-encoding': 'gzip' });
  expect(wasm.headers['cache-control']).toContain('immutable');
  const plain = await ask(site.origin, path);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.length).toBeGreaterThan(wasm.body.length);
});

test('what has not changed is not sent again', async ({ site }) => {
  const { headers } = await ask(site.origin, '/');
  const again = await ask(site.origin, '/', { 'if-none-match': headers.etag });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
});

test('nothing outside of the folder', async ({ site }) => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%00', '/%', '/bank']) {
    expect((await ask(site.origin, path)).status, path).toBe(404);
  }
});

test('each fault does what it says, and is over when it is over', async ({ site }) => {
  const path = await wasmOf(site.origin);
  const good = await ask(site.origin, path);
  await site.break(path, '404', { times: 1 });
  expect((await ask(site.origin, path)).status).toBe(404);
  expect((await ask(site.origin, path)).status).toBe(200);
  await site.break(path, 'mime');
  expect((await ask(site.origin, path)).headers['content-type']).toBe('text/plain');
  await site.break(path, 'flip');
  const flipped = await ask(site.origin, path);
  expect(flipped.body.length).toBe(good.body.length);
  expect(flipped.body.equals(good.body)).toBe(false);
  await site.break(path, 'truncate');
  await expect(ask(site.origin, path)).rejects.toThrow();
  await site.break(path, 'delay', { milliseconds: 300 });
  const begun = Date.now();
  await ask(site.origin, path);
  expect(Date.now() - begun).toBeGreaterThan(250);
  await site.mend();
  expect((await ask(site.origin, path)).body.equals(good.body)).toBe(true);
});
