// What the tests of saving share: starting a sitting, acting in it, and reading what the screen and the browser's
// database say of it.
import { expect } from '@playwright/test';

export const MOCK = '#/exam/clf-c02/mock?seed=1';

/** Starts the CLF-C02 mock exam and gives its address, when its first question is on the screen. */
export async function startMock(page, { origin = '', strict = false } = {}) {
  await page.goto(`${origin}/${MOCK}`);
  if (strict) await page.getByLabel(/Strict clock/).check();
  await page.locator('#start').click();
  await at(page, 1);
  return page.url();
}

/** Starts practice of three questions. */
export async function startPractice(page, { origin = '' } = {}) {
  await page.goto(`${origin}/#/exam/clf-c02/practice?questions=3&seed=7`);
  await page.locator('#start').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Question 1 of 3' })).toBeVisible();
  return page.url();
}

/** Waits until question `n`, from 1, is on the screen with its choices. */
export async function at(page, n) {
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^Question ${n} of `) })).toBeVisible();
  await expect(choices(page).first()).toBeVisible();
}

export function choices(page) {
  return page.getByRole('main').getByRole('radio').or(page.getByRole('main').getByRole('checkbox'));
}

/** Picks the choice in this place on the screen, from 0. */
export async function pick(page, place) {
  await page.getByRole('main').locator('label').nth(place).click();
  await expect(choices(page).nth(place)).toBeChecked();
}

export async function next(page) {
  await page.locator('#next').click();
}

/** The bar's word on saving. */
export function badge(page) {
  return page.getByRole('banner').getByRole('status');
}

export async function isSaved(page) {
  await expect(badge(page)).toHaveText('Saved');
}

/** Ends the exam from any question, in its two steps. */
export async function end(page) {
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: 'End exam', exact: true }).click();
  await page.locator('#end').click();
}

/** Waits for the report. */
export async function reported(page) {
  await expect(page).toHaveURL(/#\/report\//);
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
}

/** Seconds on the clock. */
export async function left(page) {
  const text = await page.getByRole('timer').textContent();
  return text.split(':').reduce((all, part) => all * 60 + Number(part), 0);
}

/** The states of all questions as the map tells them to a screen reader. */
export async function map(page) {
  return page.getByRole('complementary', { name: 'Questions' }).getByRole('button').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
}

/** The question on the screen: its text, and its choices in their order with those picked. */
export async function shown(page) {
  return page.getByRole('main').evaluate((main) => ({
    heading: main.querySelector('h1').textContent,
    stem: main.querySelector('.question__stem, .stem, .prose')?.textContent ?? '',
    choices: [...main.querySelectorAll('label')].map((label) => label.textContent),
    picked: [...main.querySelectorAll('input')].map((input) => input.checked),
  }));
}

/** Everything in the database, by shelf: pairs of key and value. Of no database nothing is made. */
export async function records(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((yes, no) => {
      request.onsuccess = () => yes(request.result);
      request.onerror = () => no(request.error);
    });
    if (!(await indexedDB.databases()).some(({ name }) => name === 'dryrun')) return {};
    const database = await answer(indexedDB.open('dryrun'));
    const shelves = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      shelves[name] = keys.map((key, place) => [key, values[place]]);
    }
    database.close();
    return shelves;
  });
}

/** Writes one record over, past the app. */
export async function overwrite(page, shelf, key, value) {
  await page.evaluate(async ([shelf, key, value]) => {
    const database = await new Promise((yes) => {
      const request = indexedDB.open('dryrun');
      request.onsuccess = () => yes(request.result);
    });
    await new Promise((yes, no) => {
      const transaction = database.transaction(shelf, 'readwrite');
      transaction.objectStore(shelf).put(value, key);
      transaction.oncomplete = yes;
      transaction.onabort = () => no(transaction.error);
    });
    database.close();
  }, [shelf, key, value]);
}

/** What was done in a sitting, in its order: `goto 3`, `answer one 2`. Fails unless every act is there once, whole and in its place. */
export function actsOf(shelves, id) {
  let check = 0;
  return (shelves.acts ?? []).filter(([[sitting]]) => sitting === id).map(([[, number], line], place) => {
    const [text, mark] = line.split(' #');
    check = checksum(check, text);
    const fits = number === place && text.startsWith(`${number} `) && mark === check.toString(16).padStart(8, '0');
    if (!fits) throw new Error(`act ${place} does not follow the one before: ${number} ${line}`);
    return text.split(' ').slice(2).join(' ');
  });
}

/** FNV-1a, as the app chains its acts. */
function checksum(before, text) {
  let hash = (0x811c9dc5 ^ before) >>> 0;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** The id in the address of a sitting or report. */
export function idOf(address) {
  return address.match(/#\/(?:sitting|report)\/([^?]+)/)[1];
}

/** Nothing on the screen speaks of trouble. */
export async function noTrouble(page) {
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('#trouble')).toBeHidden();
}

/** Makes each write take its time, as a slow disk does; for `addInitScript`. A page can make it slower: `slower = 2000`. */
export function slowDisk(milliseconds) {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (shelves, mode, options) {
    const transaction = open.call(this, shelves, mode, options);
    if (mode === 'readwrite') {
      const until = performance.now() + (globalThis.slower ?? milliseconds);
      const store = transaction.objectStore(transaction.objectStoreNames[0]);
      // A transaction lasts as long as something is asked of it.
      const linger = () => {
        if (performance.now() < until) store.count().onsuccess = linger;
      };
      linger();
    }
    return transaction;
  };
}
