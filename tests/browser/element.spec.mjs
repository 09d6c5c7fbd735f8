// The element by itself, around a frame that is a stub: what it loads and when, and what it tells the page and the frame.
// element-pages.spec.mjs has pages that forbid something; embed.spec.mjs has the real quiz in the frame.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect, frames, greeted, heard, quizOf, test, told, types } from './element.mjs';
import { PAUSE, listening } from './hosts.mjs';

test('two lines in a page give a quiz; its address carries what the attributes ask for and nothing else', async ({ open, quiz, page }) => {
  await open('<dryrun-quiz exam="clf-c02" domain="2" task="2.1" questions="5" seed="7" class="mine" data-x="1"></dryrun-quiz>');
  const frame = await greeted(page);
  expect(frame.url()).toBe(`${quiz.page}?exam=clf-c02&domain=2&task=2.1&questions=5&seed=7&theme=light`);
  expect(await heard(frame)).toEqual([{ dryrun: 1, type: 'welcome', theme: 'light', origin: new URL(page.url()).origin }]);
  expect(await told(page)).toEqual([{ type: 'ready', detail: { exam: 'clf-c02', title: 'A stub', questions: 5 }, id: '' }]);
});

test('the frame is boxed in: scripts, its own origin and new tabs; no referrer, no permission', async ({ open, page }) => {
  await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>');
  const frame = await greeted(page);
  const attributes = await (await frame.frameElement()).evaluate((it) => Object.fromEntries(it.getAttributeNames().map((name) => [name, it.getAttribute(name)])));
  expect(attributes).toMatchObject({
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
    allow: '',
    title: 'A stub',
    part: 'frame',
  });
  expect(await frame.evaluate(() => document.referrer)).toBe('');
});

test('each thing that happens in the frame becomes one event, which bubbles and leaves shadow trees', async ({ open, page }) => {
  await open('<div id="deep"></div><script>deep.attachShadow({ mode: "open" }).innerHTML = "<dryrun-quiz id=inner exam=clf-c02></dryrun-quiz>"</script>');
  const frame = await greeted(page);
  const finish = { exam: 'clf-c02', right: 1, of: 2, share: 0.5, seconds: 31, domains: [{ number: 1, title: 'Clouds', right: 1, of: 2 }] };
  await frame.evaluate((last) => {
    say('start');
    say('answer', { number: 1, of: 2, right: true });
    say('finish', { ...last, more: 'is left out' });
    say('fault', { message: 'It rains.' });
  }, finish);
  await expect.poll(() => types(page)).toEqual(['ready', 'start', 'answer', 'finish', 'fault']);
  expect(await told(page)).toEqual([
    { type: 'ready', detail: { exam: 'clf-c02', title: 'A stub', questions: 5 }, id: 'inner' },
    { type: 'start', detail: {}, id: 'inner' },
    { type: 'answer', detail: { number: 1, of: 2, right: true }, id: 'inner' },
    { type: 'finish', detail: finish, id: 'inner' },
    { type: 'fault', detail: { message: 'It rains.' }, id: 'inner' },
  ]);
});

test('what is of another version, unknown or malformed is ignored', async ({ open, page }) => {
  await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>');
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const frame = await greeted(page);
  await frame.evaluate(() => {
    for (const raw of [null, 'finish', 7, [], {}, { dryrun: 2, type: 'start' }, { dryrun: '1', type: 'start' }, { dryrun: 1 }]) parent.postMessage(raw, '*');
    for (const type of ['constructor', '__proto__', 'toString', 'click', 'load', '', null, {}, ['nothing']]) say(type, { message: 'x' });
    say('answer', { number: '1', of: 2, right: true });
    say('answer', { number: 1, of: 2 });
    say('ready', { exam: 'x', title: 'y', questions: NaN });
    say('finish', { exam: 'x', right: 1, of: 2, share: 0.5, seconds: 1, domains: [{ number: 1 }] });
    say('finish', { exam: 'x', right: 1, of: 2, share: 0.5, seconds: 1, domains: { length: 0 } });
    say('fault', {});
    for (const height of ['900', NaN, Infinity, null, {}, undefined]) say('size', { height });
    say('start');
  });
  await expect.poll(() => types(page)).toEqual(['ready', 'start']);
  expect((await quizOf(page).boundingBox()).height).toBe(480);
  expect(errors).toEqual([]);
});

