// Practice: every way to choose questions, with and without feedback, by mouse and by keyboard, and the link that gives
// the same form to everybody.
import AxeBuilder from '@axe-core/playwright';
import { Candidate, expect, response } from './candidate.mjs';
import { test } from './small-exam.mjs';

const PAGE = '#/exam/tst-1/practice';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How many questions match, as the page says it. */
const matching = (page) => page.locator('#matching');

/** Opens the page, and waits until everything on it is counted. */
async function open(page, address = PAGE) {
  await page.goto(address);
  await counted(page);
}

async function counted(page) {
  await expect(page.getByRole('radio', { name: /^Flagged the last time \(\d+\)$/ })).toBeVisible();
}

/** Walks through the sitting: each question's id, and its choices in their order. */
async function walk(candidate) {
  const { of } = await candidate.where();
  const walked = [];
  for (let at = 1; at <= of; at += 1) {
    const row = await candidate.question();
    walked.push([row.id, await candidate.order(row)]);
    if (at < of) await candidate.next();
  }
  return walked;
}

/** Sits through practice at an address and answers as told; gives the questions by how they went. */
async function practise(candidate, address, { wrong = () => false, blank = () => false, flag = () => false } = {}) {
  await candidate.page.goto(address);
  await counted(candidate.page);
  await candidate.begin();
  const { of } = await candidate.where();
  const went = { right: [], wrong: [], blank: [], flagged: [], all: [] };
  for (let at = 1; at <= of; at += 1) {
    const row = await candidate.question();
    went.all.push(row.id);
    const way = blank(at) ? 'blank' : wrong(at) ? 'wrong' : 'right';
    went[way].push(row.id);
    if (way !== 'blank') await candidate.respond(row, response(row, way === 'right'));
    if (flag(at)) {
      went.flagged.push(row.id);
      await candidate.page.getByRole('button', { name: 'Flag for review' }).click();
    }
    if (at < of) await candidate.next();
  }
  await candidate.saved();
  await candidate.end();
  return went;
}

test('every choice counts at once what matches, and draws nothing else', async ({ bank, candidate, page }) => {
  const rows = [...bank.values()];
  await open(page);
  await expect(matching(page)).toHaveText(/^33 questions match\./);
  for (const [list, all] of [['Domain', 'All, by their weight'], ['Task', 'All'], ['Kind of question', 'All']]) {
    await expect(page.getByLabel(list).locator('option:checked')).toHaveText(all);
  }
  await page.getByLabel('Domain').selectOption({ label: '1. Design' });
  await expect(matching(page)).toHaveText(/^14 questions match\./);
  // Two of them give each other away.
  await expect(matching(page)).toContainText('13 at the most come together');
  await expect(page.getByLabel('Task').getByRole('option')).toHaveText(['All', '1.1 Choose where systems run', '1.2 Choose how data is kept']);
  await page.getByLabel('Task').selectOption({ label: '1.2 Choose how data is kept' });
  await expect(matching(page)).toHaveText('7 questions match.');
  await page.getByLabel('Kind of question').selectOption({ label: 'Ordering' });
  await expect(matching(page)).toHaveText('1 question matches.');
  await page.getByLabel('Kind of question').selectOption({ label: 'Multiple choice' });
  await expect(matching(page)).toHaveText('4 questions match.');
  // Another domain has other tasks: the list starts anew.
  await page.getByLabel('Domain').selectOption({ label: '2. Security' });
  await expect(page.getByLabel('Task').locator('option:checked')).toHaveText('All');
  await expect(matching(page)).toHaveText(/^6 questions match\./);
  await page.getByRole('button', { name: 'All 6' }).click();
  await expect(page.getByLabel('How many')).toHaveValue('6');
  await candidate.begin();
  const expected = rows.filter((row) => row.domain === 2 && row.kind === 'multiple-choice').map((row) => row.id);
  expect((await walk(candidate)).map(([id]) => id).sort()).toEqual(expected.sort());
});

test('any number can be had, up to all of them, whatever the weights of the domains', async ({ candidate, page }) => {
  await open(page);
  const number = page.getByLabel('How many');
  await expect(number).toHaveValue('10');
  await page.getByRole('button', { name: '5', exact: true }).click();
  await expect(number).toHaveValue('5');
  await expect(page.getByText('5 questions, no time limit')).toBeVisible();
  for (const [typed, becomes] of [['999', '32'], ['0', '1'], ['7', '7']]) {
    await number.fill(typed);
    await number.press('Tab');
    await expect(number, typed).toHaveValue(becomes);
  }
  await page.getByRole('button', { name: 'All 32' }).click();
  await candidate.begin();
  expect((await candidate.where()).of).toBe(32);
});

