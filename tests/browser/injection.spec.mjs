// A question is text, whoever wrote it. Each of some hundred texts that try to be more stands in every field of a question, and
// every screen that shows the field shows it to be read, and does nothing else.
import { expect, test } from './small-exam.mjs';
import { payloads, readable, slot } from './payloads.mjs';
import { strays, wired } from './tripwires.mjs';

// Files are changed on their way to the page; a service worker's requests would pass by.
test.use({ serviceWorkers: 'block' });

const QUESTIONS = 13;
const PRACTICE = `#/exam/tst-1/practice?domain=1&questions=${QUESTIONS}&seed=1`;

/** `count` parts of a list, none longer than another by more than one. */
function dealt(list, count) {
  return Array.from({ length: count }, (_, part) => list.filter((_, at) => at % count === part));
}

/** The question with payloads in every field: its share of them in each field, and all in the prompts of a matching question. */
function poisoned(row) {
  // The second and third question exclude each other, so they have the same share.
  const number = Number(row.id.slice(-4));
  const share = dealt(payloads, QUESTIONS)[number <= 2 ? number - 1 : number - 2] ?? [];
  const [texts, whys] = [dealt(share, row.choices.length), dealt(share.toReversed(), row.choices.length)];
  return {
    ...row,
    stem: `${slot(share)}\n\n${row.stem}`,
    choices: row.choices.map(([text, why], at) => [`${text}\n\n${slot(texts[at])}`, `${why}\n\n${slot(whys[at])}`]),
    rationale: slot(share),
    sources: [...row.sources, ...share.map(({ text }) => text)],
    checked: share[0]?.text ?? row.checked,
    ...(row.prompts?.length ? { prompts: dealt(payloads, row.prompts.length).map((some, at) => `${row.prompts[at]}\n\n${slot(some)}`) } : {}),
  };
}

/** The numbers of the payloads that can be read, whole, in what the elements of `selector` hold. */
async function read(page, selector) {
  const texts = await page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent));
  const said = readable(texts.join('\n'));
  return payloads.filter(({ number, text }) => said.includes(`p${number}begins${readable(text)}p${number}ends`)).map(({ number }) => number);
}

/** Remembers what was read of each field until all of it was. */
class Reader {
  fields = {};

  async look(page, selectors) {
    for (const [field, selector] of Object.entries(selectors)) {
      this.fields[field] ??= new Set();
      for (const number of await read(page, selector)) this.fields[field].add(number);
    }
  }

  missing() {
    return Object.entries(this.fields).flatMap(([field, seen]) =>
      payloads.filter(({ number }) => !seen.has(number)).map(({ sort, text }) => `${field}, ${sort}: ${JSON.stringify(text.slice(0, 60))}`));
  }
}

test('there are more than two hundred payloads, each once', () => {
  expect(new Set(payloads.map(({ text }) => text)).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThan(200);
});

test('whatever stands in a question is text: while sitting, when the answer is shown, and in the report', async ({ candidate, page, small }) => {
  const heard = await wired(page, small.origin);
  await page.route('**/bank/questions/*.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: (await response.json()).map(poisoned) });
  });
  await candidate.start(PRACTICE);
  const [sitting, shown] = [new Reader(), new Reader()];
  for (let at = 1; at <= QUESTIONS; at += 1) {
    // Its heading comes before the question itself has.
    await expect(page.locator('.question__stem .prose').first()).toBeVisible();
    await sitting.look(page, { stem: '.question__stem .prose', choice: '.choice__text .prose', prompt: '.pair__prompt .prose' });
    expect(await strays(page), `question ${at}`).toEqual([]);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await expect(page.locator('.question__rationale')).toBeVisible();
    await shown.look(page, { stem: '.question__stem .prose', why: '.choice__why .prose', rationale: '.question__rationale .prose' });
    expect(await strays(page), `the answer to question ${at}`).toEqual([]);
    if (at < QUESTIONS) await candidate.next();
  }
  expect(sitting.missing()).toEqual([]);
  expect(shown.missing()).toEqual([]);

  await candidate.end();
  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(page.locator('.entry .sources')).toHaveCount(QUESTIONS);
  const report = new Reader();
  await report.look(page, {
    stem: '.question__stem .prose', choice: '.choice__text .prose', why: '.choice__why .prose', rationale: '.rationale .prose', prompt: '.pairs th .prose',
  });
  expect(report.missing()).toEqual([]);
  expect(await strays(page), 'the report').toEqual([]);

  // A source is a link only if it is plainly one; all else is text, to be read as it was written.
  const sources = await page.locator('.entry .sources li').evaluateAll((all) => all.map((one) => ({ text: one.textContent, link: one.querySelector('a')?.getAttribute('href') })));
  const links = sources.filter(({ link }) => link).map(({ link }) => link);
  const texts = new Set(sources.filter(({ link }) => !link).map(({ text }) => readable(text)));
  for (const { text } of payloads) expect(links.includes(text) || texts.has(readable(text)), text.slice(0, 80)).toBe(true);
  expect(new Set(links.map((link) => new URL(link).host)).size).toBeGreaterThan(1);
  expect(heard).toEqual([]);
});

