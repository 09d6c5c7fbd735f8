// What somebody keeps: exported to a file, imported again, merged, taken back and erased, as a person does it.
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from './candidate.mjs';
import { OwnChromium } from './chromium.mjs';
import { actsOf, at, end, idOf, isSaved, next, pick, records, reported, startPractice } from './sitting.mjs';

const test = base.extend({
  own: async ({}, use) => {
    const own = new OwnChromium();
    await use(own);
    await own.end();
  },
  /** Another browser: one that knows nothing of the first. */
  other: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
    await use(await context.newPage());
    await context.close();
  },
});

const data = (page) => page.getByRole('region', { name: 'Your data' });
const press = (page, name) => data(page).getByRole('button', { name, exact: true }).click();
const said = (page) => data(page).locator('#said');

/** The page of settings, once it has looked. */
async function settings(page, origin = '') {
  await page.goto(`${origin}/#/settings`);
  await expect(data(page).getByText(/saved in this browser/).first()).toBeVisible();
}

/** Exports, and gives the file's name and text. */
async function exported(page) {
  await settings(page);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export everything to a file')]);
  await expect(said(page)).toContainText('is in your downloads');
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Chooses a file, as far as its preview or its refusal. */
async function choose(page, text, name = 'dryrun-2026-11-26.json', origin = '') {
  await settings(page, origin);
  await page.locator('#import').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

async function imported(page, text, origin = '') {
  await choose(page, text, undefined, origin);
  await press(page, 'Import');
  await expect(said(page)).toContainText('is imported.');
}

/** Practice of three questions, from start to report. */
async function practised(page, place = 0) {
  await startPractice(page);
  for (let n = 1; n <= 3; n += 1) {
    await at(page, n);
    await pick(page, place);
    if (n < 3) await next(page);
  }
  await end(page);
  await reported(page);
  // The result is written after the report is shown.
  await expect.poll(async () => (await records(page)).results?.length).toBeGreaterThan(0);
  return page.url();
}

/** Everything that is kept, but for what is worked out from the rest. */
async function lasting(page) {
  const { starts, papers, acts, results, notes, sealed, plans, aside } = await records(page);
  return { starts, papers, acts, results, notes, sealed, plans, aside };
}

const none = { starts: [], papers: [], acts: [], results: [], notes: [], sealed: [], plans: [], aside: [] };

test('an exam is exported, erased, imported again with its report, and the import taken back', async ({ page, context }) => {
  const address = await practised(page);
  const before = await lasting(page);
  const report = await page.getByRole('main').innerText();
  const requests = [];
  const { name, text } = await exported(page);
  context.on('request', (request) => requests.push(request));
  expect(name).toMatch(/^dryrun-\d{4}-\d\d-\d\d\.json$/);
  const { app, format, stores } = JSON.parse(text);
  expect([app, format, stores.acts.length]).toEqual(['dryrun', 1, before.acts.length]);
  // The same data are the same bytes.
  expect((await exported(page)).text).toBe(text);
  await expect(data(page)).toContainText('Your last export from here was on');

  await page.evaluate(() => {
    localStorage.setItem('dryrun look', 'x');
    localStorage.setItem('another app', 'y');
  });
  await press(page, 'Erase everything…');
  await expect(data(page)).toContainText('This erases 1 exam with all answers');
  await press(page, 'Go on');
  await expect(data(page)).toContainText('Are you sure? 1 exam will be gone');
  expect(await lasting(page)).toEqual(before);
  await press(page, 'Keep everything');
  await press(page, 'Erase everything…');
  await press(page, 'Go on');
  await press(page, 'Erase everything now');
  await expect(said(page)).toHaveText('Everything is erased. This browser keeps nothing of what you did here.');
  await expect(data(page)).toContainText('Nothing is saved in this browser yet.');
  expect(await lasting(page)).toEqual(none);
  expect(await page.evaluate(() => [localStorage.getItem('dryrun look'), localStorage.getItem('another app')])).toEqual([null, 'y']);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'This exam is not in this browser' })).toBeVisible();

  await choose(page, text, name);
  await expect(data(page).getByRole('heading', { name: `What is in ${name}` })).toBeFocused();
  await expect(data(page)).toContainText('1 exam: 1 new.');
  await expect(data(page).getByRole('row', { name: /CLF-C02.*3 questions, finished.*new/ })).toBeVisible();
  expect(await lasting(page)).toEqual(none);
  await press(page, 'Import');
  await expect(said(page)).toContainText(`${name} is imported. 1 exam: 1 new.`);
  expect(await lasting(page)).toEqual(before);
  expect((await exported(page)).text).toBe(text);
  // What was asked for meanwhile are the site's own files, with nothing told to anybody.
  const telling = requests.filter((request) => !request.url().startsWith('blob:') && (request.method() !== 'GET' || new URL(request.url()).search !== '' || new URL(request.url()).origin !== new URL(page.url()).origin));
  expect(telling.map((request) => request.url())).toEqual([]);
  await page.goto(address);
  await reported(page);
  expect(await page.getByRole('main').innerText()).toBe(report);
  await page.goto('#/history');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);

  // The way back stands there as long as it leads anywhere.
  await settings(page);
  await press(page, 'Undo the import');
  await expect(said(page)).toHaveText('The import is taken back: everything is as it was before.');
  expect(await lasting(page)).toEqual(none);
  await expect(data(page).getByRole('button', { name: 'Undo the import' })).toHaveCount(0);
  await page.goto('#/history');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0);
});

