// A visit of a real Chromium, each with a profile of its own.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { args, executablePath } from '../../tests/browser/chromium.mjs';

const probe = await readFile(new URL('probe.js', import.meta.url), 'utf8');

/** A mid-range phone on a slow line, with the figures of Lighthouse's mobile setting. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
// Frames as fast as they can be made: latencies are then work, and not the wait for a sixtieth of a second.
const FREE_FRAMES = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
/** How long anything may take before the run has failed. */
const PATIENCE = 90_000;

function within(promise, what, ms = PATIENCE) {
  let timer;
  const late = new Promise((_, no) => {
    timer = setTimeout(() => no(new Error(`${what}: no end after ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Opens a browser for `contestant`, lets `measure` use it, and clears everything away. */
export async function visit(contestant, { freeFrames = false } = {}, measure) {
  const profile = await mkdtemp(join(tmpdir(), 'dryrun-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: freeFrames ? [...args, ...FREE_FRAMES] : args,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const cdp = await context.newCDPSession(page);
    // Durations are then what the main thread worked, whatever else the machine had to do.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript({ content: `${probe}\n${contestant.hands}` });
    const browser = new Visit(contestant, page, cdp);
    await browser.rest();
    return await within(measure(browser), contestant.name, 3 * PATIENCE);
  } finally {
    await within(context.close(), 'the browser', 20_000).catch(() => {});
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

class Visit {
  constructor(contestant, page, cdp) {
    Object.assign(this, { contestant, page, cdp });
  }

  /** An empty page of the same site, and time for the browser's own business. */
  async rest(ms = 1_500) {
    await this.page.goto(`${this.contestant.origin}/blank.html`);
    await new Promise((go) => setTimeout(go, ms));
    this.contestant.served.length = 0;
  }

  async slowProcessor() {
    await this.cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }

  async slowLine() {
    await this.cdp.send('Network.enable');
    await this.cdp.send('Network.emulateNetworkConditions', LINE);
  }

  /** Goes to the exam and waits until its first question is on the screen. */
  async firstQuestion() {
    const { origin, address } = this.contestant;
    await this.page.goto(`${origin}/${address}`, { waitUntil: 'commit' });
    const times = await within(this.page.evaluate(() => window.__bench.first), 'the first question');
    const served = this.contestant.served.splice(0);
    const bad = served.find(({ status }) => status >= 400);
    if (bad) throw new Error(`${this.contestant.name}: ${bad.status} for ${bad.path}`);
    return { ...times, served };
  }

  /** What else was served until the server had nothing to do for a while. */
  async theRest() {
    const { served } = this.contestant;
    for (let seen = -1; seen !== served.length; ) {
      seen = served.length;
      await new Promise((go) => setTimeout(go, 300));
    }
    return served.splice(0);
  }

  run(what, ...given) {
    return this.page.evaluate(([name, words]) => window.__bench[name](...words), [what, given]);
  }

  get(name) {
    return this.page.evaluate((key) => window.__bench[key], name);
  }

  /** Presses with a real mouse what the contestant calls `name`. */
  async press(name, given) {
    const at = { ...(await this.run('spot', name, given)), button: 'left', clickCount: 1 };
    await this.cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' });
    await this.cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await this.cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  }

  async metrics() {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** What the main thread has worked since the page was opened, in milliseconds. */
  async worked() {
    return (await this.metrics()).ThreadTime * 1000;
  }

  /** Bytes in use after everything that is not needed has been thrown away. */
  async memory() {
    await this.cdp.send('HeapProfiler.enable');
    await this.cdp.send('HeapProfiler.collectGarbage');
    await this.cdp.send('HeapProfiler.collectGarbage');
    await this.cdp.send('HeapProfiler.disable');
    return { heap: (await this.metrics()).JSHeapUsedSize, wasm: await this.run('wasmBytes') };
  }

  async mustBeWell() {
    const faults = await this.get('faults');
    if (faults.length) throw new Error(`${this.contestant.name}: the page failed: ${faults[0]}`);
  }
}
