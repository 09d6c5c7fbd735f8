// Clocks that jump, machines that sleep, tabs that are hidden or closed: what is charged, and that time never grows.
import { expect, test } from '@playwright/test';
import { actsOf, at, end, idOf, isSaved, left, map, next, noTrouble, pick, records, reported, startMock } from './sitting.mjs';


const BEGUN = new Date('2026-11-20T10:00:00Z');
const HOUR = 3600;
const later = (seconds) => new Date(BEGUN.getTime() + seconds * 1000);

/** An exam under a clock that the test holds, which runs until it is touched. */
async function sit(page, options) {
  await page.clock.install({ time: BEGUN });
  const address = await startMock(page, options);
  await pick(page, 0);
  await isSaved(page);
  return address;
}

const clockOf = (page) => page.evaluate(() => Date.now());

/** What the clock shows once it has settled. */
async function settled(page, bottom, top) {
  await expect.poll(() => left(page)).toBeLessThanOrEqual(top);
  await expect.poll(() => left(page)).toBeGreaterThanOrEqual(bottom);
}

/** The machine sleeps: on most systems the steady clock stands still meanwhile. */
const sleeps = {
  'the steady clock stands still': async (page, seconds) => page.clock.setSystemTime((await clockOf(page)) + seconds * 1000),
  'the steady clock runs on': (page, seconds) => page.clock.fastForward(seconds * 1000),
};

for (const [what, sleep] of Object.entries(sleeps)) {
  test(`five hours of sleep in which ${what} are not charged in the test centre, and the report lists them`, async ({ page }) => {
    await sit(page);
    const before = await left(page);
    await sleep(page, 5 * HOUR);
    await next(page);
    await at(page, 2);
    await settled(page, before - 15, before);
    await end(page);
    await reported(page);
    await expect(page.getByText('1 interruption, while the page was closed or the device asleep:')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: /^(5 h|4 h 59 min), not taken off your time$/ })).toHaveCount(1);
  });

  test(`half an hour of sleep in which ${what} is charged by the strict clock`, async ({ page }) => {
    await sit(page, { strict: true });
    const before = await left(page);
    await sleep(page, HOUR / 2);
    await next(page);
    await at(page, 2);
    await settled(page, before - HOUR / 2 - 15, before - HOUR / 2 + 1);
    await end(page);
    await reported(page);
    await expect(page.getByRole('listitem').filter({ hasText: /^(30 min|30 min \d+ s|29 min \d+ s), taken off your time$/ })).toHaveCount(1);
  });

  test(`sleep in which ${what} ends a strict exam that runs out meanwhile, with the answers given`, async ({ page }) => {
    const address = await sit(page, { strict: true });
    await sleep(page, 2 * HOUR);
    await reported(page);
    await expect(page.getByText('The time ran out')).toBeVisible();
    const acts = actsOf(await records(page), idOf(address));
    expect(acts.filter((act) => act.startsWith('answer'))).toHaveLength(1);
  });
}

test('while the sleeper wakes, no time is shown that is not so', async ({ page }) => {
  await sit(page);
  const before = await left(page);
  await page.evaluate(() => {
    globalThis.seen = [];
    const timer = document.querySelector('[role=timer]');
    new MutationObserver(() => globalThis.seen.push(timer.textContent)).observe(timer, { characterData: true, childList: true, subtree: true });
  });
  await sleeps['the steady clock stands still'](page, HOUR);
  await page.clock.runFor(7000);
  const seen = await page.evaluate(() => globalThis.seen);
  expect(seen.length).toBeGreaterThan(3);
  for (const text of seen) {
    const seconds = text.split(':').reduce((all, part) => all * 60 + Number(part), 0);
    expect(seconds, seen.join(' ')).toBeLessThanOrEqual(before);
    expect(seconds, seen.join(' ')).toBeGreaterThan(before - 60);
  }
});

