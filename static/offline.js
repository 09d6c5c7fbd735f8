// Keeps Dryrun on this device through the worker in sw.js, and offers a new version when there is one.
//
// boot.js loads it once the app has started or has failed to: an update may be what helps. The page for settings uses
// `globalThis.dryrunOffline`, which stands at the end of this file; on every change the window gets `dryrun-offline`.
const BAR = document.getElementById("update");
// The build this page belongs to; a build for development has none and keeps nothing.
const BUILD = BAR.dataset.build;
const WORKER = new URL("sw.js", document.baseURI).href;
const PREFIX = `dryrun ${new URL("./", WORKER).pathname} `;
const [CHOICE, CHOICE_KEY] = [`${PREFIX}choice`, new URL("dryrun-choice", WORKER).href];
const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000];
// Browsers stop a worker that takes longer over one wish.
const PATIENT = 300 * SECOND;
const BUSY = "An exam is under way in this tab. End it first, and then update.";
const SILENT = "The part of Dryrun that keeps it for use offline does not answer. Reload the page and try again.";

let registration;
// Why nothing is kept, when the first try failed.
let failure;
// The worker came while this page was open, so the page may be of an older build.
let first = false;
// The person wants the new version now, or not in this visit.
let asked = false;
let later = false;
let refused;
let controlled = false;

/** Why this browser cannot keep anything, or nothing if it can. */
function lacking() {
  try {
    if (!BUILD) return "This is a build for development; only a finished one is kept on the device.";
    if (!location.protocol.startsWith("http")) return "This is a file on your device, which needs no network anyway.";
    if (!isSecureContext) return "The address of this site begins with http:, and browsers keep a site for use offline only from https:.";
    // Reading it throws where a page may keep nothing, as in a frame without an origin.
    if (!navigator.serviceWorker || !globalThis.caches) return "This browser, or its private window, does not keep sites for use offline.";
  } catch {
    return "This browser does not let this page keep anything.";
  }
  return undefined;
}

const inSitting = () => location.hash.startsWith("#/sitting/");

/** Asks a worker something and gives its answer; a worker that does not answer is a fault. */
function ask(worker, message, patience = 5 * SECOND) {
  return new Promise((yes, no) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => no(Error(SILENT)), patience);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      port1.close();
      if (data?.ok === undefined && data?.build === undefined) no(Error(SILENT));
      else yes(data);
    };
    worker.postMessage(message, [port2]);
  });
}

/** What the person chose: `left` the exams left out, `off` that nothing is to be kept. */
async function choice() {
  const kept = await caches.match(CHOICE_KEY, { cacheName: CHOICE });
  return kept ? kept.json().catch(() => ({})) : {};
}

async function writeChoice(value) {
  await (await caches.open(CHOICE)).put(CHOICE_KEY, new Response(JSON.stringify(value)));
}

// ---- The worker -----------------------------------------------------------------------------------------------

let policy;
/** The worker's address, which the page's policy lets become a script; no other text is let through. */
function address() {
  if (!globalThis.trustedTypes) return WORKER;
  policy ??= trustedTypes.createPolicy("dryrun-sw", {
    createScriptURL(text) {
      if (text !== WORKER) throw new TypeError("Only the worker's address is a script.");
      return text;
    },
  });
  return policy.createScriptURL(WORKER);
}

async function register() {
  const got = await navigator.serviceWorker.register(address(), { updateViaCache: "none" });
  if (!got || got === registration) return;
  registration = got;
  first ||= !got.active;
  got.addEventListener("updatefound", () => follow(got.installing));
  for (const worker of [got.installing, got.waiting, got.active]) follow(worker);
}

function follow(worker) {
  if (!worker) return;
  worker.addEventListener("statechange", () => {
    if (worker.state === "redundant" && !registration?.active) {
      failure = "Not all files could be fetched, or there was no room for them. Dryrun tries again at your next visit.";
    }
    if (worker.state === "activated") ready();
    changed();
  });
  if (worker.state === "activated") ready();
}

