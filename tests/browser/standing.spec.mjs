// How a candidate stands, on an exam's page and on the start page: readiness, scores, accuracy, pace, what to do next, the booked day.
import AxeBuilder from '@axe-core/playwright';
import { expect, readCatalogue, test as base } from './candidate.mjs';
import { booked, dayFrom, form, sitting, write } from './past.mjs';
import { records } from './sitting.mjs';

const test = base.extend({
  /** An exam of the built site by its code. */
  exam: async ({ dir }, use) => {
    const exams = await readCatalogue(dir);
    await use((code) => exams.find((exam) => exam.code === code));
  },
});

/** Every `n`th question is wrong. */
const wrongEvery = (n) => (_, at) => ({ right: at % n !== n - 1 });
const allRight = () => ({ right: true });

/** A mock exam of CLF-C02, as long as the real one. */
function mock(bank, exam, { skip = 0, ...rest } = {}) {
  return sitting({ id: `mock${'abcd'[skip]}aaa`, exam, rows: form(bank, exam, 65, skip), scored: 50, went: wrongEvery(4), ...rest });
}

const next = (page) => page.locator('.next');
const region = (page, name) => page.getByRole('region', { name });

/** Opens an exam's page and waits until its standing is drawn. */
async function open(page, code = 'clf-c02') {
  await page.goto(`/#/exam/${code}`);
  await expect(next(page)).toBeVisible();
}

/** The rows of a table, cell by cell. */
async function cells(table) {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

const percent = (right, of) => `${Math.floor((right * 100) / of)}%`;

test('somebody new is told how to begin, and the start page loads nothing more for it', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/');
  // What the browser keeps was looked at once the start of the next page tells of it.
  await expect(page.getByRole('heading', { name: 'Foundational' })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await expect(page.getByRole('heading', { name: 'Tonight' })).toHaveCount(0);
  expect(asked.filter((url) => url.includes('annex'))).toEqual([]);

  await open(page);
  expect(asked.filter((url) => url.includes('annex'))).not.toEqual([]);
  await expect(next(page)).toContainText('Sit a mock exam to see where you stand, or warm up with 10 questions.');
  await expect(next(page).getByRole('link', { name: 'Start a mock exam' })).toHaveAttribute('href', '#/exam/clf-c02/mock');
  await expect(next(page).getByRole('link', { name: 'Practise 10 questions' })).toHaveAttribute('href', '#/exam/clf-c02/practice?questions=10');
  await expect(page.getByText('None yet. After your first mock exam')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'By domain' })).toHaveCount(0);
});

test('practice alone gives no readiness, and the page says what counts and what lacks', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  const rows = form(bank, clf, 65);
  await write(page, sitting({ id: 'practicea', exam: clf, rows, went: wrongEvery(3), practice: true }));
  await open(page);
  const standing = region(page, 'Where you stand');
  await expect(standing).toContainText('Not enough evidence yet');
  await expect(standing).toContainText('0 of 40 first answers under exam conditions');
  await expect(standing.locator('.lacks li')).toHaveText(clf.domains.map(({ title }) => `${title}: 0 of 5`));
  await expect(standing.getByText('Practice is for learning and is left out.')).toBeVisible();
  await expect(standing).not.toContainText('Chance to pass');
  await expect(standing.getByRole('img')).toHaveCount(0);
  // All of it was answered today: nothing is due, and what lacks is next.
  await expect(next(page)).toContainText('Sit a mock exam: to say how ready you are takes 40 more first answers, above all on Cloud Concepts.');
});

