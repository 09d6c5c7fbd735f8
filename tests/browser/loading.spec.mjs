// What a person sees when a part of the app does not arrive, arrives damaged or may not run: never a blank screen.
import { expect, test as base } from './broken-site.mjs';

const test = base.extend({
  /** The addresses of the parts, as the page names them. */
  parts: async ({ site }, use) => {
    const html = await (await fetch(site.origin)).text();
    const part = (name) => html.match(new RegExp(` ${name}="\\.?(/[^"]+)"`))[1];
    await use({ js: part('data-js'), wasm: part('data-wasm') });
  },
});

/** The page for trouble: its title, what to do, and two buttons that work. */
async function inTrouble(page, title, advice) {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('paragraph').filter({ hasText: advice })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Try again|Reload)$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save my data to a file' }).click();
  await expect(page.getByText('Nothing is saved in this browser.')).toBeVisible();
}

async function running(page) {
  // What only the app itself draws.
  await expect(page.getByText(/\d+ questions in the bank/).first()).toBeVisible();
  await expect(page.locator('#trouble')).toBeHidden();
}

for (const [part, kind, title, advice] of [
  ['wasm', '404', 'A part of Dryrun is missing', /only the site's owner can/],
  ['js', '404', 'A part of Dryrun is missing', /only the site's owner can/],
  ['wasm', 'flip', 'A part of Dryrun arrived damaged', /update the browser or use another network/],
  ['js', 'flip', 'A part of Dryrun arrived damaged', /update the browser or use another network/],
  ['wasm', 'truncate', 'A part of Dryrun arrived damaged', /update the browser or use another network/],
  ['js', 'truncate', 'A part of Dryrun arrived damaged', /update the browser or use another network/],
]) {
  test(`${part} ${kind}: the page says what to do, and trying again works once it is mended`, async ({ page, site, parts }) => {
    await site.break(parts[part], kind);
    await page.goto(site.origin);
    await inTrouble(page, title, advice);
    await site.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await running(page);
  });
}

test('wasm of a wrong type runs all the same', async ({ page, site, parts }) => {
  await site.break(parts.wasm, 'mime');
  await page.goto(site.origin);
  await running(page);
});

test('a slow part leaves the start screen to read', async ({ page, site, parts }) => {
  await site.break(parts.wasm, 'delay', { milliseconds: 1500 });
  await page.goto(site.origin, { waitUntil: 'commit' });
  await expect(page.getByRole('link', { name: 'Cloud Practitioner' })).toBeVisible();
  await expect(page.getByText('Loading…')).toBeVisible();
  await running(page);
});

test('a site that is gone after the page came says so, and starts when it is back', async ({ page, site, parts }) => {
  let gone = true;
  await page.route(new RegExp(`${parts.js}|${parts.wasm}`), (route) => (gone ? route.abort('internetdisconnected') : route.continue()));
  await page.goto(site.origin);
  await inTrouble(page, 'Dryrun could not be loaded', 'Check the connection and try again.');
  gone = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await running(page);
});

test('a device without a network after the page came is told that it is offline, and starts when it is back', async ({ context, page, site, parts }) => {
  // The parts wait until the network is gone.
  let release;
  const cut = new Promise((resolve) => { release = resolve; });
  await page.route(new RegExp(`${parts.js}|${parts.wasm}`), async (route) => {
    await cut;
    await route.abort('internetdisconnected');
  });
  await page.goto(site.origin, { waitUntil: 'commit' });
  await expect(page.getByText('Loading…')).toBeVisible();
  await context.setOffline(true);
  release();
  await inTrouble(page, 'You are offline', 'Connect to the internet and try again.');
  await page.unrouteAll();
  await context.setOffline(false);
  await running(page);
});

test('a browser without WebAssembly is told so', async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site.origin);
  await inTrouble(page, 'This browser cannot run Dryrun', 'Use a current Firefox, Chrome, Edge or Safari.');
});

test('a browser without scripts shows the exams and says what is lacking', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.origin);
  // Playwright's search by text leaves this element out, the browser does not.
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('Switch it on and reload.');
  await expect(page.getByText('Cloud Practitioner')).toBeVisible();
  await context.close();
});