/** A worker is there: it may serve this page if they are of one build, and looks after what was lost. */
async function ready() {
  failure = undefined;
  try {
    const worker = registration.active;
    const { build, whole } = await ask(worker, { dryrun: "state" });
    if (!navigator.serviceWorker.controller && build === BUILD) await ask(worker, { dryrun: "claim" });
    if (build && !whole && !(await choice()).off) await ask(worker, { dryrun: "choose" }, PATIENT);
  } catch {
    // It serves all the same, or will at the next visit.
  }
  changed();
  persist();
}

/** Asks the browser, once, not to throw away what is kept when the disk gets full. */
async function persist() {
  const installed = matchMedia("(display-mode: standalone)").matches;
  if (!registration?.active || !(installed || /^#\/(sitting|report)\//.test(location.hash))) return;
  try {
    const key = `dryrun asked to persist${installed ? " as installed" : ""}`;
    if ((await navigator.storage.persisted()) || localStorage.getItem(key)) return;
    localStorage.setItem(key, "yes");
    await navigator.storage.persist();
  } catch {
    // Then the browser decides.
  }
}

// ---- The offer of a new version -------------------------------------------------------------------------------

/** Whether a version other than this page's is ready. */
async function isNewer() {
  const { waiting, active } = registration ?? {};
  const build = async (worker) => (await ask(worker, { dryrun: "state" })).build || BUILD;
  try {
    // A worker that waits may be of this same build, after a deploy was taken back.
    if (waiting) return (await build(waiting)) !== BUILD;
    // A page that the browser was told to load past the worker is of no interest here.
    return Boolean(active && (first || navigator.serviceWorker.controller)) && (await build(active)) !== BUILD;
  } catch {
    // A worker that another has displaced does not answer; then the other is asked.
    return registration?.waiting === waiting ? false : isNewer();
  }
}

/** Takes the new version: the page reloads, unless an exam is under way. */
async function update() {
  const { waiting, active } = registration ?? {};
  if (!(waiting ?? active)) return { ok: false, why: "There is no new version." };
  if (inSitting()) return { ok: false, why: BUSY };
  try {
    const said = await ask(waiting ?? active, { dryrun: "apply" });
    if (!said.ok) return said;
  } catch (fault) {
    return { ok: false, why: fault.message };
  }
  asked = true;
  // A page that was loaded past the worker does not hear of the change of workers, so the worker itself is watched.
  if (waiting) await settled(waiting);
  reload();
  return { ok: true };
}

/** Waits until a worker has taken over: while it does, it neither answers nor serves. */
async function settled(worker) {
  const patience = new Promise((over) => setTimeout(over, 10 * SECOND));
  const activated = new Promise((over) => {
    const look = () => ["activated", "redundant"].includes(worker.state) && over();
    worker.addEventListener("statechange", look);
    look();
  });
  await Promise.race([activated, patience]);
}

let reloading = false;
function reload() {
  if (!reloading) location.reload();
  reloading = true;
}

/** Another worker serves this page now: its files are those of another build. */
async function exchanged() {
  if (!controlled) {
    controlled = true;
    return;
  }
  const { controller } = navigator.serviceWorker;
  if (!controller) return;
  await settled(controller);
  const build = await ask(controller, { dryrun: "state" }, SECOND).then((its) => its.build).catch(() => undefined);
  if (asked || (build !== BUILD && !inSitting())) reload();
  changed();
}

let shows = "";
let latest = 0;
async function banner() {
  latest += 1;
  const mine = latest;
  const newer = await isNewer();
  // Of two that were under way, the one that asked last knows better.
  if (mine !== latest) return;
  const words = newer && !later && !inSitting() ? (refused ?? "A new version of Dryrun is ready.") : "";
  BAR.hidden = !words;
  if (words === shows) return;
  shows = words;
  BAR.replaceChildren();
  if (!words) return;
  const element = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });
  const [now, not] = [element("button", "Use it now", "button button--primary"), element("button", "Later", "button")];
  now.onclick = async () => {
    now.disabled = true;
    const { ok, why } = await update();
    now.disabled = ok;
    if (ok) return;
    refused = why;
    await banner();
    BAR.querySelector("button")?.focus();
  };
  not.onclick = () => {
    later = true;
    banner();
  };
  const row = element("div", "", "buttons");
  row.append(now, not);
  BAR.append(element("p", words), row);
}