test('readiness is refused at 39 first answers, and told with its range once there are more', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  const rows = form(bank, clf, 65);
  // Enough of each domain, and one too few in all.
  const few = [1, 2, 3, 4].flatMap((domain) => rows.filter((row) => row.domain === domain).slice(0, domain === 4 ? 6 : 11));
  expect(few).toHaveLength(39);
  await write(page, sitting({ id: 'fewanswers', exam: clf, rows: few, went: wrongEvery(4) }));
  await open(page);
  const standing = region(page, 'Where you stand');
  await expect(standing).toContainText('39 of 40 first answers under exam conditions');
  await expect(standing.locator('.lacks li')).toHaveCount(0);
  await expect(next(page)).toContainText('takes 1 more first answer.');

  // The same questions once more are no first answers; 26 others are.
  await write(page, sitting({ id: 'againaaaaa', exam: clf, rows: few, went: allRight }));
  await open(page);
  await expect(standing).toContainText('39 of 40 first answers');
  await write(page, sitting({ id: 'moreaaaaaa', exam: clf, rows: rows.filter((row) => !few.includes(row)), went: wrongEvery(4) }));
  await open(page);
  await expect(standing).toContainText('Chance to pass a fresh Dryrun form today');
  await expect(standing).toContainText('From 65 first answers under exam conditions. Most to gain:');
  await expect(standing).toContainText("Not the chance to pass AWS's exam");

  // The picture says what the words say.
  const mid = await standing.locator('.chance__number').innerText();
  const span = await standing.locator('.chance__range').innerText();
  const [, low, high] = span.match(/^from (.+) to (.+)$/);
  await expect(standing.getByRole('img')).toHaveAttribute('aria-label', `On a line from 0% to 100%: the chance is ${mid}, its range ${span}.`);
  const drawn = await standing.locator('.line').evaluate((svg) => {
    const [dot, range] = [svg.querySelector('.line__dot'), svg.querySelector('.line__range')];
    return { mid: parseFloat(dot.getAttribute('cx')), low: parseFloat(range.getAttribute('x')), width: parseFloat(range.getAttribute('width')) };
  });
  const number = (text) => (text === 'over 99%' ? 99.9 : Number(text.replace('%', '')));
  expect(Math.abs(drawn.mid - number(mid))).toBeLessThan(1);
  expect(Math.abs(drawn.low - number(low))).toBeLessThan(1);
  expect(Math.abs(drawn.low + drawn.width - number(high))).toBeLessThan(1);
  expect(number(low)).toBeLessThan(number(mid));
  expect(number(mid)).toBeLessThan(number(high));
});

test('scores stand in a picture against the passing line, and the table says the same', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  const failed = mock(bank, clf, { endedDaysAgo: 9, went: wrongEvery(2) });
  const passed = mock(bank, clf, { skip: 1, endedDaysAgo: 2, went: wrongEvery(8) });
  const sealed = mock(bank, clf, { skip: 2, endedDaysAgo: 1, sealed: true });
  const practice = sitting({ id: 'practicea', exam: clf, rows: form(bank, clf, 10), went: wrongEvery(5), practice: true });
  expect([failed.passes, passed.passes]).toEqual([false, true]);
  await write(page, failed, passed, sealed, practice);
  await open(page);
  const results = region(page, 'Your results');
  const rows = await cells(results.getByRole('table'));
  const row = ({ score, low, high, right, of }) => [String(score), `${low}–${high}`, `${right} of ${of}`];
  expect(rows.map((row) => row.slice(1))).toEqual([
    [percent(practice.right, practice.of), '', `${practice.right} of ${practice.of}`, ''],
    ['Sealed', ''],
    [...row(passed), expect.stringMatching(/^Pass/)],
    [...row(failed), expect.stringMatching(/^Fail/)],
  ]);
  await expect(results.getByRole('link')).toHaveCount(4);
  await expect(results.getByRole('link').nth(2)).toHaveAttribute('href', `#/report/${passed.id}`);

  const picture = results.getByRole('img');
  const days = [rows[3][0], rows[2][0]];
  await expect(picture).toHaveAttribute('aria-label', `Your 2 scores from ${days[0]} to ${days[1]}, each with its range, against the passing line at 700. The table below says the same.`);
  await expect(picture.locator('.course__score')).toHaveText([String(failed.score), String(passed.score)]);
  // Without colour: a ring below the line, a filled dot above it.
  const dots = await picture.locator('circle').evaluateAll((dots) => dots.map((dot) => ({ at: parseFloat(dot.getAttribute('cy')), fill: getComputedStyle(dot).fill, stroke: getComputedStyle(dot).stroke })));
  const line = parseFloat(await picture.locator('.course__passing').getAttribute('y1'));
  expect(dots[0].at).toBeGreaterThan(line);
  expect(dots[1].at).toBeLessThan(line);
  expect(dots[0].fill).not.toBe(dots[0].stroke);
  expect(dots[1].fill).toBe(dots[1].stroke);
  await expect(page.getByText(`${sealed.score}`, { exact: true })).toHaveCount(0);
});