test('the element is as tall as the frame says, within bounds', async ({ open, page }) => {
  await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz><p>After it.</p>');
  const height = async () => (await quizOf(page).boundingBox()).height;
  expect(await height()).toBe(480);
  const frame = await greeted(page);
  for (const [said, taken] of [[333.2, 334], [1200, 1200], [1200.5, 1200], [3, 80], [-50, 80], [1e9, 20_000]]) {
    await frame.evaluate((tall) => say('size', { height: tall }), said);
    await expect.poll(height).toBe(taken);
  }
});

test('content that is always taller than its frame does not make the page grow for ever', async ({ open, page }) => {
  // Quick rounds are told from slow ones by the clock of the page around; on a busy machine it must be as slow as they are.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    if (top === self) performance.now = () => now() / 20;
  });
  await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>');
  const frame = await greeted(page);
  const rounds = await frame.evaluate(async () => {
    let resized = 0;
    globalThis.grow = () => {
      resized += 1;
      say('size', { height: innerHeight + 40 });
    };
    addEventListener('resize', grow);
    say('size', { height: innerHeight + 40 });
    // It is over when nothing has moved for a while.
    for (let before = -1; before !== resized; ) {
      before = resized;
      await new Promise((over) => setTimeout(over, 800));
    }
    return resized;
  });
  expect(rounds).toBeGreaterThan(3);
  expect(rounds).toBeLessThan(20);
  // And it still heeds what comes after.
  await frame.evaluate(() => {
    removeEventListener('resize', grow);
    say('size', { height: 222 });
  });
  await expect.poll(async () => (await quizOf(page).boundingBox()).height).toBe(222);
});