test('an address fills in the choice, and what an exam has not is said', async ({ candidate, page }) => {
  await open(page, `${PAGE}?domain=2&task=2.1&kind=multiple-choice&only=unseen&questions=2&seed=7`);
  await expect(page.getByLabel('Domain').locator('option:checked')).toHaveText('2. Security');
  await expect(page.getByLabel('Task').locator('option:checked')).toHaveText('2.1 Give access');
  await expect(page.getByLabel('Kind of question').locator('option:checked')).toHaveText('Multiple choice');
  await expect(page.getByRole('radio', { name: /^Not seen yet/ })).toBeChecked();
  await expect(page.getByLabel('How many')).toHaveValue('2');
  await expect(matching(page)).toHaveText('3 questions match.');
  await candidate.begin();
  expect((await candidate.where()).of).toBe(2);
  for (const [query, said] of [
    ['?domain=7', 'The question bank cannot give this form: the exam has no domain 7.'],
    ['?task=9.9', 'This exam has no such task.'],
    ['?domain=1&task=2.1', 'This exam has no such task.'],
    ['?domain=3&questions=30', 'The question bank cannot give this form: 30 questions are asked for, and 9 can be had. Here is the largest.'],
  ]) {
    await open(page, `${PAGE}${query}`);
    await expect(page.getByRole('alert'), query).toHaveText(said);
    await expect(page.getByRole('button', { name: 'Start practising' }), query).toBeEnabled();
  }
});