test('two browsers become one: what each has is there, once', async ({ page, other }) => {
  const [here, there] = [await practised(page), await practised(other, 1)];
  const { text } = await exported(other);
  await imported(page, text);
  await expect(said(page)).toContainText('1 exam: 1 new.');
  await said(page).getByRole('link', { name: 'See your history' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  for (const address of [here, there.replace(/.*#/, '#')]) {
    await page.goto(address);
    await reported(page);
  }
  await choose(page, text);
  await expect(data(page)).toContainText('All of it is here already.');
  await expect(data(page).getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  await press(page, 'Close');
  const { text: both } = await exported(page);
  await imported(other, both);
  await expect(said(other)).toContainText('2 exams: 1 new, 1 already here.');
  expect((await lasting(other)).acts).toEqual((await lasting(page)).acts);
});

test('an exam that went on in two browsers is kept in both ways', async ({ page, other }) => {
  const address = await startPractice(page);
  await pick(page, 0);
  await isSaved(page);
  await page.goto('#/about');
  await imported(other, (await exported(page)).text);

  // First only one goes on: its record is the longer one.
  await page.goto(address);
  await at(page, 1);
  await next(page);
  await at(page, 2);
  await isSaved(page);
  await page.goto('#/about');
  await choose(other, (await exported(page)).text);
  await expect(data(other)).toContainText('1 exam: 1 more complete than here.');
  await press(other, 'Import');
  await expect(said(other)).toContainText('is imported.');

  // Then both do.
  for (const [its, place] of [[page, 0], [other, 2]]) {
    await its.goto(address);
    await at(its, 2);
    await pick(its, place);
    await isSaved(its);
    await its.goto('#/about');
  }
  const mine = actsOf(await records(page), idOf(address));
  const theirs = actsOf(await records(other), idOf(address));
  await imported(page, (await exported(other)).text);
  await expect(said(page)).toContainText('1 different from the one here, so both are kept.');
  const shelves = await records(page);
  expect(shelves.starts).toHaveLength(2);
  const [id, copy] = shelves.starts.map(([key]) => key).sort();
  expect(id).toBe(idOf(address));
  expect(actsOf(shelves, id)).toEqual(mine);
  expect(actsOf(shelves, copy)).toEqual(theirs);
  // The copy is an exam like any other.
  await page.goto(`#/sitting/${copy}`);
  await at(page, 2);
});

test('a file that is no sound export is refused in words, and nothing is changed', async ({ page, grievances }) => {
  await practised(page);
  const { text } = await exported(page);
  const before = await lasting(page);
  const table = [
    ['cut.json', text.slice(0, text.length / 2), 'cut.json is cut off or damaged'],
    ['changed.json', text.replace(' begin ', ' began '), 'its checksum does not fit'],
    ['newer.json', text.replace('"format":1', '"format":2'), 'was written by a newer version of Dryrun'],
    ['unknown.json', text.replace('"plans":[', '"badges":['), 'was written by a newer version of Dryrun'],
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]), 'is no export of Dryrun'],
    ['other.json', '{"app":"other","stores":{}}', 'is no export of Dryrun'],
    ['wide.json', Buffer.from(text, 'utf16le'), 'is no export of Dryrun'],
    ['empty.json', '', 'is no export of Dryrun'],
    ['nothing.json', '{"app":"dryrun","stores":{}}', 'with nothing in it'],
    ['deep.json', '['.repeat(100_000), 'is nested too deeply'],
    ['large.json', ' '.repeat(20_000_001), 'is larger than 20 MB'],
  ];
  for (const [name, content, sentence] of table) {
    await choose(page, content, name);
    await expect(said(page), name).toContainText(sentence);
    await expect(said(page), name).toContainText(`${name} `);
    await expect(said(page), name).toContainText('Nothing was changed.');
    await expect(said(page), name).toBeFocused();
  }
  expect(await lasting(page)).toEqual(before);
  expect(grievances).toEqual([]);
});

test('what is damaged in a file is set aside and told, and the rest comes', async ({ page, other }) => {
  await practised(page);
  const id = idOf(await practised(page, 1));
  const { stores } = JSON.parse((await exported(page)).text);
  // As the start script writes it, without a checksum over it all.
  stores.starts.find(({ key }) => key === id).value += '?';
  await choose(other, JSON.stringify({ app: 'dryrun', written: new Date(), stores }));
  await expect(data(other)).toContainText('1 exam of the file cannot be read. What there is of it is set aside');
  await press(other, 'Import');
  await expect(said(other)).toContainText('is imported. 1 exam: 1 new.');
  const { starts, aside } = await records(other);
  expect(starts).toHaveLength(1);
  expect(aside.find(([key]) => key === `starts ${id}`)[1]).toMatch(/\?$/);
});

test('while an exam is under way in a tab, nothing is imported, taken back or erased', async ({ page, context, other }) => {
  await practised(other);
  const { text } = await exported(other);
  await practised(page);
  await imported(page, text);
  const tab = await context.newPage();
  await startPractice(tab);
  await isSaved(tab);
  const before = (await lasting(page)).starts;
  await choose(page, text);
  await expect(said(page)).toContainText('An exam is under way in a tab of this browser.');
  await press(page, 'Undo the import');
  await expect(said(page)).toContainText('An exam is under way in a tab of this browser.');
  await press(page, 'Erase everything…');
  await press(page, 'Go on');
  await press(page, 'Erase everything now');
  await expect(said(page)).toContainText('An exam is under way in a tab of this browser.');
  expect((await lasting(page)).starts).toEqual(before);
  await tab.goto('#/about');
  await expect(tab.getByRole('heading', { level: 1, name: /About/ })).toBeVisible();
  await choose(page, text);
  await expect(data(page)).toContainText('All of it is here already.');
});

test('where the way back cannot be kept, the import asks before it goes on without', async ({ page, other }) => {
  await practised(other);
  const { text } = await exported(other);
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, ...more) {
      if (name === 'dryrun-undo') throw new DOMException('no room', 'QuotaExceededError');
      return open.call(this, name, ...more);
    };
  });
  await choose(page, text);
  await press(page, 'Import');
  await expect(data(page).getByRole('alert')).toContainText('could not be kept for taking the import back (no room)');
  expect((await lasting(page)).starts).toEqual([]);
  await press(page, 'Import without a way back');
  await expect(said(page)).toContainText('is imported. 1 exam: 1 new.');
  expect((await lasting(page)).starts).toHaveLength(1);
});

