// The page that builds a quiz for other pages: what is chosen shows in the preview, in the address, and in what is copied.
import { OWN, standIn } from './article.mjs';
import { axeOf } from './axe.mjs';
import { expect } from './candidate.mjs';
import { test } from './small-exam.mjs';

// Each opens two pages, one in the other, and a busy machine is slow.
test.describe.configure({ timeout: 120_000 });

const preview = (page) => page.frameLocator('#preview');
const element = (page) => page.getByLabel('Two lines');
const plainFrame = (page) => page.getByLabel('A plain frame');
const address = (page) => page.evaluate(() => location.hash);

test('what is chosen is what the preview shows, the snippets say and the address keeps', async ({ page, baseURL }) => {
  await page.goto('builder.html');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('TST-1 · Small exam · 5 questions');
  await expect(element(page)).toHaveValue(`<script type="module" src="${baseURL}embed.js"></script>\n<dryrun-quiz exam="tst-1" questions="5"></dryrun-quiz>\n`);
  await expect.poll(() => address(page)).toBe('#exam=tst-1&questions=5');

  await page.getByLabel('Domain').selectOption({ label: '2. Security' });
  await page.getByLabel('Task').selectOption({ label: '2.1 Give access' });
  await page.getByLabel('How many questions').fill('3');
  await page.getByLabel('How many questions').press('Enter');
  await page.getByLabel('The same for everybody').check();
  await page.getByLabel('Form number').fill('7');
  await page.getByLabel('Form number').press('Enter');
  await page.getByLabel('Dark', { exact: true }).check();
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('TST-1 · Task 2.1: Give access · 3 questions');
  await expect(preview(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  const said = 'exam=tst-1&domain=2&task=2.1&questions=3&seed=7&theme=dark';
  await expect.poll(() => address(page)).toBe(`#${said}`);
  await expect(element(page)).toHaveValue(/<dryrun-quiz exam="tst-1" domain="2" task="2\.1" questions="3" seed="7" theme="dark"><\/dryrun-quiz>/);
  await expect(plainFrame(page)).toHaveValue(new RegExp(`^<iframe src="${baseURL}embed\\.html\\?${said.replaceAll('&', '&amp;').replaceAll('.', '\\.')}" title="Practice quiz: TST-1, Security"`));

  // Whoever has the link sees the same, and the way back leads out of the page.
  await page.reload();
  await expect(page.getByLabel('Form number')).toHaveValue('7');
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked();
  await expect(page.getByLabel('Task')).toHaveValue('2.1');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('TST-1 · Task 2.1: Give access · 3 questions');
  // Another domain has other tasks.
  await page.getByLabel('Domain').selectOption({ label: 'All, by their weight' });
  await expect.poll(() => address(page)).toBe('#exam=tst-1&questions=3&seed=7&theme=dark');
});

test('choosing leaves no trail in the history', async ({ page }) => {
  await page.goto('embed.html?exam=tst-1');
  await page.goto('builder.html');
  await expect(preview(page).locator('.question__stem')).toBeVisible();
  for (const domain of ['1. Design', '2. Security', '3. Operation']) {
    await page.getByLabel('Domain').selectOption({ label: domain });
    await expect(preview(page).getByRole('heading', { level: 1 })).toContainText(domain.slice(3));
  }
  await page.goBack();
  await expect(page).toHaveURL(/embed\.html/);
});

test('the preview is as high as the quiz wants and can be answered', async ({ page }) => {
  await page.goto('builder.html#exam=tst-1&questions=3&seed=7');
  await expect(preview(page).locator('.question__stem')).toBeVisible();
  const fits = () => page.evaluate(() => {
    const frame = document.querySelector('#preview');
    return frame.clientHeight === frame.contentDocument.documentElement.scrollHeight;
  });
  await expect.poll(fits).toBe(true);
  await preview(page).getByRole('button', { name: 'Show the answer' }).click();
  await expect(preview(page).locator('.question__rationale')).toBeVisible();
  await expect.poll(fits).toBe(true);
});

test('a colour that cannot be read is shown in the closest tone that can, and that is said', async ({ page }) => {
  await page.goto('builder.html#exam=tst-1&questions=3&seed=7&theme=light');
  await page.getByLabel('Use the colour of my page').check();
  await page.getByLabel('Accent colour').fill('#ffcc00');
  await expect(page.getByText(/^So that text can be read, it is shown as #[0-9a-f]{6} on a light page\.$/)).toBeVisible();
  await expect(element(page)).toHaveValue(/ accent="#ffcc00"/);
  const accent = () => preview(page).locator('html').evaluate((it) => getComputedStyle(it).getPropertyValue('--accent'));
  await expect.poll(accent).not.toBe('#2a489f');
  await page.getByLabel('Accent colour').fill('#8a1538');
  await expect.poll(accent).toBe('#8a1538');
  await expect(page.getByText('So that text can be read')).toHaveCount(0);
  await page.getByLabel('Use the colour of my page').uncheck();
  await expect.poll(accent).toBe('#2a489f');
  await expect(element(page)).not.toHaveValue(/accent/);
});

test('a part with fewer questions gives what it has, and a number that is none changes nothing', async ({ page }) => {
  await page.goto('builder.html#exam=tst-1&domain=1&task=1.1&questions=7&seed=1');
  await expect(page.getByText('Only 6 questions are there to be asked together from this part, so the quiz has 6.')).toBeVisible();
  await page.getByLabel('How many questions').fill('99');
  await page.getByLabel('How many questions').press('Enter');
  await expect(page.getByRole('alert')).toHaveText('"99" is not a number from 1 to 65; the one before stays.');
  await expect.poll(() => address(page)).toContain('questions=7');
});

test('an address that makes no sense is said to, and the page goes on with what is usual', async ({ page }) => {
  for (const [hash, said] of [
    ['#exam=tst-1&questions=0', '"questions=0" in the address is not a number from 1 to 65.'],
    ['#exam=nope', 'There is no exam "nope" here.'],
    ['#exam=tst-1&domain=9', 'TST-1 has no domain 9.'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`builder.html${hash}`);
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(element(page)).toHaveValue(/exam="tst-1" questions="5"/);
  }
});

test('copying says that it is done, and where the browser forbids it, selects the text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('builder.html#exam=tst-1&questions=3');
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await element(page).inputValue());
  // What is copied is another text soon, and then nothing claims to be copied.
  await page.getByLabel('Light', { exact: true }).check();
  await expect(page.getByText('Copied.')).toHaveCount(0);
  for (const deny of [
    () => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
    () => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) }, configurable: true }),
  ]) {
    await page.evaluate(deny);
    await page.getByRole('button', { name: 'Copy' }).nth(1).click();
    await expect(page.getByText('The text is selected: press Ctrl+C')).toBeVisible();
    expect(await page.evaluate(() => getSelection().toString())).toBe(await plainFrame(page).inputValue());
    await page.getByLabel('Light', { exact: true }).focus();
  }
});

