// Starts the app, and says in plain words when that cannot be. It stands outside of WebAssembly,
// because it must still work when nothing in there does.
const named = document.getElementById("boot").dataset;
// The single file carries what a site's page fetches.
const carried = globalThis.dryrunCarried;

// What happened, and what to do.
const TROUBLES = {
  old: ["This browser cannot run Dryrun", "It lacks WebAssembly, or has it switched off.",
    "Use a current Firefox, Chrome, Edge or Safari."],
  policy: ["Dryrun is not allowed to run here", "The site's policy, or an extension, forbids WebAssembly.",
    "Switch such extensions off for this page, or tell the site's owner: the policy lacks 'wasm-unsafe-eval'."],
  offline: ["You are offline", "A part of Dryrun is not on this device yet.", "Connect to the internet and try again."],
  network: ["Dryrun could not be loaded", "A file did not arrive.", "Check the connection and try again."],
  missing: ["A part of Dryrun is missing", "Perhaps it was updated just now.",
    "Try again. If that does not help, only the site's owner can."],
  broken: ["A part of Dryrun arrived damaged", "It was cut off or changed on its way.",
    "Try again. If that does not help, update the browser or use another network."],
  memory: ["There is not enough memory", "The browser could not give Dryrun what it needs.",
    "Close other tabs and try again."],
  panic: ["Dryrun has stopped", "This is our fault, not yours.",
    "Your answers up to the last saved one are kept. Reload to go on."],
};
let shown = false;
// Only the app's own page has this element; the others have no copy on the device and may stand in frames.
const own = document.getElementById("update");
// How the names of the caches begin that offline use keeps.
const copy = `dryrun ${new URL("./", location).pathname} `;

function element(name, text = "", className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}

// Shows a trouble in place of the app. The first one counts: others follow from it.
function trouble(kind, detail) {
  if (shown) return;
  shown = true;
  const [title, what, advice] = TROUBLES[kind] || TROUBLES.panic;
  const loading = kind in TROUBLES && kind !== "panic";
  const [head, said, row, more] = [element("h1", title), element("p"), element("p", "", "buttons"), element("details")];
  const button = (text, look, onclick) => row.append(Object.assign(element("button", text, `button ${look}`), { onclick }));
  button(loading ? "Try again" : "Reload", "button--primary", () => location.reload());
  button("Save my data to a file", "", async () => { said.textContent = await save(); });
  if (loading) copies().then((names) => {
    if (names.length) button("Clear the app's copy (keeps your progress)", "", async () => { said.textContent = await clear(); });
  });
  if (kind === "offline") addEventListener("online", () => location.reload());
  head.tabIndex = -1;
  more.append(element("summary", "Details for a report"), element("pre", `${kind}: ${detail}`));
  const kept = loading ? " Exams that are saved in this browser are still there." : "";
  show(head, element("p", what + kept), element("p", advice), row, said, more);
  // A page around keeps its focus, and learns how much room these words need.
  if (parent === self) head.focus();
  else parent.postMessage({ dryrun: 1, type: "size", height: document.documentElement.scrollHeight }, "*");
}

function show(...parts) {
  const page = element("main");
  page.append(...parts);
  document.getElementById("trouble").append(page);
  document.getElementById("trouble").hidden = false;
  document.getElementById("app").hidden = true;
}

async function copies() {
  const names = await globalThis.caches?.keys().catch(() => []) ?? [];
  return names.filter((name) => name.startsWith(copy) && name !== `${copy}choice`);
}

