// A form on paper is the form that the author's program prints, with a key that fits it.
import AxeBuilder from '@axe-core/playwright';
import { expect, plain, test } from './candidate.mjs';
import { author } from './small-exam.mjs';
import { end, isSaved, pick, reported, startMock } from './sitting.mjs';

const ADDRESS = '#/exam/clf-c02/print?seed=1';
const heading = (page) => page.getByRole('heading', { level: 1, name: 'CLF-C02 on paper' });

/** Opens a form on paper. */
async function paper(page, address = ADDRESS) {
  await page.goto(address);
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Question 65' })).toBeVisible();
}

/** Every question as it stands there: its row of the bank, and its choices as places in the file. */
async function printed(page, bank) {
  const sections = await page.getByRole('main').evaluate((main) => [...main.querySelector('.printed__sheet').children].map((section) => ({
    stem: section.querySelector('.question__stem').innerText,
    letters: [...section.querySelectorAll('.printed__letter')].map((letter) => letter.innerText),
    choices: [...section.querySelectorAll('.choice__text')].map((choice) => choice.innerText),
    blanks: section.querySelectorAll('.blank').length,
    prompts: [...section.querySelectorAll('.printed__prompts li')].map((prompt) => prompt.innerText),
  })));
  return sections.map(({ stem, choices, ...more }) => {
    const row = bank.get(plain(stem));
    expect(row, stem).toBeDefined();
    return { row, order: choices.map((text) => row.choices.findIndex(([choice]) => plain(choice) === plain(text)) + 1), ...more };
  });
}

test('it is the form that the author\'s program prints, with a line for each letter that is asked for', async ({ page, bank }) => {
  const form = JSON.parse(await author('form', 'clf-c02', '--seed', '1', '--json'));
  await paper(page);
  await expect(page.getByRole('main')).toContainText(/65 questions, 90 minutes\. Form 1, bank [0-9a-f]{8}\./);
  const questions = await printed(page, bank);
  expect(questions.map(({ row, order }) => ({ id: row.id, choices: order }))).toEqual(form.questions.map(({ id, choices }) => ({ id, choices })));
  for (const { row, letters, blanks, prompts } of questions) {
    expect(letters, row.id).toEqual(row.choices.map((_, place) => 'ABCDEFGHIJKL'[place]));
    expect(blanks, row.id).toBe(row.key.length);
    expect(prompts.map(plain), row.id).toEqual((row.prompts ?? []).map(plain));
  }
  await expect(page.getByRole('heading', { name: 'Key' })).toHaveCount(0);
});

test('all four kinds can be answered with a pencil', async ({ page, bank }) => {
  // A form with all four: the professional exams have them.
  await page.goto('#/exam/mla-c01/print?seed=1');
  await expect(page.getByRole('heading', { level: 2, name: 'Question 1', exact: true })).toBeVisible();
  const questions = await printed(page, bank);
  expect(new Set(questions.map(({ row }) => row.kind))).toEqual(new Set(['multiple-choice', 'multiple-response', 'ordering', 'matching']));
  for (const { row, blanks, prompts } of questions) {
    expect(blanks, row.id).toBe(row.key.length);
    expect(prompts.map(plain), row.id).toEqual((row.prompts ?? []).map(plain));
  }
});

test('the key fits the letters of the form, and says every why', async ({ page, bank }) => {
  await paper(page);
  await page.getByRole('link', { name: 'Show the key' }).click();
  const key = page.getByRole('region', { name: 'Key' });
  await expect(key).toContainText('50 of 65 questions count');
  await expect(key).toContainText('34 right answers of 50 come to a scaled score of 700');
  const questions = await printed(page, bank);
  const glance = await key.locator('.printed__glance li').allInnerTexts();
  const whys = await key.locator('.printed__question').allInnerTexts();
  expect(glance).toHaveLength(65);
  for (const [place, { row, order }] of questions.entries()) {
    const letter = (its) => 'ABCDEFGHIJKL'[order.indexOf(its)];
    const letters = row.key.map(letter);
    const said = ['ordering', 'matching'].includes(row.kind) ? letters.map((one, at) => `${at + 1} ${one}`) : letters.sort();
    expect(glance[place].replace(' *', ''), row.id).toBe(`${place + 1}. ${said.join(', ')}`);
    for (const [, why] of row.choices) expect(plain(whys[place]), row.id).toContain(plain(why));
    expect(plain(whys[place]), row.id).toContain(plain(row.rationale));
  }
  expect(glance.filter((line) => line.endsWith(' *'))).toHaveLength(15);
  await page.getByRole('link', { name: 'Without the key' }).click();
  await expect(key).toHaveCount(0);
});

