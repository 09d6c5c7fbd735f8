// The four kinds of question, with the mouse: answered, changed, marked all or nothing, and explained.
import { expect, plain, response } from './candidate.mjs';
import { test } from './small-exam.mjs';

// Everything that the first domain holds, in whatever order the seed gives; 2 and 3 give each other away.
const DOMAIN = '#/exam/tst-1/practice?domain=1&questions=13&seed=1';
const IDS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14'].map((no) => `tst-1-00${no}`);
const ORDERING = 'tst-1-0013'; // with a distractor
const MATCHING = 'tst-1-0014'; // a choice serves twice
const RESPONSE = 'tst-1-0005';
const KEEPS = 'tst-1-0011'; // keeps the order of its choices
const CODE = 'tst-1-0010';

/** Goes on to that question and returns it. */
async function find(candidate, id) {
  for (;;) {
    const row = await candidate.question();
    if (row.id === id) return row;
    await candidate.turn();
  }
}

const marks = (page) => page.getByRole('main').locator('article');

test('each kind is marked all or nothing, and one wrong part makes it wrong', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const expected = [];
  const counts = {};
  for (let at = 1; at <= 13; at += 1) {
    const row = await candidate.question();
    expect(IDS).toContain(row.id);
    // The first of each kind right, the second wrong by one part.
    counts[row.kind] = (counts[row.kind] ?? 0) + 1;
    const right = counts[row.kind] % 2 === 1;
    await candidate.respond(row, response(row, right));
    expected.push({ row, outcome: right ? 'Right' : 'Wrong' });
    if (at < 13) await candidate.next();
  }
  expect(Object.keys(counts).sort()).toEqual(['matching', 'multiple-choice', 'multiple-response', 'ordering']);
  expect(Object.values(counts).every((count) => count > 1)).toBe(true);
  await candidate.end();
  const report = await candidate.report();
  for (const [at, { row, outcome }] of expected.entries()) {
    expect(plain(row.stem)).toContain(report.questions[at].glance.slice(0, 60));
    expect(report.questions[at].tags, row.id).toEqual([outcome]);
  }
});

test('a question that was answered in part is incomplete and counts as wrong', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const half = [];
  for (let at = 1; at <= 13; at += 1) {
    const row = await candidate.question();
    if (row.kind !== 'multiple-choice') {
      await candidate.respond(row, row.key.slice(0, -1));
      half.push(at);
    }
    if (at < 13) await candidate.next();
  }
  expect(half).toHaveLength(6);
  await page.getByRole('button', { name: 'Review and end' }).click();
  for (const at of half) await expect(page.getByRole('button', { name: `Question ${at}: incomplete` })).toBeVisible();
  await expect(page.getByRole('main').getByText('13 questions have no complete answer and count as wrong.')).toBeVisible();
  await page.getByRole('button', { name: 'End exam', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }).click();
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
  const { questions } = await candidate.report();
  for (const at of half) expect(questions[at - 1].tags.at(-1)).toBe('Wrong');
});

test('multiple response refuses a third pick and says so aloud, each time', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const row = await find(candidate, RESPONSE);
  const [one, two, third, fourth] = await page.getByRole('checkbox').all();
  await one.check({ force: true });
  await two.check({ force: true });
  const said = page.getByRole('status').filter({ hasText: 'Take one away first.' });
  // What a screen reader says is what changes in a live region.
  await page.evaluate(() => {
    globalThis.heard = [];
    const hear = () => globalThis.heard.push(document.querySelector('.live').textContent);
    new MutationObserver(hear).observe(document.querySelector('.live'), { childList: true, characterData: true, subtree: true });
  });
  await third.click({ force: true });
  await expect(third).not.toBeChecked();
  await expect(said).toHaveText('Select TWO. Take one away first.');
  await fourth.click({ force: true });
  await expect(fourth).not.toBeChecked();
  const heard = () => page.evaluate(() => globalThis.heard.filter((text) => text.includes('Take one away first.')).length);
  await expect.poll(heard).toBe(2);
  await expect(one).toBeChecked();
  await expect(two).toBeChecked();
  // One away, and there is room again.
  await one.uncheck({ force: true });
  await third.check({ force: true });
  expect(row.kind).toBe('multiple-response');
});

test('a struck-out choice stays struck out, can still be picked, and comes back', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  await find(candidate, 'tst-1-0001');
  const { at } = await candidate.where();
  const strike = page.getByRole('button', { name: 'Strike out B' });
  await strike.click();
  await expect(strike).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.choices__row').nth(1).locator('.choice__text')).toHaveCSS('text-decoration-line', 'line-through');
  await candidate.saved();
  await page.reload();
  await expect(candidate.heading).toHaveText(`Question ${at} of 13`);
  await expect(strike).toHaveAttribute('aria-pressed', 'true');
  await candidate.respond(await candidate.question(), [1, 2, 3, 4]);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await strike.click();
  await expect(strike).toHaveAttribute('aria-pressed', 'false');
});

