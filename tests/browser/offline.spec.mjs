// Once it has been visited, Dryrun needs no network: the server of these tests is killed, not only out of reach.
import { createServer } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OwnChromium } from './chromium.mjs';
import { all, expect, parts, ready, running, state, test } from './host.mjs';
import { serve } from './server.mjs';
import { end, isSaved, noTrouble, pick, reported } from './sitting.mjs';

// Each waits for a whole copy, some for several.
test.describe.configure({ timeout: 120_000 });

const EXAMS = ['aif-c01', 'aip-c01', 'ans-c01', 'clf-c02', 'cloudfront-media', 'dea-c01', 'dop-c02', 'dva-c02', 'mla-c01', 'mls-c01', 'saa-c03', 'sap-c02', 'scs-c03', 'soa-c03'];

/** Two questions of an exam from the page that offers them to their report. */
async function practise(page, origin, code) {
  await page.goto(`${origin}/#/exam/${code}/practice?questions=2&seed=7`);
  await page.locator('#start').click();
  for (const number of [1, 2]) {
    await expect(page.getByRole('heading', { level: 1, name: `Question ${number} of 2` })).toBeVisible();
    await expect(page.locator('.question__stem')).toBeVisible();
    if (number < 2) await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await isSaved(page);
  await end(page);
  await reported(page);
  await noTrouble(page);
}

/** The names of the caches, without the place of the site that they begin with. */
function caches(page) {
  return page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(' ').at(-1)));
}

/** Empties the memory that the browser has besides: it would heal some of what is tested here. */
async function forget(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  await devtools.detach();
}

/** Takes one file out of the copy, as a browser that is short of room might. */
async function lose(page, pattern) {
  await forget(page);
  const lost = await page.evaluate(async (pattern) => {
    const name = (await globalThis.caches.keys()).find((its) => !its.endsWith('choice'));
    const cache = await globalThis.caches.open(name);
    const entry = (await cache.keys()).find(({ url }) => new RegExp(pattern).test(url));
    await cache.delete(entry);
    return new URL(entry.url).pathname;
  }, pattern);
  return lost;
}

test('after one visit the server can go: a reload, a new tab, an address deep inside and the root all work', async ({ context, host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  await host.stop();
  await page.reload();
  await running(page);
  expect(await parts(page)).toEqual(all(1));
  const other = await context.newPage();
  await other.goto(`${host.origin}/#/exam/saa-c03`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/Solutions Architect/);
  await expect(other.getByText(/\d tasks, \d+ questions in the bank/).first()).toBeVisible();
  await other.goto(`${host.origin}/index.html?from=here#/about`);
  await running(other);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
});

test('with the server gone every exam can be practised to its report', async ({ host, page }) => {
  test.setTimeout(240_000);
  await page.goto(host.origin);
  await ready(page);
  const { exams } = await state(page);
  expect(exams.map(({ code }) => code)).toEqual(EXAMS);
  await host.stop();
  for (const code of EXAMS) await practise(page, host.origin, code);
});

test('a sitting that was begun with the server can be gone on with and ended without it', async ({ context, host, page }) => {
  await page.goto(`${host.origin}/#/exam/clf-c02/practice?questions=2&seed=7`);
  await ready(page);
  await page.locator('#start').click();
  await pick(page, 0);
  await isSaved(page);
  await host.stop();
  await page.reload();
  await expect(page.getByRole('main').locator('input').first()).toBeChecked();
  const address = page.url();
  await page.close();
  const other = await context.newPage();
  await other.goto(address);
  await end(other);
  await reported(other);
});

test('once the copy is whole, practice asks the server for nothing', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const before = host.answers.length;
  await page.reload();
  await practise(page, host.origin, 'dop-c02');
  await practise(page, host.origin, 'clf-c02');
  // The browser itself looks whether there is a new worker.
  const asked = host.answers.slice(before).filter(({ path }) => path !== '/sw.js');
  expect(asked).toEqual([]);
});

test('each file is sent once: what the page has loaded does not come again for the copy', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const programs = host.answers.filter(({ path, status }) => /^\/dryrun-.*\.(js|wasm)$/.test(path) && status === 200);
  expect(programs).toHaveLength(2);
  const questions = host.answers.filter(({ path }) => path.startsWith('/bank/questions/'));
  expect(new Set(questions.map(({ path }) => path)).size).toBe(questions.length);
});

