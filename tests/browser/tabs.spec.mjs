// One sitting in several tabs: one of them writes, and what was done is there once.
import { expect, test } from '@playwright/test';
import { actsOf, at, badge, idOf, isSaved, map, next, noTrouble, pick, records, slowDisk, startMock } from './sitting.mjs';


const elsewhere = (page) => page.getByRole('heading', { name: 'This exam is open in another tab' });
const taken = (page) => page.getByRole('heading', { name: 'This exam was continued in another tab' });
const here = (page) => page.getByRole('button', { name: 'Continue here' });
const withoutLocks = () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });

test('a second tab says that the exam is open in another, and goes on with it when asked', async ({ context, page }) => {
  const address = await startMock(page);
  await pick(page, 0);
  await isSaved(page);

  const second = await context.newPage();
  await second.goto(address);
  await expect(elsewhere(second)).toBeVisible();
  await expect(second.getByText('Only one tab can write an exam at a time')).toBeVisible();
  await here(second).click();
  await at(second, 1);
  await expect(second.getByRole('radio').first().or(second.getByRole('checkbox').first())).toBeChecked();

  await expect(taken(page)).toBeVisible();
  await expect(page.getByText('Nothing is lost: this tab stopped writing when the other one began.')).toBeVisible();
  await expect(page.getByRole('radio').or(page.getByRole('checkbox'))).toHaveCount(0);

  await next(second);
  await at(second, 2);
  await pick(second, 1);
  await isSaved(second);

  // The first takes it back, with all that the second did.
  await here(page).click();
  await at(page, 2);
  await expect(taken(second)).toBeVisible();
  await next(page);
  await at(page, 3);
  await pick(page, 2);
  await isSaved(page);
  const states = await map(page);
  expect(states.slice(0, 3).map((state) => state.replace(/ \d+/, ''))).toEqual([
    expect.stringMatching(/answered|incomplete/), expect.stringMatching(/answered|incomplete/), expect.stringMatching(/answered|incomplete/),
  ]);
  const acts = actsOf(await records(page), idOf(address)).filter((act) => !act.startsWith('interrupted'));
  expect(acts.map((act) => act.split(' ')[0])).toEqual(['begin', 'answer', 'goto', 'answer', 'goto', 'answer']);
  await noTrouble(page);
});

test('a tab that crashes or closes frees the exam at once', async ({ context, page }) => {
  const address = await startMock(page);
  await pick(page, 0);
  await isSaved(page);
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  devtools.send('Page.crash').catch(() => {});
  await crashed;

  const second = await context.newPage();
  await second.goto(address);
  await at(second, 1);
  await second.close();

  const third = await context.newPage();
  await third.goto(address);
  await at(third, 1);
  await isSaved(third);
});

test('reloading, and leaving and coming back at once, never take one’s own tab for another', async ({ page }) => {
  const address = await startMock(page);
  for (let round = 0; round < 5; round += 1) {
    await page.reload();
    await at(page, 1);
    await page.evaluate(() => {
      location.hash = '#/';
    });
    await expect(page.getByRole('link', { name: 'Cloud Practitioner' }).first()).toBeVisible();
    await page.goBack();
    await at(page, 1);
  }
  await isSaved(page);
  actsOf(await records(page), idOf(address));
});

test('an exam that is taken over while its first tab still writes loses nothing that was shown as saved', async ({ context, page }) => {
  await page.addInitScript(slowDisk, 1500);
  const address = await startMock(page);
  await isSaved(page);
  for (const place of [0, 1, 2, 3]) await pick(page, place);
  await expect(badge(page)).toHaveText('Saving…');

  const second = await context.newPage();
  await second.goto(address);
  await here(second).click();
  await at(second, 1);
  await expect(taken(page)).toBeVisible();
  // Some acts were on their way; this tab cannot know whether they arrived, and does not say more than it knows.
  await expect(page.getByText(/Nothing is lost|perhaps not saved/)).toBeVisible();
  await next(second);
  await at(second, 2);
  await pick(second, 0);
  await isSaved(second);
  await noTrouble(second);
  const acts = actsOf(await records(second), idOf(address));
  expect(acts.filter((act) => act.startsWith('goto'))).toEqual(['goto 1']);
  await second.reload();
  await at(second, 2);
  await noTrouble(second);
  await expect(second.getByText(/Recovered/)).toHaveCount(0);
});

