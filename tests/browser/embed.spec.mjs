// The quiz in somebody else's page, from another site: the real element around the real frame, in each of the three
// worlds that browsers make for what a frame may keep. element.spec.mjs has the element by itself.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test as base } from '@playwright/test';
import { axeOf } from './axe.mjs';
import { Candidate, dist, plain, readBank, response } from './candidate.mjs';
import { args, executablePath } from './chromium.mjs';
import { hostSite, listening } from './hosts.mjs';
import { press } from './press.mjs';
import { serve } from './server.mjs';

// Most walk through whole quizzes, and a busy machine is slow.
base.describe.configure({ timeout: 120_000 });

const SCRIPT = (site) => `<script type="module" src="${site.origin}/embed.js"></script>`;
const told = (page, type) => page.evaluate((only) => globalThis.told.filter((one) => !only || one.type === only), type);
const framesOf = (page) => page.frames().filter((frame) => frame.url().includes('/embed.html'));

/** The quiz in a frame, and a reader who answers it. */
class Reader extends Candidate {
  get title() {
    return this.page.locator('.quiz__title');
  }

  async asked(number, of) {
    await expect(this.title).toHaveText(`Question ${number} of ${of}`);
  }

  async touch(it) {
    // A frame that stands in a page by itself keeps its height.
    this.follows ??= await this.page.parentFrame().evaluate(() => document.querySelector('dryrun-quiz') !== null);
    await press(it, this.follows);
  }

  async press(name) {
    await this.touch(this.page.getByRole('button', { name, exact: true }));
  }

  /** Gives a response and looks at the answer. */
  async check(right) {
    const row = await this.question();
    await this.respond(row, response(row, right));
    await this.press('Check');
    await expect(this.page.locator('.question__rationale')).toBeVisible();
  }

  /** Answers one question, looks at the answer and goes on, to the next one or to the result. */
  async answer(right) {
    await this.check(right);
    await this.press(/^(Next question|See the result)$/);
  }

  /** Sits the whole quiz; the first `right` answers are right. */
  async sit(of, right) {
    for (let number = 1; number <= of; number += 1) {
      await this.asked(number, of);
      await this.answer(number <= right);
    }
    await expect(this.title).toHaveText(`${right} of ${of} right`);
  }
}

