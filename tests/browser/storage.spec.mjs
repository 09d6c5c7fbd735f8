// The browser's storage denied, full, lost, cleared, slow or damaged: the exam goes on, and the screen says what is true.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { OwnChromium } from './chromium.mjs';
import { actsOf, at, badge, choices, end, idOf, isSaved, left, map, next, noTrouble, overwrite, pick, records, reported, slowDisk, startMock, startPractice } from './sitting.mjs';


const notKept = (page) => page.getByText('You can sit the whole exam, but closing the tab loses it.');
const notSaved = (page) => page.getByRole('alert').filter({ hasText: 'Not saved:' });

/** Makes the disk full or free again, from inside the page; for `addInitScript`. Short records, as a probe writes, still fit. */
function fullDisk(from) {
  globalThis.full = from === 'start';
  for (const verb of ['add', 'put']) {
    const write = IDBObjectStore.prototype[verb];
    IDBObjectStore.prototype[verb] = function (value, key) {
      if (globalThis.full && value.length > 0) throw new DOMException('the disk is full', 'QuotaExceededError');
      return write.call(this, value, key);
    };
  }
}

/** Answers the three questions of a practice and reads the report. */
async function finishInMemory(page) {
  for (const question of [1, 2, 3]) {
    await expect(page.getByRole('heading', { level: 1, name: `Question ${question} of 3` })).toBeVisible();
    await pick(page, 0);
    await expect(badge(page)).toHaveText('Not kept');
    if (question < 3) await next(page);
  }
  await end(page);
  await reported(page);
}

const denials = {
  'throws when it is named': () => Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('denied', 'SecurityError'); } }),
  'is not there': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'never answers': () => { IDBFactory.prototype.open = () => new EventTarget(); },
  'refuses to open': () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'UnknownError'); }; },
  'opens and cannot be written': () => { IDBObjectStore.prototype.put = () => { throw new DOMException('read only', 'ReadOnlyError'); }; },
};

for (const [what, deny] of Object.entries(denials)) {
  test(`where IndexedDB ${what}, a whole exam can be sat, and it says that nothing is kept`, async ({ page }) => {
    await page.addInitScript(deny);
    await startPractice(page);
    await expect(notKept(page)).toBeVisible();
    await finishInMemory(page);
  });
}

