// Text at twice its size, at three widths: nothing is cut off, nothing sticks out, everything can still be pressed.
// The screenshots lie in test-results/text, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Candidate, expect, response } from './candidate.mjs';
import { OwnChromium } from './chromium.mjs';
import { test } from './small-exam.mjs';

const AROUND = [
  ['home', '#/', 'practice exams|Sit the exam'],
  ['exam', '#/exam/tst-1', '2 tasks, 14 questions in the bank'],
  ['start', '#/exam/tst-1/mock?seed=1', '12 questions, 20 minutes'],
  ['practice', '#/exam/tst-1/practice?domain=1&questions=13&seed=1', 'Start practising'],
  ['history', '#/history', 'Kept in this browser only'],
  ['settings', '#/settings', 'Without a network'],
  ['about', '#/about', 'Trademarks'],
  ['lost', '#/nowhere', 'There is no page at'],
];

test('every screen with its text at 200% fits a phone, a tablet and a desk', async ({ baseURL, bank }) => {
  const browser = new OwnChromium();
  mkdirSync(join(browser.profile, 'Default'));
  // As a person sets it in the browser's settings: letters of 32 pixels instead of 16.
  writeFileSync(join(browser.profile, 'Default/Preferences'), JSON.stringify({ webkit: { webprefs: { default_font_size: 32 } } }));
  const page = await browser.start({ baseURL, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const candidate = new Candidate(page, bank);
  const look = async (name) => {
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate((room) => {
        const sticksOut = (it) => it.getBoundingClientRect().right > room + 1 && it.closest('.scroll') === null && getComputedStyle(it).position !== 'absolute';
        const isCut = (it) => it.matches('button, a, label, h1, h2, h3, summary') && it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX !== 'visible' && it.clientWidth > 1;
        const named = (its) => its.slice(0, 4).map((it) => `${it.tagName}.${it.className} ${it.textContent.slice(0, 30)}`);
        const all = [...document.querySelectorAll('body *')];
        return { wide: document.documentElement.scrollWidth > room, out: named(all.filter(sticksOut)), cut: named(all.filter(isCut)) };
      }, width);
      await page.screenshot({ path: `test-results/text/${name}-${width}.png`, fullPage: true });
      expect.soft(found, `${name}, ${width} wide`).toEqual({ wide: false, out: [], cut: [] });
    }
  };
  try {
    await candidate.start('#/exam/tst-1/practice?domain=1&questions=13&seed=1');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    const seen = new Set();
    for (let at = 1; at <= 13; at += 1) {
      const row = await candidate.question();
      if (!seen.has(row.kind)) {
        seen.add(row.kind);
        await candidate.respond(row, response(row, false));
        await look(`sitting-${row.kind}`);
        await page.getByRole('button', { name: 'Show the answer' }).click();
        await expect(page.locator('.question__rationale')).toBeVisible();
        await look(`shown-${row.kind}`);
      }
      if (at < 13) await candidate.next();
    }
    expect(seen.size).toBe(4);
    await page.getByRole('button', { name: /^Review/ }).click();
    await expect(candidate.heading).toHaveText('Review');
    await look('review');
    await page.getByRole('button', { name: 'End exam', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('end');
    await page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }).click();
    await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
    await look('report');
    for (const [name, address, text] of AROUND) {
      await page.goto(address);
      await expect(page.getByText(new RegExp(text)).first()).toBeVisible();
      // What the annex draws on an exam's page comes after the rest.
      if (name === 'exam') await expect(page.getByLabel('Exam day')).toBeVisible();
      await look(name);
    }
  } finally {
    await browser.end();
  }
});
