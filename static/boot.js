// Starts the app, and says in plain words when that cannot be. It stands outside of WebAssembly,
// because it must still work when nothing in there does.
const { js = "", wasm = "", wasmIntegrity: integrity = "" } = document.getElementById("boot").dataset;
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
  head.tabIndex = -1;
  more.append(element("summary", "Details for a report"), element("pre", `${kind}: ${detail}`));
  const kept = loading ? " Exams that are saved in this browser are still there." : "";
  const page = element("main");
  page.append(head, element("p", what + kept), element("p", advice), row, said, more);
  document.getElementById("trouble").append(page);
  document.getElementById("trouble").hidden = false;
  document.getElementById("app").hidden = true;
  head.focus();
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

async function start() {
  // The parts of WebAssembly that the app needs came to browsers together with BigInt or after it.
  if (!globalThis.WebAssembly || !globalThis.BigInt64Array) return trouble("old", navigator.userAgent);
  const late = setTimeout(() => {
    const line = document.getElementById("loading");
    if (line) line.textContent = "Still loading: the connection is slow. What stands here can be read already.";
  }, 10000);
  let address = new URL(js, document.baseURI);
  try {
    const binary = carried ? carried.wasm() : fetch(new URL(wasm, document.baseURI), { integrity });
    binary.catch(() => {});
    const app = carried ? carried.app : await import(address);
    address = new URL(wasm, document.baseURI);
    const file = await binary;
    if (!file.ok) return trouble("missing", `${file.status} ${address}`);
    await app.default({ module_or_path: file });
  } catch (fault) {
    trouble(await kind(fault, address), `${fault} ${address}`);
  } finally {
    clearTimeout(late);
  }
}

// A trap ends the app for good, whatever was going on.
function trapped(fault) {
  if (globalThis.WebAssembly && fault instanceof WebAssembly.RuntimeError) trouble("panic", fault.stack);
}
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));
globalThis.dryrunTrouble = trouble;
start();
