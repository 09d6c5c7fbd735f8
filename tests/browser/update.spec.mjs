// A new version of the site: whole or not at all, offered in words, never under an exam, and never mixed with the old.
import { cp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all, bar, expect, finish, look, parts, ready, running, state, test } from './host.mjs';
import { at, end, isSaved, pick, reported, startMock } from './sitting.mjs';

// Each waits for a whole copy, some for several.
test.describe.configure({ timeout: 120_000 });

const OFFER = 'A new version of Dryrun is ready.';

/** A page under version 1, with version 2 put up, found and ready. */
async function offered(host, page, version, address = '') {
  await page.goto(`${host.origin}/${address}`);
  await ready(page);
  await host.deploy(version);
  await look(page);
  await offers(page, true);
}

/** The app knows of a new version, or of none. */
function offers(page, update) {
  return expect.poll(async () => (await state(page))?.update, { timeout: 30_000 }).toBe(update);
}

/** How many whole builds are kept. */
function builds(page) {
  return page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => !name.endsWith('choice')).length);
}

/** The worker that was being installed has come to nothing. */
async function refusedBuild(page) {
  await expect.poll(() => page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return Boolean(installing ?? waiting);
  }), { timeout: 30_000 }).toBe(false);
  expect(await builds(page)).toBe(1);
}

test('a new version is offered in words and taken when the person says so', async ({ host, page, versions }) => {
  await offered(host, page, versions[2], '#/exam/clf-c02');
  await expect(bar(page)).toContainText(OFFER);
  expect(await parts(page)).toEqual(all(1));
  // Reloading takes nothing over by itself.
  await page.reload();
  await running(page);
  expect(await parts(page)).toEqual(all(1));
  await expect(bar(page)).toContainText(OFFER);
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(2));
  await running(page);
  await ready(page);
  expect(page.url()).toContain('#/exam/clf-c02');
  await expect(bar(page)).toBeHidden();
  await offers(page, false);
  expect(await builds(page)).toBe(1);
  await host.stop();
  await page.reload();
  await running(page);
  expect(await parts(page)).toEqual(all(2));
});

test('an update fetches only what has changed', async ({ host, page, versions }) => {
  await page.goto(host.origin);
  await ready(page);
  const before = host.answers.length;
  await host.deploy(versions[2]);
  await look(page);
  await offers(page, true);
  const paths = new Set(host.answers.slice(before).map(({ path }) => path));
  const changed = [...paths].filter((path) => path !== '/sw.js').sort();
  expect(changed).toHaveLength(5);
  for (const part of [/^\/bank\/exams\/clf-c02/, /^\/boot\.js/, /^\/dryrun-.*2\.js/, /^\/dryrun-.*2_bg\.wasm/, /^\/index\.html/]) {
    expect(changed.filter((path) => part.test(path)), String(part)).toHaveLength(1);
  }
});

test('"Later" leaves the person alone, and the next start of the app has the new version', async ({ context, host, page, versions }) => {
  await offered(host, page, versions[2]);
  await bar(page).getByRole('button', { name: 'Later' }).click();
  await expect(bar(page)).toBeHidden();
  await page.getByRole('link', { name: 'About', exact: true }).first().click();
  await expect(bar(page)).toBeHidden();
  await page.goto('about:blank');
  await page.close();
  // No page of the old version is open any more.
  await expect.poll(async () => {
    const other = await context.newPage();
    await other.goto(host.origin);
    const its = await parts(other);
    await other.close();
    return its;
  }).toEqual(all(2));
});

test('nothing is offered on the screen of an exam, and the offer comes when it is over', async ({ host, page, versions }) => {
  await page.goto(`${host.origin}/#/exam/clf-c02/practice?questions=3&seed=7`);
  await ready(page);
  await page.locator('#start').click();
  await at(page, 1);
  await host.deploy(versions[2]);
  await look(page);
  await offers(page, true);
  await expect(bar(page)).toBeHidden();
  expect(await page.evaluate(() => globalThis.dryrunOffline.update())).toEqual({ ok: false, why: expect.stringContaining('exam is under way') });
  await pick(page, 0);
  await isSaved(page);
  await page.reload();
  await at(page, 1);
  expect(await parts(page)).toEqual(all(1));
  await page.waitForTimeout(2500);
  await expect(bar(page)).toBeHidden();
  await end(page);
  await reported(page);
  await expect(bar(page)).toContainText(OFFER);
});