test('a clock set back an hour gives no time, nor does coming back after it', async ({ page }) => {
  const address = await sit(page);
  await page.clock.runFor(60_000);
  const before = await left(page);
  expect(before).toBeLessThanOrEqual(89 * 60);
  await page.clock.setSystemTime((await clockOf(page)) - HOUR * 1000);
  await page.clock.runFor(6000);
  const after = await left(page);
  expect(after).toBeLessThanOrEqual(before);
  expect(after).toBeGreaterThan(before - 30);
  await page.clock.runFor(60_000);
  const minute = await left(page);
  expect(minute).toBeLessThanOrEqual(after - 55);
  await isSaved(page);
  await page.reload();
  await at(page, 1);
  expect(await left(page)).toBeLessThanOrEqual(minute + 1);
  await noTrouble(page);
  actsOf(await records(page), idOf(address));
});

test('a clock set back while the page is closed gives no time', async ({ context, page }) => {
  const address = await sit(page);
  await page.clock.runFor(120_000);
  const before = await left(page);
  await expect.poll(async () => Number((await records(page)).pulses[0][1])).toBeGreaterThan(BEGUN.getTime() + 115_000);
  await page.close();
  const again = await context.newPage();
  await again.clock.install({ time: later(-HOUR) });
  await again.goto(address);
  await at(again, 1);
  expect(await left(again)).toBeLessThanOrEqual(before + 6);
  await again.clock.runFor(60_000);
  expect(await left(again)).toBeLessThanOrEqual(before + 6 - 55);
});

test('a clock set forward an hour by hand costs no time in the test centre', async ({ page }) => {
  await sit(page);
  const before = await left(page);
  await page.clock.setSystemTime((await clockOf(page)) + HOUR * 1000);
  await page.clock.runFor(6000);
  await settled(page, before - 20, before);
});

test('a hidden tab that the browser wakes once a minute is charged: nobody was away', async ({ page }) => {
  await sit(page);
  const before = await left(page);
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, 'visibilityState', { value: 'hidden', configurable: true });
    Object.defineProperty(Document.prototype, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  // Each due timer fires once, as the browser lets it.
  for (let minute = 0; minute < 10; minute += 1) await page.clock.fastForward(60_000);
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await settled(page, before - 10 * 60 - 20, before - 10 * 60);
  await end(page);
  await reported(page);
  await expect(page.getByText(/interruption/)).toHaveCount(0);
});

test('a hidden tab past its time ends the exam with the answers given', async ({ page }) => {
  const address = await sit(page);
  for (let minute = 0; minute < 91; minute += 1) await page.clock.fastForward(60_000);
  await reported(page);
  await expect(page.getByText('The time ran out')).toBeVisible();
  const acts = actsOf(await records(page), idOf(address));
  expect([acts.filter((act) => act.startsWith('answer')).length, acts.at(-1)]).toEqual([1, 'tick']);
});

for (const strict of [false, true]) {
  test(`a page closed for twenty minutes ${strict ? 'costs them under the strict clock' : 'costs nothing in the test centre'}, and the report says so`, async ({ context, page }) => {
    const address = await sit(page, { strict });
    const before = await left(page);
    const states = await map(page);
    await page.close();
    const again = await context.newPage();
    await again.clock.install({ time: later(20 * 60) });
    await again.goto(address);
    await at(again, 1);
    const cost = before - (await left(again));
    expect(cost).toBeGreaterThanOrEqual(strict ? 20 * 60 - 30 : -1);
    expect(cost).toBeLessThanOrEqual(strict ? 20 * 60 + 5 : 30);
    expect(await map(again)).toEqual(states);
    const welcome = again.getByText('Welcome back. The time you were away was not charged.');
    await expect(welcome).toHaveCount(strict ? 0 : 1);
    await end(again);
    await reported(again);
    await expect(again.getByRole('listitem').filter({ hasText: strict ? /, taken off your time$/ : /, not taken off your time$/ })).toHaveCount(1);
  });
}

