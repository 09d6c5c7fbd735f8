// What a page's Content-Security-Policy must stop, tried in the page itself: markup as an injection would plant it, and acts as
// a script of the site's own would do them had somebody slipped it in. Works on any address, whoever serves it.
//
//   import { everyDirectiveBlocks } from './policy.mjs';
//   await everyDirectiveBlocks(page, 'http://127.0.0.1:8080/embed.html');
import { createServer } from 'node:http';
import { expect } from '@playwright/test';

/** Markup to be planted, by the name of the attempt: it runs `canary(name)`, or asks FOREIGN for `/name`. */
const PLANTED = {
  'inline-script': '<script>canary("inline-script")</script>',
  'inline-module': '<script type="module">canary("inline-module")</script>',
  'inline-handler': '<img src="data:," alt="" onerror="canary(\'inline-handler\')">',
  'foreign-script': '<script src="FOREIGN/foreign-script"></script>',
  'javascript-link': '<a id="planted-link" href="javascript:canary(\'javascript-link\')">x</a>',
  'javascript-form': '<form id="planted-script" action="javascript:canary(\'javascript-form\')"></form>',
  'foreign-image': '<img src="FOREIGN/foreign-image" alt="">',
  'foreign-style': '<link rel="stylesheet" href="FOREIGN/foreign-style">',
  'inline-style': '<style>#planted-mark { background-image: url(FOREIGN/inline-style) }</style><p id="planted-mark">x</p>',
  'style-attribute': '<p style="background-image: url(FOREIGN/style-attribute)">x</p>',
  'foreign-frame': '<iframe src="FOREIGN/foreign-frame" title="x"></iframe>',
  'data-frame': '<iframe src="data:text/html,<img src=FOREIGN/data-frame>" title="x"></iframe>',
  srcdoc: '<iframe srcdoc="<script>parent.canary(\'srcdoc\')</script>" title="x"></iframe>',
  object: '<object data="FOREIGN/object"></object>',
  embed: '<embed src="FOREIGN/embed">',
  video: '<video src="FOREIGN/video" autoplay muted></video>',
  prefetch: '<link rel="prefetch" href="FOREIGN/prefetch">',
  preload: '<link rel="preload" as="image" href="FOREIGN/preload">',
  form: '<form id="planted-form" action="FOREIGN/form" target="_blank"></form>',
  // Last: from here on every relative address would go elsewhere.
  base: '<base href="FOREIGN/"><img src="base" alt="">',
};

