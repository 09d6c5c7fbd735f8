// Keeps a whole build of Dryrun on the device and answers from it, with or without a network.
//
// What it promises:
// - A build is kept whole or not at all. It is fetched into a cache of its own, each file checked against the
//   SHA-384 that stands in the list below, and only then may this worker take over from the one before.
// - A page is never given files of two builds. This worker answers with files of its own build only; when one was
//   lost, it fetches that file again and takes it only if it is the same, byte for byte.
// - No update happens under an exam. A new worker waits until it is asked, and refuses while any tab sits one.
// - Saved exams are never touched: they are in the database, and this file does not open it.
//
// Why it is not made with Workbox: its precaching, told the hash of each file, could keep the first promise. But it knows
// no parts that a person may leave out, keeps the files of old and new builds in one cache without a mark that says
// which build is whole, does not look by itself whether something was lost, and would bring npm's packages and a bundler
// into a build that needs neither. Its routing and strategies, which are most of it, would be left unused.
//
// `cargo xtask offline` writes the list into this source: paths below this file, SHA-384 in base64, bytes as sent.
'use strict';

const { build: BUILD, app, frame, exams } = /*list*/null;

// Two copies of Dryrun below one host share its caches, so names begin with the place.
const SCOPE = new URL('./', self.location);
const PREFIX = `dryrun ${SCOPE.pathname} `;
const CACHE = PREFIX + BUILD;
// Which exams were left out. It outlives builds, and what it does not name is kept, exams of later builds included.
const CHOICE = `${PREFIX}choice`;
const CHOICE_KEY = new URL('dryrun-choice', SCOPE).href;
// The entry that is written last: a cache without it is not whole. It says what hash each file had.
const WHOLE_KEY = new URL('dryrun-whole', SCOPE).href;
// So few that a question which is asked for meanwhile need not wait.
const AT_A_TIME = 3;

// By address: its hash, and the code of the exam it belongs to, if it is not needed by all.
const FILES = new Map();
for (const [code, rows] of [...Object.entries(exams), ['', [...app, ...frame]]]) {
  for (const [path, hash] of rows) {
    const file = FILES.get(address(path)) ?? { url: address(path), hash: `sha384-${hash}`, exams: [], always: !code };
    if (code) file.exams.push(code);
    FILES.set(file.url, file);
  }
}

function address(path) {
  return new URL(path, SCOPE).href;
}

// ---- Coming and going -----------------------------------------------------------------------------------------

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(removeOthers()));

async function install() {
  // A build that comes back after another one, as in a rollback, may still be here and in use.
  const before = await caches.has(CACHE) && Boolean(await lookUp(WHOLE_KEY, CACHE));
  try {
    await keep(await caches.open(CACHE), await wanted());
  } catch (fault) {
    if (!before) await caches.delete(CACHE);
    throw fault;
  }
}

/** Removes the builds before; this one is whole, and no page of another build is under this worker any more. */
async function removeOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE && name !== CHOICE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

// ---- What is kept ---------------------------------------------------------------------------------------------

/** The codes of exams that the person left out. */
async function leftOut() {
  try {
    const kept = await lookUp(CHOICE_KEY, CHOICE);
    const { left } = await kept.json();
    return new Set(Array.isArray(left) ? left : []);
  } catch {
    // Nothing was chosen, or what was chosen cannot be read: then everything is kept.
    return new Set();
  }
}

async function choose(left) {
  await (await caches.open(CHOICE)).put(CHOICE_KEY, note({ left: [...left] }));
}

/** The files that belong on this device. */
async function wanted(left) {
  const out = left ?? (await leftOut());
  return [...FILES.values()].filter((file) => file.always || file.exams.some((code) => !out.has(code)));
}

