// The history: every sitting of this browser, the latest first, by exam if one asks.
import AxeBuilder from '@axe-core/playwright';
import { expect, readCatalogue, test } from './candidate.mjs';
import { form, sitting, write } from './past.mjs';
import { overwrite, startPractice } from './sitting.mjs';

/** Two exams of CLF-C02, one practice of SAA-C03, one sealed exam, and one that is open. */
async function lived(page, bank, dir) {
  const exams = await readCatalogue(dir);
  const [clf, saa] = ['CLF-C02', 'SAA-C03'].map((code) => exams.find((exam) => exam.code === code));
  const mock = (id, skip, endedDaysAgo, n, rest = {}) => sitting({ id, exam: clf, rows: form(bank, clf, 65, skip), scored: 50, endedDaysAgo, went: (_, at) => ({ right: at % n !== n - 1 }), ...rest });
  const past = {
    first: mock('firstaaaaa', 0, 20, 8),
    second: mock('secondaaaa', 1, 10, 2),
    practice: sitting({ id: 'practicea', exam: saa, rows: form(bank, saa, 20), endedDaysAgo: 5, practice: true, went: () => ({ right: true }) }),
    sealed: mock('sealedaaaa', 0, 2, 8, { sealed: true }),
  };
  await write(page, ...Object.values(past));
  await startPractice(page);
  await page.goto('/#/history');
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  await expect(page.locator('.log__row')).toHaveCount(5);
  return { clf, saa, ...past };
}

test('all sittings stand newest first, with their results, and an open one goes on', async ({ page, bank, dir }) => {
  const { first, second, practice, sealed, clf } = await lived(page, bank, dir);
  const rows = page.locator('.log__row');
  await expect(rows.nth(0)).toContainText('Open');
  await expect(rows.nth(0)).toContainText('Question 1 of 3, 0 answered');
  await expect(rows.nth(1)).toContainText('Sealed');
  await expect(rows.nth(1)).toContainText('Result not opened yet');
  await expect(rows.nth(1)).not.toContainText(/\d of \d|Pass|Fail/);
  await expect(rows.nth(1).getByRole('link')).toHaveAttribute('href', `#/report/${sealed.id}`);
  await expect(rows.nth(2)).toContainText(`${practice.right} of ${practice.of} right`);
  await expect(rows.nth(3)).toContainText(`${second.score}, ${second.right} of 50 right`);
  await expect(rows.nth(3)).toContainText('Fail');
  await expect(rows.nth(4)).toContainText(`${first.score}, ${first.right} of 50 right`);
  await expect(rows.nth(4)).toContainText('Pass');

  // The sealed one counts among the sittings and tells no score.
  const summary = page.locator('.summaries__exam').filter({ hasText: clf.short });
  await expect(summary).toContainText(`4 sittings, last score ${second.score}, best ${first.score}`);
  await expect(summary.getByRole('link')).toHaveAttribute('href', '#/exam/clf-c02');
  await rows.nth(0).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Question 1 of 3' })).toBeVisible();
});

test('the sittings of one exam can be shown alone, by keyboard too', async ({ page, bank, dir }) => {
  await lived(page, bank, dir);
  const filter = page.getByRole('group', { name: 'Show the sittings of' });
  await expect(filter.getByRole('button')).toHaveText(['All', 'CLF-C02', 'SAA-C03']);
  await filter.getByRole('button', { name: 'SAA-C03' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.log__row')).toHaveCount(1);
  await expect(page.locator('.summaries__exam')).toHaveCount(1);
  await expect(filter.getByRole('button', { name: 'SAA-C03' })).toHaveAttribute('aria-pressed', 'true');
  await expect(filter.getByRole('button', { name: 'All' })).toHaveAttribute('aria-pressed', 'false');
  await filter.getByRole('button', { name: 'CLF-C02' }).click();
  await expect(page.locator('.log__row')).toHaveCount(4);
  await filter.getByRole('button', { name: 'All' }).click();
  await expect(page.locator('.log__row')).toHaveCount(5);
});

test('a sealed result is told neither on the card of its exam nor beside it', async ({ page, bank, dir }) => {
  const { sealed } = await lived(page, bank, dir);
  await page.goto('/');
  const card = page.locator('.level:not(.tonight) .card').filter({ hasText: 'CLF-C02' }).filter({ hasText: 'Last result' });
  await expect(card).toContainText('Last result: sealed, on');
  await expect(page.getByText(String(sealed.score))).toHaveCount(0);
});

test('a sitting that cannot be read is said and left as it was', async ({ page, bank, dir }) => {
  await lived(page, bank, dir);
  await page.goto('/#/about');
  await overwrite(page, 'starts', 'firstaaaaa', 'dryrun 1 00000000\nnonsense');
  await page.goto('/#/history');
  await expect(page.getByRole('alert')).toContainText('1 saved exam could not be read. It was left as found');
  await expect(page.locator('.log__row')).toHaveCount(4);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });

    test('the history is free of faults that axe finds, and fits', async ({ page, bank, dir }) => {
      await lived(page, bank, dir);
      await page.screenshot({ path: `test-results/screens/history-full-${colorScheme}-360.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });
}
