// The element <dryrun-quiz exam="clf-c02" questions="5">: a quiz in anybody's page. It only wraps a frame, and the frame is the
// boundary: nothing of the quiz runs in the page around it. docs/embedding.md explains attributes, events and messages.
// Objects are written without a prototype where a browser or this file reads fields that may be missing,
// so that nothing that a page has put on Object.prototype is taken for one of them.
const PAGE = new URL("embed.html", import.meta.url);
const ASKED = ["exam", "domain", "task", "questions", "seed"];
const LOOKS = ["theme", "accent"];
const OWN = "script[type*=markdown i], script[type*=toml i], template, pre";
const LONGEST = 200_000;
const PATIENCE = 15_000;
const ONCE = { __proto__: null, once: true };

// What the frame may say, and of which types. Each becomes an event of the same name.
const EVENTS = {
  __proto__: null,
  ready: { exam: "string", title: "string", questions: "number" },
  start: {},
  answer: { number: "number", of: "number", right: "boolean" },
  finish: {
    exam: "string", right: "number", of: "number", share: "number", seconds: "number",
    domains: [{ number: "number", title: "string", right: "number", of: "number" }],
  },
  fault: { message: "string" },
};

// What of a message has the form that it should have, or nothing.
function read(value, form) {
  if (typeof form === "string") return typeof value === form && !Number.isNaN(value) ? value : undefined;
  if (value === null || typeof value !== "object") return undefined;
  const list = Array.isArray(form);
  if (list !== Array.isArray(value)) return undefined;
  const names = Object.keys(list ? value : form);
  if (!names.every((name) => Object.hasOwn(value, name))) return undefined;
  const fields = names.map((name) => [name, read(value[name], list ? form[0] : form[name])]);
  if (fields.some(([, field]) => field === undefined)) return undefined;
  return list ? fields.map(([, field]) => field) : Object.fromEntries(fields);
}

// Questions stand indented in a page; their own indentation means something and stays.
function outdented(text) {
  const depth = (text.match(/^[ \t]*(?=\S)/gm) ?? []).reduce((least, { length }) => Math.min(least, length), 99);
  return text.replace(RegExp(`^[ \\t]{${depth}}`, "gm"), "").trim();
}

function element(name, part) {
  const made = document.createElement(name);
  if (part) made.setAttribute("part", part);
  return made;
}

