// A site whose files are not those of its pages: half of an upload, a cache that mixes two builds, or somebody's hand. Nothing of it runs.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { dist } from './candidate.mjs';
import { serve } from './server.mjs';

const test = base.extend({
  site: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-integrity-'));
    await cp(dist, folder, { recursive: true });
    const server = await serve({ dir: folder });
    const named = async (ending) => (await readdir(folder)).find((name) => name.startsWith('dryrun-') && name.endsWith(ending));
    await use({
      origin: server.origin,
      /** Puts other bytes into the file with this ending, and into no other. Its compressed copies are of the old ones. */
      change: async (ending, how) => {
        const file = join(folder, await named(ending));
        await writeFile(file, how(await readFile(file)));
        await Promise.all(['br', 'gz'].map((copy) => rm(`${file}.${copy}`, { force: true })));
      },
    });
    await server.close();
    await rm(folder, { recursive: true });
  },
});

async function refused(page) {
  await expect(page.getByRole('heading', { level: 1, name: 'A part of Dryrun arrived damaged' })).toBeVisible();
  await expect(page.locator('#app')).toBeHidden();
}

test('a script that works as before but is another one is not run', async ({ page, site }) => {
  await site.change('.js', (script) => Buffer.concat([Buffer.from('globalThis.changed = true;\n'), script]));
  await page.goto(site.origin);
  await refused(page);
  expect(await page.evaluate(() => globalThis.changed)).toBeUndefined();
});

test('a wasm that works as before but is another one is not run', async ({ page, site }) => {
  // An empty custom section at the end: sound, and without any meaning.
  await site.change('.wasm', (wasm) => Buffer.concat([wasm, Buffer.from([0, 2, 1, 0x78])]));
  await page.goto(site.origin);
  await refused(page);
});

test('the same files with the same bytes run: it is the bytes that count, not the copy', async ({ page, site }) => {
  await site.change('.js', (script) => script);
  await site.change('.wasm', (wasm) => wasm);
  await page.goto(site.origin);
  // The app has put its own screen in the place of that which says that it is loading.
  await expect(page.locator('#loading')).toHaveCount(0);
  await expect(page.locator('#trouble')).toBeHidden();
});