test('where the browser blocks site data, a whole exam can be sat, and it says that nothing is kept', async ({ baseURL }) => {
  const own = new OwnChromium();
  try {
    mkdirSync(join(own.profile, 'Default'));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(own.profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    const page = await own.start();
    await startPractice(page, { origin: new URL(baseURL).origin });
    await expect(notKept(page)).toBeVisible();
    await finishInMemory(page);
  } finally {
    await own.end();
  }
});

test('a disk that is full at the start lets the exam begin unsaved, says so to its end, and saves it once there is room', async ({ page }) => {
  await page.addInitScript(fullDisk, 'start');
  await page.goto('/#/exam/clf-c02/practice?questions=3&seed=7');
  await page.locator('#start').click();
  await expect(page.getByRole('alert')).toContainText('its start could not be saved: the disk is full');
  await page.getByRole('button', { name: 'Start without saving' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Question 1 of 3' })).toBeVisible();
  await pick(page, 0);
  await expect(badge(page)).toHaveText('Not saved');
  await expect(notSaved(page)).toContainText('the disk is full');
  await end(page);
  await reported(page);
  await expect(page.getByRole('alert')).toContainText('This exam is not saved: the disk is full');

  await page.evaluate(() => {
    globalThis.full = false;
  });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => (await records(page)).results.length).toBe(1);
  await page.reload();
  await reported(page);
  expect(actsOf(await records(page), idOf(page.url()))).toEqual(['begin', expect.stringMatching(/^answer/), 'submit']);
});

test('a disk that fills in the middle keeps the answers on the screen, says so, and saves them once there is room', async ({ page }) => {
  await page.addInitScript(fullDisk, 'later');
  const address = await startMock(page);
  await pick(page, 0);
  await isSaved(page);
  await page.evaluate(() => {
    globalThis.full = true;
  });
  await next(page);
  await at(page, 2);
  await pick(page, 1);
  await expect(badge(page)).toHaveText('Not saved');
  await expect(notSaved(page)).toContainText('keep this tab open');
  await next(page);
  await at(page, 3);

  // Leaving the page and coming back within the tab loses nothing either.
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('region', { name: 'Continue' }).getByRole('link').click();
  await at(page, 3);
  await expect(badge(page)).toHaveText('Not saved');

  await page.evaluate(() => {
    globalThis.full = false;
  });
  await isSaved(page);
  await noTrouble(page);
  await page.reload();
  await at(page, 3);
  expect((await map(page))[1]).toMatch(/answered|incomplete/);
  expect(actsOf(await records(page), idOf(address)).filter((act) => act.startsWith('goto'))).toEqual(['goto 1', 'goto 2']);
});

test('a disk that stays full lets the exam be finished and its report be read', async ({ page }) => {
  await page.addInitScript(fullDisk, 'later');
  await startMock(page);
  await page.evaluate(() => {
    globalThis.full = true;
  });
  await pick(page, 0);
  await expect(badge(page)).toHaveText('Not saved');
  await end(page);
  await reported(page);
  await expect(page.getByRole('alert')).toContainText('This exam is not saved');
});

test('a quota that the browser itself enforces is said, and the exam can be sat', async ({ page, context, baseURL }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL).origin, quotaSize: 1000 });
  await page.goto('/#/exam/clf-c02/practice?questions=3&seed=7');
  await page.locator('#start').click();
  const unsaved = page.getByRole('button', { name: 'Start without saving' });
  const first = page.getByRole('heading', { level: 1, name: 'Question 1 of 3' });
  await expect(unsaved.or(first)).toBeVisible();
  if (await unsaved.isVisible()) await unsaved.click();
  await expect(first).toBeVisible();
  await pick(page, 0);
  await expect(badge(page)).toHaveText(/Not kept|Not saved/);
  await end(page);
  await reported(page);
});

test('a connection that is lost once is opened again, and nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      if (globalThis.lose) {
        globalThis.lose = false;
        globalThis.lost = true;
        throw new DOMException('Connection to Indexed Database server lost', 'InvalidStateError');
      }
      return open.apply(this, all);
    };
  });
  const address = await startMock(page);
  await isSaved(page);
  await page.evaluate(() => {
    globalThis.lose = true;
  });
  await pick(page, 0);
  await isSaved(page);
  expect(await page.evaluate(() => globalThis.lost)).toBe(true);
  await noTrouble(page);
  await page.reload();
  await expect(choices(page).first()).toBeChecked();
  expect(actsOf(await records(page), idOf(address)).filter((act) => act.startsWith('answer'))).toHaveLength(1);
});

test('a write that arrived and was reported as failed is not taken for another tab’s', async ({ page }) => {
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (value, key) {
      if (globalThis.lie && this.name === 'acts') {
        globalThis.lie = false;
        globalThis.lied = true;
        this.transaction.addEventListener('complete', (event) => {
          event.stopImmediatePropagation();
          event.target.dispatchEvent(new Event('abort'));
        });
      }
      return add.call(this, value, key);
    };
  });
  const address = await startMock(page);
  await isSaved(page);
  await page.evaluate(() => {
    globalThis.lie = true;
  });
  await pick(page, 0);
  await next(page);
  await at(page, 2);
  await isSaved(page);
  expect(await page.evaluate(() => globalThis.lied)).toBe(true);
  await noTrouble(page);
  await expect(page.getByText('the other one saved first')).toHaveCount(0);
  expect(actsOf(await records(page), idOf(address)).slice(-2)).toEqual([expect.stringMatching(/^answer/), 'goto 1']);
});

test('site data that is cleared in the middle of an exam is written again from its start', async ({ page, context, baseURL }) => {
  const address = await startMock(page);
  await pick(page, 0);
  await next(page);
  await at(page, 2);
  await isSaved(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(baseURL).origin, storageTypes: 'all' });
  await pick(page, 1);
  await isSaved(page);
  await noTrouble(page);
  await page.reload();
  await at(page, 2);
  await expect(choices(page).nth(1)).toBeChecked();
  const acts = actsOf(await records(page), idOf(address)).filter((act) => !act.startsWith('interrupted'));
  expect(acts.map((act) => act.split(' ')[0])).toEqual(['begin', 'answer', 'goto', 'answer']);
  await end(page);
  await reported(page);
});

