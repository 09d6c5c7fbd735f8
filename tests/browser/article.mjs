// A page of somebody else's with a quiz in a frame, as small as can be: it hears what the frame tells and follows its height.
// The test serves it itself, from the site's own origin.
import { Candidate } from './candidate.mjs';
import { press, still } from './press.mjs';

/** Opens an article around the frame; `attributes` go into the frame's element, `follows` gives the frame its height. */
export async function article(page, bank, query, { attributes = '', follows = true, welcome = {}, origin = '*' } = {}) {
  const script = `
    globalThis.told = [];
    addEventListener('message', ({ source, data }) => {
      if (source !== document.querySelector('iframe').contentWindow) return;
      told.push(data);
      if (data.type === 'hello' && ${welcome !== null}) say({ dryrun: 1, type: 'welcome', ...${JSON.stringify(welcome)} });
      if (data.type === 'size' && ${follows}) document.querySelector('iframe').style.height = data.height + 'px';
    });
    globalThis.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, ${JSON.stringify(origin)});`;
  const html = `<!doctype html><html lang="en"><title>An article</title><style>iframe { width: 100%; border: 0; }</style>
    <script>${script}</script><h1>An article</h1><p>A long text. <a href="#end">To its end</a></p>
    <iframe src="embed.html?${query.replaceAll('&', '&amp;')}" title="A quiz" ${attributes}></iframe><p id="end">Its end.</p></html>`;
  await page.route('**/article.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto('article.html');
  return new Reader(page, bank, undefined, follows);
}

/** A reader of an article, or of the page for frames by itself. */
export class Reader extends Candidate {
  constructor(page, bank, frame = page.frameLocator('iframe[title="A quiz"]'), follows = false) {
    // A frame is searched as a page is.
    super(frame, bank);
    this.tab = page;
    this.follows = follows;
  }

  get title() {
    return this.page.locator('.quiz__title');
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Waits until nothing moves any more. */
  async rest() {
    await still(this.page, this.follows);
  }

  async touch(it) {
    // By itself the page for frames is a page like any other.
    if (this.page === this.tab) return super.touch(it);
    return press(it, this.follows);
  }

  async press(name) {
    await this.touch(this.button(name));
  }

  /** Answers the question on the screen and checks the answer. */
  async check(places) {
    const row = await this.question();
    await this.respond(row, places ?? row.key);
    await this.press('Check');
    return row;
  }

  /** What the frame told its host. */
  told(type) {
    return this.tab.evaluate((its) => globalThis.told.filter(({ type }) => !its || type === its), type);
  }
}

/** The engine for own questions, stood in for: it reads one JSON text of questions and remarks. */
export async function standIn(page) {
  const engine = 'export default async () => {}; export const own = (text, dialect) => ({ ...JSON.parse(text), dialect });';
  await page.route('**/engine-0123456789abcdef.js', (route) => route.fulfill({ contentType: 'text/javascript', body: engine }));
  for (const name of ['embed.html', 'builder.html']) {
    await page.route(new RegExp(`/${name}(\\?|$)`), async (route) => {
      // A test may end while a frame is still loading.
      const answer = await route.fetch().catch(() => undefined);
      const html = await answer?.text().catch(() => undefined);
      if (html === undefined) return;
      const body = html.replace(/data-engine="[^"]*"/, 'data-engine="./engine-0123456789abcdef.js"');
      await route.fulfill({ response: answer, body }).catch(() => {});
    });
  }
}

/** What the stand-in is given in these tests: two sound questions and a remark. */
export const OWN = {
  title: 'Tea',
  questions: [
    {
      id: 'own-1', domain: 1, task: null, kind: 'multiple-choice', stem: 'Which tea is black?', choices: [['Assam', ''], ['Sencha', ''], ['Matcha', '']],
      key: [1], rationale: '', sources: [], checked: '', expect: 65, keep_order: true,
    },
    {
      id: 'own-2', domain: 1, task: null, kind: 'multiple-choice', stem: 'Which tea is green?', choices: [['Assam', ''], ['Sencha', 'It is.'], ['Earl Grey', '']],
      key: [2], rationale: 'Sencha is.', sources: ['https://example.org/tea'], checked: '', expect: 65, keep_order: true,
    },
  ],
  diagnostics: [{ line: 12, severity: 'error', code: 'F1', message: 'this question has no choices', hint: 'write some' }],
};
