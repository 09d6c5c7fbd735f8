// The exam as it is: marks of the time, more time, highlights, comments, a sealed result, a form for a study group, and
// how it all looks.
import AxeBuilder from '@axe-core/playwright';
import { Candidate, expect, kept, response } from './candidate.mjs';
import { OwnChromium } from './chromium.mjs';
import { test } from './small-exam.mjs';

const MOCK = '#/exam/tst-1/mock?seed=1';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What the look decides; the other rules are asked once.
const LOOK = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

const bar = (page) => page.getByRole('banner');
const stem = (page) => page.locator('.question__stem');
const marks = (page) => stem(page).locator('mark');
const highlight = (page) => page.getByRole('button', { name: 'Highlight', exact: true });
const spoken = (page) => page.locator('.live');
const comment = (page) => page.getByRole('textbox', { name: 'Comment' });

/** Selects the words of the stem from one place to another, as a mouse would. */
function select(page, from, to) {
  return stem(page).evaluate((element, [from, to]) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const find = (place) => {
      walker.currentNode = element;
      for (let past = 0, node; (node = walker.nextNode()); past += node.length) {
        if (place <= past + node.length) return [node, place - past];
      }
      throw new Error(`The stem has no place ${place}`);
    };
    const [start, end] = [find(from), find(to)];
    getSelection().setBaseAndExtent(...start, ...end);
  }, [from, to]);
}

/** Answers from the question on the screen to the last one. */
async function answerAll(candidate, right = true) {
  for (;;) {
    const row = await candidate.question();
    await candidate.respond(row, response(row, right));
    const { at, of } = await candidate.where();
    if (at === of) return;
    await candidate.next();
  }
}

/** Every question and choice from the first to the last, as they stand on the screen. */
async function readForm(candidate) {
  const form = [];
  for (;;) {
    const row = await candidate.question();
    form.push([row.id, ...(await candidate.order(row))]);
    const { at, of } = await candidate.where();
    if (at === of) return form;
    await candidate.next();
  }
}

async function link(page) {
  await page.getByText('This form for others').click();
  return page.getByRole('textbox', { name: 'Link to this form' }).inputValue();
}

test('at a fifth and at a twentieth of the time the clock says so once, and the last mark uncovers it', async ({ candidate, page }) => {
  await page.clock.install({ time: new Date('2026-11-20T10:00:00Z') });
  await candidate.start(MOCK);
  const timer = page.getByRole('timer');
  const pass = async (seconds) => {
    // A minute at a time: a leap would count as sleep, which is not charged.
    for (let left = seconds; left > 0; left -= 60) await page.clock.fastForward(Math.min(left, 60) * 1000);
  };
  await page.getByRole('button', { name: 'Hide time' }).click();
  await pass(15 * 60);
  await expect(timer).toHaveText('Time hidden');
  await expect(timer).not.toHaveClass(/timer--low/);
  await expect(spoken(page)).toHaveText('');
  await pass(70);
  await expect(timer).toHaveClass(/timer--low/);
  await expect(timer).toHaveText('Time hidden');
  await expect(spoken(page)).toHaveText('4 minutes left, a fifth of your time.');
  await expect(page.locator('.bar__mark')).toHaveText('4 minutes left, a fifth of your time.');
  // With the next question it has been read, and it is not said again.
  await candidate.next();
  await pass(60);
  await expect(page.locator('.bar__mark')).toHaveCount(0);
  await expect(spoken(page)).toHaveText('');
  await pass(110);
  await expect(timer).toHaveClass(/timer--last/);
  await expect(timer).toHaveText(/^(1:00|0:5\d)$/);
  await expect(spoken(page)).toHaveText('1 minute left, a twentieth of your time.');
  await page.getByRole('button', { name: 'Hide time' }).click();
  await expect(timer).toHaveText('Time hidden');
  // Who comes back is not told of what is past.
  await page.reload();
  await expect(timer).toHaveClass(/timer--last/);
  await expect(spoken(page)).toHaveText('');
});