test('a slow disk never holds up the candidate, keeps the order, and "Saved" waits for it', async ({ page }) => {
  await page.addInitScript(slowDisk, 100);
  const address = await startMock(page);
  await isSaved(page);
  const begun = await page.evaluate(async () => {
    // So slow that no busy machine is mistaken for it.
    globalThis.slower = 2500;
    const turn = () => new Promise((then) => setTimeout(then));
    const seen = [];
    for (let goal = 1; goal <= 10; goal += 1) {
      const before = performance.now();
      document.querySelectorAll('.map__cell')[goal].click();
      while (document.querySelector('h1').textContent !== `Question ${goal + 1} of 65`) await turn();
      seen.push([Math.round(performance.now() - before), document.querySelector('.saving').textContent]);
    }
    globalThis.slower = 0;
    return seen;
  });
  for (const [milliseconds, said] of begun) {
    expect(milliseconds).toBeLessThan(2000);
    expect(said).toBe('Saving…');
  }
  await isSaved(page);
  const acts = actsOf(await records(page), idOf(address)).filter((act) => act.startsWith('goto'));
  expect(acts).toEqual(Array.from({ length: 10 }, (_, place) => `goto ${place + 1}`));
});

/** An exam with six acts, seen from a page outside of it. */
async function interrupted(page) {
  const address = await startMock(page);
  await pick(page, 0);
  await next(page);
  await at(page, 2);
  await page.getByRole('button', { name: 'Flag for review' }).click();
  await next(page);
  await at(page, 3);
  await pick(page, 1);
  await isSaved(page);
  await expect.poll(async () => (await records(page)).papers.map(([key]) => key)).toContain(idOf(address));
  await page.goto('/#/about');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { address, id: idOf(address) };
}

test('a damaged start costs its own exam only: the list says so, and it is left as it was found', async ({ page }) => {
  const sound = await startMock(page);
  await isSaved(page);
  const { address, id } = await interrupted(page);
  await overwrite(page, 'starts', id, 'dryrun 1 00000000\nnonsense');
  await page.goto('/#/');
  await page.reload();
  await expect(page.getByText('1 saved exam could not be read. It was left as found, and nothing was overwritten.')).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'This exam cannot be read' })).toBeVisible();
  await expect(page.getByText('is not what was saved')).toBeVisible();
  expect((await records(page)).starts.find(([key]) => key === id)[1]).toBe('dryrun 1 00000000\nnonsense');
  await page.goto(sound);
  await at(page, 1);
  await pick(page, 0);
  await isSaved(page);
});

test('a start of a newer version is said to be so, and left as it was found', async ({ page }) => {
  const { address, id } = await interrupted(page);
  const record = (await records(page)).starts[0][1].replace('dryrun 1', 'dryrun 2');
  await overwrite(page, 'starts', id, record);
  await page.goto(address);
  await expect(page.getByText('it was saved by a newer version of this page (format 2); reload to get that version')).toBeVisible();
  const shelves = await records(page);
  expect(shelves.starts[0][1]).toBe(record);
  expect(shelves.acts).toHaveLength(6);
});

test('an act damaged in the middle costs itself and what came after, which are set aside and counted', async ({ page }) => {
  const { address, id } = await interrupted(page);
  const before = (await records(page)).acts;
  expect(before).toHaveLength(6);
  const damaged = before[3][1].replace('flag 1', 'flag 0');
  await overwrite(page, 'acts', [id, 3], damaged);
  await page.goto(address);
  await at(page, 2);
  await expect(page.getByText('Recovered 3 of 6 saved acts.')).toBeVisible();
  await page.getByRole('button', { name: 'Flag for review' }).click();
  await isSaved(page);
  const shelves = await records(page);
  expect(shelves.aside).toEqual([[[id, 3], damaged], [[id, 4], before[4][1]], [[id, 5], before[5][1]]]);
  expect(actsOf(shelves, id).filter((act) => !act.startsWith('interrupted'))).toEqual(['begin', expect.stringMatching(/^answer/), 'goto 1', 'flag 1']);
  await page.reload();
  await at(page, 2);
  await expect(page.getByText(/Recovered/)).toHaveCount(0);
  await end(page);
  await reported(page);
});

