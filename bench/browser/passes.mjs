// What is measured of one contestant in one run; each pass has a browser of its own.
import { bankOf, letters } from './contestants.mjs';
import { visit } from './visit.mjs';

const wait = (ms) => new Promise((go) => setTimeout(go, ms));
const bytes = (served, isData) => served.filter(({ path }) => isData(path)).reduce((sum, one) => sum + one.bytes, 0);
const isData = (path) => path.startsWith('/bank/') || path.endsWith('/questions.json');

/**
 * Sits the app's exam once and reads what it shows: the questions in their order, each with the order of its choices,
 * and what the candidate of all runs will pick: the key of two questions out of three.
 */
export async function readPaper(contestant) {
  const bank = await bankOf(contestant.folder);
  return visit(contestant, {}, async (browser) => {
    await browser.firstQuestion();
    const paper = [];
    const texts = (selector) => browser.page.locator(selector).allInnerTexts();
    for (let at = 1; ; at += 1) {
      await browser.run('reached', at);
      const [stem] = await texts('.question__stem');
      const row = bank.get(letters(stem));
      if (!row) throw new Error(`question ${at} is not in the bank: ${stem.slice(0, 60)}`);
      const shown = (await texts('.choices .choice__text')).map(letters);
      const order = shown.map((text) => row.choices.findIndex(([choice]) => letters(choice) === text) + 1);
      const others = order.filter((place) => !row.key.includes(place));
      const response = at % 3 ? row.key : [...row.key.slice(1), others[0]];
      paper.push({ row, order, picks: response.map((place) => order.indexOf(place)) });
      if (!(await browser.page.locator('#next').count())) return paper;
      await browser.page.locator('#next').click();
    }
  });
}

/** Bytes and times up to the first question, cold and at the third visit; then a sitting for the processor and memory. */
export const visits = (contestant, picks) =>
  visit(contestant, {}, async (browser) => {
    const { first, offered, pressed, served } = await browser.firstQuestion();
    const cpuFirst = await browser.worked();
    const found = { first, offered, question: first - (pressed ?? 0), cpuFirst };
    found.data = bytes(served, isData);
    found.code = bytes(served, (path) => !isData(path));
    found.requests = served.length;
    found.codeRequests = served.filter(({ path }) => !isData(path)).length;
    const later = await browser.theRest();
    found.dataInAll = found.data + bytes(later, isData);
    found.requestsInAll = found.requests + later.length;
    await browser.mustBeWell();
    for (const again of [2, 3]) {
      await browser.rest(200);
      const times = await browser.firstQuestion();
      if (again === 3) {
        const thirdBytes = bytes(times.served, () => true);
        Object.assign(found, { third: times.first, thirdOffered: times.offered, thirdBytes, thirdRequests: times.served.length });
      }
      await wait(200);
    }
    const before = await browser.worked();
    const { score } = await browser.run('sit', picks, false);
    found.cpuQuestion = ((await browser.worked()) - before) / picks.length;
    const { heap, wasm } = await browser.memory();
    await browser.mustBeWell();
    return { ...found, heap, wasm, memory: heap + wasm, score };
  });

/** A cold visit with a slow processor and a slow line. */
export const slowVisit = (contestant) =>
  visit(contestant, {}, async (browser) => {
    await browser.slowLine();
    await browser.slowProcessor();
    const { first, offered, pressed } = await browser.firstQuestion();
    await wait(300);
    const way = await wayOf(browser, { offered, pressed, first });
    const slowFcp = await browser.get('fcp');
    return { slowFirst: first, slowOffered: offered, slowQuestion: first - (pressed ?? 0), slowFcp, way };
  });

/** What a cold visit waited for: when each file was asked for and when it was there, and what happened in between. */
async function wayOf(browser, { offered, pressed, first }) {
  const steps = await browser.page.evaluate(() => {
    const file = ({ name, startTime, responseEnd }) => [new URL(name).pathname, startTime, responseEnd];
    return [
      ...performance.getEntriesByType('navigation').map((page) => ['the page', page.requestStart, page.responseEnd]),
      ...performance.getEntriesByType('resource').map(file),
      ['*something to read*', undefined, window.__bench.fcp],
      ['*program ready*', undefined, window.__bench.compiled],
      ['*sitting is written down and opened*', undefined, window.__bench.turned],
    ];
  });
  steps.push(['*start screen shown*', undefined, offered], ['*Start pressed*', undefined, pressed]);
  steps.push(['*first question shown*', undefined, first]);
  return steps.filter(([, , end]) => end !== undefined).toSorted(([, , one], [, , other]) => one - other);
}

/** How long a press takes to be on the screen, with frames as fast as they can be made. */
export const presses = (contestant, picks) =>
  visit(contestant, { freeFrames: true }, async (browser) => {
    await browser.firstQuestion();
    const { next, finish, score } = await browser.run('sit', picks, true);
    const sorted = next.toSorted((one, other) => one - other);
    const at = (share) => sorted[Math.floor(sorted.length * share)];
    return { next: at(0.5), nextSlow: at(0.95), finish, score };
  });

/** Interaction to Next Paint, with a real mouse and a slow processor, from the first question to the report. */
export const mouse = (contestant, picks) =>
  visit(contestant, {}, async (browser) => {
    await browser.slowProcessor();
    await browser.firstQuestion();
    await browser.theRest();
    const slowest = async () => (await browser.run('inp')).worst;
    for (const [at, places] of picks.entries()) {
      for (const place of places) await browser.press('choice', place);
      if (at + 1 === picks.length) break;
      await browser.press('next');
      await browser.run('reached', at + 2);
    }
    await wait(300);
    const found = { inpSitting: await slowest() };
    const steps = await browser.page.evaluate(() => window.__hands.finish.length);
    for (let step = 0; step < steps; step += 1) await browser.press('finish', step);
    const score = await browser.run('scored');
    const { hasReport } = contestant;
    if (hasReport) await browser.press('openEntry', 3);
    await wait(500);
    const { p98, worst } = await browser.run('inp');
    Object.assign(found, { inp: p98, inpWorst: worst, score });
    if (hasReport) {
      // All sixty-five at once: the heaviest press there is, told apart because few will press it.
      await browser.press('openAll');
      await wait(1_500);
      found.inpOpenAll = await slowest();
    }
    return found;
  });