test('while another tab sits an exam the update is refused with a reason, and works when the exam is over', async ({ context, host, page, versions }) => {
  await offered(host, page, versions[2]);
  const exam = await context.newPage();
  await startMock(exam, { origin: host.origin });
  await pick(exam, 1);
  await isSaved(exam);
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect(bar(page)).toContainText('An exam is under way in a tab of this browser. End it, or close that tab, and then update.');
  await expect(bar(page).getByRole('button', { name: 'Use it now' })).toBeFocused();
  expect(await parts(page)).toEqual(all(1));
  expect(await parts(exam)).toEqual(all(1));
  // The exam goes on, to files that it has not asked for yet.
  for (const number of [20, 40, 65]) {
    await exam.getByRole('button', { name: `Question ${number}: not answered` }).click();
    await expect(exam.locator('.question__stem')).toBeVisible();
  }
  await end(exam);
  await reported(exam);
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  // The other tab is no longer in an exam and comes along: no two versions run side by side.
  for (const tab of [page, exam]) {
    await expect.poll(() => parts(tab).catch(() => undefined)).toEqual(all(2));
    await running(tab);
  }
  await reported(exam);
  expect(await builds(page)).toBe(1);
});

test('a page never gets files of two versions, however often it is loaded while one is put up', async ({ context, host, page, versions }) => {
  await page.goto(host.origin);
  await ready(page);
  await host.deploy(versions[2]);
  const other = await context.newPage();
  for (let turn = 0; turn < 4; turn += 1) {
    await other.goto(`${host.origin}/?turn=${turn}#/exam/clf-c02`);
    await expect(other.getByText(/\d tasks, \d+ questions in the bank/).first()).toBeVisible();
    expect(await parts(other)).toEqual(all(1));
  }
  const facts = await other.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/bank/exams/clf-c02')));
  // The app reads them, and the annex once more.
  expect(facts.length).toBeGreaterThan(0);
  expect([...new Set(facts)]).toHaveLength(1);
  expect(facts[0]).toMatch(/1\.json$/);
});

test('an older page that the browser loads past the worker gets no worker of another build', async ({ host, page, versions }) => {
  // The new version goes up between the page and its worker.
  await page.route('**/offline.js', async (route) => {
    await host.deploy(versions[2]);
    await route.continue();
  });
  await page.goto(`${host.origin}/#/exam/clf-c02`);
  await expect(bar(page)).toContainText(OFFER, { timeout: 60_000 });
  expect(await parts(page)).toEqual(all(1));
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(2));
  await ready(page);
  await expect(bar(page)).toBeHidden();
});

for (const [how, spoil] of [
  ['lacks a file', async (dir) => rm(join(dir, 'icon-512.png'))],
  ['has a file cut short', async (dir) => truncate(join(dir, 'icon-512.png'), 100)],
  ['still has the old file under the new name', async (dir) => writeFile(join(dir, 'manifest.webmanifest'), '{}')],
]) {
  test(`an upload that ${how} leaves the old version in place, offline too, and the whole upload is taken later`, async ({ copy, host, page, versions }) => {
    const half = await copy(2);
    // Changed in version 2, so that it must be fetched.
    await writeFile(join(half, 'icon-512.png'), Buffer.concat([await readFile(join(half, 'icon-512.png')), Buffer.from('two')]));
    await finish(half);
    await spoil(half);
    for (const ending of ['br', 'gz']) await rm(join(half, `manifest.webmanifest.${ending}`), { force: true });
    const before = await copy(1);
    await writeFile(join(before, 'manifest.webmanifest'), `${await readFile(join(before, 'manifest.webmanifest'), 'utf8')}\n`);
    await finish(before);
    await host.deploy(before);
    await page.goto(host.origin);
    await ready(page);
    await host.deploy(half);
    const asked = host.times('/sw.js');
    await look(page);
    await host.asked('/sw.js', asked - 1);
    await refusedBuild(page);
    await offers(page, false);
    await expect(bar(page)).toBeHidden();
    await page.reload();
    await running(page);
    expect(await parts(page)).toEqual(all(1));
    await host.stop();
    await page.reload();
    await running(page);
    await ready(page);
    await host.start();
    await host.deploy(versions[2]);
    await look(page);
    await offers(page, true);
  });
}

