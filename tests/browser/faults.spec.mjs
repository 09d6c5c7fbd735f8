// Faults of machine, disk, browser and clock that no other spec injects. docs/faults.md lists all of them, with what the
// app does and the test that shows it.
import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OwnChromium } from './chromium.mjs';
import { database, restore, saves, seen } from './saves.mjs';
import { actsOf, at, badge, choices, end, idOf, isSaved, left, map, next, noTrouble, pick, records, reported } from './sitting.mjs';
import { expect, test as base } from './small-exam.mjs';

const test = base.extend({
  own: async ({}, use) => {
    const own = new OwnChromium();
    await use(own);
    await own.end();
  },
});

/** A file of the site in which nothing of the app runs. */
const PLAIN = 'bank/catalogue.json';

/** Starts the small mock exam and gives its address. */
async function start(page, origin = '') {
  await page.goto(`${origin}/#/exam/tst-1/mock?seed=5`);
  await page.locator('#start').click();
  await at(page, 1);
  return page.url();
}

/** Sits so many questions. */
async function sit(page, count) {
  for (let n = 1; n <= count; n += 1) {
    await pick(page, 0);
    await next(page);
    await at(page, n + 1);
  }
  await isSaved(page);
}

/** Opens a page of the site that leaves the database alone. */
async function plainPage(context, origin = '') {
  const page = await context.newPage();
  // A file that is no page has no icon of its own, so the browser looks for one.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${origin}/${PLAIN}`);
  return page;
}

test('every fault of the list has its row, and every test that a row names exists', () => {
  const list = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
  const rows = list.split('\n').filter((line) => /^\| \d+ \|/.test(line)).map((line) => line.split(' | '));
  expect(rows.map(([number]) => Number(number.slice(2)))).toEqual(Array.from({ length: 35 }, (_, place) => place + 1));
  const titles = (file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n').filter((line) => /^\s*test\(/.test(line));
  const plain = (text) => text.replace(/\$\{.*?\}(?=[ ,'`])/g, '…').replace(/\\/g, '');
  let named = 0;
  for (const [number, , , shown] of rows) {
    for (const [, file, list] of shown.matchAll(/`([a-z-]+\.spec\.mjs)`((?: \*[^*]+\*;?)*)/g)) {
      for (const [, title] of list.matchAll(/\*([^*]+)\*/g)) {
        named += 1;
        expect(titles(file).some((line) => plain(line).includes(title)), `fault ${number.slice(2)}: ${file} has a test “${title}”`).toBe(true);
      }
    }
  }
  expect(named).toBeGreaterThan(40);
});

test('a browser that crashes as a whole loses nothing that was shown as saved', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  let page = await own.start();
  const address = await start(page, origin);
  await sit(page, 3);
  const before = await map(page);
  const closed = own.context.waitForEvent('close');
  const devtools = await own.context.newCDPSession(page);
  devtools.send('Browser.crash').catch(() => {});
  await closed;
  page = await own.start();
  await page.goto(address);
  await at(page, 4);
  expect(await map(page)).toEqual(before);
  await noTrouble(page);
  actsOf(await records(page), idOf(address));
});

/** The files of the browser's database on the disk. */
function files(own) {
  const folder = join(own.profile, 'Default/IndexedDB');
  return readdirSync(folder, { recursive: true }).filter((name) => /\.leveldb\/\d+\.\w+$|\.leveldb\/MANIFEST/.test(name)).map((name) => join(folder, name));
}

test('acts that a power cut took from the end of the disk are counted, and the exam goes on before them', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  let page = await own.start();
  const address = await start(page, origin);
  await sit(page, 5);
  const id = idOf(address);
  await page.goto(`${origin}/#/about`);
  const whole = actsOf(await records(page), id);
  await own.context.close();
  // What the system had not yet written is gone, and the browser opens what is left without a word.
  const log = files(own).filter((name) => name.endsWith('.log')).at(-1);
  truncateSync(log, readFileSync(log).length - 2500);

  page = await own.start();
  const plain = await plainPage(own.context, origin);
  const left = actsOf(await records(plain), id);
  expect(left).toEqual(whole.slice(0, left.length));
  expect(left.length).toBeGreaterThan(1);
  expect(left.length).toBeLessThan(whole.length);
  await page.goto(address);
  await expect(page.getByText(`Recovered ${left.length} of ${whole.length} saved acts.`)).toBeVisible();
  await at(page, 1 + left.filter((act) => act.startsWith('goto')).length);
  await pick(page, 1);
  await isSaved(page);
  await page.reload();
  await expect(choices(page).nth(1)).toBeChecked();
  await expect(page.getByText(/Recovered/)).toHaveCount(0);
  actsOf(await records(page), id);
});

test('where the files of the database are damaged and the browser begins an empty one, the loss is said', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  let page = await own.start();
  await start(page, origin);
  await sit(page, 1);
  await own.context.close();
  for (const file of files(own)) writeFileSync(file, readFileSync(file).map((byte) => byte ^ 0x5a));
  page = await own.start();
  await page.goto(`${origin}/`);
  await expect(page.getByText('Gone from this browser: 1 of 1 saved exam. It deleted or lost its data for this site.')).toBeVisible();
  await noTrouble(page);
  await start(page, origin);
  await sit(page, 1);
});

test('where the browser deleted what was saved, the start says so until another exam begins', async ({ context, page, baseURL }) => {
  for (const count of [1, 2]) {
    await start(page);
    await sit(page, count);
  }
  const gone = (text) => page.getByRole('status').filter({ hasText: text });
  await page.goto('/#/about');
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(baseURL);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage,service_workers' });
  for (const address of ['/', '/#/history']) {
    await page.goto(address);
    await page.reload();
    await expect(gone('Gone from this browser: 2 of 2 saved exams.')).toBeVisible();
  }
  const address = await start(page);
  await isSaved(page);
  await page.goto('/');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Continue' }).getByRole('link')).toHaveCount(1);
  await expect(gone('Gone from this browser')).toHaveCount(0);

  // One of two: the other is there.
  await start(page);
  await isSaved(page);
  await page.goto('/#/about');
  await page.evaluate(async (id) => {
    const database = await new Promise((yes) => { const asked = indexedDB.open('dryrun'); asked.onsuccess = () => yes(asked.result); });
    await new Promise((yes) => {
      const transaction = database.transaction('starts', 'readwrite');
      transaction.objectStore('starts').delete(id);
      transaction.oncomplete = yes;
    });
    database.close();
  }, idOf(address));
  await page.goto('/');
  await page.reload();
  await expect(gone('Gone from this browser: 1 of 2 saved exams.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Continue' }).getByRole('link')).toHaveCount(1);
});

