// Review: what is due after some days, by questions that were not seen yet, and what a booked day changes.
import AxeBuilder from '@axe-core/playwright';
import { expect, response } from './candidate.mjs';
import { overwrite, records } from './sitting.mjs';
import { test } from './small-exam.mjs';

const PAGE = '#/exam/tst-1/review';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MORNING = new Date('2026-11-30T09:00:00');

const standing = (page) => page.locator('#standing');
const topics = (page) => page.getByRole('list', { name: 'What comes tonight' }).getByRole('listitem');

/** Days after the first morning. */
const later = (days) => new Date(MORNING.getTime() + days * 86_400_000);

/** The same day as a date. */
const dated = (days) => {
  const day = later(days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** FNV-1a, as the app seals its records. */
function sealed(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `dryrun 1 ${hash.toString(16).padStart(8, '0')}\n${text}`;
}

/** Practises so many questions of a task today, and answers them; gives their ids. */
async function practise(candidate, task, count, right) {
  await candidate.start(`#/exam/tst-1/practice?task=${task}&kind=multiple-choice&questions=${count}&seed=4`);
  const ids = [];
  for (let at = 1; at <= count; at += 1) {
    const row = await candidate.question();
    ids.push(row.id);
    await candidate.respond(row, response(row, right));
    if (at < count) await candidate.next();
  }
  await candidate.saved();
  await candidate.end();
  return ids;
}

/** Comes back so many days after the first morning. */
async function comeBack(page, days) {
  await page.clock.setFixedTime(later(days));
  await page.goto('about:blank');
  await page.goto(`./${PAGE}`);
  await expect(standing(page)).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: MORNING });
});

test('before the first answer the page says what it is for, and offers a beginning', async ({ candidate, page }) => {
  await page.goto(PAGE);
  await expect(candidate.heading).toHaveText('TST-1 review');
  await expect(candidate.heading).toBeFocused();
  await expect(standing(page)).toContainText('you have answered nothing of this exam yet');
  await expect(page.getByRole('link', { name: 'Choose what to practise' })).toHaveAttribute('href', '#/exam/tst-1/practice');
  await expect(page.getByRole('link', { name: 'Sit a mock exam' })).toHaveAttribute('href', '#/exam/tst-1/mock');
  await expect(page.getByLabel('How many')).toHaveValue('10');
  // The outline, task by task.
  await expect(topics(page)).toHaveCount(6);
  await expect(topics(page).first()).toContainText('1.1 Choose where systems run');
  await page.getByRole('button', { name: '5', exact: true }).click();
  await expect(topics(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Start review' }).click();
  await expect(candidate.heading).toHaveText('Question 1 of 5');
  // Each question is of the task whose turn it is, and answers can be shown.
  for (const task of [0, 1, 2, 3, 4]) {
    expect((await candidate.question()).task).toBe(task);
    await expect(page.getByRole('button', { name: 'Show the answer' })).toBeVisible();
    if (task < 4) await candidate.next();
  }
});

test('what was missed is due the next day, by a question that was not seen', async ({ candidate, page }) => {
  const missed = await practise(candidate, '2.1', 2, false);
  await comeBack(page, 0);
  await expect(standing(page)).toContainText('Nothing is due today.');
  await expect(page.locator('#next')).toHaveText('The next is due tomorrow.');
  await expect(topics(page).filter({ hasText: '2.1 Give access' })).toHaveCount(0);

  await comeBack(page, 1);
  await expect(standing(page)).toHaveText('1 subject is due today, and 5 were not answered yet.');
  const first = topics(page).first();
  await expect(first).toContainText('2.1 Give access');
  await expect(first).toContainText('Due');
  await expect(first).toContainText('answered with mistakes yesterday');
  await expect(first).toContainText('new to you');
  await page.getByLabel('How many').fill('1');
  await expect(topics(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Start review' }).click();
  await expect(candidate.heading).toHaveText('Question 1 of 1');
  const row = await candidate.question();
  expect(row.task).toBe(2);
  expect(missed).not.toContain(row.id);
});

test('a question comes again only when its subject has no other left', async ({ candidate, page }) => {
  await candidate.start('#/exam/tst-1/practice?task=3.1&questions=4&seed=4');
  for (let at = 1; at <= 4; at += 1) {
    const row = await candidate.question();
    await candidate.respond(row, response(row, false));
    if (at < 4) await candidate.next();
  }
  await candidate.saved();
  await candidate.end();
  await comeBack(page, 1);
  await expect(topics(page).first()).toContainText('3.1 Watch systems');
  await expect(topics(page).first()).toContainText('seen before: no others are left');
});

test('a review that is done is over for today, and the next day is told', async ({ candidate, page }) => {
  await practise(candidate, '2.1', 1, false);
  await comeBack(page, 1);
  await page.getByLabel('How many').fill('1');
  await page.getByRole('button', { name: 'Start review' }).click();
  const row = await candidate.question();
  await candidate.respond(row, response(row, true));
  await candidate.saved();
  await candidate.end();
  await comeBack(page, 1);
  await expect(standing(page)).toContainText('Nothing is due today.');
  await expect(page.locator('#next')).toHaveText(/^The next is due (tomorrow|in \d+ days, on \d+ December 2026)\.$/);
});

test('a booked day brings reviews forward, and is told', async ({ candidate, page }) => {
  await practise(candidate, '2.1', 1, true);
  // Right: due on the second day by itself, and on the first with an exam ahead.
  await comeBack(page, 1);
  await expect(standing(page)).toContainText('Nothing is due today.');
  const sample = (await records(page)).starts[0][1];
  const text = `booked ${dated(13)}`;
  // The test seals as the app does, or it would prove nothing.
  expect(sealed(sample.slice(sample.indexOf('\n') + 1))).toBe(sample);
  await overwrite(page, 'plans', 'tst-1', sealed(text));
  await comeBack(page, 1);
  await expect(page.locator('#booked')).toContainText('Your exam is in 12 days');
  await expect(page.locator('#booked')).toContainText('1 of those due today comes for this reason.');
  await expect(standing(page)).toContainText('1 subject is due today');
  await comeBack(page, 12);
  await expect(page.locator('#booked')).toContainText('Your exam is tomorrow');
  await comeBack(page, 13);
  await expect(page.locator('#booked')).toContainText('Your exam is today');
  await comeBack(page, 20);
  await expect(page.locator('#booked')).toContainText('has passed');
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });

    test('the page fits, and axe finds nothing', async ({ candidate, page }) => {
      const look = async (name) => {
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
        await page.screenshot({ path: `test-results/screens/review-${name}-${colorScheme}-360.png`, fullPage: true });
      };
      await page.goto(PAGE);
      await expect(standing(page)).toBeVisible();
      await look('new');
      await practise(candidate, '2.1', 1, false);
      await comeBack(page, 1);
      await look('due');
    });
  });
}