test('what is printed is the form alone, black on white, no question torn in two', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await paper(page);
  const pages = async (format) => {
    const pdf = (await page.pdf({ format, preferCSSPageSize: false, outline: true, tagged: true })).toString('latin1');
    for (const place of [1, 33, 65]) expect(pdf, format).toContain(`(Question ${place})`);
    return pdf.match(/\/Type \/Page\b(?!s)/g).length;
  };
  const sheets = { A4: await pages('A4'), Letter: await pages('Letter') };
  for (const count of Object.values(sheets)) {
    expect(count).toBeGreaterThan(8);
    expect(count).toBeLessThan(40);
  }
  await page.getByRole('link', { name: 'Show the key' }).click();
  await expect(page.getByRole('region', { name: 'Key' })).toBeVisible();
  expect(await pages('A4')).toBeGreaterThan(sheets.A4);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const gone of [page.getByRole('button'), page.getByRole('main').getByRole('link'), page.getByRole('contentinfo')]) {
    await expect(gone.filter({ visible: true })).toHaveCount(0);
  }
  const style = await page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    return { ink: of('body').color, paper: of('body').backgroundColor, tear: of('.printed__question').breakInside, key: of('[aria-labelledby=key]').breakBefore };
  });
  expect(style).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)', tear: 'avoid', key: 'page' });
});

test('a form has its name in the address; another bank and a bad seed are told', async ({ page }) => {
  await page.goto('#/exam/clf-c02/print');
  await expect(page).toHaveURL(/print\?seed=\d+&bank=[0-9a-f]{8}$/);
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText(/The bank has changed since/)).toHaveCount(0);
  await page.goto(`${ADDRESS}&bank=00000000`);
  await expect(page.getByRole('main').getByRole('status')).toContainText('This form was drawn from bank 00000000. The bank has changed since');
  await page.goto('#/exam/clf-c02/print?seed=abc');
  await expect(page.getByText('"seed=abc" in the address is not a number from 0 to 4294967295.')).toBeVisible();
  await page.goto('#/exam/clf-c02/print?again=nobody');
  await expect(page.getByRole('alert')).toContainText('The sitting whose form you asked for is not in this browser.');
  await page.goto('#/exam/xyz-c99/print?seed=1');
  await expect(page.getByText('There is no exam of this code here. (xyz-c99)')).toBeVisible();
});

test('from the page that offers an exam and from its report leads a way to its form on paper', async ({ page, bank }) => {
  await startMock(page);
  await pick(page, 0);
  await isSaved(page);
  await end(page);
  await reported(page);
  await page.getByRole('link', { name: 'Print this form' }).click();
  await expect(page).toHaveURL(/print\?again=/);
  await expect(page.getByRole('heading', { level: 2, name: 'Question 65' })).toBeVisible();
  const sat = await printed(page, bank);
  await page.goto('#/exam/clf-c02/mock?seed=1');
  await page.getByRole('link', { name: 'Print this form' }).click();
  await expect(page).toHaveURL(/print\?seed=1$/);
  await expect(page.getByRole('heading', { level: 2, name: 'Question 65' })).toBeVisible();
  const drawn = await printed(page, bank);
  expect(drawn).toEqual(sat);
});

for (const scheme of ['light', 'dark']) {
  test(`${scheme}: nobody is kept out of it, and it fits a phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 360, height: 740 });
    // On each page of sixty-five questions with their whys, axe takes a minute; twenty are drawn no differently.
    await page.goto('#/exam/cloudfront-media/print?seed=1&key=1&bank=00000000');
    await expect(page.getByRole('region', { name: 'Key' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.goto('#/exam/mla-c01/print?seed=1&key=1');
    await expect(page.getByRole('heading', { level: 2, name: 'Question 65' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
