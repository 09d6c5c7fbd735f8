// A short exam without a mouse: the keyboard reaches everything, and one always sees where it is.
import { expect, response } from './candidate.mjs';
import { author, test } from './small-exam.mjs';

const SEED = 8;
const ADDRESS = `#/exam/tst-1/practice?questions=5&seed=${SEED}`;

/** Where the focus is: what it is called, and whether one sees it. */
function focused(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    // A box that is drawn by its label shows the focus there.
    const shown = [it, it.closest('label')].filter(Boolean).some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const box = (it.closest('label') ?? it).getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, Math.max(box.top, 0) + Math.min(box.height, 20) / 2];
    const top = document.elementFromPoint(x, y);
    const uncovered = top !== null && (it.contains(top) || top.contains(it) || it.closest('label')?.contains(top) === true);
    return { name: it.getAttribute('aria-label') ?? it.innerText ?? '', role: it.tagName.toLowerCase(), shown, uncovered };
  });
}

/** Presses Tab until the focus is on what is wanted, and sees it at each stop. */
async function tabTo(page, wanted) {
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here) {
      expect(here.shown, `the focus can be seen on ${here.role} "${here.name}"`).toBe(true);
      expect(here.uncovered, `nothing covers ${here.role} "${here.name}"`).toBe(true);
    }
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Sixty stops, and none is ${wanted}`);
}

/** Opens the home screen and waits until the app has drawn it: what the page itself shows goes, and the focus with it. */
async function home(page) {
  await page.goto('./');
  await expect(page.locator('#loading')).toHaveCount(0);
}

async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Answers the question on the screen with keys alone. */
async function answer(candidate, row) {
  const { page } = candidate;
  const texts = row.key.map((place) => row.choices[place - 1][0]);
  switch (row.kind) {
    case 'multiple-choice': {
      // One stop for the group, and arrows within it.
      await tabTo(page, page.getByRole('radio').first());
      await page.keyboard.press('Space');
      const wanted = page.getByRole('radio', { name: texts[0] });
      for (let step = 0; step < row.choices.length; step += 1) {
        if (await wanted.isChecked()) break;
        await page.keyboard.press('ArrowDown');
      }
      await expect(wanted).toBeChecked();
      await expect(wanted).toBeFocused();
      break;
    }
    case 'multiple-response':
      for (const text of texts) {
        await focusHeading(candidate);
        await press(page, page.getByRole('checkbox', { name: text }), 'Space');
      }
      break;
    case 'ordering':
      for (const text of texts) {
        await focusHeading(candidate);
        await press(page, page.getByRole('list', { name: 'Choices' }).getByRole('button', { name: text }));
        // What was pressed has moved, and the focus is not lost with it.
        await expect.poll(() => page.evaluate(() => document.activeElement.closest('.ordering') !== null)).toBe(true);
      }
      break;
    default:
      for (const [at, text] of texts.entries()) {
        const list = page.getByRole('combobox').nth(at);
        await tabTo(page, list);
        const options = await list.getByRole('option').allInnerTexts();
        const steps = options.findIndex((option) => option.endsWith(text));
        for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
        await expect(list.locator('option:checked')).toContainText(text);
      }
  }
}

/** Back to where a screen begins, as a new screen would put the focus. */
async function focusHeading(candidate) {
  await candidate.heading.focus();
}

test('a short exam of all kinds of answers is sat with the keyboard alone', async ({ candidate, page }) => {
  test.setTimeout(120_000);
  const { questions } = JSON.parse(await author('--data', 'tests/data', 'form', 'tst-1', '--questions', '5', '--seed', `${SEED}`, '--json'));
  const kinds = new Set(questions.map(({ kind }) => kind));
  expect(kinds, 'this seed no longer draws these kinds; take another').toEqual(new Set(['multiple-choice', 'ordering', 'matching']));

  await home(page);
  await press(page, page.getByRole('link', { name: 'Small exam' }));
  await expect(candidate.heading).toHaveText('A small exam for tests');
  await expect(candidate.heading).toBeFocused();
  await page.goto(ADDRESS);
  await expect(candidate.heading).toHaveText('TST-1 practice');
  await expect(candidate.heading).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Start practising' }));
  await expect(candidate.heading).toHaveText('Question 1 of 5');
  for (let at = 1; at <= 5; at += 1) {
    await expect(candidate.heading).toHaveText(`Question ${at} of 5`);
    await expect(candidate.heading).toBeFocused();
    const row = await candidate.question();
    expect(row.id).toBe(questions[at - 1].id);
    if (at === 2) await press(page, page.getByRole('button', { name: 'Flag for review' }));
    await answer(candidate, row);
    await focusHeading(candidate);
    await press(page, page.getByRole('button', { name: at < 5 ? 'Next' : 'Review and end', exact: true }));
  }
  await expect(candidate.heading).toHaveText('Review');
  await expect(candidate.heading).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Flagged (1)' }), 'Space');
  await expect(page.getByRole('main').getByRole('list').getByRole('button')).toHaveCount(1);
  await focusHeading(candidate);
  await press(page, page.getByRole('button', { name: 'End exam', exact: true }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'End exam and see the report' }));
  await expect(candidate.heading).toHaveText(/right/);
  await expect(page.getByText('5 of 5 right')).toBeVisible();
  await expect(candidate.heading).toBeFocused();
  // The report too: a question is opened and read.
  const entry = page.locator('.entry > summary').first();
  await press(page, entry);
  await expect(page.getByRole('heading', { name: 'The idea to take away' })).toBeVisible();
});

test('dialogs keep the focus, and Escape gives it back', async ({ candidate, page }) => {
  await candidate.start(ADDRESS);
  for (const [opener, name] of [
    [page.getByRole('button', { name: 'Services' }), 'Services'],
    [page.getByRole('button', { name: 'End exam', exact: true }), 'End this exam?'],
  ]) {
    if (name !== 'Services') await page.getByRole('navigation').getByRole('button', { name: 'Review' }).click();
    for (const time of ['first', 'second']) {
      await focusHeading(candidate);
      await press(page, opener);
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog, time).toBeVisible();
      for (let stop = 0; stop < 6; stop += 1) {
        const inside = await dialog.evaluate((it) => it.contains(document.activeElement) || document.activeElement === document.body);
        expect(inside, 'the focus stays in the dialog').toBe(true);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    }
  }
  // Escape ended nothing.
  await page.reload();
  await expect(candidate.heading).toHaveText('Question 1 of 5');
});

test('a new screen starts at its heading, at the top', async ({ candidate, page }) => {
  await home(page);
  for (const [link, title] of [
    ['History', 'History'],
    ['About', 'About Dryrun'],
    ['Exams', 'Sit the exam before the exam.'],
    ['Small exam', 'A small exam for tests'],
    ['Start a mock exam', 'TST-1 mock exam'],
  ]) {
    await page.getByRole('link', { name: link }).first().focus();
    await page.keyboard.press('Enter');
    await expect(candidate.heading).toHaveText(title);
    await expect(candidate.heading).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
  await page.goBack();
  await expect(candidate.heading).toBeFocused();
});
