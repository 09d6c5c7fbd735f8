// The page of settings: what is kept on the device, as somebody reads and changes it who knows nothing of workers.
import { axeOf } from './axe.mjs';
import { expect, ready, test } from './host.mjs';

test.describe.configure({ timeout: 120_000 });

const said = (page) => page.getByRole('main').getByRole('status');
const exam = (page, name) => page.getByRole('checkbox', { name });

/** The page, once the copy on the device is whole. */
async function settings(page, host) {
  await page.goto(host.origin);
  await ready(page);
  await page.goto(`${host.origin}/#/settings`);
  await expect(said(page)).toContainText('What is ticked here works without a network.');
}

test('it says what each exam takes; one that is unticked is gone from the device, and can be had again', async ({ host, page }) => {
  await settings(page, host);
  await expect(page.getByRole('checkbox')).toHaveCount(14);
  await expect(page.locator('.keep').filter({ hasText: 'SAA-C03' })).toContainText(/\d+ kB$/);
  await exam(page, /^SAA-C03/).uncheck();
  await expect(said(page)).toContainText('Done.');
  await page.reload();
  await expect(exam(page, /^SAA-C03/)).not.toBeChecked();
  await expect(exam(page, /^CLF-C02/)).toBeChecked();

  await host.stop();
  await page.goto(`${host.origin}/#/exam/saa-c03/practice?questions=2&seed=7`);
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await host.start();
  await page.goto(`${host.origin}/#/settings`);
  await exam(page, /^SAA-C03/).check();
  await expect(said(page)).toContainText('Done.');
  await expect(exam(page, /^SAA-C03/)).toBeChecked();
});

test('the copy can be removed there, and comes back with the first exam that is ticked', async ({ host, page }) => {
  await settings(page, host);
  await page.getByRole('button', { name: 'Remove the copy' }).click();
  await expect(said(page)).toContainText('The copy is removed. Your exams and results are still there.');
  await expect(page.getByRole('button', { name: 'Remove the copy' })).toHaveCount(0);
  await expect(exam(page, /^CLF-C02/)).not.toBeChecked();
  await exam(page, /^CLF-C02/).check();
  await expect(said(page)).toContainText('What is ticked here works without a network.', { timeout: 30_000 });
  await expect(exam(page, /^CLF-C02/)).toBeChecked();
  await expect(exam(page, /^SAA-C03/)).not.toBeChecked();
  await host.stop();
  await page.goto(`${host.origin}/#/exam/clf-c02/practice?questions=2&seed=7`);
  await page.reload();
  await expect(page.locator('#start')).toBeVisible();
});

for (const scheme of ['light', 'dark']) {
  test(`${scheme}: nobody is kept out of it, and it fits a phone`, async ({ host, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await settings(page, host);
    const { violations } = await axeOf(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