/** Acts of a script: it gets `foreign`, the other origin, `name`, that of the attempt, and `mine`, a policy of trusted types. Read as text by the page, so it stands alone. */
const DONE = {
  eval: ({ name }) => (0, eval)(`canary('${name}')`),
  'new-function': ({ name }) => new Function(`canary('${name}')`)(),
  'text-timer': ({ name }) => setTimeout(`canary('${name}')`),
  'data-import': ({ name }) => import(`data:text/javascript,canary('${name}')`),
  'blob-import': ({ name }) => import(URL.createObjectURL(new Blob([`canary('${name}')`], { type: 'text/javascript' }))),
  'foreign-import': ({ foreign, name }) => import(`${foreign}/${name}`),
  'script-text': ({ name }) => document.head.append(Object.assign(document.createElement('script'), { text: `canary('${name}')` })),
  'script-address': ({ foreign, name }) => document.head.append(Object.assign(document.createElement('script'), { src: `${foreign}/${name}` })),
  'handler-attribute': ({ name }) => {
    const button = document.createElement('button');
    button.setAttribute('onclick', `canary('${name}')`);
    button.click();
  },
  'inner-html': ({ name }) => { document.body.appendChild(document.createElement('p')).innerHTML = `<img src="data:," onerror="canary('${name}')">`; },
  'outer-html': ({ name }) => { document.body.appendChild(document.createElement('p')).outerHTML = `<img src="data:," onerror="canary('${name}')">`; },
  'adjacent-html': ({ name }) => document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="canary('${name}')">`),
  'range-fragment': ({ name }) => document.body.append(document.createRange().createContextualFragment(`<img src="data:," onerror="canary('${name}')">`)),
  'parsed-document': ({ name }) => {
    const parsed = new DOMParser().parseFromString(`<img src="data:," onerror="canary('${name}')">`, 'text/html');
    document.body.append(document.adoptNode(parsed.querySelector('img')));
  },
  'srcdoc-property': ({ name }) => document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: `<script>parent.canary('${name}')</script>` })),
  'second-policy': ({ name }) => trustedTypes.createPolicy(name, { createHTML: (text) => text }) && canary(name),
  'default-policy': ({ name }) => trustedTypes.createPolicy('default', { createHTML: (text) => text }) && canary(name),
  'blob-worker': ({ name }) => { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).onmessage = () => canary(name); },
  fetch: ({ foreign, name }) => fetch(`${foreign}/${name}`, { mode: 'no-cors' }),
  'old-request': ({ foreign, name }) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${foreign}/${name}`);
    request.send('x');
  },
  beacon: ({ foreign, name }) => navigator.sendBeacon(`${foreign}/${name}`, 'x'),
  events: ({ foreign, name }) => new EventSource(`${foreign}/${name}`),
  socket: ({ foreign, name }) => new WebSocket(`${foreign.replace('http', 'ws')}/${name}`),
  'image-object': ({ foreign, name }) => { new Image().src = `${foreign}/${name}`; },
  'style-property': ({ foreign, name }) => { document.body.style.backgroundImage = `url(${foreign}/${name})`; },
  font: ({ foreign, name }) => new FontFace('planted', `url(${foreign}/${name})`).load(),
  audio: ({ foreign, name }) => new Audio(`${foreign}/${name}`).play(),
  // The one name that the policy allows, taken before the page takes it: what a trusted type alone would have stopped is let by.
  'trusted-eval': ({ name, mine }) => (0, eval)(mine.createScript(`canary('${name}')`)),
  'trusted-worker': ({ name, mine }) => { new Worker(mine.createScriptURL(URL.createObjectURL(new Blob(['postMessage(1)'])))).onmessage = () => canary(name); },
  'trusted-script': ({ foreign, name, mine }) => document.head.append(Object.assign(document.createElement('script'), { src: mine.createScriptURL(`${foreign}/${name}`) })),
  'trusted-html': ({ name, mine }) => { document.body.appendChild(document.createElement('p')).innerHTML = mine.createHTML(`<img src="data:," onerror="canary('${name}')">`); },
  // These use what was planted.
  'javascript-link': () => document.getElementById('planted-link').click(),
  'javascript-form': () => document.getElementById('planted-script').submit(),
  form: () => document.getElementById('planted-form').submit(),
};

/** The directives that must each have stopped something: what `default-src` covers is reported under its own name. */
export const DIRECTIVES = [
  'base-uri', 'connect-src', 'default-src', 'font-src', 'form-action', 'frame-src', 'img-src', 'media-src', 'object-src', 'require-trusted-types-for',
  'script-src', 'script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem', 'trusted-types', 'worker-src',
];

/** The names of all attempts. */
export const ATTEMPTS = [...new Set([...Object.keys(PLANTED), ...Object.keys(DONE)])];