test('time and a half and the 30 minutes more add up, and the clock starts with them', async ({ candidate, page }) => {
  await page.goto(MOCK);
  await expect(page.getByText('12 questions, 20 minutes')).toBeVisible();
  const time = page.getByRole('combobox', { name: 'Time' });
  await expect(time.getByRole('option')).toHaveText(['Standard time', 'Time and a quarter', 'Time and a half', 'Double time']);
  for (const [name, minutes] of [['Time and a quarter', 25], ['Double time', 40], ['Time and a half', 30]]) {
    await time.selectOption(name);
    await expect(page.getByText(`12 questions, ${minutes} minutes`)).toBeVisible();
  }
  await page.getByLabel('30 minutes more').check();
  await expect(page.getByText('12 questions, 60 minutes')).toBeVisible();
  await candidate.begin();
  const left = await candidate.left();
  expect(left).toBeLessThanOrEqual(3600);
  expect(left).toBeGreaterThan(3540);
  await page.reload();
  await expect.poll(() => candidate.left()).toBeGreaterThan(3500);
});

test('what is selected in a stem is highlighted by button or key, kept over a reload, and taken back', async ({ candidate, page }) => {
  await candidate.start(MOCK);
  const text = await stem(page).textContent();
  await select(page, 3, 20);
  await highlight(page).click();
  await expect(marks(page)).toHaveText([text.slice(3, 20)]);
  await expect(spoken(page)).toHaveText('Highlighted.');
  // Nothing of the stem is lost or moved by it.
  expect(await stem(page).textContent()).toBe(text);
  await select(page, 30, 40);
  await page.keyboard.press('h');
  await expect(marks(page)).toHaveCount(2);
  // Without a selection the key is a letter like any other.
  await page.keyboard.press('h');
  await expect(highlight(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(marks(page)).toHaveCount(2);
  // A part of a highlight is taken out of it.
  await select(page, 3, 10);
  await page.keyboard.press('H');
  await expect(marks(page)).toHaveText([text.slice(10, 20), text.slice(30, 40)]);
  await candidate.next();
  await expect(marks(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(marks(page)).toHaveText([text.slice(10, 20), text.slice(30, 40)]);
  // What is not saved yet may be lost by a reload.
  await candidate.saved();
  await expect.poll(async () => (await kept(page)).notes).toBe(1);
  await page.reload();
  await expect(marks(page)).toHaveText([text.slice(10, 20), text.slice(30, 40)]);
  expect(await kept(page)).toMatchObject({ notes: 1 });
  await page.getByRole('button', { name: 'Clear highlights' }).click();
  await expect(marks(page)).toHaveCount(0);
  await expect(highlight(page)).toBeFocused();
  await expect.poll(async () => (await kept(page)).notes).toBe(0);
});

test('sentences are highlighted with the keyboard alone, and a screen reader hears which are', async ({ candidate, page }) => {
  await candidate.start(MOCK);
  const text = await stem(page).textContent();
  await highlight(page).focus();
  await page.keyboard.press('Enter');
  await expect(highlight(page)).toHaveAttribute('aria-pressed', 'true');
  expect(await stem(page).textContent()).toBe(text);
  const sentences = stem(page).getByRole('button');
  await page.keyboard.press('Tab');
  await expect(sentences.first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(sentences.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(sentences.first()).toBeFocused();
  const said = await sentences.first().textContent();
  await expect(spoken(page)).toHaveText('Highlighted.');
  await highlight(page).focus();
  await page.keyboard.press('Enter');
  await expect(sentences).toHaveCount(0);
  await expect(marks(page)).toHaveText([said]);
  await page.keyboard.press('Enter');
  await sentences.first().press('Enter');
  await expect(sentences.first()).toHaveAttribute('aria-pressed', 'false');
  await expect(spoken(page)).toHaveText('No longer highlighted.');
  await expect(marks(page)).toHaveCount(0);
});

test('highlights and comments outlive a killed browser', async ({ bank, small }) => {
  test.setTimeout(90_000);
  const own = new OwnChromium();
  try {
    let page = await own.start();
    const candidate = new Candidate(page, bank);
    await candidate.start(`${small.origin}/${MOCK}`);
    const text = await stem(page).textContent();
    await select(page, 0, 12);
    await highlight(page).click();
    await page.getByText('Comment', { exact: true }).click();
    await comment(page).fill('Ask Ann');
    await expect.poll(async () => (await kept(page)).notes).toBe(1);
    await candidate.saved();
    const address = page.url();
    await own.kill();
    page = await own.start();
    await page.goto(address);
    await expect(marks(page)).toHaveText([text.slice(0, 12)]);
    await page.getByText('Comment', { exact: true }).click();
    await expect(comment(page)).toHaveValue('Ask Ann');
  } finally {
    await own.end();
  }
});

test('a note that is damaged is set aside and said so, and the answers stand', async ({ candidate, page }) => {
  await candidate.start(MOCK);
  await select(page, 0, 12);
  await highlight(page).click();
  await expect.poll(async () => (await kept(page)).notes).toBe(1);
  await page.evaluate(async () => {
    const answer = (request) => new Promise((yes, no) => Object.assign(request, { onsuccess: () => yes(request.result), onerror: () => no(request.error) }));
    const database = await answer(indexedDB.open('dryrun'));
    const transaction = database.transaction('notes', 'readwrite');
    const written = new Promise((done) => { transaction.oncomplete = done; });
    const store = transaction.objectStore('notes');
    const [key] = await answer(store.getAllKeys());
    await answer(store.put('dryrun 1 00000000\n0 0-12\n', key));
    await written;
    database.close();
  });
  await page.reload();
  await expect(page.getByText('Some highlights or comments saved with this exam were damaged')).toBeVisible();
  await expect(marks(page)).toHaveCount(0);
  expect(await kept(page)).toMatchObject({ aside: 1, starts: 1 });
});

test('a comment stands in the report with its question and its highlights, and the section table speaks as real reports do', async ({ candidate, page }) => {
  await candidate.start(MOCK);
  await candidate.next();
  const text = await stem(page).textContent();
  await select(page, 0, 9);
  await highlight(page).click();
  await page.getByText('Comment', { exact: true }).click();
  await comment(page).fill('Is B not <b>cheaper</b>?\nAsk.');
  // The key is a letter here.
  await comment(page).press('h');
  await expect(comment(page)).toHaveValue('Is B not <b>cheaper</b>?\nAsk.h');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(comment(page)).toBeHidden();
  await answerAll(candidate);
  await candidate.end();
  await page.getByRole('button', { name: 'Commented 1' }).click();
  const entry = page.locator('.entry');
  await expect(entry).toHaveCount(1);
  await expect(entry.locator('.tag').first()).toHaveText('Commented');
  await entry.locator('summary').click();
  await expect(entry.getByRole('heading', { name: 'Your comment' })).toBeVisible();
  await expect(entry).toContainText('Is B not <b>cheaper</b>?');
  await expect(marks(page)).toHaveText([text.slice(0, 9)]);

  const table = page.getByRole('region', { name: 'By domain' });
  await expect(table.getByRole('columnheader')).toHaveText(['Domain', 'Weight', 'Right', 'Classification']);
  const { domains, of } = await candidate.report();
  expect(domains.reduce((sum, domain) => sum + domain.weight, 0)).toBe(100);
  expect(domains.reduce((sum, domain) => sum + domain.of, 0)).toBe(of);
  for (const { label } of domains) expect(label).toBe('Meets Competencies');
  await expect(table).toContainText('Only the total decides.');
  await expect(table).toContainText('Unscored questions are in none of these rows.');
});

test('a sealed result is told nowhere before it is opened', async ({ candidate, page }) => {
  await page.goto(MOCK);
  await page.getByLabel('Seal the result until I open it').check();
  await candidate.begin();
  await answerAll(candidate);
  await page.getByRole('button', { name: 'Review and end' }).click();
  await page.getByRole('button', { name: 'End exam', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End exam', exact: true }).click();
  await expect(candidate.heading).toHaveText('The exam is over');
  const told = /Pass|Fail|\d+ of \d+ right|likely between/;
  const address = page.url();
  for (const where of [null, address, '#/', '#/exam/tst-1', '#/history', address]) {
    if (where === address) {
      await page.goto('about:blank');
    }
    if (where) await page.goto(where);
    await expect(candidate.heading).toBeVisible();
    if (where === address) await expect(candidate.heading).toHaveText('The exam is over');
    await expect(page.getByRole('main')).not.toContainText(told);
    expect(await kept(page), where).toMatchObject({ results: 0, sealed: 1, starts: 1 });
  }
  await page.getByRole('button', { name: 'Open the result' }).click();
  await expect(candidate.heading).toHaveText(/^Pass/);
  await expect.poll(() => kept(page)).toMatchObject({ results: 1, sealed: 0 });
  await page.reload();
  await expect(candidate.heading).toHaveText(/^Pass/);
});

test('a sealed exam that could not be saved at its start is sealed all the same', async ({ candidate, page }) => {
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    globalThis.full = true;
    IDBObjectStore.prototype.add = function (...words) {
      if (globalThis.full) throw new DOMException('no room', 'QuotaExceededError');
      return add.apply(this, words);
    };
  });
  await page.goto(MOCK);
  await page.getByLabel('Seal the result until I open it').check();
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByRole('button', { name: 'Start without saving' }).click();
  await expect(candidate.heading).toHaveText('Question 1 of 12');
  await answerAll(candidate);
  await page.getByRole('button', { name: 'Review and end' }).click();
  await page.getByRole('button', { name: 'End exam', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End exam', exact: true }).click();
  await expect(candidate.heading).toHaveText('The exam is over');
  await expect(page.getByRole('alert')).toContainText('This exam is not saved');
  expect(await kept(page)).toMatchObject({ results: 0, sealed: 0, starts: 0 });
  // There is room again: the start and its seal are written together.
  await page.evaluate(() => { globalThis.full = false; });
  await expect.poll(() => kept(page)).toMatchObject({ results: 0, sealed: 1, starts: 1 });
  await page.reload();
  await expect(candidate.heading).toHaveText('The exam is over');
});

test('the link of a form gives the same form to the last choice to somebody else', async ({ bank, browser, candidate, page, small }) => {
  test.setTimeout(90_000);
  await page.goto(`${small.origin}/#/exam/tst-1/mock`);
  await candidate.begin();
  const form = await readForm(candidate);
  await candidate.end();
  const address = await link(page);
  expect(address).toMatch(/#\/exam\/tst-1\/mock\?seed=\d+&bank=[0-9a-f]{8}$/);
  await expect(page.getByRole('link', { name: 'Print this form' })).toHaveAttribute('href', /^#\/exam\/tst-1\/print\?again=[a-z0-9]+$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);

  const other = await browser.newContext();
  const friend = new Candidate(await other.newPage(), bank);
  await friend.page.goto(address);
  await expect(friend.page.getByText('12 questions, 20 minutes')).toBeVisible();
  await expect(friend.page.getByText('have changed since this link was made')).toHaveCount(0);
  await friend.begin();
  expect(await readForm(friend)).toEqual(form);
  await other.close();

  // A second form is drawn around what was seen, and no link gives that: it says so and offers one that is given.
  await page.goto('#/exam/tst-1/mock');
  await page.getByText('This form for others').click();
  await page.getByRole('link', { name: /^Form \d+$/ }).click();
  await expect(page).toHaveURL(/mock\?seed=\d+&bank=/);
  expect(await link(page)).toBe(page.url());
});

test('a link from another bank says so and gives the nearest form', async ({ candidate, page }) => {
  await page.goto(`${MOCK}&bank=00000000`);
  await expect(page.getByText('have changed since this link was made')).toBeVisible();
  const today = await link(page);
  expect(today).not.toContain('00000000');
  await candidate.begin();
  const form = await readForm(candidate);
  await page.goto(today);
  await expect(page.getByText('12 questions, 20 minutes')).toBeVisible();
  await expect(page.getByText('have changed since this link was made')).toHaveCount(0);
  await candidate.begin();
  expect(await readForm(candidate)).toEqual(form);
});

test('text size, contrast and colours are chosen in the exam with the keyboard, and kept', async ({ candidate, page }) => {
  await candidate.start(MOCK);
  const size = () => stem(page).evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  const before = await size();
  await expect(bar(page).getByRole('button', { name: 'Smaller text' })).toBeDisabled();
  for (let step = 0; step < 2; step += 1) await bar(page).getByRole('button', { name: 'Larger text' }).press('Enter');
  expect(await size()).toBeCloseTo(before * 1.5);
  await bar(page).getByRole('button', { name: 'Look' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Look' });
  await expect(dialog.getByRole('group', { name: 'Text size' }).getByRole('button', { name: '150%' })).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('group', { name: 'Contrast' }).getByRole('button', { name: 'High' }).press('Space');
  await dialog.getByRole('group', { name: 'Colours' }).getByRole('button', { name: 'Dark' }).press('Enter');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(candidate.heading).toHaveText('Question 1 of 12');
  expect(await size()).toBeCloseTo(before * 1.5);
  expect(await ground()).toBe(dark);
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({ theme: 'dark', contrast: 'more', zoom: '150' });
  // The choice is kept outside of the database, with nothing beside it but two counts.
  const counts = ['dryrun acts', 'dryrun sittings'];
  expect((await page.evaluate(() => Object.keys(localStorage))).filter((key) => !counts.includes(key))).toEqual(['dryrun look']);
  await bar(page).getByRole('button', { name: 'Look' }).click();
  for (const side of ['Colours', 'Contrast']) await dialog.getByRole('group', { name: side }).getByRole('button', { name: 'As the device' }).click();
  await dialog.getByRole('button', { name: '100%' }).click();
  expect(await size()).toBeCloseTo(before);
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({});
});

for (const [look, { theme, contrast, zoom }] of Object.entries({
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  'high contrast, light': { theme: 'light', contrast: 'more' },
  'high contrast, dark': { theme: 'dark', contrast: 'more' },
  'twice the size': { theme: 'light', zoom: '200' },
})) {
  test.describe(`${look}, 360 wide`, () => {
    test.use({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });

    test('axe finds nothing in the new states, and nothing sticks out', async ({ candidate, page }) => {
      test.setTimeout(120_000);
      const kept = new URLSearchParams(Object.entries({ theme, contrast, zoom }).filter(([, value]) => value)).toString();
      await page.addInitScript((kept) => localStorage.setItem('dryrun look', kept), kept);
      const check = async (name) => {
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: 360, height: Math.max(height, 740) });
        await page.screenshot({ path: `test-results/screens/exam-${name}-${look.replace(/\W+/g, '-')}.png`, fullPage: true });
        const axe = new AxeBuilder({ page });
        const { violations } = await (look === 'light' ? axe.withTags(TAGS) : axe.withRules(LOOK)).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
        expect.soft(said, `axe on ${name}`).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} sticks out`).toBeLessThanOrEqual(360);
        await page.setViewportSize({ width: 360, height: 740 });
      };
      await page.goto(`${MOCK}&bank=00000000`);
      await link(page);
      await page.getByLabel('Seal the result until I open it').check();
      await check('start');
      await candidate.begin();
      await select(page, 3, 30);
      await highlight(page).click();
      await page.getByText('Comment', { exact: true }).click();
      await comment(page).fill('Why?');
      await check('highlighted');
      await highlight(page).click();
      await check('sentences');
      await bar(page).getByRole('button', { name: 'Look' }).click();
      await expect(page.getByRole('dialog', { name: 'Look' })).toBeVisible();
      await check('look');
      await page.keyboard.press('Escape');
      await page.getByRole('navigation').getByRole('button', { name: 'Review' }).click();
      await check('review');
      await page.getByRole('button', { name: 'End exam', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'End exam', exact: true }).click();
      await expect(candidate.heading).toHaveText('The exam is over');
      await check('sealed');
      await page.getByRole('button', { name: 'Open the result' }).click();
      await link(page);
      await page.locator('.entry > summary').first().click();
      await expect(page.getByRole('heading', { name: 'Your comment' })).toBeVisible();
      await check('report');
    });
  });
}
