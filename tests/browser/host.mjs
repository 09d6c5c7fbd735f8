// A host of its own for tests of offline use and of updates: a server that is a process and can really be stopped, and
// versions of the site that are put up one after the other, as a deploy does it.
//
//   import { expect, test } from './host.mjs';
//   test('…', async ({ host, page }) => { await page.goto(host.origin); await ready(page); await host.stop(); … });
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test as base } from '@playwright/test';
import { dist } from './candidate.mjs';

export { expect };

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Says where it listens, and then every answer, a line each. */
const SERVER = `
  import { serve } from './tests/browser/server.mjs';
  const [dir, port] = process.argv.slice(1);
  const log = (answer) => console.log(JSON.stringify(answer));
  const { origin } = await serve({ dir, port: Number(port), faults: true, log });
  log({ origin });
`;

class Host {
  /** What was answered, in its order: paths with their status. */
  answers = [];
  #folder;
  #port = 0;
  #server;
  #count = 0;

  constructor(folder) {
    this.#folder = folder;
  }

  get #current() {
    return join(this.#folder, 'current');
  }

  /** Puts a version up, from one moment to the next. */
  async deploy(version) {
    const link = join(this.#folder, `link-${(this.#count += 1)}`);
    await symlink(version, link);
    await rename(link, this.#current);
    if (!this.#server) await this.start();
  }

  /** Starts the server, or starts it again at the same address. */
  async start() {
    const server = spawn(process.execPath, ['--input-type=module', '--eval', SERVER, this.#current, String(this.#port)], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#server = server;
    await new Promise((listens, failed) => {
      server.once('exit', () => failed(new Error('the server ended')));
      createInterface(server.stdout).on('line', (line) => {
        const answer = JSON.parse(line);
        if (answer.origin) {
          this.origin = answer.origin;
          this.#port = Number(new URL(answer.origin).port);
          listens();
        } else this.answers.push(answer);
      });
    });
  }

  /** Kills the server: from now on nothing listens there. */
  async stop() {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const gone = new Promise((over) => server.once('exit', over));
    server.kill('SIGKILL');
    await gone;
  }

  /** Serves a path broken from now on, as faults.mjs has it. */
  async break(path, kind, more = {}) {
    await fetch(`${this.origin}/__fault`, { method: 'POST', body: JSON.stringify({ path, kind, ...more }) });
  }

  async mend() {
    await fetch(`${this.origin}/__fault`, { method: 'POST', body: '{}' });
  }

  /** Waits until the server has answered a request for this path, once more than before. */
  async asked(path, before = 0) {
    await expect.poll(() => this.answers.filter((answer) => answer.path === path).length, { timeout: 30_000 }).toBeGreaterThan(before);
  }

  times(path) {
    return this.answers.filter((answer) => answer.path === path).length;
  }
}

/**
 * Makes version `n` of the site in a folder of its own: another page, another boot.js, other names of the programs and
 * of the facts of CLF-C02, so that nothing of one version works by chance in another.
 */
async function version(folder, n) {
  const dir = join(folder, `version-${n}`);
  await cp(dist, dir, { recursive: true, filter: (path) => !/\.(br|gz)$|\/sw\.js$/.test(path) });
  const index = join(dir, 'index.html');
  let html = await readFile(index, 'utf8');
  const names = (await readdir(dir)).filter((name) => /^dryrun-[0-9a-f]{16}(_bg)?\.(js|wasm)$/.test(name));
  const facts = (await readdir(join(dir, 'bank/exams'))).filter((name) => name.startsWith('clf-c02.')).map((name) => `bank/exams/${name}`);
  for (const path of [...names, ...facts]) {
    const hash = path.match(/[0-9a-f]{16}/)[0];
    const other = hash.slice(0, -1) + n;
    await rename(join(dir, path), join(dir, path.replace(hash, other)));
    html = html.replaceAll(hash, other);
  }
  await writeFile(index, html.replace('<head>', `<head>\n<meta name="version" content="${n}">`));
  const boot = join(dir, 'boot.js');
  await writeFile(boot, `${await readFile(boot, 'utf8')}globalThis.version = ${n};\n`);
  await finish(dir);
  return dir;
}

/** Writes page and worker of a changed site anew, as the build does at its end. */
export async function finish(dir) {
  await promisify(execFile)('cargo', ['xtask', 'offline', '--dist', dir], { cwd: PROJECT });
}

export const test = base.extend({
  /** Two versions of the site, made once for all tests of a process. */
  versions: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'dryrun-versions-'));
      await use([undefined, await version(folder, 1), await version(folder, 2)]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    // Compressing everything anew takes a busy machine a while, and another build may hold cargo's lock.
    { scope: 'worker', timeout: 240_000 },
  ],
  /** A copy of a version that a test may change. */
  copy: async ({ versions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-copy-'));
    let count = 0;
    await use(async (n) => {
      const dir = join(folder, String((count += 1)));
      await cp(versions[n], dir, { recursive: true });
      return dir;
    });
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  /** A host with version 1 up. */
  host: async ({ versions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-host-'));
    const host = new Host(folder);
    await host.deploy(versions[1]);
    await use(host);
    await host.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // The other specs have no worker: their tests break what is sent, which a worker would not ask for.
  serviceWorkers: 'allow',
});

/** What the app says of its copy on the device. */
export function state(page) {
  return page.evaluate(() => globalThis.dryrunOffline?.state());
}

/** Waits until everything is on the device and serves this page. */
export async function ready(page) {
  await expect.poll(async () => (await state(page))?.status, { timeout: 60_000 }).toBe('ready');
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

/** Waits until a new version is ready, and looks for one at once instead of in an hour. */
export async function look(page) {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
}

/** The bar that offers a new version. */
export function bar(page) {
  return page.locator('#update');
}

/** Which version each part of a page is of. */
export function parts(page) {
  return page.evaluate(() => {
    const script = document.getElementById('boot').dataset;
    return {
      page: Number(document.querySelector('meta[name=version]')?.content),
      boot: globalThis.version,
      // The last digit of a name's hash is the version.
      js: Number(script.js.match(/([0-9a-f])\.js$/)[1]),
      wasm: Number(script.wasm.match(/([0-9a-f])_bg\.wasm$/)[1]),
    };
  });
}

export const all = (n) => ({ page: n, boot: n, js: n, wasm: n });

/** The app itself runs: what only it draws is there. */
export async function running(page) {
  await expect(page.locator('#loading')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('#trouble')).toBeHidden();
}