test('clearing takes every kind of answer away', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const cleared = new Set();
  for (let at = 1; at <= 13; at += 1) {
    const row = await candidate.question();
    if (!cleared.has(row.kind)) {
      cleared.add(row.kind);
      const empty = await marks(page).innerText();
      const picked = page.locator('input:checked');
      await candidate.respond(row, row.key);
      await expect(page.getByRole('button', { name: `Question ${at}: answered` })).toBeVisible();
      await page.getByRole('button', { name: 'Clear answer' }).click();
      await expect(page.getByRole('button', { name: `Question ${at}: not answered` })).toBeVisible();
      await expect(picked).toHaveCount(0);
      for (const list of await page.getByRole('combobox').all()) await expect(list).toHaveValue('');
      expect(await marks(page).innerText(), row.kind).toBe(empty);
      // What was cleared can be answered again.
      await candidate.respond(row, row.key);
      await expect(page.getByRole('button', { name: `Question ${at}: answered` })).toBeVisible();
    }
    if (at < 13) await candidate.next();
  }
  expect(cleared.size).toBe(4);
});

test('an order is changed with its buttons: up, down and out', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const row = await find(candidate, ORDERING);
  const placed = page.getByRole('list', { name: 'Your order' }).locator('.place__text');
  const text = (place) => row.choices[place - 1][0];
  await candidate.respond(row, [2, 1, 5, 4]);
  await expect(placed).toHaveText([2, 1, 5, 4].map(text));
  await page.getByRole('button', { name: `Move up: ${text(1)}` }).click();
  await expect(placed).toHaveText([1, 2, 5, 4].map(text));
  await page.getByRole('button', { name: `Move down: ${text(5)}` }).click();
  await expect(placed).toHaveText([1, 2, 4, 5].map(text));
  // Every place is taken, so the one choice that is left cannot be added.
  await expect(page.getByRole('list', { name: 'Choices' }).getByRole('button', { name: text(3) })).toBeDisabled();
  await page.getByRole('button', { name: `Take out: ${text(5)}` }).click();
  await candidate.respond(row, [3]);
  await page.getByRole('button', { name: `Move up: ${text(3)}` }).click();
  await expect(placed).toHaveText([1, 2, 3, 4].map(text));
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(marks(page).getByText('Your answer is right.')).toBeVisible();
});

test('a pause covers the question, and nothing of it can be turned to', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  const row = await candidate.question();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(candidate.heading).toHaveText('Paused');
  await expect(page.getByText(row.choices[0][0])).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Question \d+: / })).toHaveCount(0);
  // Also for somebody who comes back.
  await page.reload();
  await expect(candidate.heading).toHaveText('Paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(candidate.heading).toHaveText('Question 1 of 13');
});

test('choices that must keep their order keep it', async ({ candidate }) => {
  for (const seed of [1, 2, 3]) {
    await candidate.start(`#/exam/tst-1/practice?domain=1&questions=13&seed=${seed}`);
    const row = await find(candidate, KEEPS);
    expect(await candidate.order(row)).toEqual([1, 2, 3, 4]);
  }
});

test('code and lists in a question are set as such', async ({ candidate, page }) => {
  await candidate.start(DOMAIN);
  await find(candidate, CODE);
  const stem = page.locator('.question__stem');
  await expect(stem.locator('pre')).toHaveText(/^\{\n {2}"Rule": "archive",\n/);
  await expect(stem.getByRole('listitem')).toHaveText(['read often in the first month', 'kept for seven years']);
});

for (const [kind, id, given] of [
  ['multiple choice', 'tst-1-0001', [2]],
  ['multiple response', RESPONSE, [1, 3]],
  // The distractor among the placed ones: its reason must be told too.
  ['ordering', ORDERING, [1, 2, 3, 5]],
  ['matching', MATCHING, [1, 2, 3, null]],
]) {
  test(`the answer to ${kind} is shown with every reason, and locks the question`, async ({ candidate, page }) => {
    await candidate.start(DOMAIN);
    const row = await find(candidate, id);
    const { at } = await candidate.where();
    await candidate.respond(row, given);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    const article = marks(page);
    await expect(article.getByText('Your answer is not right.')).toBeVisible();
    // And a screen reader hears it.
    await expect(page.getByRole('status').filter({ hasText: 'Your answer is not right.' })).toHaveCount(1);
    for (const [text, why] of row.choices) await expect(article.getByText(why).first(), text).toBeVisible();
    await expect(article.getByText(row.rationale)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Show the answer|Clear answer|Strike out)/ })).toHaveCount(0);
    for (const control of await article.locator('input, select, .ordering button').all()) await expect(control).toBeDisabled();
    // It is locked for good, also for somebody who comes back.
    await page.reload();
    await expect(candidate.heading).toHaveText(`Question ${at} of 13`);
    await expect(article.getByText(row.rationale)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show the answer' })).toHaveCount(0);
  });
}
