// Saves of released versions: the whole content of the browser's database as a build wrote it, and what that build showed
// of it. They lie in tests/data/saves and never change; write-saves.mjs makes those of a new version.
import { readFileSync, readdirSync } from 'node:fs';
import { plain } from './candidate.mjs';
import { choices, map } from './sitting.mjs';

export const FOLDER = new URL('../data/saves/', import.meta.url);

/** When the saves were written, by the clock of the page. */
export const WRITTEN = new Date('2026-11-20T10:00:00Z');

/** All saves, by their names: `v1-open-exam`. */
export function saves() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => ({ name: name.replace('.json', ''), ...JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) }));
}

/** The question on the screen, whatever its kind: what it asks, its choices in their order, and what is chosen. */
export async function seen(page) {
  const main = page.getByRole('main');
  const texts = await main.locator('.choices .choice__text, .ordering .place__text, .ordering__pool .choice__text, .matching__choices .choice__text').allInnerTexts();
  const lists = await main.getByRole('combobox').evaluateAll((all) => all.map((list) => list.selectedOptions[0]?.textContent ?? ''));
  const picked = choices(page).filter({ visible: true });
  return {
    heading: await page.getByRole('heading', { level: 1 }).textContent(),
    stem: plain(await main.locator('.question__stem').innerText()),
    choices: texts.map(plain),
    picked: await picked.evaluateAll((all) => all.map((one) => one.checked)),
    lists: lists.map(plain),
    struck: await main.getByRole('button', { name: /^Strike out/, pressed: true }).count(),
    map: await map(page),
  };
}

/** What the report says in figures. */
export async function figures(candidate) {
  const { scaled, low, high, right, of, questions } = await candidate.report();
  return { scaled, low, high, right, of, questions: questions.map(({ glance }) => glance) };
}

/** Everything in the database, with the version of its set of stores. */
export function database(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((yes, no) => Object.assign(request, { onsuccess: () => yes(request.result), onerror: () => no(request.error) }));
    const database = await answer(indexedDB.open('dryrun'));
    const shelves = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      shelves[name] = keys.map((key, place) => [key, values[place]]);
    }
    const { version } = database;
    database.close();
    return { version, shelves };
  });
}

/** Makes the database of a save anew, in a page of the site that has not opened it. */
export function restore(page, { version, shelves }) {
  return page.evaluate(async ([version, shelves]) => {
    const request = indexedDB.open('dryrun', version);
    const database = await new Promise((yes, no) => {
      request.onupgradeneeded = () => Object.keys(shelves).forEach((name) => request.result.createObjectStore(name));
      request.onsuccess = () => yes(request.result);
      request.onerror = () => no(request.error);
    });
    await new Promise((yes, no) => {
      const transaction = database.transaction(Object.keys(shelves), 'readwrite');
      for (const [name, all] of Object.entries(shelves)) for (const [key, value] of all) transaction.objectStore(name).add(value, key);
      transaction.oncomplete = yes;
      transaction.onabort = () => no(transaction.error);
    });
    database.close();
  }, [version, shelves]);
}
