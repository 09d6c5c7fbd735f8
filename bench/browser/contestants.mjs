// The two that are measured side by side: the app as it is built, and the least page that can do the same.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serve } from '../../tests/browser/server.mjs';
import { squeeze } from '../site.mjs';

/** How a hand finds its way through the app. */
const OUR_HANDS = `window.__hands = {
  start: () => document.querySelector('#start:not([disabled])'),
  stem: () => document.querySelector('.question__stem'),
  count: () => document.querySelector('.question__title'),
  choice: (at) => document.querySelectorAll('.choices .choice')[at],
  next: () => document.querySelector('#next'),
  finish: [
    () => document.querySelector('#finish'),
    () => document.querySelector('.review__end'),
    () => document.querySelector('#end'),
  ],
  score: () => document.querySelector('.report .score'),
  openEntry: (at) => document.querySelectorAll('.entries summary')[at],
  openAll: () => document.querySelector('.report .filters > .button'),
};`;

const FLOOR_HANDS = `window.__hands = {
  stem: () => document.getElementById('stem'),
  count: () => document.getElementById('count'),
  choice: (at) => document.querySelectorAll('#choices label')[at],
  next: () => document.getElementById('next'),
  finish: [() => document.getElementById('next')],
  score: () => document.getElementById('score'),
};`;

/** A folder on a server of its own, as a contestant. */
export async function contestant(name, folder, hands, address) {
  await writeFile(join(folder, 'blank.html'), '<!doctype html><link rel="icon" href="data:,"><title>blank</title>');
  const served = [];
  const server = await serve({ dir: folder, log: (answer) => served.push(answer) });
  return { name, hands, address, served, folder, origin: server.origin, close: server.close };
}

/** The built app, in a copy that nobody rebuilds meanwhile. */
export async function ours(dist, folder, exam, name = 'ours') {
  if (dist !== folder) await cp(dist, folder, { recursive: true });
  return { ...(await contestant(name, folder, OUR_HANDS, `#/exam/${exam}/mock?seed=1`)), hasReport: true };
}

/** One page with its script in it, and the questions of `paper` as JSON. */
export async function floor(folder, paper) {
  await mkdir(folder, { recursive: true });
  const questions = paper.map(({ row, order }) => ({
    domain: row.domain,
    stem: row.stem,
    several: row.key.length > 1,
    choices: order.map((place) => row.choices[place - 1][0]),
    key: order.flatMap((place, at) => (row.key.includes(place) ? [at] : [])),
    rationale: row.rationale,
  }));
  await writeFile(join(folder, 'questions.json'), JSON.stringify(questions));
  await cp(new URL('floor.html', import.meta.url), join(folder, 'index.html'));
  await squeeze(folder);
  return contestant('floor', folder, FLOOR_HANDS, '');
}

/** The rows of all packed questions below a folder, by what their stems say. */
export async function bankOf(folder) {
  const questions = join(folder, 'bank/questions');
  const names = (await readdir(questions)).filter((name) => extname(name) === '.json');
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(questions, name), 'utf8'))));
  return new Map(files.flat().map((row) => [letters(row.stem), row]));
}

/** What a text says, without how it is set: Markdown and the screen then agree. */
export const letters = (text) => text.replace(/^```.*$/gm, '').replace(/^\s*\d+\.\s/gm, '').replace(/[^\p{L}\p{N}]/gu, '');