test('a border that the page gives the frame is not taken from the quiz', async ({ open, page }) => {
  await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>', { head: '<style>dryrun-quiz::part(frame) { border: 5px solid green; border-radius: 9px }</style>' });
  const frame = await greeted(page);
  await frame.evaluate(() => say('size', { height: 300 }));
  await expect.poll(() => frame.evaluate(() => innerHeight)).toBe(300);
  expect((await quizOf(page).boundingBox()).height).toBe(310);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('nothing of the quiz is loaded until it comes near the view, and the room is kept free for it', async ({ open, quiz, page }) => {
  await open('<p style="height: 4000px">A long article.</p><dryrun-quiz exam="clf-c02"></dryrun-quiz><p>After it.</p>');
  await expect.poll(() => page.evaluate(() => customElements.get('dryrun-quiz') !== undefined)).toBe(true);
  await page.waitForTimeout(500);
  expect(quiz.asked).toEqual(['/some/where/embed.js']);
  expect((await quizOf(page).boundingBox()).height).toBe(480);
  await page.mouse.wheel(0, 2900);
  await greeted(page);
  expect(quiz.asked).toEqual(['/some/where/embed.js', '/some/where/embed.html']);
  // It was loaded before it was seen.
  expect(await quizOf(page).evaluate((it) => it.getBoundingClientRect().top > innerHeight)).toBe(true);
});

test('loading="eager" loads at once', async ({ open, page }) => {
  await open('<p style="height: 4000px">A long article.</p><dryrun-quiz exam="clf-c02" loading="eager"></dryrun-quiz>');
  await greeted(page);
});

test.describe('light and dark', () => {
  const looks = (page) => page.evaluate(() => document.querySelector('dryrun-quiz').shadowRoot.querySelector('iframe').src).then((address) => new URL(address).searchParams.get('theme'));

  for (const [what, scheme, head, body, theme] of [
    ['a page that says nothing is light, whatever the system', 'dark', '', '', 'light'],
    ['a page of both schemes follows the system', 'dark', '<meta name="color-scheme" content="light dark">', '', 'dark'],
    ['a page of both schemes follows the system', 'light', '<style>:root { color-scheme: light dark }</style>', '', 'light'],
    ['a page that is only dark', 'light', '<style>:root { color-scheme: dark }</style>', '', 'dark'],
    ['a page painted dark', 'light', '<style>body { background: #123 }</style>', '', 'dark'],
    ['a page painted in a newer colour space', 'light', '<style>body { background: oklch(0.25 0.05 260) }</style>', '', 'dark'],
    ['a light card on a dark page', 'dark', '<style>body { background: black } div { background: color(display-p3 1 1 0.9) }</style>', '<div>', 'light'],
    ['what is hardly painted does not count', 'light', '<style>body { background: #000 } div { background: rgb(255 255 255 / 10%) }</style>', '<div>', 'dark'],
    ['a picture behind light text', 'light', '<style>body { background: linear-gradient(#000, #333); color: #eee }</style>', '', 'dark'],
    ['the attribute wins', 'dark', '<style>body { background: black }</style>', ' theme="light"', 'light'],
  ]) {
    test(`${what}: ${theme} (${scheme} system)`, async ({ open, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      const attribute = body.startsWith(' ') ? body : '';
      await open(`${body.startsWith('<') ? body : ''}<dryrun-quiz exam="clf-c02"${attribute}></dryrun-quiz>`, { head });
      const frame = await greeted(page);
      expect(await looks(page)).toBe(theme);
      expect((await heard(frame))[0].theme).toBe(theme);
    });
  }

  test('the frame is told when the system, a class, a data attribute or the theme attribute changes, and only then', async ({ open, page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const head = `<style>:root { color-scheme: light dark } .night { background: #111 } [data-mode=day] { background: #fff; transition: background-color .3s } [data-mode=night] { background: #111; transition: background-color .3s }</style>`;
    await open('<main><dryrun-quiz exam="clf-c02"></dryrun-quiz></main>', { head });
    const frame = await greeted(page);
    const themes = async () => (await heard(frame)).map(({ theme }) => theme);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(themes).toEqual(['light', 'dark']);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(themes).toEqual(['light', 'dark', 'light']);
    await page.evaluate(() => document.body.classList.add('night'));
    await expect.poll(themes).toEqual(['light', 'dark', 'light', 'dark']);
    await page.evaluate(() => document.body.classList.add('and-more'));
    await page.evaluate(() => document.querySelector('main').setAttribute('data-mode', 'day'));
    await expect.poll(themes).toEqual(['light', 'dark', 'light', 'dark', 'light']);
    // A slow change of colours is followed to its end.
    await page.evaluate(() => document.querySelector('main').setAttribute('data-mode', 'night'));
    await expect.poll(themes).toEqual(['light', 'dark', 'light', 'dark', 'light', 'dark']);
    await page.evaluate(() => (document.querySelector('dryrun-quiz').theme = 'light'));
    await expect.poll(themes).toEqual(['light', 'dark', 'light', 'dark', 'light', 'dark', 'light']);
    expect(frames(page)).toEqual([frame]);
    expect((await told(page, 'ready')).length).toBe(1);
  });

  for (const [what, head, attribute, accent] of [
    ['a custom property', '<style>:root { --brand: rebeccapurple } dryrun-quiz { --dryrun-accent: var(--brand) }</style>', '', '663399'],
    ['a custom property in a newer colour space', '<style>dryrun-quiz { --dryrun-accent: color(srgb 0 0.5 1) }</style>', '', '0080ff'],
    ['an attribute', '<style>dryrun-quiz { --dryrun-accent: red }</style>', ' accent="#0a0"', '00aa00'],
    ['nothing where it is no colour', '', ' accent="12px, red) url(x"', null],
  ]) {
    test(`the accent comes from ${what}`, async ({ open, page }) => {
      await open(`<dryrun-quiz exam="clf-c02"${attribute}></dryrun-quiz>`, { head });
      const frame = await greeted(page);
      expect(new URL(frame.url()).searchParams.get('accent')).toBe(accent);
      expect((await heard(frame))[0].accent).toBe(accent === null ? undefined : `#${accent}`);
      await page.evaluate(() => (document.querySelector('dryrun-quiz').accent = 'lime'));
      await expect.poll(async () => (await heard(frame)).at(-1)).toMatchObject({ type: 'theme', theme: 'light', accent: '#00ff00' });
    });
  }
});

test.describe("a blogger's own questions", () => {
  const CHECKLIST = 'Which is <em>two</em>?\n\n- [ ] 1 & 1\n- [x] 2\n  > It is.';
  const TOML = '[[question]]\nstem = "Which is two?"';
  for (const [what, inner, dialect, text] of [
    ['Markdown in a script', `<script type="text/markdown">\n    ${CHECKLIST.replace(/\n/g, '\n    ')}\n</script>`, 'markdown', CHECKLIST],
    ['TOML in a script', `<script type="application/toml">${TOML}</script>`, 'toml', TOML],
    ['Markdown in a pre', '<pre>\nWhich is &lt;em>two&lt;/em>?\n\n- [x] 2\n</pre>', 'markdown', 'Which is <em>two</em>?\n\n- [x] 2'],
    ['TOML in a pre, as blogs make it of a fence', `<p>Try it:</p><pre><code class="language-toml">${TOML}\n</code></pre>`, 'toml', TOML],
    ['Markdown in a template', '<template>Which is two?\n- [x] 2</template>', 'markdown', 'Which is two?\n- [x] 2'],
  ]) {
    test(`${what}`, async ({ open, quiz, page }) => {
      await open(`<dryrun-quiz title="Twos">${inner}</dryrun-quiz>`);
      const frame = await greeted(page);
      expect(frame.url()).toBe(`${quiz.page}?own=${dialect}&theme=light`);
      await expect.poll(() => heard(frame)).toHaveLength(2);
      const [welcome, questions] = await heard(frame);
      expect(welcome.type).toBe('welcome');
      expect(questions).toMatchObject({ type: 'questions', dialect, text, title: 'Twos' });
    });
  }

  test('are sent again to a frame that was loaded again', async ({ open, page }) => {
    await open('<dryrun-quiz><script type="text/markdown">Which?\n- [x] This</script></dryrun-quiz>');
    const frame = await greeted(page);
    await frame.evaluate(() => location.reload()).catch(() => {});
    await expect.poll(async () => (await told(page, 'ready')).length).toBe(2);
    await expect.poll(async () => (await heard(frames(page)[0])).map(({ type }) => type)).toEqual(['welcome', 'questions']);
  });

  test('are waited for where the script runs while the page is still arriving', async ({ blog, quiz, page }) => {
    await page.addInitScript(listening);
    const inside = `${PAUSE}<script type="text/markdown">Which?\n- [x] This${PAUSE}\n- [ ] That</script>`;
    await page.goto(blog.put('/slow.html', `<script type="module" async src="${quiz.script}"></script>${PAUSE}<dryrun-quiz>${inside}</dryrun-quiz>`));
    const frame = await greeted(page);
    await expect.poll(async () => (await heard(frame))[1]?.text).toBe('Which?\n- [x] This\n- [ ] That');
    expect(await types(page)).toEqual(['ready']);
  });

  test('over 200 kB are refused with a sentence', async ({ open, page }) => {
    await open(`<dryrun-quiz><script type="text/markdown">${'é'.repeat(100_001)}</script></dryrun-quiz>`);
    await expect(page.getByText('These questions are longer than 200 kB.')).toBeVisible();
    expect(frames(page)).toEqual([]);
  });

  test('an element without exam and questions says what it lacks', async ({ open, page }) => {
    await open('<dryrun-quiz></dryrun-quiz>');
    await expect(page.getByText('the attribute exam names one')).toBeVisible();
    await page.evaluate(() => (document.querySelector('dryrun-quiz').exam = 'clf-c02'));
    await greeted(page);
    await expect(page.getByText('the attribute exam names one')).toBeHidden();
  });
});

test.describe('a life in a page', () => {
  test('several quizzes know nothing of each other', async ({ open, page }) => {
    await open('<dryrun-quiz id="a" exam="clf-c02"></dryrun-quiz><dryrun-quiz id="b" exam="saa-c03"></dryrun-quiz>');
    await greeted(page, 1);
    const [a, b] = [frames(page).find((one) => one.url().includes('clf')), frames(page).find((one) => one.url().includes('saa'))];
    await a.evaluate(() => say('start'));
    await b.evaluate(() => say('size', { height: 700 }));
    await expect.poll(async () => (await page.locator('#b').boundingBox()).height).toBe(700);
    expect(await told(page, 'start')).toEqual([{ type: 'start', detail: {}, id: 'a' }]);
    expect((await page.locator('#a').boundingBox()).height).toBe(480);
  });

  test('properties and attributes say the same, also those set before the script came', async ({ page, blog, quiz }) => {
    await page.addInitScript(listening);
    await page.goto(blog.put('/late.html', '<dryrun-quiz></dryrun-quiz>'));
    await page.evaluate(() => Object.assign(document.querySelector('dryrun-quiz'), { exam: 'clf-c02', questions: 3 }));
    await page.addScriptTag({ type: 'module', url: quiz.script });
    const frame = await greeted(page);
    expect(new URL(frame.url()).search).toBe('?exam=clf-c02&questions=3&theme=light');
    expect(await page.evaluate(() => {
      const it = document.querySelector('dryrun-quiz');
      it.seed = 7;
      it.domain = null;
      const said = [it.getAttribute('exam'), it.getAttribute('questions'), it.getAttribute('seed'), it.hasAttribute('domain'), it.seed, it.task];
      it.seed = '';
      return [...said, it.hasAttribute('seed')];
    })).toEqual(['clf-c02', '3', '7', false, '7', '', false]);
  });

  test('inserted later, removed, inserted again: one frame, and each event once', async ({ open, page }) => {
    await open('<p>Nothing yet.</p>');
    await expect.poll(() => page.evaluate(() => customElements.get('dryrun-quiz') !== undefined)).toBe(true);
    for (let round = 1; round <= 3; round += 1) {
      await page.evaluate(() => {
        globalThis.it ??= Object.assign(document.createElement('dryrun-quiz'), { exam: 'clf-c02' });
        document.body.append(it);
      });
      const frame = await greeted(page, 0).then(() => expect.poll(async () => (await told(page, 'ready')).length).toBe(round)).then(() => frames(page)[0]);
      expect(frames(page).length).toBe(1);
      await frame.evaluate(() => say('start'));
      await expect.poll(async () => (await told(page, 'start')).length).toBe(round);
      await page.evaluate(() => it.remove());
      await expect.poll(() => frames(page).length).toBe(0);
    }
  });

  test('moved within the page it starts anew, and by moveBefore it goes on', async ({ open, page }) => {
    await open('<div id="one"><dryrun-quiz exam="clf-c02"></dryrun-quiz></div><div id="two"></div>');
    await greeted(page);
    await page.evaluate(() => two.append(document.querySelector('dryrun-quiz')));
    await expect.poll(async () => (await told(page, 'ready')).length).toBe(2);
    expect(frames(page).length).toBe(1);
    const frame = frames(page)[0];
    await frame.evaluate(() => (globalThis.mark = 'still here'));
    await page.evaluate(() => one.moveBefore(document.querySelector('dryrun-quiz'), null));
    await page.waitForTimeout(300);
    expect(await frames(page)[0].evaluate(() => globalThis.mark)).toBe('still here');
    await frames(page)[0].evaluate(() => say('start'));
    await expect.poll(() => types(page)).toEqual(['ready', 'ready', 'start']);
  });

  test('what is removed can be forgotten: nothing of the page holds on to it', async ({ open, page }) => {
    await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>');
    await greeted(page);
    await page.evaluate(() => {
      globalThis.trace = new WeakRef(document.querySelector('dryrun-quiz'));
      document.querySelector('dryrun-quiz').remove();
    });
    const cdp = await page.context().newCDPSession(page);
    await expect.poll(async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return page.evaluate(() => trace.deref() === undefined);
    }).toBe(true);
  });

  test('attributes that change together load one new frame, and the way back does not lead into it', async ({ open, quiz, page }) => {
    await open('<dryrun-quiz exam="clf-c02" loading="eager"></dryrun-quiz>');
    await greeted(page);
    const before = await page.evaluate(() => history.length);
    await page.evaluate(() => Object.assign(document.querySelector('dryrun-quiz'), { exam: 'saa-c03', domain: 2, questions: 4 }));
    await expect.poll(async () => (await told(page, 'ready')).length).toBe(2);
    expect(new URL(frames(page)[0].url()).search).toBe('?exam=saa-c03&domain=2&questions=4&theme=light');
    expect(quiz.asked.filter((path) => path.endsWith('embed.html')).length).toBe(2);
    expect(await page.evaluate(() => history.length)).toBe(before);
    // The same value again is no change.
    await page.evaluate(() => document.querySelector('dryrun-quiz').setAttribute('exam', 'saa-c03'));
    await page.waitForTimeout(300);
    expect(quiz.asked.filter((path) => path.endsWith('embed.html')).length).toBe(2);
  });

  test('the script twice, under two addresses, is the script once; and it leaves no global behind', async ({ open, quiz, page }) => {
    await page.addInitScript(() => (globalThis.names = new Set(Object.getOwnPropertyNames(globalThis))));
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await open(`<script type="module" src="${quiz.script}?again"></script><dryrun-quiz exam="clf-c02"></dryrun-quiz>`);
    await greeted(page);
    await page.waitForTimeout(300);
    expect((await told(page)).length).toBe(1);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => Object.getOwnPropertyNames(globalThis).filter((name) => !names.has(name) && !['names', 'told'].includes(name)))).toEqual([]);
  });

  test('a page that spoils the prototypes of everything has a quiz all the same', async ({ open, page }) => {
    await page.addInitScript(() => {
      if (self !== top) return;
      // Read by the test through the document, since its own ways into the page suffer too.
      for (const type of ['ready', 'start', 'answer', 'fault']) addEventListener(type, () => document.documentElement.classList.add(type));
      for (const name of ['once', 'signal', 'passive', 'mode', 'root', 'detail', 'type', 'dryrun', 'theme', 'accent', 'exam', 'height', 'title', 'get', 'set', 'value', 'attributeFilter', 'childList', 'toJSON', 'number', 'of', 'right']) {
        Object.defineProperty(Object.prototype, name, { __proto__: null, value: () => 'spoilt', writable: false, configurable: true });
      }
      Object.prototype.anything = 'spoilt';
      Array.prototype.extra = 'spoilt';
    });
    await open('<dryrun-quiz exam="clf-c02" domain="2"></dryrun-quiz>');
    await expect(page.locator('html')).toHaveClass('ready');
    const frame = frames(page)[0];
    expect(new URL(frame.url()).search).toBe('?exam=clf-c02&domain=2&theme=light');
    await frame.evaluate(() => {
      parent.postMessage({}, '*');
      parent.postMessage({ dryrun: 1, type: 'answer', number: 1 }, '*');
      say('start');
    });
    await expect(page.locator('html')).toHaveClass('ready start');
  });

  test('without JavaScript the page shows what the blogger put inside', async ({ browser, blog, quiz }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(blog.put('/plain.html', `<script type="module" src="${quiz.script}"></script><dryrun-quiz exam="clf-c02"><a href="${quiz.page}">Take the quiz</a></dryrun-quiz>`));
    await expect(page.getByRole('link', { name: 'Take the quiz' })).toBeVisible();
    await context.close();
  });

  test('what is printed before it was loaded is the address of the quiz', async ({ open, page }) => {
    await open('<p style="height: 4000px">A long article.</p><dryrun-quiz exam="clf-c02" questions="3"></dryrun-quiz>');
    await expect(page.getByText('Open the quiz')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('link', { name: 'Open the quiz in a new tab' })).toBeVisible();
    expect(await quizOf(page).evaluate((it) => getComputedStyle(it.shadowRoot.querySelector('a'), '::after').content)).toContain('/embed.html?exam=clf-c02&questions=3');
  });
});

test('its types say what it is: what is right compiles, and what is wrong does not', async () => {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  // It prints its complaints and fails; a wrong line that it takes for right is a complaint too.
  await promisify(execFile)(process.execPath, [compiler, '--project', 'tests/types']);
});
