// The examples that documents show, run as anybody would run them. tests/browser/engine.spec.mjs runs them in Chromium.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, root } from './built.mjs';

const examples = readdirSync(join(root, 'crates/engine/examples')).filter((name) => name.endsWith('.mjs'));

test('there are examples', () => assert.ok(examples.length >= 3));

for (const example of examples) {
  test(`${example} prints what it is said to print`, () => {
    const printed = execFileSync(process.execPath, [join(folder, 'examples', example)], { encoding: 'utf8' });
    const expected = readFileSync(join(root, 'crates/engine/tests/output', example.replace('.mjs', '.txt')), 'utf8');
    assert.equal(printed, expected);
  });
}

test('what documents show of the package stands in an example, word for word', () => {
  const text = examples.map((name) => readFileSync(join(root, 'crates/engine/examples', name), 'utf8')).join('\n');
  for (const page of ['docs/engine.md', 'crates/engine/js/README.md']) {
    const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);
    assert.ok(blocks.length > 0, `${page} shows something`);
    for (const block of blocks) assert.ok(text.includes(block), `${page} shows what no example has:\n${block}`);
  }
});
