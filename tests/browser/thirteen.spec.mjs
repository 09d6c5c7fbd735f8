// Every exam of the home screen can be sat from its first question to its report, with the number of questions, the
// minutes and the kinds that its guide names; and every question of a report says where its facts come from.
import { expect, readCatalogue, response, test } from './candidate.mjs';

test.describe.configure({ timeout: 120_000 });

const CODES = ['CLF-C02', 'AIF-C01', 'DVA-C02', 'SOA-C03', 'SAA-C03', 'MLA-C01', 'DEA-C01', 'AIP-C01', 'SAP-C02', 'DOP-C02', 'MLS-C01', 'SCS-C03', 'ANS-C01'];

for (const code of CODES) {
  test(`${code} can be sat in full`, async ({ candidate, page, dir }) => {
    const exam = (await readCatalogue(dir)).find((one) => one.code === code);
    const size = exam.scored + exam.unscored;
    await page.goto('./');
    // Two exams share the name of their trade, and their levels tell them apart; an address is unique.
    await page.locator(`a[href="#/exam/${code.toLowerCase()}"]`).click();
    await page.getByRole('link', { name: 'Start a mock exam' }).first().click();
    await expect(page.getByText(`${size} questions, ${exam.minutes} minutes`)).toBeVisible();
    await candidate.begin();
    const ids = new Set();
    const kinds = new Set();
    for (let at = 1; at <= size; at += 1) {
      const row = await candidate.question();
      expect(exam.kinds).toContain(row.kind);
      ids.add(row.id);
      // One question of each kind is answered rightly; the others stay open, which is an exam too.
      if (!kinds.has(row.kind)) await candidate.respond(row, response(row, true));
      kinds.add(row.kind);
      if (at < size) await candidate.turn();
    }
    expect(ids.size).toBe(size);
    await candidate.end();
    const report = await candidate.report();
    expect(report.questions).toHaveLength(size);
    expect(report.of).toBe(exam.scored);
    expect(report.domains).toHaveLength(exam.domains.length);
    expect(report.questions.filter(({ tags }) => tags.includes('Right'))).toHaveLength(kinds.size);
  });
}

test('the quiz claims no place in any exam: no time, no passing score, a share as its result', async ({ candidate, page }) => {
  await page.goto('#/exam/cloudfront-media');
  await expect(page.getByText('This quiz belongs to no certification')).toBeVisible();
  await page.getByRole('link', { name: 'Start the quiz' }).first().click();
  await expect(candidate.heading).toHaveText('Media delivery with CloudFront');
  await expect(page.getByText('20 questions, no time limit')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await candidate.begin();
  const row = await candidate.question();
  await candidate.respond(row, response(row, true));
  await candidate.end();
  await expect(candidate.heading).toHaveText('1 of 20 right');
  await expect(page.getByText('5%', { exact: true })).toBeVisible();
  await expect(page.getByText('Classification')).toHaveCount(0);
  await expect(page.getByText('Meets Competencies')).toHaveCount(0);
});

test('each question of a report has its sources, their day, and a report of a fault to open', async ({ candidate, page }) => {
  const beyond = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('http://localhost') && !request.url().startsWith('http://127.0.0.1')) beyond.push(request.url());
  });
  await candidate.start('#/exam/saa-c03/practice?questions=5&seed=3');
  const rows = [];
  for (let at = 1; at <= 5; at += 1) {
    const row = await candidate.question();
    rows.push(row);
    await candidate.respond(row, response(row, true));
    if (at < 5) await candidate.next();
  }
  await candidate.end();
  await page.getByRole('button', { name: 'Open all' }).click();
  const entries = page.locator('.entry');
  await expect(entries).toHaveCount(5);
  for (const [at, row] of rows.entries()) {
    const entry = entries.nth(at);
    for (const source of row.sources) await expect(entry.locator(`a[href="${source}"]`)).toBeVisible();
    const [year, , day] = row.checked.split('-');
    await expect(entry.getByText(`Sources checked on ${Number(day)} November ${year}`)).toBeVisible();
    const complaint = entry.getByRole('link', { name: 'Something is wrong with this question' });
    const address = new URL(await complaint.getAttribute('href'));
    expect(address.protocol).toBe('mailto:');
    expect(address.searchParams.get('subject')).toBe(`Fault in question ${row.id}`);
    expect(address.searchParams.get('body')).toContain(`Question: ${row.id}`);
  }
  // Preparing a report asks nobody for anything.
  expect(beyond).toEqual([]);
});
