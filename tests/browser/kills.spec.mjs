// Chromium killed with SIGKILL, on a profile on the disk: what the page had shown as saved is there again.
//
//   KILLS=200 SEED=7 node_modules/.bin/playwright test kills --project=desktop     the long run
import { expect, test as base } from '@playwright/test';
import { OwnChromium } from './chromium.mjs';
import { serve } from './server.mjs';
import { actsOf, at, end, idOf, isSaved, left, map, noTrouble, pick, records, reported, startMock } from './sitting.mjs';

const KILLS = Number(process.env.KILLS ?? 8);
const SEED = Number(process.env.SEED ?? Date.now() % 100000);

const test = base.extend({
  own: async ({}, use) => {
    const own = new OwnChromium();
    await use(own);
    await own.end();
  },
});
// Each starts a browser two to four times.
test.describe.configure({ timeout: 90_000 });

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Runs in the page: answers, flags and navigates without rest. It reports each act before it does it, as the record
 * will spell it, and how many of them were done whenever the bar says "Saved".
 */
function candidate(seed) {
  let state = seed >>> 0;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const channel = new MessageChannel();
  const turn = () => new Promise((then) => {
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  const flag = () => document.querySelector('.question__head button');
  const inputs = () => [...document.querySelectorAll('main label input')];
  const places = (list) => list.map((input) => Number(input.id.slice('choice-'.length))).sort((a, b) => a - b);
  const go = () => {
    const cells = document.querySelectorAll('.map__cell');
    const goal = below(cells.length);
    return [`goto ${goal}`, cells[goal]];
  };
  const choose = () => {
    const all = inputs();
    const input = all[below(all.length)];
    if (!input) return go();
    if (input.type === 'radio') return input.checked ? go() : [`answer one ${places([input])[0]}`, input];
    const picks = { TWO: 2, THREE: 3 }[document.querySelector('main').textContent.match(/TWO|THREE/)[0]];
    const after = all.filter((one) => one.checked !== (one === input));
    if (after.length > picks) return go();
    return [after.length ? `answer several ${places(after).join(',')}` : 'clear', input];
  };
  let done = 0;
  let acted = Date.now();
  (async () => {
    for (;;) {
      const dice = below(10);
      const [act, target] = dice < 5 ? choose() : dice < 7 ? [`flag ${Number(flag().getAttribute('aria-pressed') !== 'true')}`, flag()] : go();
      globalThis.report({ act });
      acted = Date.now();
      target.click();
      done += 1;
      // Mostly one act after another as fast as the page draws; now and then a look whether it is saved.
      do await turn(); while (below(4) === 0);
      // And now and then a rest until it is, or a slow disk would never catch up with a hand as quick as this.
      const rests = below(8) === 0;
      while (rests && document.querySelector('.saving').textContent !== 'Saved') await turn();
      if (document.querySelector('.saving').textContent === 'Saved') {
        globalThis.report({ saved: done, left: document.querySelector('[role=timer]').textContent, acted, at: Date.now() });
      }
    }
  })().catch((fault) => globalThis.report({ fault: `${fault.stack} ${document.body.innerText.slice(0, 300)}` }));
}

/** What the screen of a sitting must show after these acts. */
function played(acts) {
  const sheet = { at: 0, answered: new Set(), flagged: new Set() };
  for (const act of acts) {
    const [verb, word, list] = act.split(' ');
    if (verb === 'goto') sheet.at = Number(word);
    if (verb === 'flag') sheet.flagged[word === '1' ? 'add' : 'delete'](sheet.at);
    if (verb === 'clear') sheet.answered.delete(sheet.at);
    if (verb === 'answer') sheet.answered.add(sheet.at), (sheet[sheet.at] = list);
  }
  return sheet;
}

async function drive(page, seed) {
  const seen = { acts: [], saved: 0, left: undefined, acted: undefined, at: undefined };
  await page.exposeFunction('report', (word) => {
    if (word.act) seen.acts.push(word.act);
    else Object.assign(seen, word);
  });
  await page.evaluate(candidate, seed);
  return seen;
}

const seconds = (text) => text.split(':').reduce((all, part) => all * 60 + Number(part), 0);
const byCandidate = (act) => !/^(begin|interrupted|tick)/.test(act);

test(`${KILLS} kills at random instants lose nothing that was shown as saved`, async ({ own, baseURL }) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  console.log(`kills: KILLS=${KILLS} SEED=${SEED}`);
  const random = chance(SEED);
  const sum = { acts: 0, saved: 0, beyond: 0, worst: 0 };
  let page = await own.start();
  let address;
  let before;
  let order;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    if (kill % 20 === 1) {
      address = await startMock(page, { origin: new URL(baseURL).origin });
      before = [];
    }
    const id = idOf(address);
    const start = (await records(page)).starts.find(([key]) => key === id)[1];
    order ??= start.split('\n').slice(1).map((line) => line.split(' ').at(-1));
    await isSaved(page);
    const seen = await drive(page, Math.floor(random() * 2 ** 32));
    await expect.poll(() => seen.fault ?? seen.saved).toBeGreaterThan(0);
    const instant = 100 + random() * 1500;
    await new Promise((then) => setTimeout(then, instant));
    const killed = Date.now();
    await own.kill();

    page = await own.start();
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    const opened = Date.now();
    await page.goto(address);
    const told = `SEED=${SEED}, kill ${kill} after ${Math.round(instant)} ms`;
    await expect(page.getByRole('heading', { level: 1, name: /^Question \d+ of 65$/ }), told).toBeVisible();
    const now = await left(page);
    const waited = (Date.now() - opened) / 1000;
    await noTrouble(page);
    await isSaved(page);
    const shelves = await records(page);
    const acts = actsOf(shelves, id).filter(byCandidate);

    // The acts: those of before, then those that were shown as saved, then perhaps some of which no word came.
    const since = acts.slice(before.length);
    expect(acts.slice(0, before.length), told).toEqual(before);
    expect(since.length, told).toBeGreaterThanOrEqual(seen.saved);
    const known = Math.min(since.length, seen.acts.length);
    expect(since.slice(0, known), told).toEqual(seen.acts.slice(0, known));
    expect(shelves.aside, told).toEqual([]);

    // The form and its order of choices.
    expect(shelves.starts.find(([key]) => key === id)[1], told).toBe(start);
    const sheet = played(acts);
    await at(page, sheet.at + 1);
    const drawn = await page.locator('main label input').evaluateAll((inputs) => inputs.map((input) => input.id.slice('choice-'.length)).join(','));
    expect(drawn, told).toBe(start.split('\n')[2 + sheet.at].split(' ').at(-1));
    const picked = await page.locator('main label input:checked').evaluateAll((inputs) => inputs.map((input) => Number(input.id.slice('choice-'.length))).sort((a, b) => a - b).join(','));
    expect(picked, told).toBe(sheet.answered.has(sheet.at) ? sheet[sheet.at] : '');

    // The map: answers and flags.
    const states = await map(page);
    for (const [place, state] of states.entries()) {
      expect(/: (answered|incomplete)/.test(state), `${told}: ${state}`).toBe(sheet.answered.has(place));
      expect(state.includes('flagged'), `${told}: ${state}`).toBe(sheet.flagged.has(place));
    }

    // The time: within six seconds of the last sign of life, and never more than at the last act that was saved,
    // which the clock on the screen may have left behind by a second.
    if (seen.left !== undefined) {
      const last = seconds(seen.left);
      expect(now, told).toBeLessThanOrEqual(last + 1 + Math.floor((seen.at - seen.acted) / 1000));
      expect(now, told).toBeGreaterThanOrEqual(last - 6 - waited - (killed - seen.at) / 1000);
      sum.worst = Math.max(sum.worst, last - now);
    }
    expect(troubles, told).toEqual([]);
    sum.acts += since.length;
    sum.saved += seen.saved;
    sum.beyond += since.length - seen.saved;
    before = acts;
  }
  console.log(`kills: ${KILLS} kills; ${sum.saved} acts shown as saved, 0 of them lost; ${sum.beyond} more found that were on their way; ${sum.worst} s the most that the clock lost`);
  expect(sum.saved).toBeGreaterThan(KILLS);
});

