// What hosts say beside the files: a real nginx with the settings of the build, at the top of a host and under a path, and the
// lists for other hosts, read as those read them.
import { createServer } from 'node:http';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test as base } from './candidate.mjs';
import { hasBrotli, nginx } from './nginx.mjs';
import { headersFor, readRules } from './server.mjs';

/** The tag in which a page says its own policy. */
const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

/** A page for frames that tells its parent whether its own script ran: what is tested is the host, not the page. */
const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; base-uri 'none'">
<title>A frame</title><script type="module" src="framed.js"></script>`;

/** What an injection would put into a page, each in a way that its own directive must stop, without the help of trusted types. */
const PLANTED = `<script>planted = true</script><img src="data:," alt="" onerror="planted = true"><a id="link" href="javascript:planted = true">x</a>
<p style="color: red">x</p><iframe srcdoc="<script>parent.planted = true</script>" title="x"></iframe><object data="/boot.js"></object><base href="/elsewhere/">`;

async function furnish(site) {
  const html = await readFile(join(site, 'index.html'), 'utf8');
  await writeFile(join(site, 'planted.html'), `<!doctype html><meta charset="utf-8">${html.match(META)[0]}<title>x</title><script src="watch.js"></script>${PLANTED}`);
  await writeFile(join(site, 'watch.js'), 'breaches = []; addEventListener("securitypolicyviolation", (breach) => breaches.push(breach.effectiveDirective));');
  await writeFile(join(site, 'embed.html'), FRAME);
  await Promise.all(['br', 'gz'].map((ending) => rm(join(site, `embed.html.${ending}`), { force: true })));
  await writeFile(join(site, 'framed.js'), "parent.postMessage('the script ran', '*');");
  // What an injected script would try; see tryAll.
  await writeFile(join(site, 'try.js'), `export default ${tryAll}`);
  // A host shows it for what is missing. An older build has none.
  const missing = join(site, '404.html');
  if (!(await readFile(missing, 'utf8').catch(() => ''))) await writeFile(missing, '<!doctype html><title>x</title><h1>There is no such page</h1>');
}

/** Takes the policies out of the pages, so that only the host's headers are left. */
async function withoutMeta(site) {
  for (const name of ['index.html', 'planted.html']) {
    const page = join(site, name);
    const html = await readFile(page, 'utf8');
    expect(html).toMatch(META);
    await writeFile(page, html.replace(META, ''));
    await Promise.all(['br', 'gz'].map((ending) => rm(`${page}.${ending}`, { force: true })));
  }
}

const test = base.extend({
  top: [async ({}, use) => { const host = await nginx({ furnish }); await use(host); await host.close(); }, { scope: 'worker' }],
  under: [
    async ({}, use) => { const host = await nginx({ at: '/blog/quiz/', furnish, spoil: withoutMeta }); await use(host); await host.close(); },
    { scope: 'worker' },
  ],
  // Each test says which of the two it is about.
  where: ['top', { option: true }],
  host: async ({ top, under, where }, use) => use(where === 'top' ? top : under),
  baseURL: async ({ host }, use) => use(host.address),
});

const truthOf = async (host) => JSON.parse(await readFile(join(host.settings, 'headers.json'), 'utf8'));

for (const [where, says] of [['top', 'at the top of a host'], ['under', 'under a path']]) {
  test.describe(`nginx, ${says}`, () => {
    test.use({ where });

    test('every file has the headers that the build says, and its type', async ({ host }) => {
      const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', json: 'application/json', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8' };
      const files = Object.entries(await truthOf(host));
      expect(files.length).toBeGreaterThan(20);
      for (const [path, { headers }] of files) {
        const answer = await host.ask(path, {}, 'HEAD');
        expect(answer.status, path).toBe(200);
        for (const [name, value] of Object.entries(headers)) expect(answer.headers[name.toLowerCase()], `${path}: ${name}`).toBe(value);
        const ending = path.split('.').at(-1);
        if (types[ending]) expect(answer.headers['content-type'], path).toBe(types[ending]);
        if (!headers['Content-Security-Policy']) expect(answer.headers['content-security-policy'], path).toBeUndefined();
      }
    });

    test('names with a hash keep for a year; pages, the frame and all other names are asked for again', async ({ host }) => {
      for (const [path, { class: kind, headers }] of Object.entries(await truthOf(host))) {
        const hashed = /[-./][0-9a-f]{16}(_bg)?\.[a-z]+$/.test(`/${path}`) && !path.endsWith('.html');
        const expected = hashed ? 'public, max-age=31536000, immutable' : kind === 'missing' ? 'public, max-age=5' : 'no-cache';
        expect(headers['Cache-Control'], path).toBe(expected);
      }
      const { headers } = await host.ask('');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    });

    test('what has not changed is not sent again, and the answer still carries the policy', async ({ host }) => {
      for (const path of ['', 'boot.js', 'bank/catalogue.json']) {
        const first = await host.ask(path);
        const again = await host.ask(path, { 'if-none-match': first.headers.etag });
        expect([again.status, again.body.length], path).toEqual([304, 0]);
        expect(again.headers['content-security-policy'], path).toBe(first.headers['content-security-policy']);
        expect(again.headers['cache-control'], path).toBe('no-cache');
      }
    });

    test('the copies that the build compressed are sent to whoever takes them', async ({ host }) => {
      const wasm = Object.keys(await truthOf(host)).find((path) => path.endsWith('_bg.wasm'));
      for (const path of ['boot.js', wasm]) {
        const plain = await host.ask(path);
        const [gzip, both] = [await host.ask(path, { 'accept-encoding': 'gzip' }), await host.ask(path, { 'accept-encoding': 'gzip, br' })];
        expect(plain.headers['content-encoding']).toBeUndefined();
        expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
        expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
        expect(gzip.body.equals(await readFile(join(host.site, `${path}.gz`)))).toBe(true);
        expect(both.headers['content-encoding']).toBe(hasBrotli ? 'br' : 'gzip');
        if (hasBrotli) expect(brotliDecompressSync(both.body).equals(plain.body)).toBe(true);
        expect(both.headers['content-type']).toBe(plain.headers['content-type']);
        // Another encoding is another answer: a cache that has one must not take it for the other.
        expect(new Set([plain, gzip, both].map(({ headers }) => headers.etag)).size).toBe(hasBrotli ? 3 : 2);
      }
    });

    test('what is missing is a plain 404 that keeps for seconds, whatever its name, and is there as soon as it is there', async ({ host }) => {
      const late = 'bank/questions/0123456789abcdef.json';
      for (const path of ['nothing', 'dryrun-0123456789abcdef.js', late, 'bank/', 'index.htm', 'no/such/page.html']) {
        const answer = await host.ask(path);
        expect(answer.status, path).toBe(404);
        expect(answer.headers['cache-control'], path).toBe('public, max-age=5');
        expect(answer.headers['x-content-type-options'], path).toBe('nosniff');
        expect(answer.headers['content-type'], path).toBe('text/html; charset=utf-8');
        expect(answer.body.toString(), path).toContain('There is no such page');
        expect(answer.body.toString(), path).not.toContain('nginx');
      }
      await writeFile(join(host.site, late), '[]');
      try {
        const there = await host.ask(late);
        expect([there.status, there.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      } finally {
        await rm(join(host.site, late));
      }
    });

    test('parts of files, heads without bodies, and nothing but reading', async ({ host }) => {
      const wasm = Object.keys(await truthOf(host)).find((path) => path.endsWith('_bg.wasm'));
      const whole = await host.ask(wasm);
      const part = await host.ask(wasm, { range: 'bytes=100-199' });
      expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${whole.body.length}`]);
      expect(part.body.equals(whole.body.subarray(100, 200))).toBe(true);
      expect((await host.ask(wasm, { range: 'bytes=999999999-' })).status).toBe(416);
      const head = await host.ask(wasm, {}, 'HEAD');
      expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(whole.body.length)]);
      for (const method of ['POST', 'PUT', 'DELETE']) expect((await host.ask('', {}, method)).status, method).toBe(405);
    });

    test('the header says what the page says, and who may frame it', async ({ host, top }) => {
      for (const [page, ancestors] of [['index.html', "'none'"], ['404.html', "'none'"], ['embed.html', '*']]) {
        // In the other copy of the site the pages have lost theirs.
        const [, meta] = (await readFile(join(top.site, page), 'utf8')).match(META) ?? [];
        const { headers } = await host.ask(page);
        expect(headers['content-security-policy'], page).toBe(`${meta ?? "default-src 'none'"}; frame-ancestors ${ancestors}`);
      }
    });

    test('the app runs: a practice starts and a question is answered, without one breach of the policy', async ({ page, candidate }) => {
      await page.addInitScript(() => {
        globalThis.breaches = [];
        addEventListener('securitypolicyviolation', (breach) => breaches.push(`${breach.effectiveDirective} ${breach.blockedURI}`));
      });
      await candidate.start('#/exam/clf-c02/practice?domain=1&questions=5&seed=7');
      const row = await candidate.question();
      await candidate.respond(row, row.key);
      await candidate.saved();
      expect(await page.evaluate(() => breaches)).toEqual([]);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    });
  });
}

