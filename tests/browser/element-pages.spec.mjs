// The element, around a stub, in pages that forbid much or mean no good: it works, or says why it does not.
import { expect, frames, greeted, heard, quizOf, test, told, types } from './element.mjs';
import { listening } from './hosts.mjs';

test.describe('what a page may forbid', () => {
  test('a strict policy and trusted types are enough for it', async ({ open, quiz, page }) => {
    const violations = [];
    page.on('console', (line) => /policy|trusted/i.test(line.text()) && violations.push(line.text()));
    const policy = `default-src 'none'; script-src ${quiz.origin}; frame-src ${quiz.origin}; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
    await open('<dryrun-quiz exam="clf-c02" accent="#0a0"></dryrun-quiz>', { headers: { 'Content-Security-Policy': policy } });
    const frame = await greeted(page);
    await frame.evaluate(() => say('size', { height: 333 }));
    await expect.poll(async () => (await quizOf(page).boundingBox()).height).toBe(333);
    expect(new URL(frame.url()).searchParams.get('accent')).toBe('00aa00');
    expect(violations).toEqual([]);
  });

  test('a policy that forbids the frame is named at once, with a link to the quiz', async ({ open, quiz, page }) => {
    await open('<dryrun-quiz exam="clf-c02" questions="3"></dryrun-quiz>', { headers: { 'Content-Security-Policy': `frame-src 'self'` } });
    await expect(page.getByText(`This page's policy forbids frames of ${quiz.origin} (frame-src).`)).toBeVisible({ timeout: 5_000 });
    const link = page.getByRole('link', { name: 'Open the quiz in a new tab' });
    expect(await link.getAttribute('href')).toBe(`${quiz.page}?exam=clf-c02&questions=3&theme=light`);
    expect(await told(page)).toEqual([{ type: 'fault', detail: { message: expect.stringContaining('frame-src') }, id: '' }]);
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    expect(tab.url()).toContain('/some/where/embed.html?exam=clf-c02');
  });

  test('a frame that does not answer within 15 seconds is replaced by a sentence, and comes back when it does', async ({ open, quiz, page }) => {
    await page.clock.install();
    await open('<dryrun-quiz exam="silent"></dryrun-quiz>');
    await expect.poll(() => frames(page).length).toBe(1);
    await page.clock.runFor(14_000);
    const sentence = page.getByText(`The quiz does not answer. ${new URL(quiz.origin).host} may be out of reach`);
    await expect(sentence).toBeHidden();
    await page.clock.runFor(1_500);
    await expect(sentence).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open the quiz in a new tab' })).toBeVisible();
    expect(await types(page)).toEqual(['fault']);
    await frames(page)[0].evaluate(() => say('hello'));
    await expect(sentence).toBeHidden();
    await expect(page.frameLocator('dryrun-quiz iframe').getByText('A stub of a quiz.')).toBeVisible();
    expect(await types(page)).toEqual(['fault', 'ready']);
  });

  for (const policy of ['credentialless', 'require-corp']) {
    test(`a page that is isolated (${policy}) shows it`, async ({ open, page }) => {
      await open('<dryrun-quiz exam="clf-c02"></dryrun-quiz>', { headers: { 'Cross-Origin-Embedder-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' } });
      await greeted(page);
    });
  }

  test('inside of a page that is sandboxed itself it works without an origin', async ({ blog, quiz, page }) => {
    blog.put('/inner.html', `<script type="module" src="${quiz.script}"></script><dryrun-quiz exam="clf-c02"></dryrun-quiz>`);
    await page.addInitScript(listening);
    await page.goto(blog.put('/outer.html', '<iframe sandbox="allow-scripts" src="/inner.html" width="900" height="700"></iframe>'));
    const inner = () => page.frames().find((frame) => frame.url().endsWith('/inner.html'));
    await expect.poll(() => inner()?.evaluate(() => globalThis.told.map(({ type }) => type)).catch(() => [])).toEqual(['ready']);
    expect(await frames(page)[0].evaluate(() => heard[0].origin)).toBe('null');
  });

  test('messages of other frames and of the page itself are not taken for those of the quiz', async ({ open, blog, page }) => {
    const hostile = `<script>
      globalThis.attack = (to) => {
        const all = [{ type: 'hello' }, { type: 'size', height: 5000 }, { type: 'start' }, { type: 'answer', number: 1, of: 1, right: true },
          { type: 'finish', exam: 'clf-c02', right: 5, of: 5, share: 1, seconds: 1, domains: [] }, { type: 'fault', message: 'Send money.' }];
        for (const one of all) to.postMessage({ dryrun: 1, ...one }, '*');
      };
    </script>`;
    blog.put('/hostile.html', hostile);
    await open(`${hostile}<dryrun-quiz exam="clf-c02"></dryrun-quiz><iframe src="/hostile.html"></iframe>`);
    const frame = await greeted(page);
    const sibling = page.frames().find((one) => one.url().endsWith('/hostile.html'));
    await sibling.evaluate(() => attack(parent));
    await page.evaluate(() => attack(window));
    await frame.evaluate(() => say('start'));
    await expect.poll(() => types(page)).toEqual(['ready', 'start']);
    expect((await quizOf(page).boundingBox()).height).toBe(480);
    expect(await heard(frame)).toHaveLength(1);
    // The right window with a page of somebody else's in it is the wrong origin.
    const stranger = blog.origin.replace('localhost', '127.0.0.1');
    await frame.evaluate((address) => location.assign(address), `${stranger}/hostile.html`);
    await expect.poll(() => page.frames().some((one) => one.url() === `${stranger}/hostile.html`)).toBe(true);
    await page.frames().find((one) => one.url() === `${stranger}/hostile.html`).evaluate(() => attack(parent));
    await page.waitForTimeout(300);
    expect(await types(page)).toEqual(['ready', 'start']);
    expect((await quizOf(page).boundingBox()).height).toBe(480);
  });
});