test('a crashed tab resumes at the same question with all answers', async ({ own, baseURL }) => {
  const page = await own.start();
  const address = await startMock(page, { origin: new URL(baseURL).origin });
  await pick(page, 1);
  await page.locator('#next').click();
  await at(page, 2);
  await page.getByRole('button', { name: 'Flag for review' }).click();
  await isSaved(page);
  const before = await map(page);
  const devtools = await own.context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => {});
  await crashed;

  const again = await own.context.newPage();
  await again.goto(`${new URL(baseURL).origin}/`);
  await again.getByRole('region', { name: 'Continue' }).getByRole('link').click();
  await at(again, 2);
  expect(again.url()).toBe(address);
  expect(await map(again)).toEqual(before);
  await noTrouble(again);
});

test('killed between handing in and the report, the report is there', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  let page = await own.start();
  let handedIn;
  const kept = new Promise((then) => (handedIn = then));
  await page.exposeFunction('handedIn', () => handedIn());
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (value, key) {
      if (this.name === 'acts' && / submit #/.test(value)) {
        this.transaction.addEventListener('complete', (event) => {
          // The app hears nothing of it and so never gets to its report.
          event.stopImmediatePropagation();
          globalThis.handedIn();
        });
      }
      return add.call(this, value, key);
    };
  });
  const address = await startMock(page, { origin });
  await pick(page, 0);
  await end(page);
  await kept;
  await own.kill();

  page = await own.start();
  await page.goto(`${origin}/`);
  await page.goto(address);
  await reported(page);
  await noTrouble(page);
  await page.goto(`${origin}/#/history`);
  await expect(page.getByRole('listitem').filter({ hasText: 'CLF-C02' })).toHaveCount(1);
  expect(actsOf(await records(page), idOf(address)).at(-1)).toBe('submit');
});