/**
 * Tries everything that an injected script would, against another origin, and tells for each what the browser named as forbidden.
 * It is served as a script of the site's own, because what a test evaluates is let by.
 */
async function tryAll(foreign) {
  const tried = {};
  const attempt = async (name, act) => {
    const named = new Set();
    const hear = ({ effectiveDirective }) => named.add(effectiveDirective);
    addEventListener('securitypolicyviolation', hear);
    try {
      await act();
    } catch {
      // Refused on the spot, which the event says too.
    }
    // The event comes a little later than the refusal.
    for (let waited = 0; waited < 40 && !named.size; waited += 1) await new Promise((soon) => setTimeout(soon, 50));
    removeEventListener('securitypolicyviolation', hear);
    tried[name] = [...named].sort().join(' ');
  };
  const add = (name, attributes) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  };
  await attempt('eval', () => (0, eval)('globalThis.ran = true'));
  await attempt('new Function', () => new Function('globalThis.ran = true')());
  await attempt('innerHTML', () => { document.createElement('p').innerHTML = '<img src=x onerror="ran = true">'; });
  await attempt('a policy of trusted types of its own', () => trustedTypes.createPolicy('mine', { createHTML: (text) => text }));
  await attempt('text of a script', () => {
    const script = document.createElement('script');
    script.append('globalThis.ran = true');
    document.body.append(script);
  });
  await attempt('event handler', () => add('button', { onclick: 'globalThis.ran = true' }).click());
  await attempt('javascript: link', () => add('a', { href: 'javascript:globalThis.ran = true' }).click());
  await attempt('foreign module', () => import(`${foreign}/module.js`));
  await attempt('foreign fetch', () => fetch(`${foreign}/fetch`, { mode: 'no-cors' }));
  await attempt('foreign image', () => add('img', { src: `${foreign}/image`, alt: '' }));
  await attempt('foreign frame', () => add('iframe', { src: `${foreign}/frame`, title: 'x' }));
  await attempt('foreign style', () => add('link', { rel: 'stylesheet', href: `${foreign}/style` }));
  await attempt('inline style', () => add('style', {}).append('body { background: red }'));
  await attempt('foreign media', () => add('video', { src: `${foreign}/video` }));
  await attempt('object', () => add('object', { data: `${foreign}/object` }));
  await attempt('form', () => add('form', { action: `${foreign}/form`, target: 'other' }).submit());
  await attempt('base', () => add('base', { href: `${foreign}/` }));
  return { tried, ran: globalThis.ran ?? false, base: document.baseURI };
}