test('accuracy is of first answers, unfolds to tasks, and its table says the same', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  const rows = form(bank, clf, 65);
  // In the domain of the most weight every second answer is wrong; later all are right, which counts no more.
  const went = (row, at) => ({ right: row.domain !== 3 || at % 2 === 0 });
  await write(
    page,
    mock(bank, clf, { endedDaysAgo: 3, went }),
    sitting({ id: 'againaaaaa', exam: clf, rows, went: allRight, practice: true }),
  );
  await open(page);
  const accuracy = region(page, 'By domain');
  await expect(accuracy).toContainText('First answers: how each question went the first time that you answered it');
  await expect(accuracy).toContainText('The line is where the exam passes: 34 of 50 right, 68%.');

  const count = (fits) => {
    const its = rows.map((row, at) => [row, at]).filter(([row]) => fits(row));
    return [its.filter(([row, at]) => went(row, at).right).length, its.length];
  };
  const domains = clf.domains.map((_, at) => count((row) => row.domain === at + 1));
  const summaries = accuracy.locator('.shares__fold > summary');
  await expect(summaries).toHaveCount(4);
  for (const [at, [right, of]] of domains.entries()) {
    await expect(summaries.nth(at)).toContainText(`${at + 1}. ${clf.domains[at].title}`);
    await expect(summaries.nth(at)).toContainText(`${right} of ${of}`);
    await expect(summaries.nth(at)).toContainText(percent(right, of));
    const width = parseFloat(await summaries.nth(at).locator('.meter__filled').getAttribute('width'));
    expect(Math.abs(width - (right * 100) / of)).toBeLessThan(0.11);
    expect(parseFloat(await summaries.nth(at).locator('.meter__mark').getAttribute('x1'))).toBe(68);
  }

  // The third domain by its tasks, each with the way to practise it.
  await summaries.nth(2).click();
  const tasks = [...new Set(rows.filter(({ domain }) => domain === 3).map(({ task }) => task))].sort((a, b) => a - b);
  const drawn = accuracy.locator('.shares__tasks').nth(2).locator('li');
  await expect(drawn).toHaveCount(tasks.length);
  for (const [at, task] of tasks.entries()) {
    const [right, of] = count((row) => row.task === task);
    await expect(drawn.nth(at)).toContainText(`${right} of ${of}`);
    await expect(drawn.nth(at).getByRole('link')).toHaveAttribute('href', /^#\/exam\/clf-c02\/practice\?task=3\.\d$/);
  }
  await expect(accuracy.getByRole('link', { name: 'Practise this domain' })).toHaveAttribute('href', '#/exam/clf-c02/practice?domain=3');

  await accuracy.getByText('The same as a table').click();
  const table = await cells(accuracy.getByRole('table'));
  const whole = table.filter(([name]) => /^\d\. /.test(name));
  expect(whole).toEqual(domains.map(([right, of], at) => [
    `${at + 1}. ${clf.domains[at].title}`, `${right} of ${of}`, percent(right, of), right / of >= 0.68 ? 'reached' : 'below',
  ]));
  const shown = await drawn.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('span')].map((it) => it.textContent)));
  const from = table.findIndex(([name]) => name.startsWith('3. '));
  expect(table.slice(from + 1, from + 1 + tasks.length).map((row) => row.slice(0, 3))).toEqual(shown);
});

