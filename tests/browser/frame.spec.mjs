// The quiz for frames: opened by itself and inside of an article, with the mouse, with keys alone, and where a browser keeps nothing.
import { article, OWN, Reader, standIn } from './article.mjs';
import { axeOf } from './axe.mjs';
import { expect, plain, response } from './candidate.mjs';
import { test } from './small-exam.mjs';

// Some walk through whole quizzes, and a busy machine is slow.
test.describe.configure({ timeout: 120_000 });

// All four kinds: the task has seven questions, of which two give each other away.
const TASK = 'exam=tst-1&task=1.1&questions=7&seed=3';
const SHORT = 'exam=tst-1&domain=2&questions=3&seed=7';
const KEPT = 'Your answers stay in this tab.';
const NOT_KEPT = 'Your answers are gone when you leave this page: the browser lets this frame keep nothing.';

/** Opens the page for frames by itself. */
async function alone(page, bank, query) {
  await page.goto(`embed.html?${query}`);
  return new Reader(page, bank, page);
}

test('a question stands there at once, and every kind is checked with its reasons', async ({ page, bank }) => {
  const reader = await article(page, bank, TASK);
  await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText('TST-1 · Task 1.1: Choose where systems run · 6 questions');
  const kinds = new Set();
  const answers = [];
  for (let at = 1; at <= 6; at += 1) {
    await expect(reader.title).toHaveText(`Question ${at} of 6`);
    const row = await reader.question();
    const right = !kinds.has(row.kind);
    kinds.add(row.kind);
    await reader.respond(row, response(row, right));
    await reader.press('Check');
    await expect(reader.page.getByText(right ? 'Your answer is right.' : 'Your answer is not right.').last()).toBeVisible();
    for (const [, why] of row.choices) await expect(reader.page.locator('.choice__why').filter({ hasText: why.split(/[`*]/)[0].trim() }).first()).toBeVisible();
    await expect(reader.page.locator('.question__rationale')).toBeVisible();
    for (const source of row.sources) {
      const link = reader.page.locator(`a[href="${source}"]`);
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noopener/);
    }
    answers.push(right);
    await reader.press(at < 6 ? 'Next question' : 'See the result');
  }
  expect(kinds.size).toBe(4);
  const right = answers.filter(Boolean).length;
  await expect(reader.title).toHaveText(`${right} of 6 right`);
  await expect(reader.page.getByText(/^Dryrun is independent: not affiliated/)).toBeVisible();
  await expect(reader.page.locator('.entry__tags')).toHaveText(answers.map((one) => (one ? 'Right' : 'Wrong')));
  await reader.touch(reader.page.locator('.entry > summary').first());
  await expect(reader.page.getByRole('heading', { name: 'The idea to take away' })).toBeVisible();

  const ready = { dryrun: 1, type: 'ready', exam: 'TST-1', title: 'Task 1.1: Choose where systems run', questions: 6 };
  expect((await reader.told('ready'))[0]).toEqual(ready);
  expect(await reader.told('start')).toEqual([{ dryrun: 1, type: 'start' }]);
  expect(await reader.told('answer')).toEqual(answers.map((one, at) => ({ dryrun: 1, type: 'answer', number: at + 1, of: 6, right: one })));
  const [finish] = await reader.told('finish');
  expect(finish).toEqual({
    dryrun: 1, type: 'finish', exam: 'TST-1', right, of: 6, share: right / 6, seconds: expect.any(Number),
    domains: [{ number: 1, title: 'Design', right, of: 6 }],
  });
});

test('an answer that is missing or not whole is asked for, and the answer can be seen without one', async ({ page, bank }) => {
  const reader = await alone(page, bank, TASK);
  const asked = new Set();
  for (let at = 1; at <= 6; at += 1) {
    const row = await reader.question();
    await reader.press('Check');
    const said = { 'multiple-choice': 'Choose an answer first.', 'multiple-response': 'Select TWO.', ordering: 'Put all the places in order first.', matching: 'Give every prompt its choice first.' }[row.kind];
    await expect(page.locator('.live')).toHaveText(said);
    await expect(page.locator('.quiz__said')).toHaveText(said);
    asked.add(said);
    if (row.kind !== 'multiple-choice') {
      await reader.respond(row, row.key.slice(0, 1));
      await reader.press('Check');
      await expect(page.locator('.quiz__said')).toHaveText(said);
    }
    await reader.press('Show the answer');
    await expect(page.locator('.question__rationale')).toBeVisible();
    await reader.press(at < 6 ? 'Next question' : 'See the result');
  }
  expect(asked.size).toBe(4);
  await expect(reader.title).toHaveText('0 of 6 right');
});

test('the quiz is done with the keyboard alone, and the focus is where one is', async ({ page, bank }) => {
  const reader = await alone(page, bank, SHORT);
  await expect(reader.title).toHaveText('Question 1 of 3');
  const tabTo = async (wanted) => {
    for (let stop = 0; stop < 40; stop += 1) {
      if (await wanted.evaluate((it) => it === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Forty stops, and none is ${wanted}`);
  };
  const press = async (name) => {
    await tabTo(reader.button(name));
    await page.keyboard.press('Enter');
  };
  for (let at = 1; at <= 3; at += 1) {
    const row = await reader.question();
    for (const [nth, place] of row.key.entries()) {
      const [text] = row.choices[place - 1];
      await reader.title.focus();
      if (row.kind === 'ordering') {
        await tabTo(page.locator('.ordering__pool').getByRole('button', { name: text }));
        await page.keyboard.press('Enter');
        // What was pressed has moved, and the focus is not lost with it.
        await expect.poll(() => page.evaluate(() => document.activeElement.closest('.ordering') !== null)).toBe(true);
      } else if (row.kind === 'matching') {
        const list = page.getByRole('combobox').nth(nth);
        await tabTo(list);
        const options = await list.getByRole('option').allInnerTexts();
        for (let step = options.findIndex((option) => option.endsWith(text)); step > 0; step -= 1) await page.keyboard.press('ArrowDown');
      } else if (row.kind === 'multiple-response') {
        await tabTo(page.getByRole('checkbox', { name: text }));
        await page.keyboard.press('Space');
      } else {
        await tabTo(page.getByRole('radio').first());
        await page.keyboard.press('Space');
        for (let step = 0; step < row.choices.length && !(await page.getByRole('radio', { name: text }).isChecked()); step += 1) await page.keyboard.press('ArrowDown');
      }
    }
    await press('Check');
    // It is said aloud, and reading goes on at the verdict.
    await expect(page.locator('.live')).toHaveText('Your answer is right.');
    await expect(page.getByText('Your answer is right.').first()).toBeFocused();
    await press(at < 3 ? 'Next question' : 'See the result');
    await expect(reader.title).toBeFocused();
  }
  await expect(reader.title).toHaveText('3 of 3 right');
  await press('Start over');
  await expect(reader.title).toHaveText('Question 1 of 3');
  await expect(reader.title).toBeFocused();
});

test('the frame is as high as its content at every step, and never scrolls inside', async ({ page, bank }) => {
  for (const width of [700, 320]) {
    await page.setViewportSize({ width, height: 600 });
    const reader = await article(page, bank, `${TASK.replace('seed=3', `seed=${width}`)}`);
    const fits = async (step) => {
      // All at once: between two moments a question may arrive.
      const measure = () => page.evaluate(() => {
        const frame = document.querySelector('iframe');
        const wanted = Math.ceil(frame.contentDocument.body.getBoundingClientRect().height);
        const { scrollHeight, scrollWidth, clientWidth } = frame.contentDocument.documentElement;
        const told = globalThis.told.findLast(({ type }) => type === 'size').height;
        return { told: told - wanted, high: frame.clientHeight - wanted, inside: scrollHeight - wanted, aside: scrollWidth - clientWidth, empty: wanted <= 150 };
      });
      await expect.poll(measure, `${step}, ${width} wide`).toEqual({ told: 0, high: 0, inside: 0, aside: 0, empty: false });
    };
    await expect(reader.title).toHaveText('Question 1 of 6');
    for (let at = 1; at <= 6; at += 1) {
      await reader.question();
      await fits(`question ${at}`);
      await reader.check();
      await fits(`answer ${at}`);
      await reader.press(at < 6 ? 'Next question' : 'See the result');
    }
    await fits('result');
    for (const summary of await reader.page.locator('.entry > summary').all()) await reader.touch(summary);
    await fits('all open');
    // Heights come when something changes, and not for ever.
    const before = (await reader.told('size')).length;
    await page.waitForTimeout(500);
    expect((await reader.told('size')).length).toBe(before);
  }
});

test('loading the frame leaves the focus and the scroll of the article alone', async ({ page, bank }) => {
  const reader = await article(page, bank, SHORT, { attributes: 'style="margin-top: 200vh"' });
  await page.getByRole('link', { name: 'To its end' }).focus();
  await expect(reader.title).toHaveText('Question 1 of 3');
  await expect(page.getByRole('link', { name: 'To its end' })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a reload goes on where it was, in the same form; a new tab starts anew', async ({ page, context, bank }) => {
  const query = 'exam=tst-1&questions=4';
  const reader = await alone(page, bank, query);
  const first = await reader.check();
  await reader.press('Next question');
  const second = await reader.question();
  await reader.respond(second, response(second, false).slice(0, 1));
  await expect(page.getByText(KEPT)).toBeVisible();
  await page.reload();
  await expect(reader.title).toHaveText('Question 2 of 4');
  expect((await reader.question()).id).toBe(second.id);
  await expect(page.locator('.dot--right')).toHaveCount(1);
  const other = await context.newPage();
  const elsewhere = await alone(other, bank, query);
  await expect(elsewhere.title).toHaveText('Question 1 of 4');
  // What is over stays over, and is not told again.
  for (let at = 2; at <= 4; at += 1) {
    await reader.press('Show the answer');
    await reader.press(at < 4 ? 'Next question' : 'See the result');
  }
  await expect(reader.title).toHaveText('1 of 4 right');
  await page.reload();
  await expect(reader.title).toHaveText('1 of 4 right');
  await reader.press('Start over');
  await expect(reader.title).toHaveText('Question 1 of 4');
  expect((await reader.question()).id).toBe(first.id);
  await reader.press('Show the answer');
  await page.reload();
  await expect(page.locator('.dot--wrong')).toHaveCount(1);
});

test('try others draws another form, and the same address in Dryrun leads to the one on the screen', async ({ page, bank }) => {
  const reader = await alone(page, bank, SHORT);
  const seen = async () => {
    const ids = [];
    for (let at = 1; at <= 3; at += 1) {
      ids.push((await reader.question()).id);
      await reader.press('Show the answer');
      await reader.press(at < 3 ? 'Next question' : 'See the result');
    }
    return ids.join();
  };
  const first = await seen();
  const link = page.getByRole('link', { name: /^Open in Dryrun/ });
  await expect(link).toHaveAttribute('href', './#/exam/tst-1/practice?domain=2&questions=3&seed=7');
  await expect(link).toHaveAttribute('target', '_blank');
  await reader.press('Start over');
  expect(await seen()).toBe(first);
  await reader.press('Try others');
  await seen();
  const href = await link.getAttribute('href');
  expect(href).toMatch(/seed=\d+$/);
  expect(href).not.toMatch(/seed=7$/);
  await page.goto(href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('TST-1 practice');
});

test('a record that is damaged is not taken for answers, and that is said', async ({ page, bank }) => {
  const reader = await alone(page, bank, SHORT);
  await reader.check();
  await page.evaluate(() => Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, sessionStorage.getItem(key).replace('reveal', 'raveel'))));
  await page.reload();
  await expect(page.getByText('What this tab had kept of this quiz was damaged, so it starts anew.')).toBeVisible();
  await expect(reader.title).toHaveText('Question 1 of 3');
  await expect(reader.button('Check')).toBeVisible();
  await reader.check();
  await page.reload();
  await expect(page.getByText('damaged')).toHaveCount(0);
  await expect(reader.button('Next question')).toBeVisible();
});

test('where the bank has changed since, the quiz starts anew and says so', async ({ page, bank }) => {
  const reader = await alone(page, bank, 'exam=tst-1&domain=1&task=1.1&questions=6&seed=3');
  await reader.check();
  // The record of a bank in which the first question had one choice more.
  await page.evaluate(() => {
    const [name] = Object.keys(sessionStorage);
    const [, ...lines] = sessionStorage.getItem(name).split('\n');
    lines[1] = lines[1].replace(/ (choice|response|ordering|matching) (\d+) (.*) ([\d,]+)$/, (_, kind, choices, rest, order) => ` ${kind} ${Number(choices) + 1} ${rest} ${order},${Number(choices) + 1}`);
    const text = lines.join('\n');
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    sessionStorage.setItem(name, `dryrun 1 ${hash.toString(16).padStart(8, '0')}\n${text}`);
  });
  await page.reload();
  await expect(page.getByText('The questions have changed since you were here, so the quiz starts anew.')).toBeVisible();
  await expect(reader.button('Check')).toBeVisible();
  await reader.check();
});

const denials = {
  'throws when it is named': () => Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } }),
  'is not there': () => Object.defineProperty(window, 'sessionStorage', { value: null }),
  'is full': () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
};

async function finish(reader) {
  for (let at = 1; at <= 3; at += 1) {
    await reader.check();
    await reader.press(at < 3 ? 'Next question' : 'See the result');
  }
  await expect(reader.title).toHaveText('3 of 3 right');
}

for (const [what, deny] of Object.entries(denials)) {
  test(`where the tab's storage ${what}, the quiz works, and it says that nothing is kept`, async ({ page, bank }) => {
    await page.addInitScript(deny);
    const reader = await alone(page, bank, SHORT);
    await expect(page.getByText(NOT_KEPT)).toBeVisible();
    await finish(reader);
  });
}

test('in a sandbox without an origin the quiz works, and its host hears of it', async ({ page, bank }) => {
  const reader = await article(page, bank, SHORT, { attributes: 'sandbox="allow-scripts"' });
  await expect(reader.page.getByText(NOT_KEPT)).toBeVisible();
  await finish(reader);
  expect((await reader.told('finish'))[0]).toMatchObject({ right: 3, of: 3, share: 1 });
});

test('a plain frame works without any script of the page around it, and tells it nothing of the reader', async ({ page, bank }) => {
  const reader = await article(page, bank, SHORT, { welcome: null });
  await finish(reader);
  expect(new Set((await reader.told()).map(({ type }) => type))).toEqual(new Set(['hello', 'size']));
});

test('messages change the look and nothing else, and only those of the page around count', async ({ page, bank }) => {
  const reader = await article(page, bank, `${SHORT}&theme=light`, { welcome: { accent: '#ffcc00' } });
  const root = reader.page.locator('html');
  const accent = () => root.evaluate((it) => getComputedStyle(it).getPropertyValue('--accent'));
  await expect(root).toHaveAttribute('data-theme', 'light');
  // Too bright to be read on white, so a darker tone of it is shown.
  await expect.poll(accent).toMatch(/^#[0-9a-f]{6}$/);
  expect(await accent()).not.toBe('#ffcc00');
  await page.evaluate(() => say({ dryrun: 1, type: 'theme', theme: 'dark', accent: '#ffcc00' }));
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(await accent()).toBe('#ffcc00');
  await expect(reader.page.locator('.question__stem')).toBeVisible();
  const before = await reader.page.locator('body').innerText();
  await page.evaluate(() => {
    const odd = [null, 1, 'theme', [], {}, { dryrun: 2, type: 'theme', theme: 'light' }, { dryrun: '1', type: 'theme', theme: 'light' }, { dryrun: 1, type: 'submit' },
      { dryrun: 1, type: 'theme', theme: 'auto' }, { dryrun: 1, type: 'theme', theme: { toString: 1 } }, { dryrun: 1, type: 'theme', accent: 'red' },
      { dryrun: 1, type: 'questions', dialect: 'toml', text: 'x' }, { dryrun: 1, type: 'questions', dialect: 'toml', text: 'x'.repeat(3e5) }, { dryrun: 1, type: Symbol.iterator.toString() }];
    for (const message of odd) say(message);
    // A stranger: another frame of this page says the same.
    const other = document.body.appendChild(document.createElement('iframe'));
    const stranger = other.contentDocument.createElement('script');
    stranger.textContent = "parent.frames[0].postMessage({ dryrun: 1, type: 'theme', theme: 'light' }, '*')";
    other.contentDocument.body.append(stranger);
  });
  await page.evaluate(() => say({ dryrun: 1, type: 'theme', theme: 'dark', accent: '#00ccff' }));
  await expect.poll(accent).toBe('#00ccff');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(await reader.page.locator('body').innerText()).toBe(before);
});

for (const [what, query, said, listed] of [
  ['no exam', '', 'The address does not say which exam', []],
  ['an unknown exam', 'exam=xyz-9', 'There is no exam "xyz-9" here.', ['tst-1: Small exam']],
  ['an unknown domain', 'exam=tst-1&domain=9', 'TST-1 has no domain 9.', ['1: Design', '2: Security', '3: Operation']],
  ['an unknown task', 'exam=tst-1&domain=2&task=9.9', 'TST-1 has no task "9.9".', ['2.1: Give access', '2.2: Protect data']],
  ['a task of another domain', 'exam=tst-1&domain=2&task=1.1', 'Task 1.1 is not of domain 2.', ['2.1: Give access', '2.2: Protect data']],
  ['too many questions', 'exam=tst-1&questions=66', '"questions=66" in the address is not a number from 1 to 65.', []],
  ['nonsense', 'exam=tst-1&theme=%3Cimg%3E&accent=red', '"theme=<img>" in the address is not known', []],
]) {
  test(`an address with ${what} is answered in a sentence, and the host hears it`, async ({ page, bank }) => {
    const reader = await article(page, bank, query);
    await expect(reader.title).toHaveText('This quiz cannot be shown');
    await expect(reader.page.getByRole('alert')).toContainText(said);
    await expect(reader.page.locator('.quiz__refused li')).toHaveText(listed);
    await expect.poll(async () => (await reader.told('fault'))[0]?.message).toContain(said);
  });
}

test('questions that do not arrive are asked for again', async ({ page, bank, grievances }) => {
  let broken = true;
  await page.route('**/bank/questions/**', (route) => (broken ? route.abort() : route.continue()));
  const reader = await alone(page, bank, SHORT);
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  broken = false;
  await reader.press('Try again');
  await finish(reader);
  grievances.splice(0, Infinity, ...grievances.filter((one) => !one.includes('ERR_FAILED')));
});

test('questions of the page itself are handed over once, asked in their order, and kept by their text', async ({ page, bank }) => {
  await standIn(page);
  const reader = await article(page, bank, 'own=toml');
  await expect(reader.page.getByText('Waiting for the questions of this page…')).toBeVisible();
  const hand = (own) => page.evaluate((text) => say({ dryrun: 1, type: 'questions', dialect: 'toml', text }), JSON.stringify(own));
  await hand(OWN);
  await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText('Tea · 2 questions');
  await hand({ ...OWN, title: 'Coffee' });
  await reader.touch(reader.page.getByText('For the author of this page: 1 thing to look at in these questions:'));
  await expect(reader.page.getByText('Line 12: this question has no choices (write some)')).toBeVisible();
  await reader.rest();
  await reader.page.getByRole('radio', { name: 'Assam' }).check({ force: true });
  await reader.press('Check');
  await expect(reader.page.getByText('Your answer is right.').last()).toBeVisible();
  // Nothing was said of why, so no empty box stands for it.
  await expect(reader.page.locator('.question__rationale')).toBeHidden();
  await reader.press('Next question');
  await page.reload();
  await hand(OWN);
  await expect(reader.title).toHaveText('Question 2 of 2');
  await reader.rest();
  await reader.page.getByRole('radio', { name: 'Assam' }).check({ force: true });
  await reader.press('Check');
  await expect(reader.page.locator('.question__rationale')).toBeVisible();
  await reader.press('See the result');
  await expect(reader.title).toHaveText('1 of 2 right');
  await expect(reader.page.getByRole('link', { name: /^Open in Dryrun/ })).toHaveCount(0);
  await expect(reader.button('Try others')).toHaveCount(0);
  expect((await reader.told('ready'))[0]).toMatchObject({ exam: 'OWN', title: 'Tea', questions: 2 });
  expect((await reader.told('finish'))[0]).toMatchObject({ right: 1, of: 2, share: 0.5, domains: [{ number: 1, title: 'Tea', right: 1, of: 2 }] });
});

test('questions of the page itself that are all unsound are refused with each line', async ({ page, bank }) => {
  await standIn(page);
  const reader = await article(page, bank, 'own=markdown');
  await expect(reader.page.getByText('Waiting')).toBeVisible();
  await page.evaluate((text) => say({ dryrun: 1, type: 'questions', dialect: 'markdown', text }), JSON.stringify({ ...OWN, questions: [] }));
  await expect(reader.title).toHaveText('This quiz cannot be shown');
  await expect(reader.page.locator('.flaw')).toHaveText('Line 12: this question has no choices (write some)');
  await expect.poll(async () => (await reader.told('fault'))[0]?.message).toContain('Line 12');
});

test('opened by itself, a frame that waits for questions says that nobody hands them over', async ({ page }) => {
  await page.goto('embed.html?own=toml');
  await expect(page.getByRole('link', { name: 'Build a quiz' })).toHaveAttribute('href', 'builder.html');
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce', viewport: { width: 320, height: 700 } });

    test('axe finds nothing and nothing is cut off, 320 pixels wide', async ({ page, bank }) => {
      const look = async (name) => {
        await page.screenshot({ path: `test-results/screens/frame-${name}-${colorScheme}-320.png`, fullPage: true });
        const { violations } = await axeOf(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
        expect.soft(said, `axe on ${name}`).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} sticks out`).toBeLessThanOrEqual(320);
      };
      const reader = await alone(page, bank, `${TASK}&accent=ffcc00`);
      const seen = new Set();
      for (let at = 1; at <= 6; at += 1) {
        const row = await reader.question();
        const is = seen.has(row.kind) ? '' : row.kind;
        seen.add(row.kind);
        if (is) await look(`${is}-asked`);
        await reader.check(response(row, at % 2 === 0));
        if (is) await look(`${is}-checked`);
        await reader.press(at < 6 ? 'Next question' : 'See the result');
      }
      await reader.touch(reader.page.locator('.entry > summary').first());
      await expect(reader.page.getByRole('heading', { name: 'The idea to take away' })).toBeVisible();
      await look('result');
      await page.goto('embed.html?exam=nope');
      await expect(reader.title).toHaveText('This quiz cannot be shown');
      await look('refused');
      expect(plain(await page.locator('body').innerText())).toContain('tst1smallexam');
    });
  });
}
