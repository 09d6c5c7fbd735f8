// Measures the built app in Chromium, beside the least page that can sit the same exam: `cargo xtask bench browser`.
//
//   node bench/browser.mjs [--runs 5] [--quick] [--dist dist] [--banks 1000,10000,100000] [--only banks]
//
// --quick makes one run and leaves the larger banks out; `--banks ''` leaves out all, `--only banks` all but them.
// bench/README.md says what each figure means. The tables go to the terminal, every sample to bench/results.json.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { executablePath } from '../tests/browser/chromium.mjs';
import { bankSite, bankVisit, clear } from './browser/banks.mjs';
import { floor, ours } from './browser/contestants.mjs';
import { mouse, presses, readPaper, slowVisit, visits } from './browser/passes.mjs';
import { bankTable, comparison, spread, wayTable } from './browser/table.mjs';

const USAGE = `node bench/browser.mjs [--runs 5] [--quick] [--dist dist] [--banks 1000,10000,100000] [--only exam|banks]`;
const options = given();

/** What was typed; a sentence and the usage for what is not understood. */
function given() {
  const known = {
    runs: { type: 'string' },
    quick: { type: 'boolean' },
    dist: { type: 'string', default: 'dist' },
    banks: { type: 'string' },
    only: { type: 'string' },
  };
  try {
    const { values } = parseArgs({ options: known });
    if (values.runs !== undefined && !(Number(values.runs) >= 1)) throw new Error(`--runs ${values.runs}: give a number from 1, such as --runs 5`);
    return values;
  } catch (fault) {
    console.error(`error: ${fault.message}\nusage: ${USAGE}`);
    process.exit(2);
  }
}

const runs = Number(options.runs ?? (options.quick ? 1 : 5));
const sizes = (options.banks ?? (options.quick ? '1000' : '1000,10000,100000')).split(',').filter(Boolean).map(Number);

const say = (text) => console.error(text);
const turned = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
function keep(samples, found) {
  for (const [key, value] of Object.entries(found)) if (value !== undefined) (samples[key] ??= []).push(value);
}

/** Tries once more when a browser died of something else than what is measured. */
async function twice(measure, what) {
  try {
    return await measure();
  } catch (fault) {
    say(`  once more, ${what}: ${fault.message.split('\n')[0]}`);
    return measure();
  }
}

async function compare(folder) {
  const app = await ours(options.dist, join(folder, 'ours'), 'clf-c02');
  say('reading the form');
  const paper = await readPaper(app);
  const least = await floor(join(folder, 'floor'), paper);
  const picks = paper.map((one) => one.picks);
  const samples = { ours: {}, floor: {} };
  for (let run = 0; run < runs; run += 1) {
    for (const contestant of turned([app, least], run)) {
      say(`run ${run + 1} of ${runs}: ${contestant.name}`);
      for (const pass of [visits, slowVisit, presses, mouse]) {
        keep(samples[contestant.name], await twice(() => pass(contestant, picks), pass.name));
      }
    }
  }
  await Promise.all([app.close(), least.close()]);
  for (const [name, { score }] of Object.entries(samples)) {
    const scores = [...new Set(score)];
    if (scores.length !== 1) throw new Error(`${name}: the same answers gave the scores ${scores.join(', ')}`);
  }
  return samples;
}

async function compareBanks(folder) {
  const sites = [];
  for (const size of sizes) {
    say(`making a bank of ${size}`);
    sites.push({ questions: size, samples: {}, site: await bankSite(options.dist, size, join(folder, `bank-${size}`)) });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const { site, samples } of turned(sites, run)) {
      say(`run ${run + 1} of ${runs}: a bank of ${site.name}`);
      keep(samples, await twice(() => bankVisit(site), 'bank'));
    }
  }
  await Promise.all(sites.map(({ site }) => clear(site)));
  return sites.map(({ questions, samples }) => ({ questions, samples }));
}

const folder = await mkdtemp(join(os.tmpdir(), 'dryrun-bench-'));
const machine = { cpu: os.cpus()[0].model, cores: os.cpus().length, loadBefore: os.loadavg()[0] };
try {
  const samples = options.only === 'banks' ? undefined : await compare(folder);
  const banks = sizes.length && options.only !== 'exam' ? await compareBanks(folder) : [];
  machine.loadAfter = os.loadavg()[0];
  const browser = execFileSync(executablePath, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  const date = new Date().toISOString().slice(0, 10);
  const result = { date, machine, browser, node: process.version, runs, samples, banks };
  await writeFile(new URL('results.json', import.meta.url), `${JSON.stringify(result)}\n`);
  const load = `${machine.loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}`;
  console.log(`${browser}, runs: ${runs}, load: ${load}. Least / **middle** / most.\n`);
  if (samples) {
    const { slowFirst, way } = samples.ours;
    const far = slowFirst.map((ms) => Math.abs(ms - spread(slowFirst).middle));
    console.log(`${comparison(samples)}\n\nThe way to the first question on the slow phone, the run in the middle:\n`);
    console.log(`${wayTable(way[far.indexOf(Math.min(...far))])}\n`);
  }
  if (banks.length) console.log(bankTable(banks));
} finally {
  await rm(folder, { recursive: true, force: true });
}
