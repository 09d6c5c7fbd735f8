// A site with a small exam of all four kinds: what was built, with the questions of tests/data in place of the real ones.
// Only the packed files and what the page carries of them differ, so the code under test is the code that ships.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dist, test as base } from './candidate.mjs';
import { serve } from './server.mjs';

export { expect } from './candidate.mjs';

/** What the question author's program answers. DRYRUN_AUTHOR names a built one; otherwise cargo builds it. */
export async function author(...words) {
  const built = process.env.DRYRUN_AUTHOR;
  const [program, first] = built ? [built, []] : ['cargo', ['author']];
  const { stdout } = await promisify(execFile)(program, [...first, ...words], { maxBuffer: 2 ** 24 });
  return stdout;
}

/** Copies the built site to `folder` and puts the questions of `data` into it. */
export async function furnish(folder, data) {
  await cp(dist, folder, { recursive: true });
  await rm(join(folder, 'bank'), { recursive: true });
  await author('--data', data, 'pack', '--out', join(folder, 'bank'));
  const catalogue = (await readFile(join(folder, 'bank/catalogue.json'), 'utf8')).trim().replaceAll('<', '\\u003c');
  const home = await readFile(join(folder, 'bank/home.html'), 'utf8');
  const put = (html, from, to, text) => {
    const [start, end] = [html.indexOf(from) + from.length, html.indexOf(to, html.indexOf(from))];
    if (start < from.length || end < 0) throw new Error(`A page has no ${from} … ${to}`);
    return html.slice(0, start) + text + html.slice(end);
  };
  for (const name of ['index.html', 'embed.html', 'builder.html']) {
    const page = join(folder, name);
    // Compressed copies hold the page as it was.
    await Promise.all(['br', 'gz'].map((ending) => rm(`${page}.${ending}`, { force: true })));
    let html = put(await readFile(page, 'utf8'), '<script type="application/json" id="catalogue">', '</script>', catalogue);
    if (name === 'index.html') {
      html = put(html, '<main class="page home">', '<noscript>', html.slice(html.indexOf('<div class="hero">'), html.indexOf('<section class="level">')) + home);
    }
    await writeFile(page, html);
  }
}

export const test = base.extend({
  // Once a worker; it is a copy of some files.
  small: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'dryrun-small-'));
      await furnish(folder, 'tests/data');
      const server = await serve({ dir: folder });
      await use({ origin: server.origin, dir: folder });
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ small }, use) => use(`${small.origin}/`),
  dir: async ({ small }, use) => use(small.dir),
});