test('pace stands against what the exam gives, and changed answers are told by what they did', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  // Right answers take 50 seconds, wrong ones 90; each tenth was changed, from right to wrong or the other way.
  const went = (_, at) => ({ right: at % 4 !== 3, seconds: at % 4 === 3 ? 90 : 50, changed: at % 10 === 3 });
  const of = 65;
  const wrong = Math.floor(of / 4);
  const changed = Array.from({ length: of }, (_, at) => at).filter((at) => at % 10 === 3);
  const lost = changed.filter((at) => at % 4 === 3).length;
  const mean = Math.round(((of - wrong) * 50 + wrong * 90) / of);
  await write(page, mock(bank, clf, { went }));
  await open(page);
  const pace = region(page, 'Pace and changed answers');
  await expect(pace).toContainText(`1 min a question under exam conditions, over 65 questions.`);
  expect(mean).toBe(60);
  await expect(pace).toContainText('The exam gives 1 min 23 s (the line).');
  await expect(pace).toContainText('Right answers took 50 s, wrong ones 1 min 30 s.');
  const [filled, mark] = await pace.locator('.pace .meter').evaluate((svg) => [svg.querySelector('.meter__filled').getAttribute('width'), svg.querySelector('.meter__mark').getAttribute('x1')].map(parseFloat));
  expect(Math.abs(filled / mark - 60 / 83)).toBeLessThan(0.02);
  const gained = changed.length - lost;
  expect([gained, lost]).toEqual([3, 4]);
  await expect(pace).toContainText('You changed 7 answers. Changing has lost more than it won: change only for a reason.');
  await expect(pace.locator('.shares li')).toHaveText([/From wrong to right\s*3/, /From right to wrong\s*4/, /From wrong to wrong\s*0/]);
});

test('a booked day is set, counted down on the start page, changed and removed', async ({ page, exam }) => {
  await write(page);
  await open(page);
  const standing = region(page, 'Where you stand');
  const input = standing.getByLabel('Exam day');
  const save = standing.getByRole('button', { name: 'Save' });
  await input.fill(dayFrom(18));
  await save.click();
  await expect(standing.getByRole('status')).toHaveText(/^Saved: .* in\s18\sdays\.$/);
  await expect(standing.locator('.booking__day')).toContainText('in 18 days');
  await expect(standing.getByRole('button', { name: 'Change' })).toBeFocused();
  await page.reload();
  await expect(standing.locator('.booking__day')).toContainText('in 18 days');

  await page.goto('/');
  const tonight = region(page, 'Tonight');
  const card = tonight.locator('.annex').getByRole('listitem').filter({ has: page.getByRole('heading', { name: exam('CLF-C02').short }) });
  await expect(card).toContainText('In 18 days');
  await expect(card).toContainText('Not enough evidence yet: 0 of 40 first answers');
  await expect(card.getByRole('link', { name: 'Start a mock exam' })).toBeVisible();
  await card.getByRole('link', { name: exam('CLF-C02').short }).click();

  await standing.getByRole('button', { name: 'Change' }).click();
  await expect(input).toBeFocused();
  await expect(input).toHaveValue(dayFrom(18));
  await input.fill(dayFrom(0));
  await save.click();
  await expect(next(page)).toContainText('Your exam is today. Good luck.');
  await standing.getByRole('button', { name: 'Remove' }).click();
  await expect(standing.getByRole('status')).toHaveText('The day was removed.');
  await expect(input).toBeVisible();
  expect((await records(page)).plans).toEqual([]);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Foundational' })).toBeVisible();
  await expect(tonight).toHaveCount(0);
});

test('a day that cannot be is refused in words, and nothing is saved', async ({ page }) => {
  // A day on which the Developer exam had four more days, and a successor was known.
  await page.clock.setFixedTime(new Date('2026-11-26T12:00:00'));
  await write(page);
  await open(page, 'dva-c02');
  const standing = region(page, 'Where you stand');
  const input = standing.getByLabel('Exam day');
  const refused = async (day, words) => {
    await input.fill(day);
    await standing.getByRole('button', { name: 'Save' }).click();
    await expect(standing.getByRole('status')).toHaveText(words);
    await expect(input).toBeFocused();
    await expect(input).toHaveAttribute('aria-invalid', 'true');
  };
  await refused('', 'That is not a whole date. Enter day, month and year.');
  await refused('2026-11-25', 'That day has passed. Choose today or a later day.');
  await refused('2026-12-01', 'DVA-C02 can be taken until 30 November 2026. Choose that day or an earlier one. DVA-C03 follows it. After that day, book that one.');
  expect((await records(page)).plans).toEqual([]);
  await input.fill('2026-11-30');
  await standing.getByRole('button', { name: 'Save' }).click();
  await expect(standing.locator('.booking__day')).toHaveText('30 November 2026, in 4 days');

  await open(page, 'clf-c02');
  await refused('2036-11-26', 'That is more than two years ahead. Check the year.');
  // An exam that is over takes no day at all, and says what follows it.
  await open(page, 'sap-c02');
  await expect(standing).toContainText('SAP-C02 can no longer be taken: its last day was 16 November 2026. SAP-C03 follows it. Book that one instead.');
  await expect(input).toHaveCount(0);
});

