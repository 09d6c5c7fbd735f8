// Runs in the page before anything of its own; `window.__hands`, which each contestant brings, knows its buttons.
// It keeps the times at which something is really on the screen, and can sit the exam. It is not counted in any figure.
(() => {
  if (window !== window.top || location.pathname.endsWith('/blank.html')) return;
  const bench = (window.__bench = { fcp: undefined, compiled: undefined, turned: undefined });
  Object.assign(bench, { faults: [], presses: [], memories: new Set() });
  const hands = () => window.__hands;

  addEventListener('error', (event) => bench.faults.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => bench.faults.push(String(event.reason)));
  addEventListener('hashchange', () => (bench.turned ??= performance.now()));
  const observe = (options, each) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(each));
    observer.observe({ buffered: true, ...options });
  };
  observe({ type: 'paint' }, (entry) => {
    if (entry.name === 'first-contentful-paint') bench.fcp = entry.startTime;
  });
  observe({ type: 'event', durationThreshold: 16 }, (entry) => {
    if (entry.interactionId) bench.presses.push({ id: entry.interactionId, ms: entry.duration });
  });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      bench.compiled ??= performance.now();
      const memory = (made.instance ?? made).exports.memory;
      if (memory) bench.memories.add(memory);
      return made;
    };
  }
  bench.wasmBytes = () => [...bench.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  const frame = () => new Promise((go) => requestAnimationFrame(() => go()));
  const idle = () => new Promise((go) => setTimeout(go, 40));
  // A task that is posted from a frame's callback runs when that frame has been laid out and painted.
  const task = () =>
    new Promise((go) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => go(performance.now());
      channel.port2.postMessage(0);
    });
  const painted = () => frame().then(task);
  const visible = (element) => {
    const box = element?.getBoundingClientRect();
    return Boolean(box?.width && box.height && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
  };
  const find = (get) => {
    try {
      const found = get();
      return visible(found) ? found : undefined;
    } catch {
      return undefined;
    }
  };
  async function until(get, what, pause = frame) {
    const end = performance.now() + 20_000;
    for (;;) {
      const got = get();
      if (got) return got;
      if (performance.now() > end) throw new Error(`it took too long: ${what}`);
      await pause();
    }
  }
  const element = (get, what) => until(() => find(get), what);
  /** The number of the question whose text is on the screen, from 1; nothing while there is none. */
  bench.at = () => {
    const number = find(() => hands().stem()) && Number(/(\d+) of/.exec(hands().count().textContent)?.[1]);
    return number || undefined;
  };

  // Looked for once a frame, stamped when that frame is painted.
  bench.first = (async () => {
    let offered, pressed;
    for (;;) {
      await frame();
      if (!hands()) continue;
      if (bench.at()) return { offered, pressed, first: await task() };
      const start = pressed === undefined && find(() => hands().start?.());
      if (start) {
        offered = await task();
        pressed = performance.now();
        start.click();
      }
    }
  })();

  /**
   * Sits the exam: `picks` has the places of the choices to press, question by question. With `clocks` each press waits
   * for a quiet moment and is timed until its effect is painted; without, it is a candidate who does not dawdle.
   */
  bench.sit = async (picks, clocks) => {
    const next = [];
    for (let at = 1; at <= picks.length; at += 1) {
      for (const choice of picks[at - 1]) {
        (await element(() => hands().choice(choice), `choice ${choice} of question ${at}`)).click();
        await (clocks ? idle() : frame());
      }
      if (at === picks.length) break;
      const button = await element(() => hands().next(), `the way on from question ${at}`);
      if (clocks) await idle();
      const start = performance.now();
      button.click();
      await until(() => bench.at() === at + 1, `question ${at + 1}`, clocks ? task : frame);
      if (clocks) next.push((await painted()) - start);
      else await frame();
    }
    let start;
    for (const step of hands().finish) {
      const button = await element(step, 'the way to the end');
      if (clocks) await idle();
      start = performance.now();
      button.click();
    }
    const score = await until(() => find(() => hands().score()), 'the score', clocks ? task : frame);
    return { next, finish: (await painted()) - start, score: score.textContent.trim() };
  };

  /** Where a mouse has to press: `name` is one of the contestant's ways to find something. */
  bench.spot = async (name, given) => {
    const step = name === 'finish' ? hands().finish[given] : () => hands()[name](given);
    const found = await element(step, `${name} ${given ?? ''}`);
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
    await painted();
    const { left, top, width, height } = found.getBoundingClientRect();
    return { x: left + Math.min(width / 2, 40), y: top + height / 2 };
  };
  bench.reached = (at) => until(() => bench.at() === at, `question ${at}`).then(task);
  bench.scored = () => until(() => find(() => hands().score()), 'the score').then((found) => found.textContent.trim());
  /** Interaction to Next Paint by the web-vitals rule: of fifty presses, all but the slowest. */
  bench.inp = () => {
    const slowest = new Map();
    for (const { id, ms } of bench.presses) slowest.set(id, Math.max(ms, slowest.get(id) ?? 0));
    const all = [...slowest.values()].sort((one, other) => other - one);
    const count = performance.interactionCount;
    return { count, p98: all[Math.floor(count / 50)] ?? 16, worst: all[0] ?? 16 };
  };
})();