test('a policy that forbids WebAssembly is named', async ({ page, site }) => {
  await page.route(`${site.origin}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" } });
  });
  await page.goto(site.origin);
  await inTrouble(page, 'Dryrun is not allowed to run here', /the policy lacks 'wasm-unsafe-eval'/);
});

test('too little memory is named', async ({ page, site }) => {
  await page.addInitScript(() => {
    const full = () => Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory'));
    WebAssembly.instantiate = full;
    WebAssembly.instantiateStreaming = full;
  });
  await page.goto(site.origin);
  await inTrouble(page, 'There is not enough memory', 'Close other tabs and try again.');
});

for (const [how, fail] of [
  ['the app reports a panic', () => globalThis.dryrunTrouble('panic', 'for this test')],
  ['the app traps', () => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); })],
  ['the app traps in a promise', () => void Promise.reject(new WebAssembly.RuntimeError('unreachable'))],
]) {
  test(`${how} in the middle of an exam: the page says that answers are kept, and they are`, async ({ page, site }) => {
    await page.goto(`${site.origin}/#/exam/clf-c02/mock?seed=1`);
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.getByRole('radio').nth(1).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Question 2 of 65');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.evaluate(fail);
    await expect(page.getByRole('heading', { level: 1, name: 'Dryrun has stopped' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByText('Your answers up to the last saved one are kept. Reload to go on.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save my data to a file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('dryrun-data.json');
    const chunks = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    const { app, stores } = JSON.parse(Buffer.concat(chunks).toString());
    expect(app).toBe('dryrun');
    expect(stores.starts).toHaveLength(1);
    expect(JSON.stringify(stores.acts)).toContain('answer one');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Question 2 of 65');
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect(page.getByRole('radio').nth(1)).toBeChecked();
  });
}

/** Serves a sort of packed files as told until `mend` is called. */
async function breakBank(page, folder, kind) {
  const pattern = new RegExp(`/bank/${folder}/`);
  await page.route(pattern, (route) => route.fulfill(kind === 'missing' ? { status: 404, body: 'There is no such page.' } : { contentType: 'application/json', body: '[{"id": "clf' }));
  return () => page.unroute(pattern);
}

for (const kind of ['missing', 'damaged']) {
  test(`${kind} facts of an exam: the page says so, and trying again works`, async ({ page, site }) => {
    const mend = await breakBank(page, 'exams', kind);
    await page.goto(`${site.origin}/#/exam/clf-c02`);
    await expect(page.getByText(/The file "exams\/clf-c02\..*" could not be loaded/)).toBeVisible();
    // What the page itself carries can be read.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Cloud Practitioner/);
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/4 tasks, \d+ questions in the bank/).first()).toBeVisible();
    await expect(page.getByText(/could not be loaded/)).toHaveCount(0);
  });

  test(`${kind} index of questions: no exam starts, the page says so, and trying again works`, async ({ page, site }) => {
    const mend = await breakBank(page, 'pools', kind);
    await page.goto(`${site.origin}/#/exam/clf-c02/mock`);
    await expect(page.getByText(/The file "pools\/.*" could not be loaded/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Start the exam' })).toHaveCount(0);
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Start the exam' })).toBeVisible();
  });

  test(`${kind} questions: the exam waits with a plain sentence, and trying again brings them`, async ({ page, site }) => {
    const mend = await breakBank(page, 'questions', kind);
    await page.goto(`${site.origin}/#/exam/clf-c02/mock?seed=1`);
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Question 1 of 65');
    await expect(page.getByText(/The file "questions\/.*" could not be loaded/)).toBeVisible();
    await expect(page.getByText('Loading this question…')).toHaveCount(1);
    await mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await expect(page.getByText(/could not be loaded/)).toHaveCount(0);
    // The other files came too: any question can be turned to.
    for (const at of [20, 40, 65]) {
      await page.getByRole('button', { name: `Question ${at}: not answered` }).click();
      await expect(page.locator('.question__stem')).toBeVisible();
    }
  });
}