/** Brings files into the cache that are not there yet, a few at a time. The first that cannot be had ends it. */
async function keep(cache, files) {
  const here = new Set((await cache.keys()).map(({ url }) => url));
  const queue = files.filter(({ url }) => !here.has(url));
  const older = queue.length ? await olderBuilds() : [];
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      try {
        await cache.put(file.url, (await fromOlder(older, file)) ?? (await fromNetwork(file)));
      } catch (fault) {
        queue.length = 0;
        throw new Error(`${file.url}: ${fault.message}`);
      }
    }
  };
  // All of them have stopped before this ends, so nothing is written into a cache that is being removed.
  const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker));
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  if (!here.has(WHOLE_KEY)) await cache.put(WHOLE_KEY, note(Object.fromEntries([...FILES.values()].map(({ url, hash }) => [url, hash]))));
}

function note(value) {
  return new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });
}

/** Other whole builds on this device, with the hashes of their files. */
async function olderBuilds() {
  const builds = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE || name === CHOICE) continue;
    const hashes = await lookUp(WHOLE_KEY, name).then((kept) => kept?.json()).catch(() => undefined);
    if (hashes) builds.push({ name, hashes });
  }
  return builds;
}

/** The same file out of an older build: an update then costs only what has changed. */
async function fromOlder(builds, { url, hash }) {
  for (const { name, hashes } of builds) {
    if (hashes[url] !== hash) continue;
    const kept = await lookUp(url, name).catch(() => undefined);
    // A disk can lose what it was given, so it is looked at again.
    if (kept && (await isWhole(kept.clone(), hash))) return kept;
  }
  return undefined;
}