for (const [what, spoil] of Object.entries({
  full: () => localStorage.setItem('filler', 'x'.repeat(5 * 1024 * 1024 - 100)),
  denied: () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } }),
})) {
  test(`a small storage (localStorage) that is ${what} keeps nobody from anything`, async ({ page }) => {
    await page.addInitScript(spoil);
    const address = await start(page);
    await sit(page, 2);
    await page.reload();
    await at(page, 3);
    await noTrouble(page);
    await end(page);
    await reported(page);
    await page.goto('/');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Gone from this browser')).toHaveCount(0);
    expect(actsOf(await records(page), idOf(address)).at(-1)).toBe('submit');
  });
}

/** Opens the database as a newer version of the app would, and lets go of it. */
function renew(page) {
  return page.evaluate(() => new Promise((yes, no) => {
    const asked = indexedDB.open('dryrun', 99);
    asked.onblocked = () => no(new Error('another tab holds the database'));
    asked.onerror = () => no(asked.error);
    asked.onsuccess = () => { asked.result.close(); yes(); };
  }));
}

test('what a newer version keeps can be read by an older one, which says so and writes nothing', async ({ context, page, candidate }) => {
  const finished = await start(page);
  await sit(page, 1);
  await end(page);
  await reported(page);
  await expect.poll(async () => (await records(page)).results.length).toBe(1);
  const open = await start(page);
  await sit(page, 2);
  await page.goto('about:blank');
  const plain = await plainPage(context);
  await renew(plain);
  const before = await database(plain);
  expect(before.version).toBe(99);

  await page.goto('/');
  await expect(page.getByText('A newer version of this page keeps the exams in this browser now.')).toBeVisible();
  await page.goto(finished.replace('/sitting/', '/report/'));
  await reported(page);
  await page.goto('/#/history');
  await expect(page.getByRole('main').locator('a[href*="#/report/"], a[href*="#/sitting/"]')).toHaveCount(2);

  // Going on with an exam shows it as it was left, and says at once that nothing more is saved.
  await page.goto(open);
  await at(page, 3);
  await expect(choices(page).filter({ visible: true }).first()).toBeVisible();
  await pick(page, 0);
  await expect(badge(page)).toHaveText('Not saved');
  await expect(page.getByRole('alert').filter({ hasText: 'only that one may write. Reload this page to go on from what is saved.' })).toBeVisible();

  // A new one can be sat without saving.
  await page.goto('/#/exam/tst-1/practice?questions=3&seed=7');
  await page.locator('#start').click();
  await expect(page.getByRole('alert')).toContainText('a newer version of this page was opened here');
  await page.getByRole('button', { name: 'Start without saving' }).click();
  await expect(candidate.heading).toHaveText('Question 1 of 3');
  expect(await database(plain)).toEqual(before);
});

