// A candidate who has read the question files: starts an exam, answers it as told, and reads the report.
// It finds everything as a person does, by what stands on the screen.
//
//   import { expect, test } from './candidate.mjs';
//   test('…', async ({ candidate }) => { await candidate.start('#/exam/clf-c02/mock'); … });
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';

export { expect };

/** The built site; another can be named while it is being rebuilt. */
export const dist = process.env.DRYRUN_DIST ?? 'dist';

/** What a text says, without how it is set: Markdown and the screen then agree. */
export function plain(text) {
  return text.replace(/^```.*$/gm, '').replace(/^\s*\d+\.\s/gm, '').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

const banks = new Map();

/** All packed questions of a built site, by what their stems say. Read once: no test changes them. */
export function readBank(dir) {
  if (!banks.has(dir)) banks.set(dir, packed(dir));
  return banks.get(dir);
}

async function packed(dir) {
  const folder = join(dir, 'bank/questions');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  return new Map(files.flat().map((row) => [plain(row.stem), row]));
}

/** The facts of all exams of a built site. */
export async function readCatalogue(dir) {
  return JSON.parse(await readFile(join(dir, 'bank/catalogue.json'), 'utf8')).exams;
}

/** The right response to a question, as places of choices from 1, or one that is wrong by very little. */
export function response(row, right) {
  if (right) return row.key;
  const others = row.choices.map((_, at) => at + 1).filter((place) => !row.key.includes(place));
  switch (row.kind) {
    case 'ordering':
      return [...row.key.slice(0, -2), row.key.at(-1), row.key.at(-2)];
    case 'matching':
      return [...row.key.slice(0, -1), row.choices.map((_, at) => at + 1).find((place) => place !== row.key.at(-1))];
    default:
      return [...row.key.slice(0, -1), others[0]];
  }
}

export class Candidate {
  constructor(page, bank) {
    this.page = page;
    this.bank = bank;
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Opens the page that offers an exam, and presses its button. */
  async start(address) {
    await this.page.goto(address);
    await this.begin();
  }

  /** Presses the button of the page that offers an exam. */
  async begin() {
    await this.page.getByRole('button', { name: /^Start (the exam|the quiz|practising)$/ }).click();
    await expect(this.heading).toHaveText(/^Question 1 of \d+$/);
  }

  /** The number of the question on the screen, from 1, and how many there are. */
  async where() {
    const [, at, of] = (await this.heading.textContent()).match(/^Question (\d+) of (\d+)$/);
    return { at: Number(at), of: Number(of) };
  }

  /** The question on the screen, out of the packed files. */
  async question() {
    const row = this.bank.get(plain(await this.page.locator('.question__stem').innerText()));
    expect(row, 'the question on the screen stands in the bank').toBeDefined();
    return row;
  }

  /** The places in the file of the choices on the screen, in the order in which they are shown. */
  async order(row) {
    const texts = await this.page.locator('.choices, .ordering, .matching__choices').locator('.choice__text, .place__text').allInnerTexts();
    return texts.map((text) => row.choices.findIndex(([choice]) => plain(choice) === plain(text)) + 1);
  }

  /** Presses something with the mouse. */
  async touch(it) {
    await it.click();
  }

  /** Gives a response with the mouse: places of choices in the file, from 1; a prompt may be left out with null. */
  async respond(row, places) {
    const { page } = this;
    const texts = page.locator('.choices .choice__text, .ordering__pool .choice__text');
    for (const [at, place] of places.entries()) {
      if (place === null) continue;
      const [text] = row.choices[place - 1];
      if (row.kind === 'matching') {
        const list = page.getByRole('combobox').nth(at);
        const options = await list.getByRole('option').allInnerTexts();
        await list.selectOption({ index: options.findIndex((option) => plain(option).slice(1) === plain(text)) });
      } else {
        const shown = await texts.allInnerTexts();
        await this.touch(texts.nth(shown.findIndex((one) => plain(one) === plain(text))));
      }
    }
  }

  async next() {
    await this.onward((button) => button.click());
  }

  /** The same with the keyboard. Nothing has to stand still for a key, so that many steps are quick. */
  async turn() {
    await this.onward((button) => button.press('Enter'));
  }

  async onward(press) {
    const { at, of } = await this.where();
    await press(this.page.getByRole('button', { name: 'Next', exact: true }));
    await expect(this.heading).toHaveText(`Question ${at + 1} of ${of}`);
  }

  async saved() {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** The time left, in seconds, as the screen has it. */
  async left() {
    const text = await this.page.getByRole('timer').textContent();
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** Ends the exam as the screen asks for it, in two steps, from the last question or from any other. */
  async end() {
    await this.page.getByRole('button', { name: /^Review/ }).click();
    await this.page.getByRole('button', { name: 'End exam', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }).click();
    await expect(this.page.getByRole('heading', { name: 'Every question' })).toBeVisible();
  }

  /** What the report says, in figures and words. */
  async report() {
    const { page } = this;
    const number = (text) => Number(text.replace(/[^\d]/g, ''));
    // Practice of a part has a share instead of a scale: its heading says how many were right.
    const range = page.locator('.score__range');
    const words = (await range.count()) ? await range.textContent() : await this.heading.textContent();
    const [, low, high] = words.match(/between (\d+) and (\d+)/) ?? [];
    const [, right, of] = words.match(/(\d+) of (\d+) right/);
    // At once for all: a look at each of them by itself takes a second.
    const rows = page.locator('table.sections tbody tr');
    const domains = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.innerText)));
    const entries = await page.locator('.entry > summary').evaluateAll((all) => all.map((entry) => ({
      glance: entry.querySelector('.entry__stem').textContent,
      tags: [...entry.querySelectorAll('.tag')].map((tag) => tag.innerText),
    })));
    return {
      verdict: (await this.heading.textContent()).trim(),
      scaled: number(await page.locator('.score__number').textContent()),
      low: Number(low),
      high: Number(high),
      right: Number(right),
      of: Number(of),
      domains: domains.map(([title, weight, share, , label]) => ({ title, weight: number(weight), right: Number(share.split(' ')[0]), of: Number(share.split(' ')[2]), label })),
      questions: entries.map(({ glance, tags }) => ({ glance: plain(glance), tags })),
    };
  }
}

/** How many records of each sort this browser keeps, read past the app. */
export function kept(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((yes, no) => Object.assign(request, { onsuccess: () => yes(request.result), onerror: () => no(request.error) }));
    const database = await answer(indexedDB.open('dryrun'));
    const counts = {};
    for (const name of database.objectStoreNames) counts[name] = await answer(database.transaction(name).objectStore(name).count());
    database.close();
    return counts;
  });
}

export const test = base.extend({
  dir: async ({}, use) => use(dist),
  bank: async ({ dir }, use) => use(await readBank(dir)),
  candidate: async ({ page, bank }, use) => use(new Candidate(page, bank)),

  /** Errors, breaches of the policy and requests to others than the site; a test may take from it what it provoked. */
  grievances: [
    async ({ context, baseURL }, use) => {
      const grievances = [];
      const { origin } = new URL(baseURL);
      context.on('console', (message) => {
        // The runner says so wherever it keeps the app from having its worker.
        if (message.text() === 'Service Worker registration blocked by Playwright') return;
        if (['error', 'warning'].includes(message.type())) grievances.push(`${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (fault) => grievances.push(`uncaught: ${fault.error()}`));
      context.on('request', (request) => {
        const { protocol, origin: its } = new URL(request.url());
        if (protocol.startsWith('http') && its !== origin) grievances.push(`request to ${request.url()}`);
      });
      await use(grievances);
      expect(grievances).toEqual([]);
    },
    { auto: true },
  ],
});