// A sheet of its own and no style attributes: the strictest policy of a page allows that.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; position: relative; }
:host([hidden]), p, b { display: none; }
iframe, i { display: block; box-sizing: border-box; width: 100%; height: var(--dryrun-height, 30rem); border: 0; }
p { margin: 0; padding: 1em; border: 1px solid; border-radius: .5em; }
a { color: inherit; }
.fault p { display: block; }
.fault i { display: none; }
.fault iframe { position: absolute; top: 0; visibility: hidden; }
@media print { i { display: none; } i + p { display: block; } a::after { content: " (" attr(href) ")"; } }
`);

export class DryrunQuiz extends HTMLElement {
  static observedAttributes = [...ASKED, ...LOOKS, "loading", "title"];
  #box = element("div");
  #note = element("p", "note");
  #probe = element("b");
  #watch = new MutationObserver(() => this.#later());
  #life; // one stay in a page, or one address of the frame: all listeners end with it
  #frame;
  #own;
  #heard;
  #told;
  #title;
  #height;
  #jump; // how far the height went last, when, and how often in a row

  constructor() {
    super();
    const root = this.attachShadow({ __proto__: null, mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box, this.#probe);
    this.#note.setAttribute("role", "status");
  }

  connectedCallback() {
    for (const name of DryrunQuiz.observedAttributes) {
      // A property that was set before this file arrived would hide ours.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#start();
  }

  disconnectedCallback() {
    this.#stop();
  }

  // A page that moves the element by moveBefore() keeps the frame as it is.
  connectedMoveCallback() {
    if (this.#frame) this.#follow();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#life) return;
    if (LOOKS.includes(name)) this.#later();
    else if (name === "title") this.#name();
    else {
      // Attributes are often set one after the other; one new frame is enough.
      const { signal } = this.#life;
      setTimeout(() => {
        if (signal.aborted) return;
        this.#stop();
        this.#start();
      });
    }
  }

  #start() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    // The parser may not have reached the questions inside yet.
    if (!this.exam && document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#wait(signal), { __proto__: null, once: true, signal });
    } else this.#wait(signal);
  }

  #stop() {
    this.#life?.abort();
    this.#watch.disconnect();
    this.#frame = this.#own = this.#heard = this.#told = this.#title = this.#height = this.#jump = undefined;
    this.#life = undefined;
    this.#box.replaceChildren();
  }

  // Loads nothing before it comes near the view.
  #wait(signal) {
    this.#box.className = "";
    if (!this.exam) this.#own = this.#questions();
    if (!this.exam && !this.#own?.text) {
      return this.#fail('There is no quiz here yet: the attribute exam names one, as in exam="clf-c02", or questions stand inside of this element.');
    }
    if (new TextEncoder().encode(this.#own?.text).length > LONGEST) {
      return this.#fail("These questions are longer than 200 kB. Put them into several quizzes.");
    }
    // What a page holds free, and what is printed of a quiz that nobody has scrolled to.
    this.#note.replaceChildren(...this.#link());
    this.#box.append(element("i"), this.#note);
    if (this.loading === "eager") return this.#load(signal);
    const margin = "800px";
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      near.disconnect();
      this.#load(signal);
    }, { __proto__: null, rootMargin: margin, scrollMargin: margin });
    near.observe(this);
    signal.addEventListener("abort", () => near.disconnect(), ONCE);
  }

  #load(signal) {
    const on = { __proto__: null, signal };
    const frame = this.#frame = element("iframe", "frame");
    this.#name();
    // In a page of the same origin it would confine nothing, and browsers warn.
    if (self.origin !== PAGE.origin) frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
    frame.referrerPolicy = "no-referrer";
    frame.allow = "";
    addEventListener("message", (event) => this.#hear(event), on);
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.disposition === "report" || event.effectiveDirective !== "frame-src" || !event.blockedURI.startsWith(PAGE.origin)) return;
      this.#silent(`This page's policy forbids frames of ${PAGE.origin} (frame-src).`);
    }, on);
    document.addEventListener("transitionend", () => this.#later(), on);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#later(), on);
    this.#follow();
    frame.src = this.#address();
    this.#box.replaceChildren(frame, this.#note);
    this.#expect(signal);
  }

  // A page in the background loads slowly, so time counts only while it is seen.
  #expect(signal) {
    const late = setTimeout(() => {
      if (document.hidden) this.#expect(signal);
      else this.#silent(`The quiz does not answer. ${PAGE.host} may be out of reach, or may not be shown in this page.`);
    }, PATIENCE);
    signal.addEventListener("abort", () => clearTimeout(late), ONCE);
  }

  #silent(sentence) {
    if (!this.#heard && !this.#box.className) this.#fail(sentence);
  }

  #fail(message) {
    this.#note.replaceChildren(`${message} `, ...this.#link());
    this.#box.className = "fault";
    this.#box.append(this.#note);
    this.#say("fault", { message });
  }

  // A reader's way to the quiz without the frame. Questions of the page's own lie nowhere else.
  #link() {
    if (!this.exam) return [];
    const link = element("a", "link");
    link.href = this.#address();
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = "Open the quiz in a new tab";
    return [link];
  }

  #address() {
    const { theme, accent } = this.#look();
    const own = this.#own?.dialect;
    const address = new URL(PAGE);
    for (const name of own ? [] : ASKED) if (this[name]) address.searchParams.set(name, this[name]);
    if (own) address.searchParams.set("own", own);
    address.searchParams.set("theme", theme);
    if (accent) address.searchParams.set("accent", accent.slice(1));
    return address.href;
  }

  // The questions written inside of the element, as text.
  #questions() {
    const source = [...this.children].find((child) => child.matches(OWN));
    if (!source) return undefined;
    const text = outdented((source.content ?? source).textContent);
    const type = source.getAttribute("type") ?? "";
    const toml = /toml/i.test(type) || (!/markdown/i.test(type) && /^\[\[question\]\]/m.test(text));
    return { text, dialect: toml ? "toml" : "markdown" };
  }

  #name() {
    if (this.#frame) this.#frame.title = this.title || this.#title || "Practice quiz";
  }

  #hear({ source, origin, data }) {
    const frame = this.#frame?.contentWindow;
    // Inside of a page that is sandboxed itself every frame has the origin "null".
    if (!frame || source !== frame || origin !== (self.origin === "null" ? "null" : PAGE.origin)) return;
    if (data === null || typeof data !== "object" || data.dryrun !== 1) return;
    this.#heard = true;
    this.#box.className = "";
    const { type } = data;
    if (type === "hello") this.#greet();
    else if (type === "size") this.#size(data.height);
    else {
      const detail = EVENTS[type] && read(data, EVENTS[type]);
      if (!detail) return;
      if (type === "ready") this.#title = detail.title;
      this.#name();
      this.#say(type, detail);
    }
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { __proto__: null, bubbles: true, composed: true, detail }));
  }

  #send(type, fields) {
    const to = self.origin === "null" ? "*" : PAGE.origin;
    this.#frame.contentWindow?.postMessage({ dryrun: 1, type, ...fields }, to);
  }

  // A frame that was loaded again says hello again and is told everything again.
  #greet() {
    this.#told = undefined;
    this.#tell("welcome");
    if (this.#own) this.#send("questions", { ...this.#own, ...(this.title && { title: this.title.slice(0, 120) }) });
  }

  #size(height) {
    if (!Number.isFinite(height)) return;
    const { offsetHeight, clientHeight } = this.#frame;
    const wanted = Math.ceil(Math.min(Math.max(height, 80), 20_000)) + offsetHeight - clientHeight;
    const far = Math.abs(wanted - (this.#height ?? 0));
    if (far < 2) return;
    // Content that is always a little taller than its frame would grow for ever, and some goes to and fro.
    const now = performance.now();
    const [before, at, row] = this.#jump ?? [];
    const again = far === before && now - at < 250 ? row + 1 : 0;
    if (again > 8) return;
    this.#jump = [far, now, again];
    this.#height = wanted;
    this.#frame.style.height = `${wanted}px`;
  }

  // Watches what the page around looks like. Only the elements around this one can change that, or the system.
  #follow() {
    this.#watch.disconnect();
    for (let node = this; node; node = above(node)) this.#watch.observe(node, { __proto__: null, attributes: true });
    this.#later();
  }

  #later() {
    requestAnimationFrame(() => this.#told && this.#tell("theme"));
  }

  #tell(type) {
    const look = this.#look();
    const told = `${look.theme} ${look.accent}`;
    if (told === this.#told) return;
    this.#told = told;
    // A frame whose scheme is not that of its content gets a ground of the browser's.
    this.#frame.style.colorScheme = look.theme;
    this.#send(type, look);
  }

  #look() {
    const theme = ["light", "dark"].includes(this.theme) ? this.theme : this.#dark() ? "dark" : "light";
    const [red, green, blue, alpha] = this.#colour(this.accent || "var(--dryrun-accent, transparent)");
    const digits = [red, green, blue].map((part) => Math.round(Math.min(Math.max(part, 0), 1) * 255).toString(16).padStart(2, "0"));
    return { __proto__: null, theme, ...(alpha > 0 && { accent: `#${digits.join("")}` }) };
  }

  // Whether the page around is dark: by the nearest ground that is painted, or else the browser's own.
  #dark() {
    for (let node = this; node; node = above(node)) {
      const { backgroundColor, backgroundImage, color } = getComputedStyle(node);
      const ground = this.#colour(backgroundColor);
      if (ground[3] > 0.5) return light(ground) < 0.5;
      // A picture cannot be asked, but whoever put text on it chose a colour that can be read.
      if (backgroundImage !== "none") return light(this.#colour(color)) > 0.5;
    }
    const canvas = this.#colour("Canvas");
    return canvas[3] > 0 && light(canvas) < 0.5;
  }

  // Red, green, blue and alpha from 0 to 1 of anything that CSS takes for a colour; the browser works it out.
  #colour(text) {
    const { style } = this.#probe;
    style.backgroundColor = "";
    style.backgroundColor = `color-mix(in srgb, ${text} 100%, black)`;
    const [red, green, blue, alpha = 1] = (getComputedStyle(this.#probe).backgroundColor.match(/-?\d[\d.e-]*/g) ?? []).map(Number);
    return blue === undefined ? [1, 1, 1, 0] : [red, green, blue, alpha];
  }
}

function light([red, green, blue]) {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function above(node) {
  return node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
}

for (const name of [...ASKED, ...LOOKS, "loading"]) {
  Object.defineProperty(DryrunQuiz.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value === null || value === undefined || value === "") this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// The file may stand in a page twice, under two addresses.
if (!customElements.get("dryrun-quiz")) customElements.define("dryrun-quiz", DryrunQuiz);
