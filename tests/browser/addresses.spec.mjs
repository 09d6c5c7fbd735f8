// Addresses that nobody should have: each gets a plain sentence, and nothing is lost or started by following one.
import { expect, kept } from './candidate.mjs';
import { test } from './small-exam.mjs';

// One opens some fifty addresses.
test.describe.configure({ timeout: 120_000 });

const LONG = 'x'.repeat(5000);
const NONSENSE = [
  ['#/exam/xyz', 'There is no exam of this code here. (xyz)'],
  ['#/exam/xyz/mock', 'There is no exam of this code here. (xyz)'],
  ['#/exam/xyz/practice?domain=1', 'There is no exam of this code here. (xyz)'],
  ['#/exam/tst-1/mock?seed=abc', '"seed=abc" in the address is not a number from 0 to 4294967295.'],
  ['#/exam/tst-1/mock?seed=99999999999', '"seed=99999999999" in the address is not a number from 0 to 4294967295.'],
  ['#/exam/tst-1/mock?seed=', '"seed=" in the address is not a number from 0 to 4294967295.'],
  ['#/exam/tst-1/mock?seed=1.5', '"seed=1.5" in the address is not a number from 0 to 4294967295.'],
  ['#/exam/tst-1/mock?again=nope', 'The sitting whose form you asked for is not in this browser.'],
  ['#/exam/tst-1/practice?task=9.9', 'This exam has no such task.'],
  ['#/exam/tst-1/practice?questions=0', '"questions=0" in the address is not a number from 1 to 1000.'],
  ['#/exam/tst-1/practice?questions=500', /^The question bank cannot give this form: /],
  ['#/exam/tst-1/practice?domain=7', /^The question bank cannot give this form: /],
  ['#/sitting/nope', /^An exam lives in the browser it was started in\./],
  ['#/report/nope', /^An exam lives in the browser it was started in\./],
  ['#/<script>alert(1)</script>', /^There is no page at ".*"\.$/],
  ['#/exam/<img src=x onerror=alert(1)>', /^".*" cannot be the name of exam in an address\.$|^There is no page at/],
  [`#/${LONG}`, /^There is no page at ".{1,60}"\.$/],
  [`#/exam/${LONG}`, /^".{1,60}" cannot be the name of exam in an address\.$/],
  [`#/exam/tst-1/mock?seed=${LONG}`, /^"seed=x{1,50}…" in the address is not a number/],
  ['#/exam/%zz%', /cannot be the name of exam in an address\.$/],
  ['#/%00%ff%c3%28', /^There is no page at/],
  ['#/exam//mock///', /\./],
  ['#?seed=1', 'Sit the exam before the exam.'],
  ['#////', 'Sit the exam before the exam.'],
];

test('nonsense gets a plain sentence, leads on, and loses nothing', async ({ candidate, page }) => {
  await candidate.start('#/exam/tst-1/mock?seed=3');
  await candidate.next();
  await candidate.saved();
  const before = await kept(page);
  page.on('dialog', () => { throw new Error('an address ran a script'); });
  for (const [address, sentence] of NONSENSE) {
    // Once as somebody who types it into the open page, once as one who follows a link from elsewhere.
    for (const way of ['typed', 'followed']) {
      if (way === 'followed') await page.goto('about:blank');
      await page.goto(address.startsWith('#') ? `./${address}` : address);
      const said = page.getByRole('main').getByText(sentence).first();
      await expect(said, `${way} ${address.slice(0, 60)}`).toBeVisible();
      await expect(candidate.heading, `${way} ${address.slice(0, 60)}`).toHaveCount(1);
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${address.slice(0, 60)} fits`).toBe(true);
    }
  }
  expect({ ...(await kept(page)), pulses: 0 }).toEqual({ ...before, pulses: 0 });
  await page.goto('#/');
  await page.getByRole('region', { name: 'Continue' }).getByRole('link').click();
  await expect(candidate.heading).toHaveText('Question 2 of 12');
});

test('opening a link to a form starts nothing and overwrites nothing', async ({ candidate, page }) => {
  await candidate.start('#/exam/tst-1/mock?seed=3');
  const row = await candidate.question();
  await candidate.respond(row, row.key);
  await candidate.saved();
  const before = await kept(page);
  for (const address of ['#/exam/tst-1/mock?seed=3', '#/exam/tst-1/mock?seed=4', '#/exam/tst-1/mock', '#/exam/tst-1/practice?questions=5']) {
    for (const way of ['typed', 'reloaded', 'gone back to']) {
      if (way === 'typed') await page.goto(address);
      if (way === 'reloaded') await page.reload();
      if (way === 'gone back to') {
        await page.goto('#/about');
        await expect(candidate.heading).toHaveText('About Dryrun');
        await page.goBack();
      }
      await expect(page.getByRole('button', { name: /^Start / }), `${way} ${address}`).toBeEnabled();
    }
  }
  expect({ ...(await kept(page)), pulses: 0 }).toEqual({ ...before, pulses: 0 });
  await page.goto('#/');
  const open = page.getByRole('region', { name: 'Continue' }).getByRole('listitem');
  await expect(open).toHaveCount(1);
  await expect(open).toContainText('Question 1 of 12, 1 answered');
});

test('a report that is asked for too early goes on with the exam', async ({ candidate, page }) => {
  await candidate.start('#/exam/tst-1/mock?seed=3');
  await candidate.next();
  const sitting = new URL(page.url()).hash;
  await page.goto(sitting.replace('sitting', 'report'));
  await expect(candidate.heading).toHaveText('Question 2 of 12');
  // And an exam that is over leads to its report.
  await candidate.end();
  await page.goto(sitting);
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe(sitting.replace('sitting', 'report'));
});

test('the same form again asks the same in the same order', async ({ candidate, page }) => {
  const walk = async () => {
    const walked = [];
    for (let at = 1; at <= 5; at += 1) {
      const row = await candidate.question();
      walked.push([row.id, await candidate.order(row)]);
      if (at < 5) await candidate.next();
    }
    return walked;
  };
  await candidate.start('#/exam/tst-1/practice?questions=5&seed=8');
  const first = await walk();
  await candidate.end();
  await page.getByRole('link', { name: 'Same form again' }).click();
  await expect(page.getByText('This is the same form again')).toBeVisible();
  await candidate.begin();
  expect(await walk()).toEqual(first);
});