test('whatever stands in the facts of an exam is text, on its page and on the start page', async ({ page, small }) => {
  const heard = await wired(page, small.origin);
  const [facts, names, groups] = dealt(payloads, 3);
  // The app and the annex both read them, the second perhaps when the page is left already.
  const spoilt = async (route) => {
    const response = await route.fetch();
    const details = await response.json();
    details.tasks.forEach((task, at) => { task.title = slot(dealt(names, details.tasks.length)[at]); });
    details.in_scope = groups.map((payload, at) => [`${at} ${payload.text}`, [slot([payload])]]);
    details.provenance = facts.map((payload, at) => [`outline-${at} ${payload.text}`, slot([payload])]);
    return details;
  };
  let details;
  await page.route('**/bank/exams/*.json', async (route) => {
    details ??= spoilt(route);
    await route.fulfill({ json: await details });
  });
  await page.route(`${small.origin}/`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/(<script type="application\/json" id="catalogue">)([^<]*)/, (_, tag, json) => {
      const catalogue = JSON.parse(json);
      const [exam] = catalogue.exams;
      const [about, note, title] = dealt(payloads, 3);
      Object.assign(exam, { about: slot(about), note: slot(note), title: slot(title), short: slot(payloads.slice(0, 40)) });
      // As the build writes it; bank and page are made by one command.
      return tag + JSON.stringify(catalogue).replaceAll('<', '\\u003c');
    });
    await route.fulfill({ response, body: html });
  });
  await page.goto('#/exam/tst-1');
  await expect(page.locator('.origins div')).toHaveCount(facts.length);
  const all = new Reader();
  await all.look(page, { page: 'main' });
  const missing = all.missing();
  expect(missing).toEqual([]);
  // Facts come with the site, not with questions: letters in them that cannot be seen are let be.
  const acts = async () => (await strays(page)).filter((stray) => !stray.startsWith('a hidden character'));
  expect(await acts()).toEqual([]);
  await page.goto('#/');
  await expect(page.locator('main')).toContainText('p1 begins');
  expect(await acts()).toEqual([]);
  expect(heard).toEqual([]);
});

/** A text as TOML spells it. */
const toml = (text) => JSON.stringify(text).replace(/[\x7f-\x9f]/g, (sign) => `\\u${sign.charCodeAt().toString(16).padStart(4, '0')}`);

test("whatever stands in a page's own questions is text in the frame", async ({ page, small }) => {
  const heard = await wired(page, small.origin);
  // A file of questions must be sound to be read, and short: halves of characters and long tokens have been tried above.
  const some = payloads.filter(({ sort }) => !['halves of a character', 'long tokens'].includes(sort));
  const questions = dealt(some, QUESTIONS).map((share) => {
    const [one, two, three] = dealt(share, 3).map(slot);
    const choices = [`{ text = ${toml(`Right\n\n${one}`)}, key = true, why = ${toml(three)} }`, `{ text = ${toml(`Wrong\n\n${two}`)}, why = ${toml(one)} }`, `{ text = ${toml(`Also wrong\n\n${three}`)}, why = ${toml(two)} }`];
    return `[[question]]\nstem = ${toml(`${slot(share)}\n\nWhich is it?`)}\nrationale = ${toml(slot(share))}\nchoices = [${choices.join(', ')}]\n`;
  });
  await page.route('**/host.html', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><title>A page</title><iframe src="embed.html?own=toml" title="Quiz"></iframe>
      <script>addEventListener('message', ({ data }) => data.type === 'hello' && frames[0].postMessage({ dryrun: 1, type: 'questions', dialect: 'toml', text: ${JSON.stringify(questions.join('\n')).replaceAll('<', '\\u003c')} }, '*'));</script>`,
  }));
  await page.goto(`${small.origin}/host.html`);
  const frame = page.frame({ url: /embed\.html/ });
  const [asked, shown] = [new Reader(), new Reader()];
  for (let at = 1; at <= QUESTIONS; at += 1) {
    await expect(frame.locator('.quiz__title')).toHaveText(`Question ${at} of ${QUESTIONS}`);
    await asked.look(frame, { stem: '.question__stem .prose', choice: '.choice__text .prose' });
    await frame.getByRole('button', { name: 'Show the answer' }).click();
    await expect(frame.locator('.question__rationale')).toBeVisible();
    await shown.look(frame, { why: '.choice__why .prose', rationale: '.question__rationale .prose' });
    expect((await strays(frame)).filter((stray) => !/quiz__|brand/.test(stray)), `question ${at}`).toEqual([]);
    await frame.getByRole('button', { name: /^(Next question|See the result)$/ }).click();
  }
  const missing = [...asked.missing(), ...shown.missing()].filter((one) => some.some(({ sort }) => one.includes(`, ${sort}: `)));
  expect(missing).toEqual([]);
  expect(heard.filter((one) => !one.startsWith(`frame: ${small.origin}/embed.html`))).toEqual([]);
});
