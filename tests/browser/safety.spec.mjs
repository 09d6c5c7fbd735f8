// What SECURITY.md promises of the app in a browser: no way from a text to code, a policy that stops what gets in all the same,
// damaged files that end in a sentence, frames and messages that change nothing, and no word to anybody else.
import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Candidate, dist, readBank } from './candidate.mjs';
import { flood } from './messages.mjs';
import { ATTEMPTS, DIRECTIVES, attempt, everyDirectiveBlocks, mirror } from './policy.mjs';
import { serve } from './server.mjs';
import { SINKS, inlineCodeIn, scriptsOf, sinksIn } from './sinks.mjs';
import { records } from './sitting.mjs';
import { expect, test } from './small-exam.mjs';
import { wired } from './tripwires.mjs';

// All but the one file, which has nowhere else to put its scripts; single.spec.mjs looks at those.
const pages = readdirSync(dist).filter((name) => name.endsWith('.html') && name !== 'dryrun.html');

// Where files are changed on their way, a service worker's requests would pass by.
test.use({ serviceWorkers: 'block' });
// Some look at dozens of damages or send a hundred thousand messages, and a busy machine is slow.
test.describe.configure({ timeout: 120_000 });

test.describe('no way from a text to code', () => {
  test('the scripts that ship hold no place where a text becomes markup or code, but for those named with a reason', () => {
    const scripts = scriptsOf(dist);
    expect(scripts.map(([name]) => name)).toContain('boot.js');
    expect(scripts.flatMap(([name, text]) => sinksIn(name, text))).toEqual([]);
  });

  test('a sink that somebody plants is found, in whatever spelling', () => {
    const planted = [
      'box.innerHTML = text;', 'box["outerHTML"] = text', "e.insertAdjacentHTML('beforeend', t)", 'document.write(t)', 'document["writeln"](t)', 'eval(t)', '(0,eval)(t)', 'globalThis["eval"](t)',
      'new Function(t)()', 'Function (t)', "setTimeout('go()', 1)", 'setInterval(`go()`)', 'frame.srcdoc = t', 'range.createContextualFragment(t)', 'new DOMParser()', 'box.setHTMLUnsafe(t)', 'Document.parseHTMLUnsafe(t)', 'document.execCommand("insertHTML", false, t)', 'AsyncFunction(t)',
      "link.href = 'javascript:go()'", "import('data:text/javascript,go()')", 'importScripts(t)', "box.setAttribute('onclick', t)", "document.createElement('script')", "trustedTypes.createPolicy('other', {})",
    ];
    for (const line of planted) expect(sinksIn('boot.js', `let a;\n${line}\n`), line).toHaveLength(1);
    for (const sink of SINKS) expect(planted.some((line) => sink.test(line)), `${sink} is tried`).toBe(true);
    // What may stand once may not stand twice, nor in another file.
    const glue = '  arg0.innerHTML = getStringFromWasm0(arg1, arg2);\n';
    expect(sinksIn('dryrun-0123456789abcdef.js', glue)).toEqual([]);
    expect(sinksIn('dryrun-0123456789abcdef.js', glue + glue)).toHaveLength(1);
    expect(sinksIn('boot.js', glue)).toHaveLength(1);
  });

  test('no page holds inline code', () => {
    for (const name of pages) expect(inlineCodeIn(readFileSync(join(dist, name), 'utf8')), name).toEqual([]);
    for (const markup of ['<script>go()</script>', '<p onclick=go()>', '<p style="color:red">', '<iframe srcdoc=x>', '<a href="javascript:go()">', '<script type=module>go()</script>']) {
      expect(inlineCodeIn(markup), markup).toHaveLength(1);
    }
  });
});

test.describe('the policy', () => {
  for (const name of pages) {
    test(`${name} stops every attempt to run, load or send something`, async ({ browser, small }) => {
      const page = await browser.newPage();
      await everyDirectiveBlocks(page, `${small.origin}/${name}`);
      await page.close();
    });
  }

  test('the attempts are real: without a policy each gets through, and a weaker policy is noticed', async ({ browser, small }) => {
    const tried = async (weakened, ...awaited) => {
      const page = await browser.newPage();
      const { through, stopped } = await attempt(page, `${small.origin}/`, { weakened, awaited });
      await page.close();
      expect(awaited.filter((name) => !through.has(name)), 'attempts that did not get through').toEqual([]);
      return DIRECTIVES.filter((directive) => !stopped.has(directive));
    };
    await tried(() => '', ...ATTEMPTS);
    await tried((policy) => policy.replace(/img-src [^;]*/, 'img-src *'), 'foreign-image');
    await tried((policy) => policy.replace(/script-src /, "script-src 'unsafe-inline' "), 'inline-script', 'inline-handler', 'srcdoc');
    expect(await tried((policy) => policy.replace(/require-trusted-types-for 'script';?/, ''))).toEqual(['require-trusted-types-for']);
  });
});