test('it says what the copy takes: the bytes of the app and of each exam, as they are sent', async ({ host, page, versions }) => {
  await page.goto(host.origin);
  await ready(page);
  const { app, exams, supported, update } = await state(page);
  expect({ supported, update }).toEqual({ supported: true, update: false });
  const sent = async (path) => (await readFile(join(versions[1], `${path}.br`))).length;
  expect(app).toBeGreaterThan(await sent('index.html'));
  expect(app).toBeLessThan(1_000_000);
  for (const { code, bytes, kept } of exams) {
    expect(kept).toBe(true);
    expect(bytes, code).toBeGreaterThan(5_000);
    expect(bytes, code).toBeLessThan(400_000);
  }
});

test('Chromium holds it for an app that can be installed', async ({ host }) => {
  const own = new OwnChromium();
  try {
    // An ordinary context of the tests is off the record, and there nothing can be installed.
    const page = await own.start({ serviceWorkers: 'allow' });
    await page.goto(host.origin);
    await ready(page);
    const devtools = await own.context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { data, errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data).name).toContain('Dryrun');
    // What was kept is on the disk: it is there when the browser was killed and no server is up.
    await host.stop();
    await own.kill();
    const again = await own.start({ serviceWorkers: 'allow' });
    await practise(again, host.origin, 'clf-c02');
  } finally {
    await own.end();
  }
});

test('an exam that was left out is not kept, says so in words without a network, and can be had again', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const others = EXAMS.filter((code) => code !== 'saa-c03');
  expect(await page.evaluate((codes) => globalThis.dryrunOffline.choose(codes), others)).toEqual({ ok: true });
  const kept = async () => (await state(page)).exams.filter((exam) => exam.kept).map(({ code }) => code);
  expect(await kept()).toEqual(others);
  expect((await state(page)).status).toBe('ready');
  // With a network it is there all the same, and is not kept by being used.
  await page.goto(`${host.origin}/#/exam/saa-c03`);
  await expect(page.getByText(/\d tasks, \d+ questions in the bank/).first()).toBeVisible();
  expect(await kept()).toEqual(others);
  await host.stop();
  await forget(page);
  await page.reload();
  await expect(page.getByText(/could not be loaded: it was left out of what is kept on this device for use offline, and it cannot be fetched now/)).toBeVisible();
  await practise(page, host.origin, 'clf-c02');
  await ready(page);
  const refused = await page.evaluate((codes) => globalThis.dryrunOffline.choose(codes), EXAMS);
  expect(refused).toEqual({ ok: false, why: expect.stringContaining('nothing was changed') });
  expect(await kept()).toEqual(others);
  await host.start();
  expect(await page.evaluate((codes) => globalThis.dryrunOffline.choose(codes), EXAMS)).toEqual({ ok: true });
  expect(await kept()).toEqual(EXAMS);
  await host.stop();
  await practise(page, host.origin, 'saa-c03');
});

test('a list with an exam that does not exist changes nothing', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const answer = await page.evaluate(() => globalThis.dryrunOffline.choose(['clf-c02', 'clf-c99']));
  expect(answer).toEqual({ ok: false, why: expect.stringContaining('does not have') });
  expect((await state(page)).exams.every(({ kept }) => kept)).toBe(true);
});

test('the copy can be removed, stays away, leaves saved exams, and comes back when exams are chosen', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  await practise(page, host.origin, 'clf-c02');
  await page.evaluate(() => globalThis.dryrunOffline.remove());
  expect((await state(page)).status).toBe('none');
  expect(await caches(page)).toEqual(['choice']);
  await page.reload();
  await expect.poll(() => page.evaluate(() => Boolean(globalThis.dryrunOffline))).toBe(true);
  await page.waitForTimeout(1000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await caches(page)).toEqual(['choice']);
  await page.goto(`${host.origin}/#/history`);
  await expect(page.locator('.log__row')).toHaveCount(1);
  expect(await page.evaluate(() => globalThis.dryrunOffline.choose(['clf-c02']))).toEqual({ ok: true });
  await ready(page);
  expect((await state(page)).exams.filter(({ kept }) => kept).map(({ code }) => code)).toEqual(['clf-c02']);
  await host.stop();
  await page.reload();
  await practise(page, host.origin, 'clf-c02');
});

test('a file that the browser threw away is fetched again when there is a network', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const lost = await lose(page, '/bank/questions/');
  expect((await state(page)).status).toBe('failed');
  const before = host.times(lost);
  await page.reload();
  await host.asked(lost, before);
  await ready(page);
  await host.stop();
  await page.reload();
  await ready(page);
});

