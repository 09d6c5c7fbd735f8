// A page with wires strung through it: whatever runs, asks another host, opens a dialog or breaks the policy is counted.
import { CANARY, HIDDEN } from './payloads.mjs';

/** Strings the wires; call it before the page is opened. What they hear is in the list that it gives back. */
export async function wired(page, origin) {
  const heard = [];
  await page.exposeFunction('dryrunHeard', (what) => heard.push(what));
  await page.addInitScript((name) => {
    globalThis[name] = (...words) => globalThis.dryrunHeard(`ran: ${words}`);
    addEventListener('securitypolicyviolation', (event) => globalThis.dryrunHeard(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
    addEventListener('error', (event) => globalThis.dryrunHeard(`error: ${event.message}`));
  }, CANARY);
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('popup', (popup) => heard.push(`window: ${popup.url()}`));
  page.on('download', (download) => heard.push(`download: ${download.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === origin || url.protocol === 'data:' || url.href.startsWith(`blob:${origin}`);
    if (!own) heard.push(`request: ${url}`);
  });
  page.on('framenavigated', (frame) => {
    const url = frame.url();
    if (frame !== page.mainFrame() || !(url.startsWith(`${origin}/`) || url === 'about:blank')) heard.push(`frame: ${url}`);
  });
  return heard;
}

/** What on the page is more than text may be, each a sentence; of a page that keeps its promises there is nothing. */
export function strays(page) {
  return page.evaluate((hidden) => {
    const found = new Set();
    const tell = (what, element) => found.add(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const PROSE = { CODE: [], LI: [], OL: [], P: [], PRE: ['tabindex'], STRONG: [], UL: [] };
    for (const element of document.querySelectorAll('.prose *')) {
      const attributes = PROSE[element.tagName];
      if (!attributes || element.getAttributeNames().some((name) => !attributes.includes(name))) tell('not of the small Markdown', element);
    }
    // What runs, loads or sends by itself; the page's own stand in its head or were there from the start.
    const ACTIVE = 'iframe, frame, object, embed, applet, base, form, img, picture, video, audio, source, track, link, meta, style, script, template, math, portal, foreignObject, animate, set, use';
    for (const element of document.querySelectorAll(ACTIVE)) {
      // The app's own form sends nothing: the booked day is read out of it.
      const own = element.id === 'catalogue' || element.id === 'boot' || element.matches('form.booking__form:not([action])');
      if (!element.closest('head') && !own) tell('active', element);
    }
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^action$|^formaction$|^background$|^ping$|^xlink:|^is$|^nonce$/.test(name)) tell('an attribute that acts', element);
        if (/^(?:id|name|class|for|key|type|role|target)$/.test(name) && !/^[a-zA-Z0-9 _:,=.+\-/]*$/.test(value)) tell('a name from a text', element);
        if (name !== 'href' && /javascript:|data:text/i.test(value) && /^(?:src|data|style)$/.test(name)) tell('an address that acts', element);
      }
    }
    const ids = [...document.querySelectorAll('body [id]')].map(({ id }) => id);
    for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) found.add(`two elements have the id ${id}`);
    for (const link of document.querySelectorAll('a[href], area[href]')) {
      const written = link.getAttribute('href');
      // The app's own addresses, its one page besides, and a mail that the candidate may send.
      if (/^#[\w/?=&%.-]*$/.test(written) || written === 'builder.html' || /^mailto:\?subject=[\w%.~-]*&body=[\w%.~-]*$/.test(written)) continue;
      const url = new URL(written, 'https://base.invalid/');
      const safe = url.protocol === 'https:' && written.startsWith('https://') && !url.username && !url.port;
      const parted = /\bnoopener\b/.test(link.rel) && /\bnoreferrer\b/.test(link.rel) && link.target === '_blank';
      if (!safe || !parted) tell('a link that is not safe', link);
      else if (link.textContent.split(' · ').at(-1) !== url.host) tell('a link that does not say where it goes', link);
    }
    const invisible = new RegExp(hidden.replace('\\n', ''), 'u');
    for (const text of [document.body.innerText, ...[...document.querySelectorAll('[aria-label], [title], option')].map((one) => one.ariaLabel ?? (one.title || one.textContent))]) {
      const [letter] = text.match(invisible) ?? [];
      if (letter) found.add(`a hidden character is shown: U+${letter.codePointAt().toString(16)}`);
    }
    if (globalThis.polluted !== undefined || {}.polluted !== undefined) found.add('the prototype of objects was changed');
    return [...found];
  }, HIDDEN.source);
}