test('a tab from which the exam is taken while it opens stays frozen', async ({ context, page }) => {
  const address = await startMock(page);
  await page.close();
  const [first, second] = [await context.newPage(), await context.newPage()];
  // The first has the pen and waits for its record; meanwhile the second takes the pen.
  await first.addInitScript(() => {
    const get = IDBObjectStore.prototype.get;
    const held = [];
    IDBObjectStore.prototype.get = function (key) {
      if (this.name !== 'starts' || globalThis.release) return get.call(this, key);
      const request = new EventTarget();
      held.push(() => {
        const real = this.transaction.db.transaction('starts').objectStore('starts');
        const asked = get.call(real, key);
        asked.onsuccess = () => {
          Object.defineProperty(request, 'result', { value: asked.result });
          request.onsuccess(new Event('success'));
        };
      });
      globalThis.free = () => { globalThis.release = true; for (const go of held) go(); };
      return new Proxy(request, { get: (it, name) => (typeof it[name] === 'function' ? it[name].bind(it) : it[name]), set: (it, name, value) => { it[name] = value; return true; } });
    };
  });
  await first.goto(address);
  await first.waitForFunction(() => globalThis.free !== undefined);
  await second.goto(address);
  await here(second).click();
  await at(second, 1);
  await first.evaluate(() => globalThis.free());
  await expect(taken(first)).toBeVisible();
  await pick(second, 0);
  await isSaved(second);
  await expect(taken(first)).toBeVisible();
});

test('two tabs that both believe they write never corrupt the record, and the later one is told', async ({ context, page }) => {
  await context.addInitScript(withoutLocks);
  const address = await startMock(page);
  const second = await context.newPage();
  await second.goto(address);
  await at(second, 1);

  // The one that came last knows all that was written, were it only that the page was closed for a while.
  await pick(second, 0);
  await isSaved(second);
  // The first does not know of that; its own next act meets it.
  await page.getByRole('main').locator('label').nth(1).click();
  await expect(page.getByText('the other one saved first')).toBeVisible();
  await expect(page.getByRole('radio').first().or(page.getByRole('checkbox').first())).toBeChecked();
  await pick(page, 2);
  await isSaved(page);
  actsOf(await records(page), idOf(address));
});

test('two tabs that race without locks keep every act that one of them showed as saved', async ({ context, page }) => {
  await context.addInitScript(withoutLocks);
  const address = await startMock(page);
  const second = await context.newPage();
  await second.goto(address);
  await at(second, 1);
  const race = (tab, first) => tab.evaluate(async (first) => {
    const saved = [];
    const soon = () => new Promise((then) => setTimeout(then));
    for (let round = 0; round < 30; round += 1) {
      const goal = first + round * 2;
      const cell = document.querySelectorAll('.map__cell')[goal];
      // There is none while this tab loads anew, and then nothing was done.
      if (!cell) {
        await soon();
        continue;
      }
      cell.click();
      for (let wait = 0; wait < 40; wait += 1) {
        await soon();
        if (document.querySelector('.saving')?.textContent === 'Saved' && document.querySelector('h1')?.textContent === `Question ${goal + 1} of 65`) {
          saved.push(`goto ${goal}`);
          break;
        }
      }
    }
    return saved;
  }, first);
  const shown = await Promise.all([race(page, 2), race(second, 3)]);
  expect(shown[0].length + shown[1].length).toBeGreaterThan(0);
  await page.close();
  await second.reload();
  await isSaved(second);
  await noTrouble(second);
  await expect(second.getByText(/Recovered/)).toHaveCount(0);
  const shelves = await records(second);
  expect(shelves.aside).toEqual([]);
  const acts = actsOf(shelves, idOf(address));
  for (const list of shown) {
    let from = 0;
    for (const act of list) {
      const found = acts.indexOf(act, from);
      expect(found, `${act} was shown as saved`).toBeGreaterThanOrEqual(from);
      from = found + 1;
    }
  }
});

test('a hidden tab from which the exam was taken says so when it is looked at again, and has written nothing since', async ({ context, page }) => {
  const address = await startMock(page);
  await pick(page, 0);
  await isSaved(page);
  const turn = (value) => page.evaluate((value) => {
    Object.defineProperty(Document.prototype, 'visibilityState', { value, configurable: true });
    Object.defineProperty(Document.prototype, 'hidden', { value: value === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, value);
  await turn('hidden');
  const second = await context.newPage();
  await second.goto(address);
  await here(second).click();
  await at(second, 1);
  await next(second);
  await at(second, 2);
  await pick(second, 0);
  await isSaved(second);
  const acts = actsOf(await records(second), idOf(address));
  await turn('visible');
  await expect(taken(page)).toBeVisible();
  await expect(page.getByRole('radio').or(page.getByRole('checkbox'))).toHaveCount(0);
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  expect(actsOf(await records(second), idOf(address))).toEqual(acts);
  await noTrouble(second);
});