async function isWhole(response, hash) {
  try {
    const digest = await crypto.subtle.digest('SHA-384', await response.arrayBuffer());
    return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` === hash;
  } catch {
    return false;
  }
}

/** The file from the server, if it is the one of this build; the browser compares its hash. */
async function fromNetwork({ url, hash }) {
  const ask = (cache) => fetch(url, { cache, integrity: hash, priority: 'low', credentials: 'same-origin' });
  // What the browser has just loaded for the page need not come again, unless it is an older version.
  const response = await ask('default').catch(() => ask('reload'));
  if (response.status !== 200) throw new Error(`the server answered ${response.status}`);
  // Some hosts send /index.html to /; a browser takes no redirected answer for a page.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

/** An entry of one cache, which does not come into being by being asked. */
function lookUp(url, cacheName) {
  return caches.match(url, { cacheName, ignoreVary: true });
}

// ---- Answering ------------------------------------------------------------------------------------------------

self.addEventListener('fetch', (event) => {
  const file = fileFor(event.request);
  // What is not of this build goes to the network as if there were no worker.
  if (file) event.respondWith(answer(event, file));
});

function fileFor({ method, mode, url }) {
  if (method !== 'GET') return undefined;
  const asked = new URL(url);
  asked.hash = '';
  if (mode === 'navigate') {
    // The page for frames takes its wishes from the address; a page is the same with any.
    asked.search = '';
    if (asked.href === SCOPE.href) return FILES.get(address('index.html'));
    // Some hosts leave the ending out.
    return FILES.get(asked.href) ?? FILES.get(`${asked.href}.html`);
  }
  return FILES.get(asked.href);
}

async function answer(event, file) {
  const kept = await lookUp(file.url, CACHE).catch(() => undefined);
  if (kept) return kept;
  try {
    const response = await fromNetwork(file);
    event.waitUntil(putBack(file, response.clone()));
    return response;
  } catch {
    return excuse(event.request, file);
  }
}

/** A file that was lost comes back to its place; one that was left out does not. */
async function putBack(file, response) {
  try {
    if (!(await caches.has(CACHE)) || !(await wanted()).includes(file)) return;
    await (await caches.open(CACHE)).put(file.url, response);
  } catch {
    // There is no room; then it comes from the network the next time too.
  }
}

/** What is said when a file is neither here nor to be had. */
async function excuse({ mode }, file) {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  if (mode === 'navigate') {
    const words = 'Dryrun cannot open: the browser has removed a part of it from this device, and the part cannot be fetched now.\n\nConnect to the internet and reload this page. Exams that you saved are still there.\n';
    return new Response(words, { status: 504, statusText: 'A part is missing', headers });
  }
  // The script that speaks of troubles cannot speak of its own.
  if (file.url === address('boot.js')) {
    const words = 'The browser has removed a part of Dryrun from this device. Connect to the internet and reload this page. Exams that you saved are still there.';
    return new Response(`const line = document.getElementById('loading'); if (line) line.textContent = ${JSON.stringify(words)};`, { headers: { ...headers, 'Content-Type': 'text/javascript' } });
  }
  // It finds out by itself what is wrong with the rest of the app; the sentences are for questions.
  if (file.always) return Response.error();
  const out = await leftOut();
  const chosen = file.exams.every((code) => out.has(code));
  const statusText = chosen
    ? 'it was left out of what is kept on this device for use offline, and it cannot be fetched now'
    : 'it is missing on this device, and it cannot be fetched now';
  return new Response('', { status: 504, statusText, headers });
}

// ---- Talking with pages ---------------------------------------------------------------------------------------

const ANSWERS = { state, choose: choosing, apply, claim };

self.addEventListener('message', (event) => {
  const port = event.ports[0];
  const kind = event.data?.dryrun;
  if (!port || typeof kind !== 'string' || !Object.hasOwn(ANSWERS, kind)) return;
  event.waitUntil(ANSWERS[kind](event.data).catch((fault) => ({ ok: false, why: fault.message })).then((said) => port.postMessage(said)));
});

/** What is kept, in bytes as they are sent. */
async function state() {
  const cache = (await caches.has(CACHE)) ? await caches.open(CACHE) : undefined;
  const here = new Set(cache ? (await cache.keys()).map(({ url }) => url) : []);
  const out = await leftOut();
  const list = Object.entries(exams).map(([code, rows]) => ({
    code,
    bytes: sum(rows),
    chosen: !out.has(code),
    kept: !out.has(code) && rows.every(([path]) => here.has(address(path))),
  }));
  const whole = here.has(WHOLE_KEY) && (await wanted(out)).every(({ url }) => here.has(url));
  return { build: BUILD, app: sum(app) + sum(frame), exams: list, whole };
}

function sum(rows) {
  return rows.reduce((all, [, , bytes]) => all + bytes, 0);
}

// One change after the other: two tabs may choose at once.
let turn = Promise.resolve();

/** Keeps exactly these exams from now on; without a list, sees to it that what was chosen is here. */
function choosing({ exams: codes }) {
  const mine = turn.then(async () => {
    const before = await leftOut();
    if (codes !== undefined && !(Array.isArray(codes) && codes.every((code) => Object.hasOwn(exams, code)))) {
      return { ok: false, why: 'The list names an exam that this version of Dryrun does not have.' };
    }
    const left = codes ? new Set(Object.keys(exams).filter((code) => !codes.includes(code))) : before;
    const cache = await caches.open(CACHE);
    const files = await wanted(left);
    try {
      await keep(cache, files);
      await choose(left);
    } catch (fault) {
      return { ok: false, why: refusal(fault) };
    } finally {
      // What came before the fault is removed with what is not wanted any more.
      const stay = new Set((await wanted()).map(({ url }) => url));
      const entries = await cache.keys();
      await Promise.all(entries.filter(({ url }) => url !== WHOLE_KEY && !stay.has(url)).map((entry) => cache.delete(entry)));
    }
    return { ok: true };
  });
  turn = mine.catch(() => {});
  return mine;
}

function refusal(fault) {
  return /quota/i.test(`${fault.name} ${fault.message}`)
    ? 'There is not enough room on this device. Nothing was changed.'
    : 'Not all files could be fetched, so nothing was changed. Check the connection and try again.';
}

/** Takes over from the worker before, unless an exam is under way in any tab: the app holds a lock for each. */
async function apply() {
  if (!navigator.locks) return { ok: false, why: 'This browser does not tell whether an exam is under way. Close all tabs of Dryrun; the new version is there when you open it again.' };
  const { held = [], pending = [] } = await navigator.locks.query();
  if ([...held, ...pending].some(({ name }) => name.startsWith('dryrun sitting '))) {
    return { ok: false, why: 'An exam is under way in a tab of this browser. End it, or close that tab, and then update.' };
  }
  self.skipWaiting();
  return { ok: true };
}

/** Serves the pages that were there before it; the page that asks is of this build. */
async function claim() {
  await self.clients.claim();
  return { ok: true };
}