test('what was missed, what was flagged and what was not seen can be practised alone', async ({ candidate, page }) => {
  test.setTimeout(120_000);
  // Before anything was answered, each empty choice helps on.
  await open(page);
  await page.getByRole('radio', { name: 'Missed the last time (0)' }).check();
  await expect(page.getByText('You have missed none yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start practising' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Flagged the last time (0)' }).check();
  await expect(page.getByText('You have flagged none of these.')).toBeVisible();
  await page.getByRole('button', { name: 'Take all questions' }).click();
  await expect(page.getByRole('radio', { name: 'All (33)' })).toBeChecked();

  const first = await practise(candidate, `${PAGE}?domain=2&questions=5&seed=3`, { wrong: (at) => at === 2, blank: (at) => at === 4, flag: (at) => at === 5 });
  const drawn = async (only, count) => {
    await open(page, `${PAGE}?only=${only}`);
    await expect(matching(page)).toHaveText(new RegExp(`^${count} questions? match`));
    await page.getByRole('button', { name: /^All \d/ }).click();
    await candidate.begin();
    const ids = (await walk(candidate)).map(([id]) => id);
    await candidate.saved();
    return ids;
  };
  expect((await drawn('missed', 2)).sort()).toEqual([...first.wrong, ...first.blank].sort());
  // The sitting that was just begun is not over, so nothing of it was answered: the same two were missed.
  expect(await drawn('flagged', 1)).toEqual(first.flagged);
  const unseen = await drawn('unseen', 28);
  expect(unseen).toHaveLength(27);
  expect(unseen.filter((id) => first.all.includes(id))).toEqual([]);

  // Answered rightly now, nothing is missed any more.
  await practise(candidate, `${PAGE}?only=missed`);
  await open(page, `${PAGE}?only=missed`);
  await expect(page.getByText('You have missed none of these the last time you met them.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'See what is due for review' })).toBeVisible();
});

test('the answer is shown after each question with every why and the sources, or at the end', async ({ candidate, page }) => {
  await candidate.start(`${PAGE}?domain=1&questions=2&seed=5`);
  for (const at of [1, 2]) {
    const row = await candidate.question();
    await candidate.respond(row, response(row, at === 1));
    await page.getByRole('button', { name: 'Show the answer' }).click();
    const question = page.getByRole('main');
    for (const [, why] of row.choices) await expect(question).toContainText(why);
    for (const source of row.sources) await expect(question.locator(`a[href="${source}"]`)).toBeVisible();
    if (at === 1) await candidate.next();
  }
  await page.goto(`${PAGE}?domain=1&questions=2&seed=5`);
  await page.getByLabel('Show the answer after each question').uncheck();
  await candidate.begin();
  await expect(page.getByRole('button', { name: 'Show the answer' })).toHaveCount(0);
  const row = await candidate.question();
  await candidate.respond(row, response(row, false));
  await candidate.saved();
  await candidate.end();
  await page.locator('.entry > summary').first().click();
  const entry = page.locator('.entry').first();
  for (const [, why] of row.choices) await expect(entry).toContainText(why);
  for (const source of row.sources) await expect(entry.locator(`a[href="${source}"]`)).toBeVisible();
});

test('from the exam to the report with the keyboard alone', async ({ candidate, page }) => {
  const until = async (wanted, key) => {
    for (let step = 0; step < 60 && !(await wanted.evaluate((it) => it === document.activeElement)); step += 1) await page.keyboard.press(key ?? 'Tab');
    await expect(wanted).toBeFocused();
  };
  await page.goto('#/exam/tst-1');
  await expect(candidate.heading).toHaveText('A small exam for tests');
  await page.goto(PAGE);
  await expect(candidate.heading).toBeFocused();
  await counted(page);
  await until(page.getByLabel('Domain'));
  await page.keyboard.press('ArrowDown');
  await expect(matching(page)).toHaveText(/^14 questions match/);
  await until(page.getByLabel('Task'));
  await page.keyboard.press('ArrowDown');
  await expect(matching(page)).toHaveText(/^7 questions match/);
  await until(page.getByLabel('Kind of question'));
  await page.keyboard.press('ArrowDown');
  await expect(matching(page)).toHaveText(/^4 questions match/);
  await until(page.getByRole('radio', { name: /^All/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Not seen yet/ })).toBeFocused();
  await until(page.getByLabel('How many'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await until(page.getByRole('button', { name: 'Start practising' }));
  await page.keyboard.press('Enter');
  for (const at of [1, 2]) {
    await expect(candidate.heading).toHaveText(`Question ${at} of 2`);
    await expect(candidate.heading).toBeFocused();
    await until(page.getByRole('radio').first());
    await page.keyboard.press('Space');
    await until(page.getByRole('button', { name: 'Show the answer' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('.question__rationale')).toBeVisible();
    await until(page.getByRole('button', { name: at < 2 ? 'Next' : 'Review and end', exact: true }));
    await page.keyboard.press('Enter');
  }
  await expect(candidate.heading).toHaveText('Review');
  await until(page.getByRole('button', { name: 'End exam', exact: true }));
  await page.keyboard.press('Enter');
  await until(page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
});

test('a link gives everybody the same questions and choices, whatever they have seen', async ({ bank, browser, candidate, page }) => {
  // Somebody who has seen some of them.
  await practise(candidate, `${PAGE}?domain=3&questions=4&seed=1`);
  await open(page, `${PAGE}?domain=3&questions=6`);
  await page.getByLabel('The same questions for everybody').check();
  const link = await page.getByLabel('Link to this practice').inputValue();
  expect(link).toMatch(/#\/exam\/tst-1\/practice\?domain=3&questions=6&seed=\d+&bank=[0-9a-f]{8}$/);
  await candidate.begin();
  const mine = await walk(candidate);
  expect(mine).toHaveLength(6);

  const context = await browser.newContext({ serviceWorkers: 'block' });
  const other = new Candidate(await context.newPage(), bank);
  await other.page.goto(link);
  await expect(other.page.getByLabel('The same questions for everybody')).toBeChecked();
  await expect(other.page.getByRole('alert')).toHaveCount(0);
  await other.begin();
  expect(await walk(other)).toEqual(mine);
  await context.close();
});

test('the link is copied, and one to questions with a past says whose past counts', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${PAGE}?seed=9`);
  const link = page.getByLabel('Link to this practice');
  await expect(link).toHaveValue(/questions=10&seed=9&bank=/);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  await expect(page.getByText('Whoever opens this link gets these questions')).toBeVisible();
  await page.getByRole('radio', { name: /^Not seen yet/ }).check();
  await expect(link).toHaveValue(/only=unseen/);
  await expect(page.getByText('the link draws from each one')).toBeVisible();
});

test('a link from an earlier bank says so, and offers the nearest', async ({ candidate, page }) => {
  await open(page, `${PAGE}?domain=1&questions=3&seed=7`);
  const now = new URLSearchParams((await page.getByLabel('Link to this practice').inputValue()).split('?')[1]).get('bank');
  await candidate.begin();
  const today = await walk(candidate);
  await open(page, `${PAGE}?domain=1&questions=3&seed=7&bank=0badcafe`);
  await expect(page.getByRole('alert')).toHaveText(new RegExp(`^The question bank has changed since this link was made \\(it was 0badcafe, it is ${now}\\)`));
  await candidate.begin();
  expect(await walk(candidate)).toEqual(today);
  await open(page, `${PAGE}?domain=1&questions=3&seed=7&bank=${now}`);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });

    test('the page fits, and axe finds nothing', async ({ page }) => {
      for (const [name, query] of [['choice', '?seed=7'], ['empty', '?only=missed'], ['moved', '?domain=1&questions=500&bank=0badcafe&seed=1']]) {
        await open(page, `${PAGE}${query}`);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(360);
        await page.screenshot({ path: `test-results/screens/practice-${name}-${colorScheme}-360.png`, fullPage: true });
      }
    });
  });
}