test('an act that vanished from the middle is noticed', async ({ page }) => {
  const { address, id } = await interrupted(page);
  await page.evaluate(async (id) => {
    const database = await new Promise((yes) => { const asked = indexedDB.open('dryrun'); asked.onsuccess = () => yes(asked.result); });
    await new Promise((yes) => {
      const transaction = database.transaction('acts', 'readwrite');
      transaction.objectStore('acts').delete([id, 2]);
      transaction.oncomplete = yes;
    });
    database.close();
  }, id);
  await page.goto(address);
  await at(page, 1);
  await expect(page.getByText('Recovered 2 of 6 saved acts.')).toBeVisible();
  await isSaved(page);
});

test('damaged questions are fetched again, and the damaged ones are set aside', async ({ page }) => {
  const { address, id } = await interrupted(page);
  const [, paper] = (await records(page)).papers[0];
  const damaged = paper.replace('clf', 'dlf');
  await overwrite(page, 'papers', id, damaged);
  await page.goto(address);
  await at(page, 3);
  await expect(page.getByText('were damaged and were fetched again. Your answers are as you left them.')).toBeVisible();
  await expect(choices(page).nth(1)).toBeChecked();
  await expect.poll(async () => (await records(page)).papers).toEqual([[id, paper]]);
  expect((await records(page)).aside).toEqual([[`papers ${id}`, damaged]]);
  await page.reload();
  await at(page, 3);
  await expect(page.getByText('were damaged')).toHaveCount(0);
});

test('a damaged sign of life costs nothing but the notice of the interruption’s start', async ({ page }) => {
  const { address, id } = await interrupted(page);
  await overwrite(page, 'pulses', id, 'NaN');
  await page.goto(address);
  await at(page, 3);
  expect(await left(page)).toBeGreaterThan(90 * 60 - 60);
  await noTrouble(page);
  await isSaved(page);
});

test('a damaged result is set aside and worked out again from the acts', async ({ page }) => {
  const { address, id } = await interrupted(page);
  await page.goto(address);
  await at(page, 3);
  await end(page);
  await reported(page);
  await expect.poll(async () => (await records(page)).results.length).toBe(1);
  const [, result] = (await records(page)).results[0];
  await page.goto('/#/about');
  await overwrite(page, 'results', id, `${result}9`);
  await page.goto('/#/history');
  await page.reload();
  await page.getByRole('link', { name: /CLF-C02/ }).click();
  await reported(page);
  await expect.poll(async () => (await records(page)).results).toEqual([[id, result]]);
  expect((await records(page)).aside).toEqual([[`results ${id}`, `${result}9`]]);
});

test('what the first version of the records says is read for good', async ({ page }) => {
  // Saved by the first version that was released. This file never changes: later versions get files of their own.
  const saved = JSON.parse(readFileSync(new URL('../fixtures/records-1.json', import.meta.url), 'utf8'));
  await page.goto('/#/about');
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  for (const [shelf, all] of Object.entries(saved)) {
    for (const [key, value] of all) await overwrite(page, shelf, key, value);
  }
  await page.goto('/#/sitting/openopenaa');
  await expect(page.getByRole('heading', { level: 1, name: 'Question 2 of 3' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible();
  expect((await map(page)).map((state) => state.replace(/^Question \d: /, ''))).toEqual([expect.stringMatching(/^(answered|incomplete)/), 'not answered, flagged, shown now', 'not answered']);
  await isSaved(page);
  await page.goto('/#/report/finishedaa');
  await reported(page);
  const [, right, of] = saved.results[0][1].split('\n')[1].split(' ');
  await expect(page.getByText(`${right} of ${of}`).first()).toBeVisible();
  const shelves = await records(page);
  expect(shelves.aside).toEqual([]);
  expect(shelves.results).toEqual(saved.results);
  expect(shelves.papers).toEqual(expect.arrayContaining(saved.papers));
});
