// Writes what a build of the site saves into tests/data/saves, one file for each way a sitting can stand, so that every
// later version is tested on it (old-saves.spec.mjs). To be run once for each released version whose records or set of
// stores are new, with the site as it is released:
//
//   cargo xtask build && node tests/browser/write-saves.mjs
//
// The files are named after the version of the set of stores. One that is there already is the promise of a version that
// was released: it is left as it is. DRYRUN_DIST names another folder than dist.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Candidate, expect, readBank, response } from './candidate.mjs';
import { args, executablePath } from './chromium.mjs';
import { FOLDER, WRITTEN, database, figures, seen } from './saves.mjs';
import { serve } from './server.mjs';
import { idOf, left } from './sitting.mjs';
import { furnish } from './small-exam.mjs';

/** Whatever was done is on the disk, and so are the questions. */
async function settled({ page, candidate }) {
  await candidate.saved();
  await expect.poll(async () => (await database(page)).shelves.papers.length).toBe(1);
}

/** A mock exam in the middle: all four kinds, whole and half answers, flags, choices struck out. It is left at question 8. */
async function sitExam({ page, candidate }) {
  await candidate.start('#/exam/tst-1/mock?seed=5');
  const all = {};
  for (let at = 1; at <= 12; at += 1) {
    const row = await candidate.question();
    const places = response(row, at % 3 !== 0);
    if (at !== 4) await candidate.respond(row, row.kind === 'ordering' ? places.slice(0, -1) : places);
    if (at % 3 === 1) await page.getByRole('button', { name: 'Flag for review' }).click();
    if (row.kind === 'multiple-choice') await page.getByRole('button', { name: 'Strike out D' }).click();
    await candidate.saved();
    all[at] = await seen(page);
    if (at < 12) await candidate.next();
  }
  await page.locator('.map__cell').nth(7).click();
  await expect(candidate.heading).toHaveText('Question 8 of 12');
  return all;
}

/** How an open sitting stands on the screen. */
async function standing({ page }, all) {
  const now = await seen(page);
  // What was seen of a question before others were answered differs in the map alone.
  const questions = Object.values(all).map(({ map, ...question }) => question);
  return { now, questions };
}

const WAYS = {
  'open-exam': async (it) => {
    const all = await sitExam(it);
    await settled(it);
    return { what: 'A mock exam in the middle, with answers of all kinds, flags and choices struck out.', ...(await standing(it, all)), left: await left(it.page) };
  },
  'open-practice': async (it) => {
    const { page, candidate } = it;
    await candidate.start('#/exam/tst-1/practice?questions=5&seed=4');
    const all = {};
    for (let at = 1; at <= 3; at += 1) {
      const row = await candidate.question();
      await candidate.respond(row, response(row, at !== 2));
      if (at < 3) await page.getByRole('button', { name: 'Show the answer' }).click();
      await candidate.saved();
      all[at] = await seen(page);
      if (at < 3) await candidate.next();
    }
    const shows = await standing(it, all);
    await settled(it);
    for (const press of ['Pause', 'Go on', 'Pause']) await page.getByRole('button', { name: press }).click();
    await expect.poll(async () => (await database(page)).shelves.acts.at(-1)[1]).toMatch(/ pause #/);
    return { what: 'Practice in the middle: two answers shown, one not, and the clock stopped.', ...shows, paused: true };
  },
  finished: async (it) => {
    await sitExam(it);
    await settled(it);
    await it.candidate.end();
    await expect.poll(async () => (await database(it.page)).shelves.results.length).toBe(1);
    return { what: 'A mock exam with its result.', report: await figures(it.candidate) };
  },
  'not-marked': async (it) => {
    const { page, candidate } = it;
    await sitExam(it);
    await settled(it);
    // The page never hears that the last act was saved, as when it is closed at this moment.
    const kept = page.evaluate(() => new Promise((kept) => {
      const add = IDBObjectStore.prototype.add;
      IDBObjectStore.prototype.add = function (value, key) {
        if (/ submit #/.test(value)) {
          this.transaction.addEventListener('complete', (event) => {
            event.stopImmediatePropagation();
            kept();
          });
        }
        return add.call(this, value, key);
      };
    }));
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('button', { name: 'End exam', exact: true }).click();
    await page.locator('#end').click();
    await kept;
    const saved = await database(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
    return { what: 'A mock exam that was handed in and not marked.', saved, report: await figures(candidate) };
  },
  'damaged-tail': async (it) => {
    const { page, candidate } = it;
    const all = await sitExam(it);
    const shows = await standing(it, all);
    await settled(it);
    const whole = (await database(page)).shelves.acts.length;
    await page.getByRole('button', { name: 'Flag for review' }).click();
    await candidate.next();
    await settled(it);
    const saved = await database(page);
    const { acts } = saved.shelves;
    acts[whole][1] = acts[whole][1].replace('flag 1', 'flag 0');
    acts[whole + 1][1] = acts[whole + 1][1].slice(0, 9);
    return { what: 'The same exam with its last two acts damaged.', saved, ...shows, recovered: [whole, acts.length] };
  },
};

const folder = await mkdtemp(join(tmpdir(), 'dryrun-small-'));
await furnish(folder, 'tests/data');
const server = await serve({ dir: folder });
const bank = await readBank(folder);
const browser = await chromium.launch({ executablePath, args });
try {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, way] of Object.entries(WAYS)) {
    const context = await browser.newContext({ baseURL: `${server.origin}/`, viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.clock.install({ time: WRITTEN });
    const it = { page, candidate: new Candidate(page, bank) };
    const { what, saved, ...shows } = await way(it);
    const { version, shelves } = saved ?? (await database(page));
    const file = new URL(`v${version}-${name}.json`, FOLDER);
    const sitting = idOf(page.url());
    if (existsSync(file)) console.log(`${file.pathname} is there already and stays as it is`);
    else {
      await writeFile(file, `${JSON.stringify({ what, version, sitting, shows, shelves }, null, 1)}\n`);
      console.log(`wrote ${file.pathname}`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
