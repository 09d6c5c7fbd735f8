// What a candidate did before, made up: finished sittings, written into the browser's database as the app spells them,
// past the app. So a test of history and readiness need not sit five exams first.
import { expect } from '@playwright/test';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** FNV-1a, as the app chains and seals its records. */
function checksum(before, text) {
  let hash = (0x811c9dc5 ^ before) >>> 0;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** A record as the app writes it: with its version and its checksum. */
export function seal(text) {
  return `dryrun 1 ${checksum(0, text)}\n${text}`;
}

/** So many questions of an exam's bank, as many of each domain as its weight says, in an order that is always the same. */
export function form(bank, exam, places, skip = 0) {
  const all = [...bank.values()].filter(({ id }) => id.startsWith(`${exam.code.toLowerCase()}-`)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = exam.domains.flatMap(({ weight }, at) => {
    const of = all.filter(({ domain }) => domain === at + 1);
    const share = Math.round((places * weight) / 100);
    return of.slice(skip * share, (skip + 1) * share);
  });
  return rows.slice(0, places);
}

const shapes = {
  'multiple-choice': (row) => ['choice', row.choices.length, 1],
  'multiple-response': (row) => ['response', row.choices.length, row.key.length],
  ordering: (row) => ['ordering', row.choices.length, row.key.length],
  matching: (row) => ['matching', row.choices.length, row.key.length],
};
const responses = { 'multiple-choice': 'one', 'multiple-response': 'several', ordering: 'order', matching: 'pairs' };

/** A response that is right, or wrong by very little. */
function spelt(row, right) {
  const others = row.choices.map((_, at) => at + 1).filter((place) => !row.key.includes(place));
  const last = row.key.at(-1);
  const wrong = {
    'multiple-choice': [others[0]],
    'multiple-response': [...row.key.slice(0, -1), others[0]],
    ordering: [...row.key.slice(0, -2), last, row.key.at(-2)],
    matching: [...row.key.slice(0, -1), row.choices.map((_, at) => at + 1).find((place) => place !== last)],
  };
  const places = right ? row.key : wrong[row.kind];
  return `answer ${responses[row.kind]} ${row.kind === 'multiple-response' ? [...places].sort((a, b) => a - b) : places}`;
}

/**
 * The records of a finished sitting. `went` says of each question, by its place and row, whether it was right (nothing:
 * unanswered), how many seconds it took, and whether a first answer of the other sort was changed: `{ right, seconds, changed }`.
 */
export function sitting({ id, exam, rows, went, endedDaysAgo = 0, practice = false, sealed = false, scored = rows.length, now = Date.now() }) {
  const told = rows.map((row, at) => ({ seconds: 60, ...went(row, at) }));
  const whole = told.reduce((all, { seconds }) => all + seconds, 0) * 1000;
  const ended = now - endedDaysAgo * DAY;
  const begun = ended - whole;
  const limit = practice ? '-' : exam.minutes * MINUTE;
  const places = rows.map((row, at) => {
    const [kind, choices, count] = shapes[row.kind](row);
    const order = row.choices.map((_, place) => place + 1);
    return `${row.id} ${row.domain} ${row.task ?? '-'} ${kind} ${choices} ${count} ${at < scored ? 1 : 0} ${order}`;
  });
  const start = `${exam.code} 7 ${begun} ${limit} centre ${practice ? 1 : 0} ${practice ? 'each' : 'end'}`;

  const acts = [];
  let check = 0;
  const act = (at, text) => {
    const line = `${acts.length} ${Math.round(at)} ${text}`;
    const mark = checksum(check, line);
    check = Number.parseInt(mark, 16);
    acts.push(`${line} #${mark}`);
  };
  let clock = begun;
  act(clock, 'begin');
  for (const [at, { right, seconds, changed }] of told.entries()) {
    if (at > 0) act(clock, `goto ${at}`);
    if (changed) act(clock + seconds * 400, spelt(rows[at], !right));
    if (right !== undefined) act(clock + seconds * 800, spelt(rows[at], right));
    clock += seconds * 1000;
  }
  act(clock, 'submit');

  const right = told.slice(0, scored).filter((one) => one.right).length;
  const score = Math.round(100 + (900 * right) / scored);
  const [low, high] = [Math.max(100, score - 85), Math.min(1000, score + 75)];
  const passes = exam.passing !== null && score >= exam.passing;
  const close = exam.passing !== null && low < exam.passing && exam.passing <= high;
  const scaled = practice || exam.passing === null ? '- - - - 0' : `${score} ${low} ${high} ${passes ? 'pass' : 'fail'} ${close ? 1 : 0}`;
  const records = [
    ['starts', id, seal([start, ...places].join('\n'))],
    ...acts.map((line, number) => ['acts', [id, number], line]),
    ['results', id, seal(`${ended} ${right} ${scored} ${scaled}`)],
  ];
  return { id, right, of: scored, score, low, high, passes, records: sealed ? [...records, ['sealed', id, seal('1')]] : records };
}

/** A booked day so many days from now, as a record and as YYYY-MM-DD. */
export function booked(exam, days) {
  const date = dayFrom(days);
  return { date, records: [['plans', exam.code.toLowerCase(), seal(`booked ${date}`)]] };
}

/** The date so many days from today, where the browser is, as YYYY-MM-DD. */
export function dayFrom(days) {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Writes what was made up into the browser's database, which the app has made by then. */
export async function write(page, ...past) {
  await page.goto('/#/about');
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await page.evaluate(async (records) => {
    const database = await new Promise((yes) => {
      const request = indexedDB.open('dryrun');
      request.onsuccess = () => yes(request.result);
    });
    await new Promise((yes, no) => {
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      for (const [shelf, key, value] of records) transaction.objectStore(shelf).put(value, key);
      transaction.oncomplete = yes;
      transaction.onabort = () => no(transaction.error);
    });
    database.close();
  }, past.flatMap(({ records }) => records));
}