test('the file that the page for trouble writes can be imported', async ({ page, other, grievances }) => {
  const address = await practised(page);
  await page.evaluate(() => globalThis.dryrunTrouble('panic', 'a test'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save my data to a file' }).click()]);
  await imported(other, await readFile(await download.path(), 'utf8'));
  expect(await lasting(other)).toEqual(await lasting(page));
  await other.goto(address);
  await reported(other);
  expect(grievances).toEqual([]);
});

test('killed in the middle of an import, all of it is there or nothing', async ({ own, other, baseURL }) => {
  test.setTimeout(120_000);
  const { origin } = new URL(baseURL);
  await practised(other);
  const { text } = await exported(other);
  const whole = (await lasting(other)).acts.length;
  for (const moment of ['first', 'last', 'complete']) {
    let page = await own.start();
    let there;
    const reached = new Promise((then) => (there = then));
    await page.exposeFunction('reached', () => there());
    await page.addInitScript(([moment, whole]) => {
      const add = IDBObjectStore.prototype.add;
      let count = 0;
      IDBObjectStore.prototype.add = function (...words) {
        count += this.name === 'acts' ? 1 : 0;
        if (count === (moment === 'first' ? 1 : whole)) {
          if (moment === 'complete') this.transaction.addEventListener('complete', (event) => {
            // The app hears nothing of it.
            event.stopImmediatePropagation();
            globalThis.reached();
          });
          else globalThis.reached();
        }
        return add.apply(this, words);
      };
    }, [moment, whole]);
    await choose(page, text, undefined, origin);
    await press(page, 'Import');
    await reached;
    await own.kill();
    page = await own.start();
    await settings(page, origin);
    const { starts, acts } = await lasting(page);
    const all = starts.length === 1 && acts.length === whole;
    expect(all || (starts.length === 0 && acts.length === 0), `${moment}: ${starts.length} starts, ${acts.length} acts`).toBe(true);
    if (moment === 'complete') expect(all).toBe(true);
    // The way back is offered where there is one, and only there.
    await expect(data(page).getByRole('button', { name: 'Undo the import' })).toHaveCount(all ? 1 : 0);
    if (all) {
      await press(page, 'Undo the import');
      await expect(said(page)).toContainText('The import is taken back');
    }
    await own.context.close();
  }
});

for (const scheme of ['light', 'dark']) {
  test(`${scheme}: nobody is kept out of any step, and each fits a phone`, async ({ page, other }) => {
    await practised(other);
    const { text } = await exported(other);
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await startPractice(page);
    await isSaved(page);
    const look = async (step) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map(({ id, nodes }) => `${step}, ${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBeLessThanOrEqual(360);
    };
    await page.goto('#/about');
    await settings(page);
    await look('at rest');
    await choose(page, 'nonsense');
    await expect(said(page)).toBeVisible();
    await look('refused');
    await choose(page, text);
    await expect(data(page).getByRole('table')).toBeVisible();
    await look('preview');
    await press(page, 'Import');
    await expect(said(page)).toContainText('is imported.');
    await expect(data(page).getByRole('button', { name: 'Undo the import' })).toBeVisible();
    await look('imported');
    await press(page, 'Erase everything…');
    await look('first question');
    await press(page, 'Go on');
    await look('second question');
  });
}
