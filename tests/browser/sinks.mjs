// Places in JavaScript where a text would become markup or code. What ships holds none but those named here, each with its reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is looked for: names and calls, as they stand in a source or in what a bundler makes of it. */
export const SINKS = [
  /\b(?:inner|outer)HTML\b/, /\binsertAdjacentHTML\b/, /\bsetHTML(?:Unsafe)?\b/, /\bparseHTMLUnsafe\b/, /\bcreateContextualFragment\b/, /\bDOMParser\b/,
  /\bsrcdoc\b/, /\bdocument\s*(?:\.|\[["'])\s*(?:write|writeln)\b/, /\bexecCommand\b/, /(?<![-\w])eval\b/, /\bFunction\s*\(/, /\bnew\s+Function\b/,
  /\b(?:Async|Generator)Function\b/, /\bset(?:Timeout|Interval)\s*\(\s*["'`]/, /\bimportScripts\b/, /\bjavascript\s*:/i, /\bdata:text\/(?:html|javascript)/i, /\bcreatePolicy\b/,
  // A handler as an attribute, and an element that runs or loads what it is given.
  /setAttribute\(\s*["'`]on/i, /createElement\(\s*["'`](?:script|iframe|object|embed|base)\b/i,
];

/** The bindings between a program and the browser, which wasm-bindgen writes: `dryrun-0123456789abcdef.js`. */
const BINDINGS = /^[a-z]+(?:-[a-z]+)*-[0-9a-f]{16}\.js$/;

/** Lines that may stand, in which files, how often at most, and why. */
const ALLOWED = [
  {
    file: BINDINGS,
    line: /^arg0\.innerHTML = getStringFromWasm0\(arg1, arg2\);$/,
    most: 1,
    why: "Yew's own call for raw HTML nodes. Clippy forbids us to make one, and trusted types stop the call.",
  },
  {
    file: BINDINGS,
    line: /^const ret = arg1\.outerHTML;$/,
    most: 1,
    why: "Yew reads it for its messages, in builds that are not optimised to the end; reading makes no markup.",
  },
  {
    file: BINDINGS,
    line: /^\? `Function\(\$\{val\.name\}\)`$/,
    most: 1,
    why: "A word in wasm-bindgen's messages about values, not a call.",
  },
  {
    file: /^(?:boot|offline)\.js$/,
    line: /\btrustedTypes\b.*createPolicy\(["']dryrun-sw["']/,
    most: 1,
    why: "The one policy of trusted types, which makes the service worker's address.",
  },
  {
    file: /^embed\.js$/,
    line: /createElement\(["']iframe["']\)/,
    most: 1,
    why: 'What the custom element is for: it puts the frame into the page of its host.',
  },
];

/** The sinks in the text of a file, as `file:line: text`, without those that may stand. */
export function sinksIn(file, text) {
  const left = ALLOWED.map(({ most }) => most);
  return text.split('\n').flatMap((raw, at) => {
    const line = raw.trim();
    if (line.startsWith('//') || !SINKS.some((sink) => sink.test(line))) return [];
    const rule = ALLOWED.findIndex((allowed) => allowed.file.test(file) && allowed.line.test(line));
    if (rule >= 0 && left[rule] > 0) {
      left[rule] -= 1;
      return [];
    }
    return [`${file}:${at + 1}: ${line.slice(0, 120)}`];
  });
}

/** All scripts of a built site, whatever folder they lie in: its name and its text. */
export function scriptsOf(dir) {
  return readdirSync(dir, { recursive: true }).filter((name) => /\.m?js$/.test(name)).sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]);
}

/** Inline code in a page: scripts with a text that is code, handlers and styles as attributes, addresses that are code. */
export function inlineCodeIn(html) {
  const markup = html.replace(/<(script type="application\/json")[^>]*>[^]*?<\/script>/g, '').replace(/<style>[^]*?<\/style>/g, '').replace(/<!--[^]*?-->/g, '');
  const scripts = [...markup.matchAll(/<script\b[^>]*>([^]*?)<\/script>/gi)].filter(([, code]) => code.trim()).map(([all]) => all.slice(0, 80));
  const attributes = [...markup.matchAll(/<[a-z][^>]*\s(?:on[a-z]+|style|srcdoc)\s*=[^>]*>/gi)].map(([tag]) => tag.slice(0, 80));
  const addresses = [...markup.matchAll(/<[^>]*=\s*["']?\s*(?:javascript|vbscript|data:text)[^>]*>/gi)].map(([tag]) => tag.slice(0, 80));
  return [...scripts, ...attributes, ...addresses];
}