/** A change to each row of a file of questions, or to each entry of an index. */
const rows = (change) => (all) => all.map((row) => ({ ...row, ...change(row) }));
const entries = (change) => (index) => ({ ...index, entries: index.entries.map((entry) => Object.assign([...entry], change(entry))) });
const nested = '['.repeat(100_000) + ']'.repeat(100_000);

// Which file is damaged, how, and what the page says; where it says nothing, the sitting goes its way.
const DAMAGES = [
  ['exams', 'is nothing', () => null, /The file "exams\/.*" is damaged/],
  ['exams', 'names no pool', (all) => ({ ...all, pools: [] }), /a form needs at least one question/],
  ['exams', 'names a file outside of the bank', (all) => ({ ...all, pools: [{ index: '../index.html', questions: 30 }] }), /The file "\.\.\/index\.html" could not be loaded/],
  ['exams', 'gives a task a domain that is none', (all) => ({ ...all, tasks: all.tasks.map((task) => ({ ...task, domain: 200 })) }), /The outline of TST-1 is damaged/],
  ['pools', 'is empty', (all) => ({ ...all, entries: [] }), /the bank is too small/],
  ['pools', 'names files of another host', (all) => ({ ...all, files: ['//tripwire.invalid/x'] }), /The file "\/\/tripwire\.invalid\/x" could not be loaded/],
  ['pools', 'has files of minus one question', (all) => ({ ...all, per_file: -1 }), /The file "pools\/.*" is damaged/],
  ['pools', 'has files of no question', (all) => ({ ...all, per_file: 0 }), /is damaged: it lacks question|is no longer in the bank/],
  ['pools', 'gives questions 255 choices', entries(() => ({ 4: 255 })), /cannot give this form: the drawn form is unsound/],
  ['pools', 'gives questions of an unknown kind', entries(() => ({ 3: 9 })), /is of an unknown kind/],
  ['pools', 'makes all questions enemies', (all) => ({ ...all, entries: all.entries.map((one) => [...one.slice(0, 8), all.entries.map(([id]) => id)]) }), /give each other away/],
  ['pools', 'gives all questions one name', entries(() => ({ 0: 'x' })), /cannot give this form/],
  ['questions', 'is no list', () => ({}), /The file "questions\/.*" is damaged/],
  ['questions', 'is a hundred thousand lists deep', () => nested, /The file "questions\/.*" (?:is damaged|could not be loaded)/],
  ['questions', 'lacks its questions', () => [], /is damaged: it lacks question/],
  ['questions', 'gives all questions one name', rows(() => ({ id: 'x' })), /is damaged: it lacks question/],
  ['questions', 'has a key that no choice can be', rows(() => ({ key: [255] })), /names a choice that cannot exist/],
  ['questions', 'has no choices', rows(() => ({ choices: [] })), /is unsound/],
  ['questions', 'has a thousand choices', rows(() => ({ choices: Array(1000).fill(['x', 'y']) })), /has 1000 choices; 12 is the most/],
  ['questions', 'has a number for a stem', rows(() => ({ stem: 5 })), /The file "questions\/.*" is damaged/],
  ['questions', 'has choices that its index does not have', rows(({ choices }) => ({ choices: [...choices, ['x', 'y']] }))],
  ['questions', 'is of another kind than its index says', rows(() => ({ kind: 'matching', key: [1, 2, 3], prompts: ['a', 'b', 'c'] }))],
  ['questions', 'has stems of half a million letters', rows(() => ({ stem: 'word '.repeat(100_000) }))],
  ['questions', 'has domains and tasks that are none', rows(() => ({ domain: 255, task: 65_535 }))],
];