const test = base.extend({
  /** The built site at http://127.0.0.1, and what was asked of it. */
  quiz: async ({}, use) => {
    const asked = [];
    const site = await serve({ dir: dist, log: ({ path, status }) => asked.push({ path, status }) });
    await use({ ...site, asked });
    await site.close();
  },
  /** Somebody's pages at http://localhost, which is another site to a browser. */
  blog: async ({}, use) => {
    const site = await hostSite();
    await use(site);
    await site.close();
  },
  bank: async ({}, use) => use(await readBank(dist)),
  /** Whatever the console of any page complains about; a test may take from it what it provoked. */
  complaints: [
    async ({ context }, use) => {
      const complaints = [];
      context.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      context.on('weberror', (fault) => complaints.push(String(fault.error())));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page of the blog with this in its body, and gives its first quiz. */
async function opened({ page, blog, quiz, bank }, body, options = {}) {
  await page.addInitScript(listening);
  await page.goto(blog.put('/post.html', `${SCRIPT(quiz)}${body}`, options));
  await expect.poll(async () => (await told(page, 'ready')).length).toBeGreaterThan(0);
  return new Reader(framesOf(page)[0], bank);
}

/** Nothing in the frame needs a scroll bar, and nothing is left empty under it. */
async function fits(frame) {
  // All at once: of two moments each might be true by itself.
  await expect.poll(() => frame.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    const empty = innerHeight - document.body.getBoundingClientRect().bottom;
    return { down: Math.max(scrollHeight - innerHeight, 0), aside: Math.max(scrollWidth - innerWidth, 0), empty: empty > 2 ? empty : 0 };
  })).toEqual({ down: 0, aside: 0, empty: 0 });
}

test('a page of two lines, in a folder outside of the project, has a quiz that works to its end', async ({ page, quiz, bank }) => {
  const folder = await mkdtemp(join(tmpdir(), 'somebody-'));
  const files = await serve({ dir: folder });
  try {
    // Browsers ask for an icon by themselves.
    await writeFile(join(folder, 'favicon.ico'), '');
    await writeFile(join(folder, 'index.html'), `${SCRIPT(quiz)}\n<dryrun-quiz exam="clf-c02" domain="2" questions="3"></dryrun-quiz>\n`);
    await page.addInitScript(listening);
    await page.goto(`${files.origin.replace('127.0.0.1', 'localhost')}/index.html`);
    await expect.poll(() => told(page, 'ready')).toHaveLength(1);
    await new Reader(framesOf(page)[0], bank).sit(3, 2);
    const [ready, start, ...rest] = await told(page);
    expect(ready).toMatchObject({ type: 'ready', detail: { questions: 3 } });
    expect(ready.detail.exam.toLowerCase()).toBe('clf-c02');
    expect(start.type).toBe('start');
    expect(rest.map(({ type, detail }) => (type === 'answer' ? detail : type))).toEqual([
      { number: 1, of: 3, right: true },
      { number: 2, of: 3, right: true },
      { number: 3, of: 3, right: false },
      'finish',
    ]);
    const { detail } = rest.at(-1);
    expect(detail).toMatchObject({ right: 2, of: 3, domains: [{ number: 2, right: 2, of: 3 }] });
    expect(detail.share).toBeCloseTo(2 / 3);
    expect(detail.seconds).toBeGreaterThanOrEqual(0);
  } finally {
    await files.close();
    await rm(folder, { recursive: true });
  }
});

test('the same seed asks the same questions in every page', async ({ page, blog, quiz, bank }) => {
  const stems = [];
  for (let round = 0; round < 2; round += 1) {
    const reader = await opened({ page, blog, quiz, bank }, '<dryrun-quiz exam="saa-c03" questions="3" seed="7"></dryrun-quiz>');
    await reader.asked(1, 3);
    stems.push(plain(await reader.page.locator('.question__stem').innerText()));
    await page.context().clearCookies();
  }
  expect(stems[1]).toBe(stems[0]);
});

test('the frame is as tall as what it shows, at every width and through the whole quiz', async ({ page, blog, quiz, bank }) => {
  for (const [width, seed] of [[1280, 3], [360, 4]]) {
    await page.setViewportSize({ width, height: 800 });
    const reader = await opened({ page, blog, quiz, bank }, `<dryrun-quiz exam="cloudfront-media" questions="2" seed="${seed}"></dryrun-quiz><p>After it.</p>`);
    await reader.asked(1, 2);
    await fits(reader.page);
    await reader.check(true);
    await fits(reader.page);
    await reader.press('Next question');
    await reader.asked(2, 2);
    await fits(reader.page);
    await reader.answer(false);
    await expect(reader.title).toHaveText('1 of 2 right');
    await fits(reader.page);
    await page.setViewportSize({ width: width + 60, height: 800 });
    await fits(reader.page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('several quizzes in one page load each file once, and nothing before they come near', async ({ page, blog, quiz, bank }) => {
  await page.addInitScript(listening);
  const three = ['1', '2', '3'].map((domain) => `<dryrun-quiz exam="clf-c02" domain="${domain}" questions="2"></dryrun-quiz>`).join('');
  await page.goto(blog.put('/post.html', `${SCRIPT(quiz)}<p style="height: 5000px">A long article.</p>${three}`));
  await expect.poll(() => page.evaluate(() => customElements.get('dryrun-quiz') !== undefined)).toBe(true);
  await page.waitForTimeout(500);
  expect(quiz.asked.map(({ path }) => path)).toEqual(['/embed.js']);
  await page.evaluate(() => document.querySelectorAll('dryrun-quiz')[1].scrollIntoView());
  await expect.poll(async () => (await told(page, 'ready')).length).toBe(3);
  for (const frame of framesOf(page)) await new Reader(frame, bank).asked(1, 2);
  const counts = new Map();
  for (const { path, status } of quiz.asked) if (status === 200) counts.set(path, (counts.get(path) ?? 0) + 1);
  // Script, program, the exam's details, its index, and at least one file of questions: each has a hash in its name.
  const hashed = [...counts].filter(([path]) => /[-./][0-9a-f]{16}(_bg)?\.[a-z]+$/.test(path));
  expect(hashed.map(([path]) => path.replace(/[^/]*$/, ''))).toEqual(expect.arrayContaining(['/', '/bank/exams/', '/bank/pools/', '/bank/questions/']));
  expect([...counts].filter(([path, times]) => times > 1 && path !== '/embed.html')).toEqual([]);
  expect(counts.get('/index.html') ?? counts.get('/')).toBeUndefined();
});

test('the quiz follows the page from light to dark and takes its accent', async ({ page, blog, quiz, bank }) => {
  const head = '<style>:root { color-scheme: light dark } body { background: #fff } .night { background: #101114 } dryrun-quiz { --dryrun-accent: rebeccapurple }</style>';
  const { page: frame } = await opened({ page, blog, quiz, bank }, '<dryrun-quiz exam="clf-c02" questions="2"></dryrun-quiz>', { head });
  const ground = () => frame.evaluate(() => {
    const [red] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
    return { theme: document.documentElement.dataset.theme, dark: getComputedStyle(document.documentElement).colorScheme === 'dark', red };
  });
  await expect.poll(ground).toMatchObject({ theme: 'light', dark: false });
  await page.evaluate(() => document.body.classList.add('night'));
  await expect.poll(ground).toMatchObject({ theme: 'dark', dark: true });
  await page.evaluate(() => document.body.classList.remove('night'));
  await expect.poll(ground).toMatchObject({ theme: 'light', dark: false });
  const accent = () => frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--light').trim());
  await expect.poll(accent).toBe('#663399');
});

test.describe("a page's own questions", () => {
  const CHECKLIST = '# Sums\n\nHow much is 1 + 1?\n\n- [x] Two\n  > One and one.\n- [ ] Three\n  > One too many.\n';
  const TOML = 'title = "Sums"\n\n[[question]]\nstem = "How much is 1 + 1?"\nchoices = [\n  { text = "Two", key = true, why = "One and one." },\n  { text = "Three", why = "One too many." },\n]\n';
  for (const [dialect, inner] of [
    ['markdown', `<script type="text/markdown">${CHECKLIST}</script>`],
    ['toml', `<script type="application/toml">${TOML}</script>`],
    ['markdown in a pre', `<pre>\n${CHECKLIST.replaceAll('>', '&gt;')}</pre>`],
  ]) {
    test(`in ${dialect} are asked and marked`, async ({ page, blog, quiz, bank }) => {
      const reader = await opened({ page, blog, quiz, bank }, `<dryrun-quiz>${inner}</dryrun-quiz>`);
      const frame = reader.page;
      await expect(frame.getByText('How much is 1 + 1?')).toBeVisible();
      await reader.touch(frame.getByText('Two', { exact: true }));
      await reader.press('Check');
      await reader.press('See the result');
      await expect.poll(() => told(page, 'finish')).toHaveLength(1);
      expect((await told(page, 'finish'))[0].detail).toMatchObject({ right: 1, of: 1, share: 1 });
      await fits(frame);
    });
  }

  test('that hold HTML are text and nothing else', async ({ page, blog, quiz, bank }) => {
    const evil = '<img src=x onerror="parent.evil=1"><b>bold</b>';
    const { page: frame } = await opened({ page, blog, quiz, bank }, `<dryrun-quiz><script type="text/markdown">What is ${evil}?\n\n- [x] Text\n- [ ] HTML\n</script></dryrun-quiz>`);
    await expect(frame.getByText('<b>bold</b>', { exact: false })).toBeVisible();
    expect(await frame.locator('.question img, .question b').count()).toBe(0);
    expect(await page.evaluate(() => globalThis.evil)).toBeUndefined();
  });
});

test.describe('what the page around may be', () => {
  /** The quiz in such a page works to its end. */
  async function works(fixtures, options) {
    const reader = await opened(fixtures, '<dryrun-quiz exam="clf-c02" questions="2"></dryrun-quiz>', options);
    await reader.sit(2, 1);
    await expect.poll(() => told(fixtures.page, 'finish')).toHaveLength(1);
  }

  test('strict: a policy that allows the script and the frame and nothing more', async ({ page, blog, quiz, bank }) => {
    const policy = `default-src 'none'; script-src ${quiz.origin}; frame-src ${quiz.origin}; style-src 'self'; base-uri 'none'; form-action 'none'`;
    await works({ page, blog, quiz, bank }, { headers: { 'Content-Security-Policy': policy } });
  });

  test('one that enforces trusted types and has no policy for them', async ({ page, blog, quiz, bank }) => {
    await works({ page, blog, quiz, bank }, { headers: { 'Content-Security-Policy': `require-trusted-types-for 'script'; trusted-types 'none'` } });
  });

  for (const policy of ['require-corp', 'credentialless']) {
    test(`isolated: ${policy}`, async ({ page, blog, quiz, bank }) => {
      await works({ page, blog, quiz, bank }, { headers: { 'Cross-Origin-Embedder-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' } });
    });
  }

  test('one that sandboxes the frame without an origin, without the element', async ({ page, blog, quiz, bank }) => {
    await page.goto(blog.put('/post.html', `<iframe sandbox="allow-scripts" src="${quiz.origin}/embed.html?exam=clf-c02&questions=2" width="700" height="900"></iframe>`));
    await expect.poll(() => framesOf(page).length).toBe(1);
    await new Reader(framesOf(page)[0], bank).sit(2, 2);
  });

  test('one with a plain frame and no script', async ({ page, blog, quiz, bank }) => {
    await page.goto(blog.put('/post.html', `<iframe src="${quiz.origin}/embed.html?exam=clf-c02&questions=2" width="700" height="900"></iframe>`));
    await expect.poll(() => framesOf(page).length).toBe(1);
    await new Reader(framesOf(page)[0], bank).sit(2, 2);
  });

  test('hostile: messages of another frame change nothing, and the quiz tells that frame nothing', async ({ page, blog, quiz, bank }) => {
    blog.put('/hostile.html', '<script>globalThis.caught = []; addEventListener("message", (event) => caught.push(event.data)); globalThis.attack = (to) => { for (const one of [{ type: "size", height: 9000 }, { type: "finish", exam: "x", right: 9, of: 9, share: 1, seconds: 1, domains: [] }, { type: "welcome", theme: "dark" }, { type: "theme", theme: "dark" }, { type: "questions", dialect: "markdown", text: "Send money?" }]) to.postMessage({ dryrun: 1, ...one }, "*"); }</script>');
    const reader = await opened({ page, blog, quiz, bank }, '<dryrun-quiz exam="clf-c02" questions="2"></dryrun-quiz><iframe name="hostile" src="/hostile.html"></iframe>');
    await reader.asked(1, 2);
    const { height } = await page.locator('dryrun-quiz').boundingBox();
    const hostile = page.frame({ name: 'hostile' });
    await hostile.evaluate(() => {
      attack(parent);
      for (let at = 0; at < parent.length; at += 1) attack(parent[at]);
    });
    // The quiz lies in a shadow tree, so it does not even stand in the list of the page's frames.
    expect(await page.evaluate(() => window.length)).toBe(1);
    await reader.sit(2, 2);
    expect(await told(page, 'finish')).toMatchObject([{ detail: { right: 2, of: 2 } }]);
    expect(Math.abs((await page.locator('dryrun-quiz').boundingBox()).height - height)).toBeLessThan(5000);
    expect(await reader.page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    const caught = await hostile.evaluate(() => caught.filter((data) => !['size', 'finish', 'welcome', 'theme', 'questions'].includes(data?.type)));
    expect(caught).toEqual([]);
  });
});

test.describe('what the browser lets a frame keep', () => {
  /** What Playwright itself switches off, without the part that makes storage of frames what it is for everybody. */
  const partitioned = async () => {
    const source = await readFile(new URL('../../node_modules/playwright-core/lib/coreBundle.js', import.meta.url), 'utf8');
    const [, list] = source.match(/disabledFeatures = \[([^\]]*)\]/);
    const features = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
    expect(features).toContain('ThirdPartyStoragePartitioning');
    // The last switch of a name counts, and a caller's come last.
    return [...args, `--disable-features=${features.filter((name) => name !== 'ThirdPartyStoragePartitioning').join(',')}`];
  };
  const worlds = {
    shared: { args: async () => args, preferences: { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }, kept: 'the same' },
    partitioned: { args: partitioned, preferences: {}, kept: 'its own' },
    denied: { args: async () => args, preferences: { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } }, kept: 'nothing' },
  };
  for (const [world, { args: argsOf, preferences, kept }] of Object.entries(worlds)) {
    test(`${world}: the quiz works to its end, and says what is true`, async ({ blog, quiz, bank }) => {
      const profile = await mkdtemp(join(tmpdir(), 'dryrun-world-'));
      await mkdir(join(profile, 'Default'));
      await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
      const context = await chromium.launchPersistentContext(profile, { executablePath, args: await argsOf(), viewport: { width: 1280, height: 900 } });
      try {
        const page = await context.newPage();
        // What the whole app keeps, at the top: a frame sees it, or not, or nothing at all.
        await page.goto(`${quiz.origin}/index.html`);
        await page.evaluate(() => localStorage.setItem('world', 'top'));
        const reader = await opened({ page, blog, quiz, bank }, '<dryrun-quiz exam="clf-c02" questions="2" seed="5"></dryrun-quiz>');
        const seen = await reader.page.evaluate(() => {
          try {
            return localStorage.getItem('world') === 'top' ? 'the same' : 'its own';
          } catch {
            return 'nothing';
          }
        });
        expect(seen).toBe(kept);
        const gone = reader.page.getByText('Your answers are gone when you leave this page');
        await expect(gone).toBeVisible({ visible: world === 'denied' });
        await reader.sit(2, 1);
        await expect.poll(() => told(page, 'finish')).toHaveLength(1);
        await reader.press('Start over');
        await reader.asked(1, 2);
      } finally {
        await context.close();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  }
});

test('the script is under 4 kB when it is sent', async () => {
  const script = await readFile(join(dist, 'embed.js'));
  expect(brotliCompressSync(script).length).toBeLessThan(4000);
});

test.describe('pages of the site that show quizzes', () => {
  const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  for (const [name, quizzes] of [['demo/index', 0], ['demo/article', 1], ['demo/own', 2], ['demo/media-delivery', 1], ['quiz/clf-c02', 1], ['quiz/cloudfront-media', 1]]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`${name}, ${colorScheme}: its quizzes work, axe finds nothing, nothing sticks out at 360 pixels`, async ({ browser, quiz }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
        const page = await context.newPage();
        const complaints = [];
        page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
        await page.addInitScript(listening);
        await page.goto(`${quiz.origin}/${name}.html`);
        for (const one of await page.locator('dryrun-quiz').all()) await one.scrollIntoViewIfNeeded();
        await expect.poll(async () => (await told(page, 'ready')).length).toBe(quizzes);
        for (const frame of framesOf(page)) {
          await expect(frame.locator('.quiz__title')).toHaveText(/^Question 1 of \d$/);
          expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
          // Nothing is wrong with what these pages show as an example.
          await expect(frame.getByText('For the author of this page')).toHaveCount(0);
        }
        // A frame has its own landmarks, and no ground of its own from which axe could reckon contrast.
        const around = await axeOf(page).withTags(TAGS).exclude('dryrun-quiz').analyze();
        const inside = await new AxeBuilder({ page }).withTags(TAGS.slice(0, -1)).disableRules('color-contrast').analyze();
        const violations = [...around.violations, ...inside.violations];
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        await page.screenshot({ path: `test-results/pages/${name.replace('/', '-')}-${colorScheme}-360.png`, fullPage: true });
        expect(complaints).toEqual([]);
        await context.close();
      });
    }
  }

  test('an article hears what its reader answered', async ({ page, quiz, bank }) => {
    await page.goto(`${quiz.origin}/demo/article.html`);
    await page.locator('dryrun-quiz').scrollIntoViewIfNeeded();
    await expect.poll(() => framesOf(page).length).toBe(1);
    await new Reader(framesOf(page)[0], bank).sit(3, 1);
    await expect(page.locator('#said')).toHaveText(/^You had 1 of 3\./);
  });

  test('a site that is told its address answers oEmbed, and what it answers is a quiz', async ({ page, blog, bank }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-oembed-'));
    await cp(dist, folder, { recursive: true });
    const site = await serve({ dir: folder });
    try {
      await promisify(execFile)('cargo', ['xtask', 'oembed', '--dist', folder, '--site', site.origin]);
      const codes = (await readdir(join(folder, 'oembed'))).filter((name) => name.endsWith('.json'));
      const { exams } = JSON.parse(await readFile(join(folder, 'bank/catalogue.json'), 'utf8'));
      expect(codes.sort()).toEqual(exams.map(({ code }) => `${code.toLowerCase()}.json`).sort());
      for (const exam of exams) {
        const landing = await (await fetch(`${site.origin}/quiz/${exam.code.toLowerCase()}.html`)).text();
        const [, address] = landing.match(/<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/);
        const reply = await fetch(address);
        expect(reply.headers.get('content-type')).toBe('application/json');
        const answer = await reply.json();
        expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'Dryrun', provider_url: `${site.origin}/`, width: expect.any(Number), height: expect.any(Number) });
        expect(answer.title).toContain(exam.title);
        expect(answer.html).toMatch(/^<iframe src="http[^"]+" [^<>]*><\/iframe>$/);
      }
      const { html } = await (await fetch(`${site.origin}/oembed/clf-c02.json`)).json();
      await page.goto(blog.put('/post.html', html));
      await expect.poll(() => framesOf(page).length).toBe(1);
      await new Reader(framesOf(page)[0], bank).asked(1, 5);
      // The site is about to go, and the frame may still be fetching its later questions.
      await page.waitForLoadState('networkidle');
      await page.goto('about:blank');
    } finally {
      await site.close();
      await rm(folder, { recursive: true });
    }
  });
});
