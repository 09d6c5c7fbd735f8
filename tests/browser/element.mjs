// The element around a stub, in a page of another site: what its specs share.
import { expect, test as base } from '@playwright/test';
import { hostSite, listening, stubSite } from './hosts.mjs';

export { expect };

export const test = base.extend({
  quiz: async ({}, use) => {
    const site = await stubSite();
    await use(site);
    await site.close();
  },
  blog: async ({}, use) => {
    const site = await hostSite();
    await use(site);
    await site.close();
  },
  /** Puts a page with this body at the blog, opens it, and gives it. */
  open: async ({ page, blog, quiz }, use) => {
    await page.addInitScript(listening);
    await use(async (body, options = {}) => {
      const script = options.script === false ? '' : `<script type="module" src="${quiz.script}"></script>`;
      await page.goto(blog.put('/post.html', script + body, options));
      return page;
    });
  },
});

/** What the events told the page, in their order. */
export const told = (page, type) => page.evaluate((only) => globalThis.told.filter((one) => !only || one.type === only), type);
export const types = async (page) => (await told(page)).map(({ type }) => type);
/** The frames of all quizzes of a page. */
export const frames = (page) => page.frames().filter((frame) => frame.url().includes('/embed.html'));
/** What the page told a stub. */
export const heard = (frame) => frame.evaluate(() => globalThis.heard);
export const quizOf = (page, at = 0) => page.locator('dryrun-quiz').nth(at);

/** The stub in the frame, once the page and it have greeted each other. */
export async function greeted(page, at = 0) {
  await expect.poll(async () => (await told(page, 'ready')).length).toBeGreaterThan(at);
  return frames(page)[at];
}
