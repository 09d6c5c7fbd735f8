// A whole mock exam, from the first screen to its report, by somebody who knows nothing of the app.
import { expect, kept, plain, readCatalogue, response, test } from './candidate.mjs';
import { author } from './small-exam.mjs';

// Sixty-five questions take their time on a busy machine.
test.describe.configure({ timeout: 120_000 });

const FLAGGED = [5, 20, 64];

/** What this candidate does with question `at`: two in three right, one left out, one left half done. */
function plan(at, row, halves) {
  if (at === 7) return { places: [], outcome: 'Unanswered' };
  if (row.kind === 'multiple-response' && halves.length === 0) {
    halves.push(at);
    return { places: [row.key[0]], outcome: 'Wrong' };
  }
  const right = at % 3 !== 0;
  return { places: response(row, right), outcome: right ? 'Right' : 'Wrong' };
}

test('a mock exam goes from the home screen to a report that says what was answered', async ({ candidate, context, page, dir }) => {
  const exam = (await readCatalogue(dir)).find(({ code }) => code === 'CLF-C02');
  await page.goto('./');
  await page.getByRole('link', { name: exam.short }).click();
  await expect(candidate.heading).toHaveText(exam.title);
  await page.getByRole('link', { name: 'Start a mock exam' }).first().click();
  await expect(page.getByText('65 questions, 90 minutes')).toBeVisible();
  await expect(page.getByText('All questions are new to you.')).toBeVisible();
  await candidate.begin();

  const first = await candidate.left();
  expect(first).toBeLessThanOrEqual(90 * 60);
  expect(first).toBeGreaterThan(89 * 60);
  // The clock runs by itself.
  await expect.poll(() => candidate.left()).toBeLessThan(first);

  const sheet = [];
  const halves = [];
  const answer = async (from, to) => {
    for (let at = from; at <= to; at += 1) {
      const row = await candidate.question();
      const { places, outcome } = plan(at, row, halves);
      await candidate.respond(row, places);
      if (FLAGGED.includes(at)) await candidate.page.getByRole('button', { name: 'Flag for review' }).click();
      sheet.push({ row, outcome });
      if (at < 65) await candidate.next();
    }
  };
  await answer(1, 30);
  await candidate.saved();
  const before = await candidate.left();

  // The tab is closed in the middle; ten minutes later the way back is on the home screen.
  await page.close();
  candidate.page = await context.newPage();
  await candidate.page.clock.install({ time: Date.now() + 10 * 60_000 });
  await candidate.page.goto('./');
  const go_on = candidate.page.getByRole('region', { name: 'Continue' }).getByRole('listitem');
  await expect(go_on).toHaveCount(1);
  await expect(go_on).toContainText('Question 31 of 65');
  await go_on.getByRole('link').click();
  await expect(candidate.heading).toHaveText('Question 31 of 65');
  await expect(candidate.page.getByText('The time you were away was not charged.')).toBeVisible();
  const after = await candidate.left();
  expect(after).toBeLessThanOrEqual(before);
  expect(after).toBeGreaterThan(before - 10);
  await answer(31, 65);
  expect(halves).toHaveLength(1);

  // The review knows what is open; the end takes two steps.
  await candidate.page.getByRole('button', { name: 'Review and end' }).click();
  await candidate.page.getByRole('button', { name: 'Flagged (3)' }).click();
  const list = candidate.page.getByRole('main').getByRole('list');
  await expect(list.getByRole('button')).toHaveCount(3);
  await candidate.page.getByRole('button', { name: 'Incomplete (2)' }).click();
  await expect(list.getByRole('button')).toHaveText(['7', String(halves[0])].sort((a, b) => a - b).map((at) => new RegExp(`^${at}\\b`)));
  await candidate.page.getByRole('button', { name: 'End exam', exact: true }).click();
  const dialog = candidate.page.getByRole('dialog');
  await expect(dialog).toContainText('2 questions have no complete answer and count as wrong; 3 are flagged.');
  await dialog.getByRole('button', { name: 'Keep working' }).click();
  await expect(dialog).toBeHidden();
  await candidate.page.getByRole('button', { name: 'Back to the questions' }).click();
  await candidate.end();

  // The report says of every question what this test knows of it.
  const report = await candidate.report();
  expect(report.questions).toHaveLength(65);
  const scored = [];
  for (const [at, { row, outcome }] of sheet.entries()) {
    const { glance, tags } = report.questions[at];
    expect(plain(row.stem)).toContain(glance.slice(0, 100));
    expect(tags, `question ${at + 1}`).toContain(outcome);
    expect(tags.includes('Flagged'), `question ${at + 1}`).toBe(FLAGGED.includes(at + 1));
    if (!tags.includes('Unscored')) scored.push({ row, outcome });
  }
  expect(scored).toHaveLength(50);
  const right = (some) => some.filter(({ outcome }) => outcome === 'Right').length;
  expect(report).toMatchObject({ right: right(scored), of: 50, scaled: 100 + Math.floor((900 * right(scored)) / 50) });
  expect(report.low).toBeLessThan(report.scaled);
  expect(report.high).toBeGreaterThan(report.scaled);
  const close = report.low < exam.passing && exam.passing <= report.high;
  expect(report.verdict).toBe((report.scaled >= exam.passing ? 'Pass' : 'Fail') + (close ? ', too close to call' : ''));
  for (const [at, domain] of exam.domains.entries()) {
    const its = scored.filter(({ row }) => row.domain === at + 1);
    expect(report.domains[at]).toMatchObject({ title: `${at + 1}. ${domain.title}`, weight: domain.weight, right: right(its), of: its.length });
    expect(report.domains[at].label).toMatch(/^(Meets Competencies|Needs Improvement)$/);
  }
  expect(report.domains).toHaveLength(exam.domains.length);
  await expect(candidate.page.getByText('1 interruption, while the page was closed or the device asleep:')).toBeVisible();
  await expect(candidate.page.getByText(/^10 min( \d+ s)?, not taken off your time$/)).toBeVisible();

  // A second form of the same exam asks nothing of it again.
  await candidate.page.getByRole('link', { name: 'Another form' }).click();
  await expect(candidate.page.getByText('All questions are new to you.')).toBeVisible();
  await candidate.begin();
  const seen = new Set(sheet.map(({ row }) => row.id));
  for (let at = 1; at <= 65; at += 1) {
    const { id } = await candidate.question();
    expect(seen.has(id), `question ${at} of the second form`).toBe(false);
    seen.add(id);
    if (at < 65) await candidate.next();
  }
  expect(seen.size).toBe(130);
});