// Removes what is kept for use offline, so that everything comes from the server once more.
async function clear() {
  // A worker lets this request pass, so it tells whether the server is there.
  const there = await fetch("sw.js", { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (!there) return "The site cannot be reached now, so its copy is all there is. It has not been cleared.";
  await (await navigator.serviceWorker?.getRegistration())?.unregister();
  for (const name of await copies()) await caches.delete(name);
  location.reload();
  return "";
}

// Writes whatever is saved in this browser into a file.
async function save() {
  const patience = new Promise((_, no) => setTimeout(no, 8000, Error("the browser does not answer")));
  try {
    const stores = await Promise.race([stored(), patience]);
    if (!Object.keys(stores).length) return "Nothing is saved in this browser.";
    const text = JSON.stringify({ app: "dryrun", written: new Date(), stores }, (_, value) =>
      typeof value === "bigint" ? `${value}` : ArrayBuffer.isView(value) ? [...value] : value);
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    Object.assign(element("a"), { href, download: "dryrun-data.json" }).click();
    return "Saved as dryrun-data.json in your downloads.";
  } catch (fault) {
    return `Your data could not be read, and has not been changed: ${fault?.message}`;
  }
}

async function stored() {
  const answer = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  const request = indexedDB.open("dryrun");
  let none = false;
  // Where there is no database, none must come into being.
  request.onupgradeneeded = () => { none = true; request.transaction.abort(); };
  const database = await answer(request).catch((fault) => { if (!none) throw fault; });
  const stores = {};
  for (const name of database?.objectStoreNames ?? []) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    stores[name] = keys.map((key, at) => ({ key, value: values[at] }));
  }
  return stores;
}

// What kind of trouble an error means; where it does not tell, the file that was loaded does.
async function kind(fault, address) {
  if (/unsafe-eval|content security policy/i.test(fault)) return "policy";
  if (fault instanceof RangeError || /memory/i.test(fault)) return "memory";
  if (fault instanceof WebAssembly.RuntimeError) return "panic";
  if (/CompileError|LinkError|SyntaxError/.test(fault)) return "broken";
  const file = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!file) return navigator.onLine ? "network" : "offline";
  return file.ok && !/html/.test(file.headers.get("content-type")) ? "broken" : "missing";
}

// How the person wants the pages to look; a page inside of another looks as that one has it.
try {
  const look = own ? localStorage.getItem("dryrun look") : "";
  for (const [name, value] of new URLSearchParams(look ?? "")) document.documentElement.dataset[name] = value;
} catch {
  // This browser keeps nothing.
}

// What can wait: keeping the app for use offline, and offering a new version, which may be what helps.
function rest() {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  if (own && !carried) setTimeout(() => idle(() => import("./offline.js").catch(() => {})), 1500);
}

// Another page could lay itself over the app and have the person press its buttons.
function framed() {
  show(element("h1", "Dryrun opens in a tab of its own"),
    element("p", "Inside another page it does not run: that page could make you press its buttons unawares."),
    Object.assign(element("a", "Open Dryrun", "button button--primary"), { href: location.href, target: "_blank", rel: "noopener" }));
}

// Loads a program. What comes back is empty, or the kind of trouble and its details.
async function load(js, wasm, integrity, program, binary) {
  let address = new URL(js ?? "", document.baseURI);
  try {
    const sent = binary ? binary() : fetch(new URL(wasm, document.baseURI), { integrity });
    sent.catch(() => {});
    const module = program ?? await import(address);
    address = new URL(wasm ?? "", document.baseURI);
    const file = await sent;
    if (!file.ok) return ["missing", `${file.status} ${address}`];
    await module.default({ module_or_path: file });
    return [];
  } catch (fault) {
    return [await kind(fault, address), `${fault} ${address}`];
  }
}

// The annex draws what is not on the way to the first question; it is fetched when the app has a place for it. What comes
// back is empty, or why there is none, in a sentence.
let annex;
globalThis.dryrunAnnex = async (place, address) => {
  if (!annex) {
    const link = { rel: "modulepreload", integrity: named.annexJsIntegrity, crossOrigin: "anonymous", href: named.annexJs };
    // An import cannot be given the hash of what it imports; it takes what was fetched before it, and checked.
    if (!carried) document.head.append(Object.assign(element("link"), link));
    annex = load(named.annexJs, named.annexWasm, named.annexWasmIntegrity, carried?.annex, carried?.annexWasm);
  }
  const [trouble] = await annex;
  if (trouble) annex = undefined;
  else if (place) globalThis.dryrunDraw(place, address);
  return trouble ? TROUBLES[trouble].slice(1).join(" ") : "";
};

async function start() {
  if (own && self !== top) return framed();
  // The parts of WebAssembly that the app needs came to browsers together with BigInt or after it.
  if (!globalThis.WebAssembly || !globalThis.BigInt64Array) return trouble("old", navigator.userAgent);
  const late = setTimeout(() => {
    const line = document.getElementById("loading");
    if (line) line.textContent = "Still loading: the connection is slow. What stands here can be read already.";
    rest();
  }, 10000);
  const [what, detail] = await load(named.js, named.wasm, named.wasmIntegrity, carried?.app, carried?.wasm);
  if (what) trouble(what, detail);
  clearTimeout(late);
  rest();
}

// A trap ends the app for good, whatever was going on.
function trapped(fault) {
  if (globalThis.WebAssembly && fault instanceof WebAssembly.RuntimeError) trouble("panic", fault.stack);
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));
// The browser's offer to install comes before offline.js does.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.dryrunInstall = event;
});
globalThis.dryrunTrouble = trouble;
start();