for (const [what, pattern, see] of [
  ['the page', '/index\\.html$', (page) => expect(page.getByText('the browser has removed a part of it from this device')).toBeVisible()],
  ['boot.js', '/boot\\.js$', (page) => expect(page.getByText('The browser has removed a part of Dryrun from this device.')).toBeVisible()],
  ['the app', '/dryrun-[0-9a-f]+_bg\\.wasm$', (page) => expect(page.getByRole('heading', { level: 1, name: 'Dryrun could not be loaded' })).toBeVisible()],
  ['the annex', '/annex-[0-9a-f]+_bg\\.wasm$', async (page) => {
    await page.evaluate(() => { location.hash = '#/history'; });
    await expect(page.getByRole('alert')).toContainText('A file did not arrive.');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  }],
  ['the facts of an exam', '/bank/exams/clf-c02', (page) => expect(page.getByText(/could not be loaded: it is missing on this device, and it cannot be fetched now/)).toBeVisible()],
]) {
  test(`${what} lost without a network: said in words, and well again with one`, async ({ host, page }) => {
    await page.goto(`${host.origin}/#/exam/clf-c02`);
    await ready(page);
    await lose(page, pattern);
    await host.stop();
    await page.reload();
    await see(page);
    await host.start();
    await page.reload();
    await running(page);
    await ready(page);
    expect(await parts(page)).toEqual(all(1));
  });
}

test('a first visit that breaks off keeps nothing, and the next one tries again', async ({ host, page }) => {
  await host.break('/icon.svg', '404');
  await page.goto(host.origin);
  await running(page);
  await expect.poll(async () => (await state(page))?.status, { timeout: 30_000 }).toBe('failed');
  expect((await state(page)).why).toContain('Not all files could be fetched');
  expect(await caches(page)).toEqual([]);
  await host.mend();
  await page.reload();
  await ready(page);
});

test('what makes the app trouble can be cleared away: the copy goes, saved exams stay', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  await practise(page, host.origin, 'clf-c02');
  // The copy of the app is not what was sent.
  await page.evaluate(async () => {
    const name = (await globalThis.caches.keys()).find((its) => !its.endsWith('choice'));
    const cache = await globalThis.caches.open(name);
    const entry = (await cache.keys()).find(({ url }) => /dryrun-[0-9a-f]+_bg\.wasm$/.test(url));
    await cache.put(entry, new Response('damaged', { headers: { 'Content-Type': 'application/wasm' } }));
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'A part of Dryrun arrived damaged' })).toBeVisible();
  const clear = page.getByRole('button', { name: "Clear the app's copy (keeps your progress)" });
  await host.stop();
  await clear.click();
  await expect(page.getByText('The site cannot be reached now, so its copy is all there is.')).toBeVisible();
  await host.start();
  await clear.click();
  await running(page);
  await ready(page);
  // From the new copy, too.
  await page.reload();
  await running(page);
  await page.goto(`${host.origin}/#/history`);
  await expect(page.locator('.log__row')).toHaveCount(1);
});

for (const [how, script] of [
  ['is absent', () => { delete Navigator.prototype.serviceWorker; }],
  ['throws when it is looked at', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } })],
  ['throws when it is used', () => { ServiceWorkerContainer.prototype.register = () => { throw new DOMException('denied', 'NotSupportedError'); }; }],
  ['never answers', () => { ServiceWorkerContainer.prototype.register = () => new Promise(() => {}); }],
  ['has no room', () => { CacheStorage.prototype.match = () => Promise.reject(new DOMException('full', 'QuotaExceededError')); }],
]) {
  test(`where the browser's worker ${how}, the app runs all the same and says that nothing is kept`, async ({ host, page }) => {
    const faults = [];
    page.on('pageerror', (fault) => faults.push(fault));
    await page.addInitScript(script);
    await page.goto(host.origin);
    await expect.poll(() => page.evaluate(() => Boolean(globalThis.dryrunOffline))).toBe(true);
    await expect.poll(async () => (await state(page)).status).not.toBe('ready');
    const { supported, why, status } = await state(page);
    if (!supported || status === 'failed') expect(why).toMatch(/[a-z ]{20,}/);
    await practise(page, host.origin, 'clf-c02');
    expect(faults).toEqual([]);
  });
}