test.describe('a damaged file ends in a sentence, or does no harm', () => {
  for (const folder of ['exams', 'pools', 'questions']) {
    test(`of ${folder}`, async ({ candidate, page, grievances }) => {
      for (const [, how, damage, says] of DAMAGES.filter(([its]) => its === folder)) {
        await test.step(how, async () => {
          await page.route(`**/bank/${folder}/*.json`, async (route) => {
            const response = await route.fetch();
            const damaged = damage(await response.json());
            await route.fulfill({ response, body: typeof damaged === 'string' ? damaged : JSON.stringify(damaged) });
          });
          const practice = '#/exam/tst-1/practice?domain=1&questions=3&seed=1';
          await page.goto('about:blank');
          // What is drawn from is what the page of a mock exam speaks of; short practice shows every question.
          await page.goto(folder === 'questions' ? practice : '#/exam/tst-1/mock?seed=1');
          const start = page.getByRole('button', { name: /^Start/ });
          const said = page.getByText(says ?? /\u{10ffff}/u).first();
          await expect(start.or(said).first()).toBeVisible();
          if (await start.isVisible()) {
            await start.click();
            if (says) {
              await expect(said).toBeVisible();
            } else {
              for (let at = 1; at < 3; at += 1) {
                await expect(page.locator('.question__stem')).toBeVisible();
                await page.getByRole('button', { name: 'Show the answer' }).click();
                await candidate.next();
              }
            }
            // Whatever is missing, the exam can be ended, and its end says what there is to say.
            await page.getByRole('button', { name: /^Review/ }).click();
            await page.getByRole('button', { name: 'End exam', exact: true }).click();
            await page.locator('#end').click();
            await expect(page.getByRole('heading', { name: says ? /cannot be read/ : /of 3 right/ })).toBeVisible();
          }
          await expect(page.locator('#trouble')).toBeHidden();
          if (folder !== 'questions') {
            // The page of practice counts what there is, or says why it cannot.
            await page.goto(practice);
            await expect(page.getByText(/questions? match|is damaged|could not be loaded|is of an unknown kind/).first()).toBeVisible();
            await expect(page.locator('#trouble')).toBeHidden();
          }
          await page.unrouteAll({ behavior: 'ignoreErrors' });
        });
      }
      // A host answers 404 for what is not there, and the browser says so.
      grievances.splice(0, Infinity, ...grievances.filter((text) => !/status of 404/.test(text)));
    });
  }
});