test('a tab of an older version lets a newer one have the storage, stops writing, and says to reload', async ({ context, page }) => {
  const address = await start(page);
  await sit(page, 2);
  let loads = 0;
  page.on('framenavigated', () => { loads += 1; });
  const plain = await plainPage(context);
  // Would fail if the older tab did not let go.
  await renew(plain);
  const before = (await database(plain)).shelves;
  await pick(page, 1);
  await expect(badge(page)).toHaveText('Not saved');
  const alert = page.getByRole('alert').filter({ hasText: 'Reload this page to go on from what is saved.' });
  await expect(alert).toBeVisible();
  await next(page);
  await at(page, 4);
  await expect(alert).toContainText('2 acts are waiting');
  expect((await database(plain)).shelves).toEqual(before);
  expect(loads).toBe(0);
});

test('a tab that holds an older set of stores is named, and this one goes on by itself when it is closed', async ({ context, page }) => {
  const save = saves().find(({ name }) => name === 'v1-open-exam');
  const old = await plainPage(context);
  await restore(old, save);
  await old.evaluate(() => new Promise((yes) => {
    const asked = indexedDB.open('dryrun');
    asked.onsuccess = () => { globalThis.held = asked.result; yes(); };
  }));
  await page.goto(`/#/sitting/${save.sitting}`);
  const held = page.getByText('held by an older version of this page in another tab. Close that tab; this one then goes on by itself.');
  await expect(held).toBeVisible();
  // Longer than the app waits for a browser that says nothing.
  await page.waitForTimeout(3500);
  await expect(held).toBeVisible();
  await old.close();
  await at(page, 8);
  await expect(held).toHaveCount(0);
  await next(page);
  await isSaved(page);
  await noTrouble(page);
  expect((await database(page)).version).toBeGreaterThan(save.version);
});