for (const kind of ['404', 'truncate', 'flip']) {
  test(`a file of the new version that arrives as ${kind} leaves the old one in place`, async ({ host, page, versions }) => {
    await page.goto(host.origin);
    await ready(page);
    await host.deploy(versions[2]);
    await host.break('/boot.js', kind);
    await look(page);
    await refusedBuild(page);
    await offers(page, false);
    await page.reload();
    await running(page);
    expect(await parts(page)).toEqual(all(1));
    await host.mend();
    await look(page);
    await offers(page, true);
  });
}

test('a server that dies in the middle of an update leaves the old version in place', async ({ host, page, versions }) => {
  await page.goto(host.origin);
  await ready(page);
  await host.deploy(versions[2]);
  await host.break('/boot.js', 'delay', { milliseconds: 60_000 });
  const asked = host.times('/index.html');
  await look(page);
  await host.asked('/index.html', asked);
  await host.stop();
  await refusedBuild(page);
  await page.reload();
  await running(page);
  expect(await parts(page)).toEqual(all(1));
  await ready(page);
});

test('a version that was taken back goes away again: with it already in use, and before it was', async ({ host, page, versions }) => {
  await offered(host, page, versions[2]);
  await host.deploy(versions[1]);
  await look(page);
  // What waits now is what runs already, so there is nothing to offer.
  await offers(page, false);
  await expect(bar(page)).toBeHidden();
  await page.reload();
  await running(page);
  await ready(page);
  expect(await parts(page)).toEqual(all(1));
  await host.deploy(versions[2]);
  await look(page);
  await offers(page, true);
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(2));
  await ready(page);
  await host.deploy(versions[1]);
  await look(page);
  await expect(bar(page)).toContainText(OFFER, { timeout: 30_000 });
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(1));
  await host.stop();
  await page.reload();
  await running(page);
  await ready(page);
  expect(await parts(page)).toEqual(all(1));
});

test('the choice of exams outlives an update, and saved exams do', async ({ host, page, versions }) => {
  await page.goto(`${host.origin}/#/exam/clf-c02/practice?questions=3&seed=7`);
  await ready(page);
  await page.locator('#start').click();
  await at(page, 1);
  await pick(page, 0);
  await isSaved(page);
  await end(page);
  await reported(page);
  expect(await page.evaluate(() => globalThis.dryrunOffline.choose(['clf-c02', 'dva-c02']))).toEqual({ ok: true });
  const before = host.answers.length;
  await host.deploy(versions[2]);
  await look(page);
  await expect(bar(page)).toContainText(OFFER, { timeout: 30_000 });
  await bar(page).getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(2));
  await ready(page);
  await reported(page);
  expect((await state(page)).exams.filter(({ kept }) => kept).map(({ code }) => code)).toEqual(['clf-c02', 'dva-c02']);
  expect(host.answers.slice(before).filter(({ path }) => path.startsWith('/bank/questions/'))).toEqual([]);
});