test('own questions are checked as one types, shown in the preview, and stand in what is copied', async ({ page }) => {
  await standIn(page);
  await page.goto('builder.html');
  await page.getByLabel('My own').check();
  await expect(page.getByText('Write a question, or put the example in and change it.')).toBeVisible();
  await page.getByLabel('Your questions').fill(JSON.stringify(OWN));
  await expect(page.getByText('2 questions can be asked.')).toBeVisible();
  await expect(page.locator('.builder__choices .flaw')).toHaveText('Line 12: this question has no choices (write some)');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('Tea · 2 questions');
  await page.getByLabel('Title').fill('Leaves');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('Leaves · 2 questions');
  await expect(element(page)).toHaveValue(/<dryrun-quiz title="Leaves">\n<script type="text\/markdown">\n\{"title":"Tea"/);
  await expect(page.getByText('A plain frame cannot carry questions of your own')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Leaves');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('Leaves · 2 questions');
  // Questions of the bank come back as they were left, and so do one's own.
  await page.getByLabel('From an exam').check();
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('TST-1 · Small exam · 5 questions');
  await page.getByLabel('My own').check();
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('Leaves · 2 questions');
});

test('each dialect has its example', async ({ page }) => {
  await standIn(page);
  await page.goto('builder.html#own=markdown');
  await page.getByRole('button', { name: 'Put an example in' }).click();
  await expect(page.getByLabel('Your questions')).toHaveValue(/^# Storage on AWS\n/);
  await page.getByLabel("TOML, as in Dryrun's own files").check();
  await expect(page.getByLabel('Your questions')).toHaveValue(/^title = "Storage on AWS"\n/);
  await expect(element(page)).toHaveValue(/<script type="application\/toml">/);
  // What somebody wrote stays, whatever it is called.
  await page.getByLabel('Your questions').fill('x');
  await page.getByLabel('A checklist in Markdown').check();
  await expect(page.getByLabel('Your questions')).toHaveValue('x');
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 320]) {
    test.describe(`in ${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 900 } });

      test('axe finds nothing and nothing is cut off', async ({ page }) => {
        await standIn(page);
        for (const [name, hash] of [['bank', '#exam=tst-1&questions=3&seed=7&accent=ffcc00'], ['own', `#own=markdown&title=Tea&text=${encodeURIComponent(JSON.stringify(OWN))}`]]) {
          await page.goto('about:blank');
          await page.goto(`builder.html${hash}`);
          await expect(preview(page).getByRole('heading', { level: 2 })).toBeVisible();
          await page.screenshot({ path: `test-results/screens/builder-${name}-${colorScheme}-${width}.png`, fullPage: true });
          // The preview is looked at by itself: of a frame without a ground axe takes the ground for white.
          const { violations } = await axeOf(page).exclude('#preview').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          const said = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
          expect.soft(said, `axe on ${name}`).toEqual([]);
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} sticks out`).toBeLessThanOrEqual(width);
        }
      });
    });
  }
}
