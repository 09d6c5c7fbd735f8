// Lighthouse on the pages where a candidate decides: whom they keep out, how well they are made, whether they can be found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { Candidate, expect, response } from './candidate.mjs';
import { OwnChromium, args } from './chromium.mjs';
import { test } from './small-exam.mjs';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

test('home, exam and report have 100 of 100 for accessibility, best practices and being found', async ({ baseURL, bank }) => {
  test.setTimeout(180_000);
  const browser = new OwnChromium();
  // Lighthouse speaks to the browser over a port of its own.
  const page = await browser.start({ args: [...args, '--remote-debugging-port=0'], baseURL, serviceWorkers: 'block' });
  const [port] = readFileSync(join(browser.profile, 'DevToolsActivePort'), 'utf8').split('\n');
  try {
    const candidate = new Candidate(page, bank);
    await candidate.start('#/exam/tst-1/mock?seed=1');
    await candidate.respond(await candidate.question(), response(await candidate.question(), true));
    await candidate.end();
    const report = new URL(page.url()).hash;
    for (const address of ['', '#/exam/tst-1', report]) {
      // It would clear away the exam whose report it is to look at.
      const { lhr } = await lighthouse(`${baseURL}${address}`, { port: Number(port), logLevel: 'error', onlyCategories: CATEGORIES, disableStorageReset: true });
      const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
      const missed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
        .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
        .filter(({ weight, score }) => weight > 0 && score !== null && score < 1);
      expect(missed.map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items?.slice(0, 2))}`), address).toEqual([]);
      expect(scores, address).toEqual(CATEGORIES.map((id) => [id, 100]));
      expect(lhr.runtimeError, address).toBeUndefined();
      // What was looked at is the page that was meant, and not a screen of trouble.
      expect(new URL(lhr.finalDisplayedUrl).hash).toBe(address || '');
    }
  } finally {
    await browser.end();
  }
});