test('whatever the clocks do, the time left never grows', async ({ page }) => {
  await sit(page);
  let least = await left(page);
  for (const jump of [HOUR, -HOUR, 3, -3, -2 * HOUR, 10, HOUR / 2, -1, 100, -100]) {
    await page.clock.setSystemTime((await clockOf(page)) + jump * 1000);
    // Two clocks drift apart by themselves, so two seconds are no jump yet.
    const drift = Math.abs(jump) <= 2 ? Math.abs(jump) : 0;
    for (let beat = 0; beat < 8; beat += 1) {
      await page.clock.runFor(1000);
      const now = await left(page);
      expect(now, `${beat + 1} s after a jump of ${jump} s`).toBeLessThanOrEqual(least + drift);
      least = beat === 7 ? now : Math.min(now, least);
    }
  }
  // Eight seconds for each of ten jumps, and some for the steps between them: the jumps themselves cost nothing.
  expect(least).toBeGreaterThan(90 * 60 - 200);
});

for (const [what, time] of [['to 1970', new Date(0)], ['ten years on', later(10 * 365 * 24 * HOUR)]]) {
  test(`a clock set ${what} gives no time and takes none, and what is shown of it makes sense`, async ({ page }) => {
    const address = await sit(page);
    const before = await left(page);
    await page.clock.setSystemTime(time);
    await page.clock.runFor(6000);
    await settled(page, before - 20, before);
    await next(page);
    await at(page, 2);
    await isSaved(page);
    await page.reload();
    await at(page, 2);
    await settled(page, before - 60, before);
    await end(page);
    await reported(page);
    await page.goto('/#/history');
    await expect(page.getByRole('main').locator(`a[href*="${idOf(address)}"]`).first()).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/NaN|Invalid|undefined/);
    await noTrouble(page);
    actsOf(await records(page), idOf(address));
  });
}

test('the change to winter time and a journey to another time zone neither give nor take time', async ({ context, page }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Berlin' });
  // Half an hour later, at one o'clock by UTC, the clocks of Berlin show two o'clock for the second time.
  await page.clock.install({ time: new Date('2026-10-25T00:30:00Z') });
  const address = await startMock(page);
  await pick(page, 0);
  const before = await left(page);
  for (let minute = 0; minute < 60; minute += 1) await page.clock.runFor(60_000);
  await settled(page, before - 3615, before - 3600);
  const now = await left(page);
  await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'America/Los_Angeles' });
  await page.clock.runFor(3000);
  await settled(page, now - 20, now);
  await isSaved(page);
  await page.reload();
  await at(page, 1);
  await settled(page, now - 40, now);
  await end(page);
  await reported(page);
  // It began on Saturday evening where the candidate is now.
  await page.goto('/#/history');
  await expect(page.getByRole('main')).toContainText('24 Oct');
  expect(actsOf(await records(page), idOf(address)).at(-1)).toBe('submit');
});

test('an answer in the last millisecond counts, and one at the end of the time does not', async ({ page }) => {
  await page.clock.install({ time: BEGUN });
  const address = await startMock(page, { strict: true });
  await isSaved(page);
  const [, start] = (await records(page)).starts[0];
  const [, , begun, limit] = start.split('\n')[1].split(' ').map(Number);
  await page.clock.pauseAt(new Date(begun + limit - 1));
  await pick(page, 0);
  await page.clock.setFixedTime(new Date(begun + limit));
  await page.getByRole('main').locator('label').nth(1).click();
  await page.clock.resume();
  await reported(page);
  await expect(page.getByText('The time ran out')).toBeVisible();
  const acts = actsOf(await records(page), idOf(address)).filter((act) => !act.startsWith('interrupted'));
  expect(acts.map((act) => act.split(' ')[0])).toEqual(['begin', 'answer', 'tick']);
});
