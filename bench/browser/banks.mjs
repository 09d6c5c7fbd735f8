// The same form from banks of a thousand questions up to a hundred thousand: it should cost the same.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { furnish, squeezeFile } from '../site.mjs';
import { ours } from './contestants.mjs';
import { visit } from './visit.mjs';

const root = new URL('../..', import.meta.url).pathname;

/** Packs questions as the app loads them; `what` is a count, or `--from` and a file. */
export async function pack(what, folder) {
  const words = ['run', '--quiet', '--package', 'bank', '--example', 'synthetic_pack', '--', ...what, folder];
  await promisify(execFile)('cargo', words, { cwd: root });
}

/** The app with a synthetic bank of `count` questions in it. */
export async function bankSite(dist, count, folder) {
  await pack([String(count)], join(folder, 'bank'));
  await furnish(dist, join(folder, 'bank'), folder);
  const site = await ours(folder, folder, 'syn-1', `${count} questions`);
  // The files that the form needs are compressed as a build would have done, all others never travel.
  await visit(site, {}, async (browser) => {
    const { served } = await browser.firstQuestion();
    for (const { path } of [...served, ...(await browser.theRest())]) {
      const file = join(folder, path);
      if (path.startsWith('/bank/') && !existsSync(`${file}.br`)) await squeezeFile(file);
    }
  });
  return site;
}

/** One cold visit: time, work, bytes and memory up to a whole form of 65. */
export const bankVisit = (site) =>
  visit(site, {}, async (browser) => {
    const { first, served } = await browser.firstQuestion();
    const cpuFirst = await browser.worked();
    const all = [...served, ...(await browser.theRest())];
    const data = all.filter(({ path }) => path.startsWith('/bank/'));
    await browser.mustBeWell();
    return {
      first,
      cpuFirst,
      dataInAll: data.reduce((sum, { bytes }) => sum + bytes, 0),
      requestsInAll: all.length,
      ...(await browser.memory()),
    };
  });

/** Takes the folder of a bank away: the largest has thousands of files. */
export const clear = (site) => site.close().then(() => rm(site.folder, { recursive: true, force: true }));
