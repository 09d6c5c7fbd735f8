// dryrun.html: the app and an exam in one file, opened from a disk as by a double click.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Candidate, dist, expect, readBank, test } from './candidate.mjs';
import { OwnChromium } from './chromium.mjs';
import { at, choices, isSaved, pick } from './sitting.mjs';

/** The file alone in a folder: nothing that it could load lies beside it. */
class Disk {
  folder = mkdtempSync(join(tmpdir(), 'dryrun-single-'));
  file = join(this.folder, 'dryrun.html');
  address = pathToFileURL(this.file).href;

  constructor() {
    copyFileSync(join(dist, 'dryrun.html'), this.file);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens the file and notes everything that a page from a disk should not do. */
async function opened(page, disk) {
  const asked = [];
  const said = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(disk.address);
  return { asked, said };
}

test('one file from a disk sits a whole practice to its report, asks for nothing and breaks no policy', async ({ page }) => {
  const disk = new Disk();
  try {
    const { asked, said } = await opened(page, disk);
    await expect(page.getByRole('link', { name: 'Cloud Practitioner' })).toBeVisible();
    await expect(page.locator('.card')).toHaveCount(1);
    const candidate = new Candidate(page, await readBank(dist));
    await candidate.start(`${disk.address}#/exam/clf-c02/practice?questions=5&seed=3`);
    for (let at = 1; at <= 5; at += 1) {
      await expect(candidate.heading).toHaveText(`Question ${at} of 5`);
      const row = await candidate.question();
      await candidate.respond(row, row.key);
      if (at < 5) await page.getByRole('button', { name: 'Next' }).click();
    }
    await candidate.end();
    await expect(page.getByText('5 of 5').first()).toBeVisible();
    expect(said).toEqual([]);
    expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
    expect(asked.filter((address) => !address.startsWith('blob:') && address.split('#')[0] !== disk.address)).toEqual([]);
  } finally {
    disk.remove();
  }
});

test('what was answered in the one file is there after the browser was killed', async () => {
  const disk = new Disk();
  const own = new OwnChromium();
  try {
    let page = await own.start();
    await page.goto(`${disk.address}#/exam/clf-c02/practice?questions=3&seed=3`);
    await page.locator('#start').click();
    await at(page, 1);
    await pick(page, 0);
    await isSaved(page);
    const sitting = page.url();
    await own.kill();
    page = await own.start();
    await page.goto(sitting);
    await expect(choices(page).first()).toBeChecked();
  } finally {
    await own.end();
    disk.remove();
  }
});

test('an exam that is not in the file is named as one that does not exist', async ({ page }) => {
  const disk = new Disk();
  try {
    await page.goto(`${disk.address}#/exam/saa-c03`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main')).toContainText('saa-c03');
  } finally {
    disk.remove();
  }
});

test('the scripts of the one file are those that its policy names, and it may ask nobody for anything', async () => {
  const html = readFileSync(join(dist, 'dryrun.html'), 'utf8');
  const [, policy] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
  const hashes = [...html.matchAll(/<script(?: type="module" id="boot")?>([^]*?)<\/script>/g)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  expect(hashes).toHaveLength(4);
  expect(rules.get('script-src')).toEqual([...hashes, "'wasm-unsafe-eval'"]);
  expect(rules.get('default-src')).toEqual(["'none'"]);
  expect(rules.has('connect-src')).toBe(false);
  // Everything else between script tags is data.
  expect([...html.matchAll(/<script type="([^"]*)"/g)].map(([, type]) => type).sort()).toEqual(['application/json', 'module', 'text/plain', 'text/plain', 'text/plain']);
});