test('the end of an exam and its successor stand wherever a candidate decides', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-26T12:00:00'));
  await page.goto('/');
  const card = page.getByRole('listitem').filter({ hasText: 'DVA-C02' });
  await expect(card).toContainText('Ends on 30 Nov 2026');
  for (const address of ['/#/exam/dva-c02', '/#/exam/dva-c02/mock', '/#/exam/dva-c02/practice']) {
    await page.goto(address);
    await expect(page.getByText('Ends on 30 November 2026.')).toBeVisible();
    await expect(page.getByText('DVA-C03 follows it.')).toBeVisible();
  }
});

test('what is due comes first, and the start page leads to it', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  const past = mock(bank, clf, { endedDaysAgo: 40 });
  const tasks = new Set(form(bank, clf, 65).map(({ task }) => task)).size;
  await write(page, past);
  await page.goto('/');
  const card = region(page, 'Tonight').locator('.annex .card');
  await expect(card).toHaveCount(1);
  await expect(card).toContainText(`Review the ${tasks} tasks that are due, before you forget them.`);
  await expect(card).toContainText(/Chance to pass a fresh Dryrun form today: \S+ \(from .+ to .+\)/);
  await expect(card.getByRole('link', { name: 'Review what is due' })).toHaveAttribute('href', '#/exam/clf-c02/review');
  await open(page);
  await expect(next(page)).toContainText(`Review the ${tasks} tasks`);
});

test('who is ready is told to book, and who has booked and is not, where most is to gain', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  await write(page, mock(bank, clf, { went: allRight }), mock(bank, clf, { skip: 1, went: allRight }));
  await open(page);
  await expect(next(page)).toContainText('You are ready, by what you answered here. Book the exam, and set its day.');
  await page.goto('/');
  await expect(region(page, 'Tonight').getByRole('link', { name: 'Set the day' })).toHaveAttribute('href', '#/exam/clf-c02');

  // Two domains wrong throughout: a chance of nothing, a week before the day and a month before it.
  const went = (row) => ({ right: row.domain < 3 });
  await write(page, mock(bank, clf, { went }), mock(bank, clf, { skip: 1, went }), booked(clf, 5));
  await page.evaluate(async () => {
    // What was marked is marked again from the acts that were written over.
    const request = indexedDB.open('dryrun');
    const database = await new Promise((yes) => { request.onsuccess = () => yes(request.result); });
    await new Promise((yes) => { const all = database.transaction('marks', 'readwrite'); all.objectStore('marks').clear(); all.oncomplete = yes; });
    database.close();
  });
  await open(page);
  await expect(next(page)).toContainText('5 days to go, and even the upper end of your range is below one half. Think of a later day.');
  await write(page, booked(clf, 30));
  await open(page);
  await expect(next(page)).toContainText('Practise Cloud Technology and Services: most is to gain there.');
  await expect(next(page).getByRole('link', { name: 'Practise', exact: true })).toHaveAttribute('href', '#/exam/clf-c02/practice?domain=3');
});

test('a quiz cannot be passed or booked, and its topics are told all the same', async ({ page, bank, exam }) => {
  const quiz = exam('CLOUDFRONT-MEDIA');
  const rows = form(bank, quiz, 20);
  await write(page, sitting({ id: 'quizaaaaaa', exam: quiz, rows, went: (row) => ({ right: row.domain !== 2 }), practice: true }));
  await open(page, 'cloudfront-media');
  await expect(next(page)).toContainText(`Practise ${quiz.domains[1].title}: most is to gain there.`);
  await expect(region(page, 'By topic').locator('.shares__fold')).toHaveCount(quiz.domains.length);
  await expect(page.getByText('passing line')).toHaveCount(0);
  await expect(page.getByLabel('Exam day')).toHaveCount(0);
  await expect(page.getByText(/evidence|Chance/)).toHaveCount(0);
});

