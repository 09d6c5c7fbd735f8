// The kill switch: put this file in the place of sw.js when a worker that was shipped does harm.
//
// Every device that comes by takes it in place of the worker it has. It removes the copies that Dryrun kept for use
// offline, and itself, and reloads the pages unless an exam is under way. From then on pages come from the server.
// Saved exams are not touched: they are in the database, and this file does not open it.
//
// Pages register it again at every visit; it then finds no page under it to reload, so it does not go round in circles.
// Leave it in place until a mended version is up, which simply takes its place again.
'use strict';

const PREFIX = `dryrun ${new URL('./', self.location).pathname} `;

// It does not wait for an exam to end: without a worker the page under way goes on with what it has loaded.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));
// Pages ask which build serves them: none does. A page that registers this file while others are still under it keeps it
// alive, so it leaves once more.
self.addEventListener('message', (event) => {
  event.waitUntil(self.registration.unregister());
  event.ports[0]?.postMessage({ ok: false, build: '', why: 'The copy for use offline was withdrawn.' });
});

async function leave() {
  const pages = await self.clients.matchAll({ type: 'window' });
  const names = await caches.keys().catch(() => []);
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  await self.registration.unregister();
  // Not a part of the activation, which holds up every load until it is over.
  setTimeout(reload, 3000, pages);
}

/**
 * Pages that run reload by themselves and stay where they are; the others are sent to the start. A page that has
 * reloaded meanwhile is another client, and the call for the one before is refused. Browsers do not say which page holds
 * a lock, so while an exam is under way none is reloaded: without a worker they go on from the server.
 */
async function reload(pages) {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  if (held.some(({ name }) => name.startsWith('dryrun sitting '))) return;
  // An address without its fragment, or the browser would only scroll.
  await Promise.allSettled(pages.map((page) => page.navigate(page.url.split('#')[0])));
}