let running;
/** Tells whoever shows it; many changes in one moment are told once. */
function changed() {
  running ??= setTimeout(() => {
    running = undefined;
    banner();
    dispatchEvent(new Event("dryrun-offline"));
  });
}

// ---- What others may ask --------------------------------------------------------------------------------------

const why = lacking();

/**
 * What is kept. `status`: `none`, `installing`, `ready` or `failed`. `app` and the `bytes` of each exam are as a host
 * sends them, compressed; of an exam that is `kept` every file is here. `update`: a new version is ready.
 */
async function state() {
  const none = { supported: !why, why, status: "none", build: BUILD, app: 0, exams: [], update: false };
  if (why) return none;
  const worker = registration?.active;
  if (!worker) {
    if (registration?.installing) return { ...none, status: "installing" };
    return failure ? { ...none, status: "failed", why: failure } : none;
  }
  try {
    const { build, app, exams, whole } = await ask(worker, { dryrun: "state" });
    // The kill switch is of no build.
    if (!build || (!whole && (await choice()).off)) return none;
    const [status, said] = whole ? ["ready"] : ["failed", "A part was lost and could not be fetched again yet."];
    return { ...none, status, why: said, build, app, exams, update: await isNewer() };
  } catch (fault) {
    return { ...none, status: "failed", why: fault.message };
  }
}

/** Keeps the exams with these codes and no others; says when that is done, or why it cannot be. */
async function choose(list) {
  if (why) return { ok: false, why };
  try {
    const codes = list.map((code) => code.toLowerCase());
    if (!registration?.active) {
      const { exams } = JSON.parse(document.getElementById("catalogue").textContent);
      const all = exams.map(({ code }) => code.toLowerCase());
      await writeChoice({ left: all.filter((code) => !codes.includes(code)) });
      await register();
      return await installed();
    }
    return await ask(registration.active, { dryrun: "choose", exams: codes }, PATIENT);
  } catch (fault) {
    return { ok: false, why: fault.message };
  } finally {
    changed();
  }
}

/** Waits for the first worker. */
async function installed() {
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
  if (!worker) return { ok: false, why: failure ?? "Nothing could be kept." };
  while (worker.state !== "activated") {
    if (worker.state === "redundant") return { ok: false, why: failure ?? "Nothing could be kept." };
    await new Promise((next) => worker.addEventListener("statechange", next, { once: true }));
  }
  // After everything had been removed, the worker may be the one from before.
  return ask(worker, { dryrun: "choose" }, PATIENT);
}

/** Removes what is kept for use offline, and keeps nothing until exams are chosen again. Saved exams stay. */
async function remove() {
  if (why) return { ok: false, why };
  await writeChoice({ ...(await choice()), off: true });
  await registration?.unregister();
  registration = undefined;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CHOICE).map((name) => caches.delete(name)));
  changed();
  return { ok: true };
}

globalThis.dryrunOffline = { state, choose, update, remove };

/** Offers what the browser offers: to install Dryrun as an app. boot.js has kept the event, which comes early. */
function installable() {
  const offer = globalThis.dryrunInstall;
  if (offer) globalThis.dryrunOffline.install = async () => (await offer.prompt())?.outcome === "accepted";
  changed();
}
addEventListener("beforeinstallprompt", installable);
addEventListener("appinstalled", () => {
  delete globalThis.dryrunInstall;
  delete globalThis.dryrunOffline.install;
  persist();
  changed();
});
installable();

async function begin() {
  if (why) return;
  controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", exchanged);
  let checked = Date.now();
  const check = (atLeast) => {
    if (!registration || Date.now() - checked < atLeast) return;
    checked = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check(HOUR));
  setInterval(check, HOUR, DAY);
  addEventListener("online", () => registration?.active && ready());
  addEventListener("hashchange", () => {
    // At once, and not when the worker has answered.
    BAR.hidden ||= inSitting();
    refused = undefined;
    banner();
    persist();
  });
  if (!(await choice()).off) await register();
  changed();
}

begin().catch((fault) => {
  failure = `Nothing can be kept for use offline: ${fault.message}`;
  changed();
});
