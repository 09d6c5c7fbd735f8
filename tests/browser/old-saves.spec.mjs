// What released versions saved, opened by the version of today: put into an empty browser as it lay there, with the set of
// stores it had. tests/data/saves holds it; write-saves.mjs adds what the next version saves.
import { OwnChromium } from './chromium.mjs';
import { WRITTEN, database, figures, restore, saves, seen } from './saves.mjs';
import { at, idOf, isSaved, left, noTrouble, pick } from './sitting.mjs';
import { expect, test } from './small-exam.mjs';

/** A page of the site in which nothing of the app runs. */
const PLAIN = 'bank/catalogue.json';
const DAY = 24 * 3600 * 1000;
const named = (name) => saves().find((save) => save.name === name);

/** Puts a save into a browser that is empty. */
async function put(page, save, origin = '') {
  // A file that is no page has no icon of its own, so the browser looks for one.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${origin}/${PLAIN}`);
  await restore(page, save);
}

/** Compares every question of an open sitting with what the version that saved it showed. */
async function walk(page, questions) {
  for (const [place, was] of questions.entries()) {
    await page.locator('.map__cell').nth(place).click();
    await expect.poll(async () => {
      const { map, ...now } = await seen(page);
      return now;
    }, was.heading).toEqual(was);
  }
}

/** The sitting is in the history, and another can be begun beside it. */
async function goesOn(page, candidate, save) {
  await page.goto('/#/history');
  await expect(page.getByRole('main').locator(`a[href*="${save.sitting}"]`).first()).toBeVisible();
  await noTrouble(page);
  await candidate.start('/#/exam/tst-1/practice?questions=3&seed=9');
  const row = await candidate.question();
  await candidate.respond(row, row.key);
  await isSaved(page);
  const { shelves } = await database(page);
  expect(shelves.starts.map(([key]) => key).sort()).toEqual([save.sitting, idOf(page.url())].sort());
  expect(shelves.starts.find(([key]) => key === save.sitting)).toEqual(save.shelves.starts[0]);
}

test('there are saves of every way a sitting can stand', () => {
  const ways = ['damaged-tail', 'finished', 'not-marked', 'open-exam', 'open-practice'];
  const versions = new Set(saves().map(({ version }) => version));
  expect(saves().map(({ name }) => name)).toEqual([...versions].sort().flatMap((version) => ways.map((way) => `v${version}-${way}`)));
  expect(versions.has(1)).toBe(true);
});

for (const save of saves()) {
  const { name, shows } = save;
  test(`${name} goes on as its version left it`, async ({ page, candidate }) => {
    await page.clock.install({ time: new Date(WRITTEN.getTime() + DAY) });
    await put(page, save);
    if (shows.report) {
      await page.goto(`/#/report/${save.sitting}`);
      await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
      expect(await figures(candidate)).toEqual(shows.report);
      await expect.poll(async () => (await database(page)).shelves.results.length).toBe(1);
      const { shelves } = await database(page);
      if (save.shelves.results.length) expect(shelves.results).toEqual(save.shelves.results);
      expect(shelves.acts).toEqual(save.shelves.acts);
      expect(shelves.aside).toEqual([]);
    } else {
      await page.goto('/');
      await page.getByRole('region', { name: 'Continue' }).getByRole('link').click();
      await expect(page).toHaveURL(new RegExp(`#/sitting/${save.sitting}`));
      if (shows.paused) await page.getByRole('button', { name: 'Go on' }).click();
      await at(page, Number(shows.now.heading.match(/\d+/)[0]));
      expect(await seen(page)).toEqual(shows.now);
      if (shows.left) {
        expect(await left(page)).toBeLessThanOrEqual(shows.left);
        expect(await left(page)).toBeGreaterThan(shows.left - 30);
      }
      await walk(page, shows.questions);
      await isSaved(page);
      const { shelves } = await database(page);
      const whole = shows.recovered?.[0] ?? save.shelves.acts.length;
      expect(shelves.acts.slice(0, whole)).toEqual(save.shelves.acts.slice(0, whole));
      expect(shelves.aside).toEqual(save.shelves.acts.slice(whole));
      if (shows.recovered) await expect(page.getByText(`Recovered ${shows.recovered.join(' of ')} saved acts.`)).toBeVisible();
      await noTrouble(page);
    }
    await goesOn(page, candidate, save);
  });
}

test('a new set of stores that cannot be made leaves the old one whole, says so, and comes at the next try', async ({ page, candidate }) => {
  const save = named('v1-open-exam');
  await page.addInitScript(() => {
    const make = IDBDatabase.prototype.createObjectStore;
    IDBDatabase.prototype.createObjectStore = function (name) {
      if (name === 'marks' && !sessionStorage.room) throw new DOMException('the disk is full', 'QuotaExceededError');
      return make.call(this, name);
    };
  });
  await page.clock.install({ time: new Date(WRITTEN.getTime() + DAY) });
  await put(page, save);
  await page.goto('/');
  await expect(page.getByText('what it kept could not be made ready for this version and is as it was; reload to try again')).toBeVisible();
  const { version, shelves } = await database(page);
  expect({ version, shelves }).toEqual({ version: 1, shelves: save.shelves });
  // Meanwhile an exam can be sat, in memory.
  await candidate.start('/#/exam/tst-1/practice?questions=3&seed=9');
  await expect(page.getByText('Not kept', { exact: true })).toBeVisible();

  await page.evaluate(() => {
    sessionStorage.room = 'yes';
  });
  await page.goto('/');
  await page.reload();
  await page.getByRole('region', { name: 'Continue' }).getByRole('link').click();
  await at(page, 8);
  expect(await seen(page)).toEqual(save.shows.now);
  expect((await database(page)).version).toBeGreaterThan(1);
});

test('killed while the new set of stores is made, the old one or the new one is there, and the exam goes on', async ({ baseURL }) => {
  const { origin } = new URL(baseURL);
  const save = named('v1-open-exam');
  const own = new OwnChromium();
  try {
    let page = await own.start();
    await put(page, save, origin);
    let reached;
    const half = new Promise((then) => (reached = then));
    await page.exposeFunction('half', () => reached());
    await page.addInitScript(() => {
      const make = IDBDatabase.prototype.createObjectStore;
      IDBDatabase.prototype.createObjectStore = function (name) {
        const store = make.call(this, name);
        // From here on the change of the stores never ends: something is asked of it again and again.
        const linger = () => { store.count().onsuccess = linger; };
        if (name === 'sealed') linger();
        if (name === 'sealed') setTimeout(() => globalThis.half());
        return store;
      };
    });
    await page.goto(`${origin}/`);
    await half;
    await own.kill();

    page = await own.start();
    await page.goto(`${origin}/${PLAIN}`);
    const { version, shelves } = await database(page);
    expect({ version, shelves }).toEqual({ version: 1, shelves: save.shelves });
    await page.goto(`${origin}/#/sitting/${save.sitting}`);
    await at(page, 8);
    const { picked, choices } = await seen(page);
    expect({ picked, choices }).toEqual({ picked: save.shows.now.picked, choices: save.shows.now.choices });
    await isSaved(page);
  } finally {
    await own.end();
  }
});