/** A site that holds one page, on another origin than the app's. */
async function otherSite(html) {
  const server = createServer((request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(request.url === '/' ? html : ''));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    // Another origin of the same site: to what is in a frame of it the browser denies no storage, so there is something to lose.
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

test.describe('inside another page', () => {
  test('a host that sends our headers lets nobody frame the app', async ({ browser, small }) => {
    const other = await otherSite(`<!doctype html><title>Other</title><iframe src="${small.origin}/" title="app" width="800" height="600"></iframe>`);
    const page = await browser.newPage();
    await page.goto(other.origin);
    const inside = page.frames()[1];
    await expect.poll(() => inside.url()).toMatch(/^chrome-error:/);
    await page.close();
    await other.close();
  });

  test('without headers the app does not run in a frame, and opens in a tab of its own', async ({ browser, small }) => {
    const bare = await mirror(small.origin, { files: {}, page: (html, headers) => { delete headers['content-security-policy']; return html; } });
    const other = await otherSite(`<!doctype html><title>Other</title><iframe src="${bare.origin}/#/exam/tst-1/mock" title="app" width="800" height="600"></iframe>`);
    const page = await browser.newPage();
    await page.goto(other.origin);
    const inside = page.frameLocator('iframe');
    const way = inside.getByRole('link', { name: /open dryrun/i });
    await expect(way).toBeVisible();
    await expect(way).toHaveAttribute('target', '_blank');
    await expect(way).toHaveAttribute('rel', /noopener/);
    // Nothing else can be pressed, and nothing is kept.
    await expect(inside.locator('button:visible, input:visible, select:visible, a:visible')).toHaveCount(1);
    expect(await page.frames()[1].evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    const opened = page.waitForEvent('popup');
    await way.click();
    const own = await opened;
    await expect(own.getByRole('button', { name: 'Start the exam' })).toBeVisible();
    expect(await own.evaluate(() => globalThis.opener)).toBeNull();
    await page.close();
    await own.close();
    await bare.close();
    await other.close();
  });
});

test.describe('a hundred thousand messages', () => {
  test('to the app change nothing that is shown or kept', async ({ candidate, page }) => {
    await candidate.start('#/exam/tst-1/practice?domain=1&questions=5&seed=1');
    await candidate.respond(await candidate.question(), (await candidate.question()).key);
    await candidate.saved();
    const state = async () => ({ records: await records(page), screen: await page.locator('body').innerHTML(), address: page.url() });
    // The clock may go on, and nothing else.
    const still = ({ screen, ...rest }) => ({ ...rest, screen: screen.replace(/\d+:\d\d(?::\d\d)?/g, 'time') });
    const shelvesWithoutPulse = ({ pulses, ...shelves }) => shelves;
    const before = await state();
    expect(await page.evaluate(flood, { count: 100_000, to: 'here' })).toBe(100_000);
    const after = await state();
    expect(still(after).screen).toBe(still(before).screen);
    expect(after.address).toBe(before.address);
    expect(shelvesWithoutPulse(after.records)).toEqual(shelvesWithoutPulse(before.records));
    await candidate.next();
    await candidate.saved();
  });

  test('to the frame change nothing that is shown or kept', async ({ browser }) => {
    // The page for frames carries its own catalogue, that of the real exams.
    const site = await serve({ dir: dist });
    const other = await otherSite(`<!doctype html><title>Other</title>
      <iframe id="quiz" src="${site.origin}/embed.html?exam=clf-c02&questions=3&seed=1" title="quiz" width="800" height="600"></iframe>
      <iframe id="sibling" title="sibling"></iframe>`);
    const page = await browser.newPage();
    const heard = [];
    page.on('pageerror', (fault) => heard.push(String(fault)));
    await page.goto(other.origin);
    const quiz = page.frames().find((frame) => frame.url().includes('embed.html'));
    await expect(quiz.locator('.question__stem')).toBeVisible();
    // Nothing of it is still on its way.
    await page.waitForLoadState('networkidle');
    const state = () => quiz.evaluate(async () => ({
      text: document.body.innerText,
      given: [...document.querySelectorAll('input, select')].map(({ checked, value }) => [checked, value]),
      root: document.documentElement.cloneNode(false).outerHTML,
      address: location.href,
      kept: [(await indexedDB.databases()).map(({ name }) => name), { ...localStorage }],
    })).then(({ root, ...rest }) => ({ root, rest }));
    const before = await state();
    // Whoever is not the page around the frame is not listened to, whatever it says.
    expect(await page.evaluate(flood, { count: 10_000, to: 'quiz', from: 'sibling' })).toBe(10_000);
    expect(await state()).toEqual(before);
    // The page around it may choose the look, and nothing else.
    expect(await page.evaluate(flood, { count: 100_000, to: 'quiz' })).toBe(100_000);
    expect((await state()).rest).toEqual(before.rest);
    // So it did listen.
    await page.evaluate(() => {
      for (const theme of ['light', 'dark']) document.getElementById('quiz').contentWindow.postMessage({ dryrun: 1, type: 'welcome', theme }, '*');
    });
    await expect.poll(async () => (await state()).root).toContain('dark');
    expect(heard).toEqual([]);
    await page.close();
    await other.close();
    await site.close();
  });
});

test.describe('no word to anybody else', () => {
  test('a whole sitting asks its own site for files, and nobody else for anything', async ({ candidate, page, small }) => {
    const heard = await wired(page, small.origin);
    await candidate.start('#/exam/tst-1/mock?seed=1');
    await sit(candidate, 12);
    await candidate.end();
    for (const address of ['#/history', '#/about', '#/', '#/exam/tst-1']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect(heard).toEqual([]);
  });

  test('once the copy on the device is complete, a whole sitting asks for nothing at all', async ({ browser }) => {
    const asked = [];
    const site = await serve({ dir: dist, log: ({ path }) => asked.push(path) });
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    await expect.poll(() => page.evaluate(whole), { timeout: 45_000 }).toBe(true);
    await page.reload();
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    asked.length = 0;
    const candidate = new Candidate(page, await readBank(dist));
    await candidate.start(`${site.origin}/#/exam/clf-c02/practice?questions=10&seed=1`);
    await sit(candidate, 10);
    await candidate.end();
    // The browser itself looks for a new version of the worker when it likes to.
    expect(asked.filter((path) => path !== '/sw.js')).toEqual([]);
    await context.close();
    await site.close();
  });
});

/** Answers every question from the first to the last. */
async function sit(candidate, count) {
  for (let at = 1; at <= count; at += 1) {
    const row = await candidate.question();
    await candidate.respond(row, row.key);
    if (at < count) await candidate.next();
  }
}

/** Whether the worker has every file; read by the page. */
async function whole() {
  const worker = (await navigator.serviceWorker.getRegistration())?.active;
  if (!worker) return false;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((yes) => { port1.onmessage = ({ data }) => yes(data); });
  worker.postMessage({ dryrun: 'state' }, [port2]);
  const silence = new Promise((late) => setTimeout(() => late({}), 2000));
  return (await Promise.race([answer, silence])).whole === true;
}
