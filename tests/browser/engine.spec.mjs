// The engine's package in a page of somebody else's: the examples print there what they print in Node, under a policy that allows
// nothing but the page's own scripts and WebAssembly.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { test as base, expect } from '@playwright/test';

const folder = process.env.DRYRUN_ENGINE ?? 'target/engine';
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types";

if (!existsSync(join(folder, 'dryrun.js'))) throw new Error(`There is no package in ${folder}; \`cargo xtask engine\` builds it.`);

/** An example with the addresses of the package's entries in place of their names, as a bundler does it. */
const named = (text) => text.replace("'@dryrun/engine'", "'/dryrun.js'").replace("'@dryrun/engine/study'", "'/study.js'");

/** Serves the package, and for each example a page that runs it. */
async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const send = (type, body) => response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(body);
  if (pathname === '/favicon.ico') return response.writeHead(204).end();
  if (pathname.startsWith('/run/')) {
    return send('text/html', `<!doctype html><title>An example</title><script type="module" src="/examples/${pathname.slice(5)}"></script>`);
  }
  const file = join(folder, pathname);
  const text = await readFile(file);
  const isExample = pathname.startsWith('/examples/');
  return send(TYPES[extname(file)], isExample ? named(text.toString()) : text);
}

const test = base.extend({
  shop: [
    async ({}, use) => {
      const server = createServer((request, response) => {
        answer(request, response).catch((fault) => response.writeHead(404).end(fault.message));
      });
      await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
      await use(`http://127.0.0.1:${server.address().port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});

/** What a page prints, until nothing more comes. */
async function printed(page, address, lines) {
  const said = [];
  const wrong = [];
  page.on('console', (message) => (message.type() === 'log' ? said.push(message.text()) : wrong.push(message.text())));
  page.on('pageerror', (fault) => wrong.push(fault.message));
  await page.goto(address);
  await expect.poll(() => said.length + wrong.length * 1000).toBeGreaterThanOrEqual(lines);
  expect(wrong).toEqual([]);
  return said;
}

for (const example of readdirSync('crates/engine/examples').filter((name) => name.endsWith('.mjs'))) {
  test(`${example} prints in a page what it prints in Node`, async ({ page, shop }) => {
    const expected = (await readFile(join('crates/engine/tests/output', example.replace('.mjs', '.txt')), 'utf8')).trimEnd().split('\n');
    expect(await printed(page, `${shop}/run/${example}`, expected.length)).toEqual(expected);
  });
}

test('in a page, an engine that cannot be fetched is said, and the next try may succeed', async ({ page, shop }) => {
  await page.goto(`${shop}/run/own.mjs`);
  await page.route('**/dryrun_bg.wasm', (route) => route.abort());
  const tries = await page.evaluate(async () => {
    const { default: init, prose } = await import('/dryrun.js?again');
    const first = await init().catch((fault) => `${fault.name}, ${fault.code}`);
    const other = await init({ module_or_path: '/dryrun_bg.wasm?other' }).then(() => prose('It is here')[0].spans[0].text);
    return [first, other];
  });
  expect(tries).toEqual(['DryrunError, load', 'It is here']);
});

test('readiness alone fetches no WebAssembly but its own, and says it when that cannot be had', async ({ page, shop }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.route('**/study_bg.wasm', (route) => route.abort(), { times: 1 });
  await page.goto(`${shop}/run/none.mjs`);
  const told = await page.evaluate(async () => {
    const { default: init, readiness, DryrunError } = await import('/study.js');
    const exam = { code: 'A-1', scored: 10, passing: 700, domains: [{ number: 1, weight: 100 }], tasks: [] };
    const early = await init().catch((fault) => `${fault instanceof DryrunError}, ${fault.code}`);
    await init();
    return [early, readiness(exam, [])];
  });
  expect(told).toEqual(['true, load', { enough: false, answers: 0, needed: 40, domains: [{ number: 1, answers: 0, needed: 5 }] }]);
  expect(fetched.filter((path) => path.endsWith('.wasm'))).toEqual(['/study_bg.wasm', '/study_bg.wasm']);
});