test('killed at some moment around handing in, it is either open with all answers or over', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  const random = chance(SEED);
  let page = await own.start();
  for (let round = 0; round < 2; round += 1) {
    const address = await startMock(page, { origin });
    await pick(page, 2);
    await isSaved(page);
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('button', { name: 'End exam', exact: true }).click();
    await page.evaluate(() => document.querySelector('#end').click());
    await new Promise((then) => setTimeout(then, random() * 60));
    await own.kill();
    page = await own.start();
    await page.goto(address);
    await expect(page.getByRole('heading', { name: /^Question 1 of 65$|^Every question$/ }).first(), `SEED=${SEED}`).toBeVisible();
    await noTrouble(page);
    const acts = actsOf(await records(page), idOf(address));
    expect(acts.filter((act) => act.startsWith('answer'))).toHaveLength(1);
  }
});

test('killed right after the start, the exam is there with the clock where it was', async ({ own, baseURL }) => {
  const { origin } = new URL(baseURL);
  let page = await own.start();
  await page.goto(`${origin}/#/exam/clf-c02/mock?seed=1`);
  await page.locator('#start').click();
  await page.getByRole('heading', { name: 'Question 1 of 65' }).waitFor();
  const address = page.url();
  await own.kill();
  page = await own.start();
  await page.goto(`${origin}/`);
  await page.getByRole('region', { name: 'Continue' }).getByRole('link').click();
  await at(page, 1);
  expect(page.url()).toBe(address);
  expect(await left(page)).toBeGreaterThan(90 * 60 - 20);
  await noTrouble(page);
});

test('killed while the questions still travel, they come after the return', async ({ own }) => {
  const site = await serve({ dir: process.env.DRYRUN_DIST ?? 'dist', faults: true });
  const fault = (body) => fetch(`${site.origin}/__fault`, { method: 'POST', body: JSON.stringify(body) });
  try {
    let page = await own.start();
    await page.goto(`${site.origin}/#/about`);
    const questions = await page.evaluate(async () => {
      const { exams } = await (await fetch('bank/catalogue.json')).json();
      const details = await (await fetch(`bank/${exams.find(({ code }) => code === 'CLF-C02').details}`)).json();
      const pools = await Promise.all(details.pools.map(async ({ index }) => (await fetch(`bank/${index}`)).json()));
      return pools.flatMap(({ files }) => files);
    });
    for (const file of questions) await fault({ path: `/bank/${file}`, kind: 'delay', milliseconds: 30_000 });
    await page.goto(`${site.origin}/#/exam/clf-c02/mock?seed=1`);
    await page.locator('#start').click();
    await expect(page.getByText('Loading this question…')).toBeVisible();
    await page.locator('#next').click();
    await expect(page.getByRole('heading', { name: 'Question 2 of 65' })).toBeVisible();
    await isSaved(page);
    const address = page.url();
    await own.kill();
    await fault({});
    page = await own.start();
    await page.goto(address);
    await at(page, 2);
    await noTrouble(page);
    // From now on they lie with the sitting, and no network is needed.
    await expect.poll(async () => (await records(page)).papers.length).toBe(1);
  } finally {
    await site.close();
  }
});