/** Numbers below a bound that a seed decides. */
function dice(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const ROUNDS = Number(process.env.ROUNDS ?? 20);

test(`one record spoilt in ${ROUNDS} ways costs its own exam at most, and never the app`, async ({ context, page }) => {
  test.setTimeout(60_000 + ROUNDS * 10_000);
  const seed = Number(process.env.SEED ?? Date.now() % 100000);
  const below = dice(seed);
  const [open, over] = ['v1-open-exam', 'v1-finished'].map((name) => saves().find((save) => save.name === name));
  const plain = await plainPage(context);
  const both = Object.fromEntries(Object.keys(open.shelves).map((shelf) => [shelf, [...open.shelves[shelf], ...over.shelves[shelf]]]));
  await restore(plain, { version: open.version, shelves: both });
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Continue' })).toBeVisible();
  const spoils = {
    bit: (text) => { const place = below(text.length); return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1); },
    cut: (text) => text.slice(0, below(text.length)),
    swollen: (text) => text + 'x'.repeat(2 ** 20),
    doubled: (text) => text + text,
    number: (text) => text.replace(/\d+/, '99999999999999999999999'),
    none: () => '',
    NaN: () => NaN,
    null: () => null,
    object: () => ({ text: 1 }),
    bytes: () => new Uint8Array([1, 2, 3]),
  };
  const kinds = Object.keys(spoils);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto('about:blank');
    await plain.evaluate(async ([shelves]) => {
      localStorage.clear();
      const database = await new Promise((yes) => { const asked = indexedDB.open('dryrun'); asked.onsuccess = () => yes(asked.result); });
      await new Promise((yes) => {
        const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
        for (const name of database.objectStoreNames) transaction.objectStore(name).clear();
        for (const [name, all] of Object.entries(shelves)) for (const [key, value] of all) transaction.objectStore(name).put(value, key);
        transaction.oncomplete = yes;
      });
      database.close();
    }, [both]);
    const shelf = ['starts', 'acts', 'papers', 'pulses', 'results'][round % 5];
    const [key, value] = both[shelf][below(both[shelf].length)];
    const kind = kinds[(round + Math.floor(round / kinds.length)) % kinds.length];
    const spoilt = spoils[kind](value);
    const told = `SEED=${seed}, round ${round}: ${kind} in ${shelf} ${JSON.stringify(key)}`;
    await plain.evaluate(async ([shelf, key, value]) => {
      const database = await new Promise((yes) => { const asked = indexedDB.open('dryrun'); asked.onsuccess = () => yes(asked.result); });
      await new Promise((yes) => {
        const transaction = database.transaction(shelf, 'readwrite');
        transaction.objectStore(shelf).put(value, key);
        transaction.oncomplete = yes;
      });
      database.close();
    }, [shelf, key, spoilt]);

    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 }), told).toBeVisible();
    const hit = [key].flat()[0];
    for (const save of [open, over]) {
      await page.goto(save === open ? `/#/sitting/${open.sitting}` : `/#/report/${over.sitting}`);
      const well = save === open ? page.getByRole('heading', { name: /^Question \d+ of 12$/ }) : page.getByRole('heading', { name: 'Every question' });
      const refused = page.getByRole('heading', { name: 'This exam cannot be read' });
      // The sound one opens as ever; the spoilt one opens as far as it can be read, or says that it cannot be.
      const unfinished = page.getByRole('heading', { name: /^Question \d+ of 12$/ });
      await expect(save.sitting === hit ? well.or(refused).or(unfinished).first() : well, told).toBeVisible();
      await expect(page.locator('#trouble'), told).toBeHidden();
    }
    const after = await records(plain);
    const sound = hit === open.sitting ? over : open;
    const its = (shelves, name) => shelves[name].filter(([key]) => [key].flat()[0] === sound.sitting);
    expect(its(after, 'acts').slice(0, sound.shelves.acts.length), told).toEqual(sound.shelves.acts);
    expect(its(after, 'starts'), told).toEqual(sound.shelves.starts);
    // A start that cannot be read stays where it is.
    if (shelf === 'starts') expect(after.starts.find(([key]) => key === hit)[1], told).toEqual(spoilt);
  }
});

/** Starts a browser that keeps pages one has left, as browsers do unless they are told otherwise, and sits two questions. */
async function keeping(own, origin) {
  const page = await own.start({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  await page.addInitScript(() => addEventListener('pageshow', (event) => { globalThis.kept = event.persisted; }));
  const address = await start(page, origin);
  await sit(page, 2);
  return { page, address };
}

test('left by a link and come back to, the exam goes on in the page that the browser kept', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  const { page, address } = await keeping(own, origin);
  const [time, before] = [await left(page), await map(page)];
  await page.goto(`${origin}/404.html`);
  // A page that comes back as it was does not load again.
  await page.goBack({ waitUntil: 'commit' });
  await at(page, 3);
  expect(await page.evaluate(() => globalThis.kept)).toBe(true);
  expect(await map(page)).toEqual(before);
  expect(await left(page)).toBeLessThanOrEqual(time);
  expect(await left(page)).toBeGreaterThan(time - 60);
  await pick(page, 1);
  await next(page);
  await at(page, 4);
  await isSaved(page);
  await noTrouble(page);
  await page.reload();
  await at(page, 4);
  const acts = actsOf(await records(page), idOf(address)).filter((act) => !act.startsWith('interrupted'));
  expect(acts.slice(-2)).toEqual([expect.stringMatching(/^answer/), 'goto 3']);
});

test('come back to after the exam went on in another tab, the page that was left says so and writes nothing', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  const { page, address } = await keeping(own, origin);
  await page.goto(`${origin}/404.html`);
  const second = await own.context.newPage();
  await second.goto(address);
  const here = second.getByRole('button', { name: 'Continue here' });
  const third = second.getByRole('heading', { level: 1, name: 'Question 3 of 12' });
  await expect(here.or(third)).toBeVisible();
  if (await here.isVisible()) await here.click();
  await at(second, 3);
  await pick(second, 0);
  await isSaved(second);
  const acts = actsOf(await records(second), idOf(address));
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: /^This exam (is open|was continued) in another tab$/ })).toBeVisible();
  expect(actsOf(await records(second), idOf(address))).toEqual(acts);
  await next(second);
  await at(second, 4);
  await isSaved(second);
  await noTrouble(second);
});