/** Another origin that tells what it was asked for and lets itself be used by anybody. */
async function stranger() {
  const asked = new Set();
  const server = createServer((request, response) => {
    asked.add(new URL(request.url, 'http://x').pathname.slice(1));
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Content-Type': /script|import/.test(request.url) ? 'text/javascript' : 'text/plain',
    });
    response.end('\n');
  });
  server.on('upgrade', (request, socket) => {
    asked.add(request.url.slice(1));
    socket.destroy();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

/** Serves what the site at `origin` serves, with its pages changed on their way; nothing else about them differs. */
export async function mirror(origin, change) {
  const server = createServer(async (request, response) => {
    try {
      const extra = change.files[new URL(request.url, origin).pathname];
      const answer = extra ?? (await fetch(origin + request.url, { redirect: 'manual' }));
      const headers = Object.fromEntries(answer.headers);
      // The body was unpacked on its way here.
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'etag']) delete headers[name];
      let body = extra ? extra.body : Buffer.from(await answer.arrayBuffer());
      if (/text\/html/.test(headers['content-type'])) body = change.page(body.toString(), headers);
      response.writeHead(answer.status, headers).end(body);
    } catch (fault) {
      response.writeHead(502).end(String(fault));
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

/**
 * Makes every attempt in the page at `address` and says which got `through`, and which directives stopped something.
 * `weakened` changes the text of the page's policy first, wherever it stands, to see that the attempts are real; `awaited` names
 * those that are to get through, so that no more time is spent than they need.
 */
export async function attempt(page, address, { weakened = (policy) => policy, awaited = [] } = {}) {
  const foreign = await stranger();
  const acts = Object.entries(DONE).map(([name, act]) => `[${JSON.stringify(name)}, ${act}]`).join(',\n');
  // A script from the site itself, so that nothing but its acts can be at fault.
  const script = `
    globalThis.attempts = (() => {
      const all = (text) => text;
      let mine;
      try { mine = trustedTypes.createPolicy('dryrun-sw', { createHTML: all, createScript: all, createScriptURL: all }); } catch {}
      return Promise.allSettled([${acts}].map(async ([name, act]) => act({ name, mine, foreign: ${JSON.stringify(foreign.origin)} })));
    })();`;
  const [base, ...markup] = Object.values(PLANTED).reverse();
  const planted = `${markup.join('\n')}<script src="planted-attempts.js"></script>${base}`.replaceAll('FOREIGN', foreign.origin);
  const { origin, pathname, search, hash } = new URL(address);
  const site = await mirror(origin, {
    files: {
      [new URL('planted-attempts.js', address).pathname]: {
        status: 200,
        headers: [['content-type', 'text/javascript'], ['cross-origin-embedder-policy', 'require-corp']],
        body: script,
      },
    },
    page(html, headers) {
      if (!html.includes('</body>')) throw new Error(`${address} has no </body> before which something could be planted.`);
      if (headers['content-security-policy']) headers['content-security-policy'] = weakened(headers['content-security-policy']);
      html = html.replace(/(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/, (_, tag, policy) => tag + weakened(policy));
      return html.replace('</body>', () => `${planted}</body>`);
    },
  });
  await page.addInitScript(() => {
    globalThis.sung = [];
    globalThis.stopped = [];
    globalThis.canary = (name) => globalThis.sung.push(name);
    addEventListener('securitypolicyviolation', (event) => globalThis.stopped.push(event.effectiveDirective));
  });
  const opened = (popup) => popup.waitForLoadState().catch(() => {}).then(() => popup.close());
  page.on('popup', opened);
  try {
    await page.goto(site.origin + pathname + search + hash, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.attempts !== undefined);
    await page.evaluate(() => Promise.race([globalThis.attempts, new Promise((late) => setTimeout(late, 3000))]));
    const look = async () => {
      const { sung, stopped } = await page.evaluate(() => ({ sung: globalThis.sung, stopped: globalThis.stopped }));
      return { through: new Set([...sung, ...foreign.asked]), stopped: new Set(stopped) };
    };
    // What is stopped is known at once; what gets through takes its moments.
    let last = await look();
    const missing = () => awaited.length === 0 || awaited.some((name) => !last.through.has(name));
    for (const end = Date.now() + (awaited.length ? 10_000 : 1000); Date.now() < end && missing(); last = await look()) {
      await page.waitForTimeout(100);
    }
    return last;
  } finally {
    page.off('popup', opened);
    await site.close();
    await foreign.close();
  }
}

/** Fails unless the policy of the page at `address` stops every attempt, and each directive stops something. */
export async function everyDirectiveBlocks(page, address) {
  const { through, stopped } = await attempt(page, address);
  expect([...through], 'attempts that got through').toEqual([]);
  expect(DIRECTIVES.filter((directive) => !stopped.has(directive)), 'directives that stopped nothing').toEqual([]);
}
