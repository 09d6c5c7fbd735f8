// Every screen, light and dark, wide and narrow: axe finds nothing, nothing is cut off, nothing complains in the console.
// The screenshots lie in test-results/screens, to be looked at.
import { axeOf } from './axe.mjs';
import { expect, response } from './candidate.mjs';
import { test } from './small-exam.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What only theme and width together decide; the other rules are asked once for each theme and once for each width.
const BOTH = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];
const DOMAIN = '#/exam/tst-1/practice?domain=1&questions=13&seed=1';

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 360]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 740 } });
      test.describe.configure({ timeout: 120_000 });

      /** Looks at the screen as it is. */
      const looker = (page) => async (name) => {
        // As tall as its content, so that what sticks to an edge lies over nothing.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.max(height, 740) });
        await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}-${width}.png`, fullPage: true });
        const axe = axeOf(page);
        const all = (colorScheme === 'light') === (width === 1280);
        const { violations } = await (all ? axe.withTags(TAGS) : axe.withRules(BOTH)).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
        expect.soft(said, `axe on ${name}`).toEqual([]);
        const { wide, out } = await page.evaluate((room) => ({
          wide: document.documentElement.scrollWidth,
          // What sticks out at the right, for whoever has to mend it.
          out: [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > room + 1).slice(0, 3).map((it) => it.outerHTML.slice(0, 80)),
        }), width);
        expect.soft(wide, `${name} sticks out: ${out}`).toBeLessThanOrEqual(width);
        await page.setViewportSize({ width, height: 740 });
      };

      test('the screens around an exam', async ({ candidate, page }) => {
        const look = looker(page);
        await page.goto('#/history');
        await expect(page.getByRole('link', { name: 'Choose an exam' })).toBeVisible();
        await look('history-empty');
        await page.goto('#/');
        await expect(page.getByText('33 questions in the bank')).toBeVisible();
        await look('home-first');
        for (const [name, address, text] of [
          ['about', '#/about', 'Trademarks'],
          ['lost', '#/nowhere', 'There is no page at'],
          ['exam', '#/exam/tst-1', '2 tasks, 14 questions in the bank'],
          ['start-mock', '#/exam/tst-1/mock?seed=1', '12 questions, 20 minutes'],
          ['start-practice', DOMAIN, '13 questions, no time limit'],
          ['start-refused', '#/exam/tst-1/practice?questions=500', 'The question bank cannot give this form'],
          ['sitting-unknown', '#/sitting/nope', 'An exam lives in the browser'],
          ['report-unknown', '#/report/nope', 'An exam lives in the browser'],
        ]) {
          await page.goto(address);
          await expect(page.getByText(text).first()).toBeVisible();
          await look(name);
        }
        // Everything that can be unfolded, unfolded.
        await page.goto('#/exam/tst-1');
        await expect(page.getByText('2 tasks, 14 questions in the bank')).toBeVisible();
        for (const fold of await page.locator('details > summary').all()) await fold.click();
        await look('exam-unfolded');
        expect(candidate.bank.size).toBe(33);
      });

      test('each kind of question, before and after its answer is shown', async ({ candidate, page }) => {
        const look = looker(page);
        await candidate.start(DOMAIN);
        const seen = new Set();
        for (let at = 1; at <= 13; at += 1) {
          const row = await candidate.question();
          const name = row.id === 'tst-1-0010' ? 'code' : row.kind;
          if (!seen.has(name)) {
            seen.add(name);
            if (name === 'ordering') await look('sitting-ordering');
            await candidate.respond(row, response(row, false));
            await look(`sitting-${name}-answered`);
            await page.getByRole('button', { name: 'Show the answer' }).click();
            await expect(page.locator('.question__rationale')).toBeVisible();
            await look(`sitting-${name}-shown`);
          }
          if (at < 13) await candidate.next();
        }
        expect(seen.size).toBe(5);
        await page.getByRole('button', { name: 'Pause' }).click();
        await expect(candidate.heading).toHaveText('Paused');
        await look('paused');
      });

      test('a mock exam, its review, its dialogs and its report', async ({ candidate, page }) => {
        const look = looker(page);
        await candidate.start('#/exam/tst-1/mock?seed=1');
        for (let at = 1; at <= 12; at += 1) {
          const row = await candidate.question();
          if (at % 4) await candidate.respond(row, response(row, at % 3 > 0));
          if (at === 5) await page.getByRole('button', { name: 'Flag for review' }).click();
          if (at < 12) await candidate.next();
        }
        await candidate.saved();
        await page.getByRole('button', { name: 'Services' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await look('services');
        await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
        await page.getByRole('button', { name: 'Review and end' }).click();
        await expect(candidate.heading).toHaveText('Review');
        await look('review');
        await page.getByRole('button', { name: 'End exam', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await look('end');
        await page.keyboard.press('Escape');

        await page.goto('#/');
        await expect(page.getByRole('region', { name: 'Continue' })).toBeVisible();
        await look('home-open');
        await page.goto('#/exam/tst-1');
        await expect(page.getByRole('link', { name: 'Continue at question 12' })).toBeVisible();
        await look('exam-open');
        await page.getByRole('link', { name: 'Continue at question 12' }).click();
        await candidate.end();
        await look('report');
        await page.getByRole('button', { name: 'Open all' }).click();
        await expect(page.getByRole('heading', { name: 'The idea to take away' })).toHaveCount(12);
        await look('report-open');

        // A second one, all right, for the history.
        await candidate.start('#/exam/tst-1/mock?seed=2');
        for (let at = 1; at <= 12; at += 1) {
          const row = await candidate.question();
          await candidate.respond(row, row.key);
          if (at < 12) await candidate.next();
        }
        await candidate.end();
        await expect(candidate.heading).toHaveText(/^Pass/);
        for (const [name, address, text] of [['history', '#/history', 'Kept in this browser only.'], ['home-results', '#/', 'Last result:'], ['exam-results', '#/exam/tst-1', 'Last result:|Day']]) {
          await page.goto(address);
          await expect(page.getByText(new RegExp(text)).first()).toBeVisible();
          await look(name);
        }
      });
    });
  }
}