test('a booked day that is damaged is put aside, and the page says so', async ({ page }) => {
  await write(page, { records: [['plans', 'clf-c02', 'dryrun 1 00000000\nbooked 2026-12-14']] });
  await open(page);
  await expect(page.getByRole('alert')).toContainText('The day that was set here could not be read.');
  await expect.poll(async () => (await records(page)).aside).toEqual([['plans clf-c02', 'dryrun 1 00000000\nbooked 2026-12-14']]);
  await expect(page.getByLabel('Exam day')).toHaveValue('');
});

test('nothing moves below what the start page is about to say', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  await write(page, mock(bank, clf, { endedDaysAgo: 9 }), booked(clf, 18), booked(exam('SAA-C03'), 40));
  let go;
  const held = new Promise((yes) => { go = yes; });
  await page.route(/annex.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/');
    await page.reload();
    const below = page.getByRole('heading', { name: 'Foundational' });
    await expect(page.locator('.tonight__held > li')).toHaveCount(2);
    const before = (await below.boundingBox()).y;
    go();
    await expect(page.locator('.annex .card')).toHaveCount(2);
    await expect(page.locator('.tonight__held')).toBeHidden();
    expect(Math.abs((await below.boundingBox()).y - before)).toBeLessThan(2);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });

    test('how one stands is free of faults that axe finds, and fits', async ({ page, bank, exam }) => {
      const clf = exam('CLF-C02');
      const past = [9, 5, 2].map((endedDaysAgo, skip) => mock(bank, clf, { skip: skip % 2, endedDaysAgo, went: wrongEvery(3 + skip), id: `axe${skip}aaaa` }));
      await write(page, ...past, sitting({ id: 'sealedaaaa', exam: clf, rows: form(bank, clf, 10), went: allRight, sealed: true }), booked(clf, 18));
      const look = async (name) => {
        await page.screenshot({ path: `test-results/screens/standing-${name}-${colorScheme}-360.png`, fullPage: true });
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      };
      await open(page);
      for (const fold of await page.locator('.shares__fold > summary').all()) await fold.click();
      await page.getByText('The same as a table').click();
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByLabel('Exam day').fill(dayFrom(-1));
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('That day has passed.')).toBeVisible();
      await look('exam');
      await page.goto('/');
      await expect(page.locator('.annex .card')).toBeVisible();
      await look('home');
    });
  });
}

test('the pictures can be read in forced colours', async ({ page, bank, exam }) => {
  const clf = exam('CLF-C02');
  await write(page, mock(bank, clf, { endedDaysAgo: 4, went: wrongEvery(2) }), mock(bank, clf, { skip: 1, went: wrongEvery(9) }));
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await expect(page.locator('.line__dot')).toBeVisible();
  const paints = (selector, paint) => page.locator(selector).first().evaluate((it, paint) => getComputedStyle(it)[paint], paint);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const [mark, paint] of [['.meter__filled', 'fill'], ['.meter__mark', 'stroke'], ['.meter__track', 'stroke'], ['.line__range', 'fill'], ['.line__dot', 'fill'], ['.line__stop', 'stroke'], ['.course__dot', 'stroke'], ['.course__passing', 'stroke'], ['.course__range', 'stroke']]) {
    const colour = await paints(mark, paint);
    expect(colour, `${mark} stands out from the page`).not.toBe(ground);
    expect(await paints(mark, 'opacity'), `${mark} is whole`).toBe('1');
  }
  expect(await paints('.meter__filled', 'fill')).not.toBe(await paints('.meter__track', 'fill'));
  expect(await paints('.meter__mark', 'stroke')).not.toBe(await paints('.meter__filled', 'fill'));
  expect(await paints('.course__dot--fail', 'fill')).not.toBe(await paints('.course__dot:not(.course__dot--fail)', 'fill'));
});