const FORBIDDEN = {
  eval: 'require-trusted-types-for',
  'new Function': 'require-trusted-types-for',
  innerHTML: 'require-trusted-types-for',
  'a policy of trusted types of its own': 'trusted-types',
  'text of a script': 'require-trusted-types-for',
  'event handler': 'require-trusted-types-for',
  'javascript: link': /script/,
  'foreign module': 'script-src-elem',
  'foreign fetch': 'connect-src',
  'foreign image': 'img-src',
  'foreign frame': 'frame-src',
  'foreign style': 'style-src-elem',
  'inline style': 'style-src-elem',
  'foreign media': 'media-src',
  object: 'require-trusted-types-for',
  form: 'form-action',
  base: 'base-uri',
};

/** Somebody else's host, which counts who comes. */
async function stranger(html = '') {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cross-Origin-Resource-Policy': 'cross-origin' }).end(html);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { asked, origin: `http://localhost:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

for (const [where, says] of [['top', 'the page and the host together'], ['under', 'the host alone']]) {
  test(`every act that the policy forbids is stopped by ${says}`, async ({ browser, top, under }) => {
    const host = where === 'top' ? top : under;
    const other = await stranger();
    const page = await browser.newPage();
    await page.goto(host.address);
    await expect(page.locator('#loading')).toHaveCount(0);
    const { tried, ran, base: baseURI } = await page.evaluate(async (foreign) => (await import('./try.js')).default(foreign), other.origin);
    for (const [name, directive] of Object.entries(FORBIDDEN)) {
      if (directive instanceof RegExp) expect.soft(tried[name], name).toMatch(directive);
      else expect.soft(tried[name].split(' '), name).toContain(directive);
    }
    expect(ran).toBe(false);
    expect(baseURI).toBe(host.address);
    expect(other.asked).toEqual([]);

    await page.goto(`${host.address}planted.html`);
    await page.locator('#link').click();
    const stopped = ['base-uri', 'object-src', 'script-src-attr', 'script-src-elem', 'style-src-attr'];
    await expect.poll(() => page.evaluate(() => [...new Set(breaches)].sort())).toEqual(expect.arrayContaining(stopped));
    // The inline script and the link, each by every policy that there is.
    await expect.poll(() => page.evaluate(() => breaches.filter((one) => one === 'script-src-elem').length)).toBe(where === 'top' ? 4 : 2);
    expect(await page.evaluate(() => globalThis.planted)).toBeUndefined();
    await page.close();
    other.close();
  });
}

test('somebody else may frame the page for frames, sandboxed too, and no other page', async ({ browser, top }) => {
  const frames = ['embed.html', 'index.html', '', '404.html'].map((path) => `<iframe src="${top.address}${path}" title="${path}"></iframe>`);
  const other = await stranger(`<!doctype html><script>heard = []; onmessage = ({ data, origin }) => heard.push([data, origin])</script>${frames.join('')}
    <iframe sandbox="allow-scripts" src="${top.address}embed.html" title="sandboxed"></iframe>`);
  const page = await browser.newPage();
  const refused = [];
  page.on('console', (message) => { if (/frame-ancestors/.test(message.text())) refused.push(message.text()); });
  await page.goto(other.origin);
  // A sandboxed frame has no origin; its script comes because the host lets strangers read.
  await expect.poll(() => page.evaluate(() => heard.sort())).toEqual([['the script ran', top.origin], ['the script ran', 'null']]);
  await expect.poll(() => refused.length).toBe(3);
  await page.close();
  other.close();
});

test('a page that isolates itself may frame the page for frames', async ({ browser, top }) => {
  const server = createServer((_, response) => {
    const headers = { 'Content-Type': 'text/html', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
    response.writeHead(200, headers).end(`<!doctype html><script>heard = []; onmessage = ({ data }) => heard.push(data)</script><iframe src="${top.address}embed.html" title="x"></iframe>`);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect.poll(() => page.evaluate(() => heard)).toEqual(['the script ran']);
  await page.close();
  server.closeAllConnections();
  server.close();
});

test('a path without its last slash leads to the site', async ({ under }) => {
  const { status, headers } = await under.ask('/blog/quiz');
  expect([status, headers.location]).toEqual([301, '/blog/quiz/']);
  // The rest of the host is not ours.
  expect((await under.ask('/blog/')).headers['content-security-policy']).toBeUndefined();
});

test('the whole server speaks TLS and insists on it; without TLS nothing is insisted on', async ({ top }) => {
  const host = await nginx({ furnish, tls: true });
  try {
    for (const path of ['', 'boot.js', 'nothing']) expect((await host.ask(path)).headers['strict-transport-security'], path).toBe('max-age=31536000');
    expect((await top.ask('')).headers['strict-transport-security']).toBeUndefined();
  } finally {
    await host.close();
  }
});

// ---- Lists for other hosts ------------------------------------------------------------------------------------

const ANY = { '(.*)': '.*', '**': '.*', '*': '.*' };

/** The headers that a list of rules gives to an address: each rule is a pattern and an object of headers. No header comes from two rules. */
function given(rules, address) {
  const headers = {};
  for (const { pattern, own } of rules.filter((rule) => rule.pattern.test(address))) {
    for (const [name, value] of Object.entries(own)) {
      expect(headers[name], `${address} has ${name} from two rules, the second being ${pattern}`).toBeUndefined();
      headers[name] = value;
    }
  }
  return headers;
}

/** A path with one wildcard at its end, as a regular expression. */
function pattern(source) {
  const any = Object.keys(ANY).find((one) => source.endsWith(one));
  const start = any ? source.slice(0, -any.length) : source;
  return new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${any ? ANY[any] : ''}$`);
}

const unpaired = (pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

const LISTS = {
  '_headers': async ({ site }) => readRules(await readFile(join(site, '_headers'), 'utf8')).map(({ path, headers }) => ({ pattern: pattern(path), own: headers })),
  'vercel.json': async ({ settings }) => {
    const { headers } = JSON.parse(await readFile(join(settings, 'vercel.json'), 'utf8'));
    // A choice of names in brackets is already one.
    const read = (source) => (/\(.+\|?.*\\\./.test(source) ? new RegExp(`^${source}$`) : pattern(source));
    return headers.map((rule) => ({ pattern: read(rule.source), own: unpaired(rule.headers) }));
  },
  'firebase.json': async ({ settings }) => {
    const { hosting } = JSON.parse(await readFile(join(settings, 'firebase.json'), 'utf8'));
    expect(hosting.ignore).toContain('_headers');
    return hosting.headers.map((rule) => ({ pattern: rule.regex ? new RegExp(rule.regex) : pattern(rule.source), own: unpaired(rule.headers) }));
  },
  'staticwebapp.config.json': async ({ settings }) => {
    const { globalHeaders, routes, responseOverrides } = JSON.parse(await readFile(join(settings, 'staticwebapp.config.json'), 'utf8'));
    expect(responseOverrides[404].rewrite).toMatch(/\/404\.html$/);
    // Azure takes the first route that fits, so two that fit one address would be a mistake here too.
    return [{ pattern: /^/, own: globalHeaders }, ...routes.map((rule) => ({ pattern: pattern(rule.route), own: rule.headers }))];
  },
};

for (const [name, read] of Object.entries(LISTS)) {
  for (const where of ['top', 'under']) {
    test(`${name} says of every file what the build says, ${where === 'top' ? 'at the top of a host' : 'under a path'}`, async ({ top, under }) => {
      const host = where === 'top' ? top : under;
      const rules = await read(host);
      for (const [path, { class: kind, headers }] of Object.entries(await truthOf(host))) {
        const names = [path];
        if (path.endsWith('.html')) names.push(path.slice(0, -'.html'.length));
        if (path.endsWith('index.html')) names.splice(1, 1, path.slice(0, -'index.html'.length));
        for (const one of names) {
          const found = given(rules, host.at + one);
          // It binds the whole host, so a guest under a path does not say it. Our own server leaves it out, since it speaks no TLS.
          if (name !== '_headers') expect(found['Strict-Transport-Security'], one).toBe(where === 'top' ? 'max-age=31536000' : undefined);
          delete found['Strict-Transport-Security'];
          const folder = ['_headers', 'staticwebapp.config.json'].includes(name) && kind === 'hashed' && path.includes('/');
          // Rules for a whole folder also reach what is missing in it, so they give nothing a year; see docs/hosting.md.
          expect(found, one).toEqual(folder ? { ...headers, 'Cache-Control': 'no-cache' } : headers);
        }
      }
      for (const missing of ['bank/questions/0123456789abcdef.json', 'dryrun-0123456789abcdef.js', 'nothing']) {
        expect(given(rules, host.at + missing)['Cache-Control'] ?? '', missing).not.toContain('max-age=31536000');
      }
    });
  }
}

test('our own server says what the build says', async ({ top }) => {
  const rules = readRules(await readFile(join(top.site, '_headers'), 'utf8'));
  const truth = await truthOf(top);
  expect(headersFor(rules, '/')).toEqual(truth['index.html'].headers);
  expect(headersFor(rules, '/embed.html')).toEqual(truth['embed.html'].headers);
});

test('the settings of hosts are neither compressed nor kept offline', async ({ top }) => {
  for (const name of ['_headers', '.nojekyll']) {
    await readFile(join(top.site, name));
    for (const ending of ['br', 'gz']) await expect(readFile(join(top.site, `${name}.${ending}`)), name).rejects.toThrow('ENOENT');
    expect(await readFile(join(top.site, 'sw.js'), 'utf8').catch(() => '')).not.toContain(`"${name}"`);
  }
  // A host that answers this page with 404 would keep the worker from ever being installed.
  expect(await readFile(join(top.site, 'sw.js'), 'utf8').catch(() => '')).not.toContain('"404.html"');
});

/** A stand-in for the `aws` command: writes down what it would copy, by the rules of its `--exclude` and `--include`. */
const AWS = `#!/usr/bin/env node
import { appendFileSync, readdirSync, statSync } from 'node:fs';
const [service, verb, from, to, ...words] = process.argv.slice(2);
if (service !== 's3' || verb !== 'cp') throw new Error('not expected: ' + process.argv.slice(2).join(' '));
const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const copies = (source, target) =>
  appendFileSync(process.env.UPLOADED, JSON.stringify({ source, target, type: option('--content-type'), cache: option('--cache-control'), encoding: option('--content-encoding') }) + '\\n');
const fits = (pattern, path) => new RegExp('^' + pattern.replace(/[.+^$(){}|]/g, '\\\\$&').replaceAll('*', '.*').replaceAll('?', '.') + '$').test(path);
if (statSync(from).isFile()) copies(from, to);
else {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const source = (entry.parentPath ?? entry.path) + '/' + entry.name;
    const path = source.slice(from.length + 1);
    let taken = true;
    words.forEach((word, at) => {
      if (word === '--exclude' && fits(words[at + 1], path)) taken = false;
      if (word === '--include' && fits(words[at + 1], path)) taken = true;
    });
    if (taken) copies(source, to + '/' + path);
  }
}
`;

for (const where of ['top', 'under']) {
  test(`the upload to S3 puts up every file once, what is named before what names it, ${where === 'top' ? 'to the top' : 'into a folder'}`, async ({ top, under }) => {
    const host = where === 'top' ? top : under;
    const folder = await mkdtemp(join(tmpdir(), 'dryrun-aws-'));
    try {
      await writeFile(join(folder, 'package.json'), '{"type": "module"}');
      await writeFile(join(folder, 'aws'), AWS);
      await chmod(join(folder, 'aws'), 0o755);
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, UPLOADED: join(folder, 'uploaded') };
      await promisify(execFile)('sh', [join(host.settings, 'upload-to-s3.sh'), `${host.site}/`, 'a-bucket'], { env });
      const start = `s3://a-bucket${host.at}`;
      const uploaded = (await readFile(env.UPLOADED, 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
      for (const one of uploaded) {
        expect(one.target.startsWith(start), one.target).toBe(true);
        one.path = one.target.slice(start.length);
      }
      const truth = await truthOf(host);
      expect(uploaded.map(({ path }) => path).sort()).toEqual(Object.keys(truth).sort());
      for (const { path, source, cache, type, encoding } of uploaded) {
        expect(cache, path).toBe(truth[path].headers['Cache-Control']);
        expect(type, path).toBe((await host.ask(path, {}, 'HEAD')).headers['content-type']);
        // CloudFront itself compresses all but this.
        expect([source, encoding], path).toEqual(path.endsWith('.wasm') ? [join(host.site, `${path}.br`), 'br'] : [join(host.site, path), undefined]);
      }
      const order = ['hashed', 'plain', 'page', 'worker'];
      const places = uploaded.map(({ path }) => order.indexOf({ missing: 'plain', frame: 'page' }[truth[path].class] ?? truth[path].class));
      expect(places).toEqual([...places].sort());
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
