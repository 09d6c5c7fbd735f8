// Dryrun as a contestant of a harness that measures several quiz engines on one piece of work; see ../README.md.
// The harness hands over questions and gets a site; in the page it reads and presses what `driver` finds for it.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../browser/banks.mjs';
import { furnish } from '../site.mjs';

const dist = process.env.DRYRUN_DIST ?? new URL('../../dist', import.meta.url).pathname;
const DOMAINS = ['d1', 'd2', 'd3', 'd4'];

/** The harness's questions, as the packing example reads them. */
function spelt(questions) {
  const line = ({ key, domain, stem, options, explanation }) => ({
    id: `syn-${key}`,
    domain: DOMAINS.indexOf(domain) + 1,
    stem,
    choices: options.map(({ text, correct }) => [text, correct]),
    rationale: explanation,
  });
  return questions.map((question) => JSON.stringify(line(question))).join('\n');
}

/** Packs below `bank/data`: the harness counts as data what lies in a folder of that name. */
async function packed(file, bank) {
  await pack(['--from', file], join(bank, 'data'));
  await rename(join(bank, 'data/catalogue.json'), join(bank, 'catalogue.json'));
  const files = ['exams', 'pools'].map(async (folder) => {
    const names = await readdir(join(bank, 'data', folder));
    return names.map((name) => join('data', folder, name));
  });
  for (const name of ['catalogue.json', ...(await Promise.all(files)).flat()]) {
    const text = await readFile(join(bank, name), 'utf8');
    await writeFile(join(bank, name), text.replace(/"((?:exams|pools|questions)\/)/g, '"data/$1'));
  }
}

export default {
  id: 'ours',
  title: 'Dryrun',
  kind: 'ours',
  packages: [{ name: 'dryrun', version: '0.1.0', license: 'MIT OR Apache-2.0' }],
  banks: ['native'],
  available() {
    if (!existsSync(join(dist, 'index.html'))) throw new Error('needs a built site; `cargo xtask build` makes one');
    return true;
  },
  async build({ dir, work, exam, bank }) {
    const questions = work.kind === 'bank' ? bank.questions : exam.questions;
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-questions-'));
    const file = join(folder, 'questions.jsonl');
    // In parts: the text of a hundred thousand questions need not stand in memory as well.
    for (let at = 0; at < questions.length; at += 10_000) {
      await writeFile(file, `${spelt(questions.slice(at, at + 10_000))}\n`, { flag: 'a' });
    }
    await packed(file, join(dir, 'bank'));
    await rm(folder, { recursive: true });
    await furnish(dist, join(dir, 'bank'), dir);
  },
  driver: `
    // What somebody shares is the address of the exam, so the visit begins there.
    if (!location.hash) history.replaceState(null, '', '#/exam/syn-1/mock');
    window.__driver = {
      start: () => document.querySelector('#start')?.click(),
      stem: () => document.querySelector('.question__stem'),
      option: (key) => window.__driver.hit(key).control,
      hit: (key) => [...document.querySelectorAll('.choices .choice')].find((choice) => choice.textContent.includes(key)),
      next: () => document.querySelector('#next'),
      // An exam ends in two steps: the review, and a question back. The press that counts is the last one.
      settle: () => {
        const [finish, end] = ['#finish', '.review__end'].map((one) => document.querySelector(one));
        if (finish) {
          const answered = document.querySelector('.map__cell[aria-current]').classList.contains('map__cell--answered');
          if (answered) finish.click();
          return !answered;
        }
        if (!end || document.querySelector('dialog[open] #end')) return true;
        end.click();
        return false;
      },
      finish: () => document.querySelector('dialog[open] #end') ?? void window.__driver.settle(),
      score: () => {
        const said = /(\\d+) of (\\d+) right/.exec(document.querySelector('.report .score')?.textContent ?? '');
        return said && { correct: Number(said[1]), total: Number(said[2]) };
      },
    };`,
};
