// The package gives, bit for bit, what the command line gives: one is WebAssembly with 32 bits, the other native.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { author, files, loaded, root } from './built.mjs';

const { Bank } = await loaded();

const drawn = [
  ['data', 'CLF-C02', ['--seed', '1'], { seed: 1 }],
  ['data', 'CLF-C02', ['--seed', '4294967295'], { seed: 4294967295 }],
  ['data', 'SAP-C02', ['--seed', '42', '--questions', '12', '--domain', '2'], { seed: 42, questions: 12, domain: 2 }],
  ['data', 'CLF-C02', ['--seed', '7', '--questions', '3', '--task', '2.1'], { seed: 7, questions: 3, task: '2.1' }],
  ['data', 'CLOUDFRONT-MEDIA', ['--seed', '3'], { seed: 3 }],
  ['tests/data', 'TST-1', ['--seed', '5'], { seed: 5 }],
];

const banks = new Map();
function bankOf(data) {
  if (!banks.has(data)) banks.set(data, Bank.fromToml(files(join(root, data))));
  return banks.get(data);
}

/** Some right, some wrong, some unanswered, by a rule that needs no chance. */
function responses(bank, form) {
  const given = form.questions.map(({ id }, at) => {
    const { key, choices, kind } = bank.question(id);
    const turned = key.map((place) => (place % choices.length) + 1);
    return [id, [key, key, kind === 'ordering' ? key.toReversed() : turned, null][at % 4]];
  });
  return Object.fromEntries(given);
}

for (const [data, exam, words, asked] of drawn) {
  test(`form and report of ${exam} with ${words.join(' ')} are those of the command line`, () => {
    const bank = bankOf(data);
    const form = bank.assemble({ exam, ...asked });
    assert.equal(JSON.stringify(form), JSON.stringify(JSON.parse(author(['--data', data, 'form', exam, ...words, '--json']))));

    const given = responses(bank, form);
    const folder = mkdtempSync(join(tmpdir(), 'dryrun-engine-'));
    try {
      const [one, other] = ['form.json', 'responses.json'].map((name) => join(folder, name));
      writeFileSync(one, JSON.stringify(form));
      writeFileSync(other, JSON.stringify(given));
      const said = author(['--data', data, 'score', '--form', one, '--responses', other, '--json']);
      const report = bank.score(form, given);
      assert.equal(JSON.stringify(report), JSON.stringify(JSON.parse(said)));
      assert.ok(report.right > 0 && report.right < report.of);
      const right = bank.mark(form, given).filter(({ scored, outcome }) => scored && outcome === 'right');
      assert.equal(right.length, report.right);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('packed files as a site serves them give the same bank', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-packed-'));
  try {
    author(['--data', 'tests/data', 'pack', '--out', folder]);
    const [packed, read] = [Bank.fromPacked(files(folder, '.json')), bankOf('tests/data')];
    const summary = ({ exams }) => exams.map(({ about, ...rest }) => rest);
    assert.deepEqual(summary({ exams: packed.exams() }), summary({ exams: read.exams() }));
    const [one, other] = [packed, read].map((bank) => bank.assemble({ exam: 'TST-1', seed: 9 }));
    assert.deepEqual(one, other);
    for (const { id } of one.questions) assert.deepEqual(packed.question(id), read.question(id));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what was seen lately comes later', () => {
  const bank = bankOf('data');
  const first = bank.assemble({ exam: 'CLF-C02', seed: 1 });
  const seen = Object.fromEntries(first.questions.map(({ id }) => [id, 1_700_000_000_000]));
  const second = bank.assemble({ exam: 'CLF-C02', seed: 1, seen });
  assert.equal(second.questions.filter(({ id }) => id in seen).length, 0);
});
