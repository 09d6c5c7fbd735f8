// What no program should hand in, and some do.
import assert from 'node:assert/strict';
import { loaded } from './built.mjs';

const { DryrunError } = await loaded();

const circle = {};
circle.circle = circle;

export const strange = [
  undefined, null, true, false, 0, -0, -1, 1.5, NaN, Infinity, 2 ** 32, 2 ** 53, 10n, '', 'x', '\u0000', '\ud800', 'x'.repeat(1e6),
  Symbol('s'), () => 1, [], [null], [undefined], [[]], [1, 2], ['x'], [{}], new Array(3), {}, circle, new Date(), new Map([[1, 2]]),
  new Uint8Array(4), Object.create(null), { nobody: [1] }, JSON.parse('{"__proto__": [1]}'), { minutes: 'ten' }, { minutes: 0 },
  { pause: 1 }, new Proxy({}, {}), new Proxy([], {}), { get seed() { return 1; } }, new (class { seed = 1; })(),
];

/** Works, or is refused as it should be. */
export function tried(name, work) {
  try {
    work();
  } catch (fault) {
    assert.ok(fault instanceof DryrunError, `${name}: ${fault?.stack ?? String(fault)}`);
    assert.ok(fault instanceof Error);
    assert.notEqual(fault.code, 'engine', `${name}: ${fault.message}`);
    assert.match(fault.message, /\w+ \w+ \w+/, name);
    assert.ok(fault.message.length < 1000, name);
    return fault;
  }
  return undefined;
}