test('a seed draws the form that the author\'s program prints', async ({ candidate, isMobile }) => {
  test.skip(isMobile, 'a form knows no screen');
  const form = JSON.parse(await author('form', 'clf-c02', '--seed', '1', '--json'));
  await candidate.start('#/exam/clf-c02/mock?seed=1');
  for (const [at, { id, choices }] of form.questions.entries()) {
    const row = await candidate.question();
    expect(row.id, `question ${at + 1}`).toBe(id);
    expect(await candidate.order(row), id).toEqual(choices);
    if (at < 64) await candidate.next();
  }
});

test('the end of the time ends the exam with the answers that were given', async ({ candidate, page }) => {
  await page.clock.install();
  await candidate.start('#/exam/clf-c02/mock?seed=2');
  for (let at = 1; at <= 3; at += 1) {
    const row = await candidate.question();
    await candidate.respond(row, response(row, at < 3));
    await candidate.next();
  }
  // A minute at a time: a leap would count as sleep, which is not charged.
  for (let minute = 0; minute < 89; minute += 1) await page.clock.fastForward(60_000);
  await expect(page.getByRole('timer')).toHaveText(/^0:\d\d$/);
  for (let step = 0; step < 3; step += 1) await page.clock.fastForward(30_000);
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
  await expect(page.getByText('1 h 30 min of 1 h 30 min spent. The time ran out.')).toBeVisible();
  const { questions } = await candidate.report();
  const outcomes = questions.map(({ tags }) => tags.at(-1));
  expect(outcomes.slice(0, 3)).toEqual(['Right', 'Right', 'Wrong']);
  expect(new Set(outcomes.slice(3))).toEqual(new Set(['Unanswered']));
  // What is over stays over: there is one sitting, and it has its result.
  expect(await kept(page)).toMatchObject({ starts: 1, results: 1 });
  await page.goto('#/history');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});