test('an update can help when the version before cannot start', async ({ copy, host, page, versions }) => {
  const broken = await copy(1);
  const js = (await readdir(broken)).find((name) => /^dryrun-[0-9a-f]{16}\.js$/.test(name));
  await writeFile(join(broken, js), 'export default () => { throw new Error("for this test"); };\n');
  const index = join(broken, 'index.html');
  // Whole as it is: what was shipped does not work.
  await writeFile(index, (await readFile(index, 'utf8')).replace(/ (data-js-)?integrity="[^"]*"/g, ''));
  await finish(broken);
  await host.deploy(broken);
  await page.goto(host.origin);
  await expect(page.locator('#trouble')).toBeVisible();
  await ready(page);
  await host.deploy(versions[2]);
  await page.reload();
  await expect(page.locator('#trouble')).toBeVisible();
  await bar(page).getByRole('button', { name: 'Use it now' }).click({ timeout: 30_000 });
  await expect.poll(() => parts(page).catch(() => undefined)).toEqual(all(2));
  await running(page);
});

test('the app looks for a new version when it comes into view again after an hour, and not before', async ({ host, page }) => {
  await page.clock.install();
  await page.goto(host.origin);
  await page.clock.runFor(5000);
  await ready(page);
  const view = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const before = host.times('/sw.js');
  await page.clock.fastForward('30:00');
  await view();
  await page.waitForTimeout(1000);
  expect(host.times('/sw.js')).toBe(before);
  await page.clock.fastForward('40:00');
  await view();
  await host.asked('/sw.js', before);
});

/** Puts the kill switch up in the place of the worker. */
async function killSwitch(dir) {
  for (const ending of ['br', 'gz']) await rm(join(dir, `sw.js.${ending}`), { force: true });
  await cp(new URL('../../hosting/kill-switch/sw.js', import.meta.url).pathname, join(dir, 'sw.js'));
}

test('the kill switch removes worker and copies from every page, once, and keeps what was saved', async ({ context, copy, host, page, versions }) => {
  await page.goto(`${host.origin}/#/exam/clf-c02/practice?questions=3&seed=7`);
  await ready(page);
  await page.locator('#start').click();
  await at(page, 1);
  await end(page);
  await reported(page);
  const other = await context.newPage();
  await other.goto(`${host.origin}/#/about`);
  await ready(other);
  const dead = await copy(2);
  await killSwitch(dead);
  await host.deploy(dead);
  const loads = { page: 0, other: 0 };
  page.on('load', () => { loads.page += 1; });
  other.on('load', () => { loads.other += 1; });
  await look(other);
  const gone = async (tab) => tab.evaluate(async () => ({
    controller: Boolean(navigator.serviceWorker.controller),
    registrations: (await navigator.serviceWorker.getRegistrations()).length,
    caches: (await globalThis.caches.keys()).length,
  })).catch(() => undefined);
  for (const tab of [page, other]) {
    await expect.poll(() => gone(tab), { timeout: 30_000 }).toEqual({ controller: false, registrations: 0, caches: 0 });
    await expect.poll(() => parts(tab).catch(() => undefined)).toEqual(all(2));
    await running(tab);
  }
  await reported(page);
  expect(other.url()).toContain('#/about');
  // Each page registers it again, and that does not reload it again.
  const after = { ...loads };
  await page.waitForTimeout(5000);
  expect(loads).toEqual(after);
  expect(loads).toEqual({ page: 1, other: 1 });
  await page.reload();
  await page.waitForTimeout(4000);
  expect(await gone(page)).toEqual({ controller: false, registrations: 0, caches: 0 });
  await page.goto(`${host.origin}/#/history`);
  await expect(page.locator('.log__row')).toHaveCount(1);
  // A mended version takes its place.
  await host.deploy(versions[1]);
  await page.reload();
  await ready(page);
  expect(await parts(page)).toEqual(all(1));
});

test('the kill switch reaches a page that does not run, by loading it anew', async ({ copy, host, page, versions }) => {
  await page.goto(host.origin);
  await ready(page);
  const dead = await copy(2);
  await killSwitch(dead);
  // The script that starts everything was shipped broken, and is now in the copy.
  await page.evaluate(async () => {
    const name = (await globalThis.caches.keys()).find((its) => !its.endsWith('choice'));
    await (await globalThis.caches.open(name)).put('boot.js', new Response('throw 1;', { headers: { 'Content-Type': 'text/javascript' } }));
  });
  await page.goto(`${host.origin}/?again#/about`);
  await expect(page.locator('#loading')).toBeVisible();
  await host.deploy(dead);
  await look(page);
  await expect.poll(() => parts(page).catch(() => undefined), { timeout: 30_000 }).toEqual(all(2));
  await running(page);
  expect(await builds(page)).toBe(0);
  expect(versions).toHaveLength(3);
});

test('the kill switch leaves an exam under way alone', async ({ context, copy, host, page }) => {
  const exam = await context.newPage();
  await page.goto(host.origin);
  await ready(page);
  await startMock(exam, { origin: host.origin });
  await pick(exam, 1);
  await isSaved(exam);
  let loads = 0;
  exam.on('load', () => { loads += 1; });
  const dead = await copy(1);
  await killSwitch(dead);
  await host.deploy(dead);
  await look(page);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => 1), { timeout: 30_000 }).toBe(0);
  // Longer than it leaves to pages that reload by themselves.
  await exam.waitForTimeout(6000);
  expect(loads).toBe(0);
  expect(exam.url()).toContain('#/sitting/');
  for (const number of [20, 40, 65]) {
    await exam.getByRole('button', { name: `Question ${number}: not answered` }).click();
    await expect(exam.locator('.question__stem')).toBeVisible();
  }
  await end(exam);
  await reported(exam);
});
