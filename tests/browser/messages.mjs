// Messages for a page that must not heed them: some without any sense, some nearly right.

/**
 * Sends `count` messages and gives back how many it has sent, once they have been delivered. The page runs it, so it stands alone.
 * `to` is 'here' or the id of a frame; `from` is the id of another frame, in whose name they are sent.
 */
export async function flood({ count, to, from }) {
  // The same messages each time (a generator of Park and Miller's), so that a failure can be had again.
  let seed = 20_261_121;
  const chance = (n) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  const one = (...list) => list[chance(list.length)];
  const TYPES = [
    'hello', 'size', 'ready', 'start', 'answer', 'finish', 'fault', 'welcome', 'theme', 'questions', 'state', 'claim', 'skipWaiting', 'reset', 'import', 'delete', 'end', '__proto__', 'constructor', '',
  ];
  const scalar = () => one(null, undefined, true, false, 0, -1, NaN, Infinity, 2 ** 53, 1e308, '', 'light', 'dark', '#2a489f', '#2a489f;}', 'toml', 'markdown', 'clf-c02', '__proto__', '<img src=x onerror=canary()>', 'javascript:canary()', 'x'.repeat(chance(3000)), 10n);
  const thing = (depth) => {
    switch (chance(depth > 3 ? 2 : 8)) {
      case 0: return scalar();
      case 1: return scalar();
      case 2: return Array.from({ length: chance(5) }, () => thing(depth + 1));
      case 3: return Object.fromEntries(Array.from({ length: chance(5) }, () => [String(scalar()).slice(0, 20), thing(depth + 1)]));
      case 4: return new Map([[scalar(), thing(depth + 1)]]);
      case 5: return one(new Date(0), new Error('x'), /x/, new Uint8Array(chance(50)), new ArrayBuffer(8), new Set([1]));
      case 6: return JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
      default: return { dryrun: one(1, 1, 1, '1', 2, 0, true, null, [1], { valueOf: 1 }), type: one(...TYPES), ...nearly() };
    }
  };
  const FIELDS = ['theme', 'accent', 'dialect', 'text', 'title', 'exam', 'questions', 'height', 'number', 'of', 'right', 'share', 'seconds', 'domains', 'message', 'build', 'id', 'act'];
  const nearly = () => Object.fromEntries(Array.from({ length: chance(6) }, () => [one(...FIELDS), chance(4) ? scalar() : thing(2)]));
  const message = () => (chance(3) ? { dryrun: one(1, 1, 1, 1, '1', 2, -1, null), type: one(...TYPES), ...nearly() } : thing(0));

  const target = to === 'here' ? globalThis : document.getElementById(to).contentWindow;
  // A function made in another window sends in that window's name.
  const sender = from ? document.getElementById(from).contentWindow : globalThis;
  const send = from ? sender.Function('target', 'message', 'target.postMessage(message, "*")') : (its, text) => its.postMessage(text, '*');
  const breath = () => new Promise((soon) => setTimeout(soon));
  let sent = 0;
  while (sent < count) {
    send(target, message());
    sent += 1;
    // So that the other side keeps up.
    if (sent % 1000 === 0) await breath();
  }
  for (let at = 0; at < 20; at += 1) await breath();
  return sent;
}