test('the browser is asked once to spare the copy, and only when the app has been used', async ({ host, page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      sessionStorage.setItem('asked', `${sessionStorage.getItem('asked') ?? ''}!`);
      return false;
    };
  });
  const asked = () => page.evaluate(() => sessionStorage.getItem('asked') ?? '');
  await page.goto(host.origin);
  await ready(page);
  await page.waitForTimeout(500);
  expect(await asked()).toBe('');
  for (const turn of [1, 2]) {
    await practise(page, host.origin, 'clf-c02');
    await expect.poll(asked, `after practice ${turn}`).toBe('!');
    await page.reload();
    await ready(page);
  }
  expect(await asked()).toBe('!');
});

test("the browser's offer to install the app is kept until it is asked for", async ({ host, page }) => {
  await page.goto(host.origin);
  // Chromium under test makes no such offer by itself; it comes before the page is idle.
  const prevented = await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => ({ outcome: 'accepted' }) });
    return !dispatchEvent(offer);
  });
  expect(prevented).toBe(true);
  await ready(page);
  expect(await page.evaluate(() => globalThis.dryrunOffline.install())).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
  expect(await page.evaluate(() => typeof globalThis.dryrunOffline.install)).toBe('undefined');
});

test('a build for development keeps nothing', async ({ copy, host, page }) => {
  const dir = await copy(1);
  const index = join(dir, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace(/data-build="[^"]+"/, 'data-build=""'));
  for (const ending of ['br', 'gz']) await rm(`${index}.${ending}`);
  await host.deploy(dir);
  await page.goto(host.origin);
  await expect.poll(() => state(page)).toMatchObject({ supported: false, why: expect.stringContaining('development') });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('the policy lets nothing but the worker become a script', async ({ host, page }) => {
  await page.goto(host.origin);
  await ready(page);
  const refused = await page.evaluate(() => {
    try {
      trustedTypes.createPolicy('another', { createScriptURL: (text) => text });
      return 'allowed';
    } catch (fault) {
      return fault.name;
    }
  });
  expect(refused).toBe('TypeError');
  const plain = await page.evaluate(() => navigator.serviceWorker.register('boot.js').then(() => 'allowed', (fault) => fault.name));
  expect(plain).toBe('TypeError');
});

test('in a frame of another page the app does not run, and leads to a tab of its own', async ({ context, host, page, versions }) => {
  // A host that cannot say in a header who may frame it.
  const bare = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (pathname === '/framing') return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<iframe src="/" width="600" height="600"></iframe>');
    const type = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
    const file = pathname === '/' ? '/index.html' : pathname;
    const body = await readFile(join(versions[1], file)).catch(() => undefined);
    return body ? response.writeHead(200, { 'Content-Type': type[file.split('.').at(-1)] ?? 'application/octet-stream' }).end(body) : response.writeHead(404).end();
  });
  await new Promise((listens) => bare.listen(0, '127.0.0.1', listens));
  try {
    const origin = `http://127.0.0.1:${bare.address().port}`;
    await page.goto(`${origin}/framing`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1, name: 'Dryrun opens in a tab of its own' })).toBeVisible();
    await expect(frame.locator('#app')).toBeHidden();
    await page.waitForTimeout(2500);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    const [tab] = await Promise.all([context.waitForEvent('page'), frame.getByRole('link', { name: 'Open Dryrun' }).click()]);
    await running(tab);
  } finally {
    bare.close();
    bare.closeAllConnections();
  }
  expect(host.origin).toBeDefined();
});

test('below a path of a host, two copies of the site keep apart', async ({ page, versions }) => {
  // Server of a folder that holds the site twice.
  const folder = { '/one': versions[1], '/two/deep': versions[2] };
  const root = await mkdtemp(join(tmpdir(), 'dryrun-paths-'));
  await mkdir(join(root, 'two'));
  for (const [path, dir] of Object.entries(folder)) await symlink(dir, join(root, path));
  const server = await serve({ dir: root });
  try {
    await page.goto(`${server.origin}/one/`);
    await ready(page);
    await page.goto(`${server.origin}/two/deep/`);
    await ready(page);
    expect((await page.evaluate(() => globalThis.caches.keys())).map((name) => name.split(' ')[1]).sort()).toEqual(['/one/', '/two/deep/']);
  } finally {
    await server.close();
  }
  for (const [path, n] of [['/one/', 1], ['/two/deep/', 2]]) {
    await page.goto(`${server.origin}${path}#/exam/clf-c02`);
    await expect(page.getByText(/\d tasks, \d+ questions in the bank/).first()).toBeVisible();
    expect(await parts(page)).toEqual(all(n));
  }
  await rm(root, { recursive: true, force: true });
});
