// Whatever a JavaScript program hands in: it is taken, or refused in a sentence, and the engine works on.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { files, folder, loaded, root } from './built.mjs';
import { strange as anything, tried } from './strange.mjs';

const { Bank, DryrunError, Sitting, default: init, own, prose } = await loaded();
const bank = Bank.fromToml(files(join(root, 'tests/data')));
const form = bank.assemble({ seed: 1 });
// Behind another address a script is another one, not loaded yet.
const script = pathToFileURL(join(folder, 'dryrun.js'));

const place = form.questions[0];
const strange = [
  ...anything, { exam: 1 }, { seed: '1' }, { seed: 1, exam: {} }, { seed: 1, seen: [] }, { seed: 1, seen: { a: 'b' } },
  { seed: 1, colour: 'red' }, { path: 1, text: 2 }, [{ path: 'exams/a.toml', text: 1 }], { ...form, seed: -1 }, { ...form, questions: [1] },
  { ...form, questions: [{ ...place, choices: [1, 1, 1, 300] }] }, { ...form, questions: [] }, { ...form, exam: 'NO-1' },
  { ...form, questions: [place, place] }, { ...form, questions: new Array(3) }, { ...form, questions: [{ ...place, choices: new Array(4) }] },
  { [place.id]: 'A' }, { [place.id]: [[1]] }, { [place.id]: [99] }, { [place.id]: new Array(2) },
];

const sat = () => new Sitting(bank, form).begin(0);
const calls = {
  'Bank.fromToml': (one, two) => Bank.fromToml(one, two),
  'Bank.fromOwn': (one, two, three) => Bank.fromOwn(one, two, three),
  'Bank.fromPacked': (one) => Bank.fromPacked(one),
  'new Bank': (one) => new Bank(one),
  'new Sitting': (one, two, three) => new Sitting(one, two, three),
  own: (one, two) => own(one, two),
  prose: (one) => prose(one),
  'bank.question': (one) => bank.question(one),
  'bank.questions': (one) => bank.questions(one),
  'bank.assemble': (one) => bank.assemble(one),
  'bank.score': (one, two) => bank.score(one, two),
  'bank.mark': (one, two) => bank.mark(one, two),
  'score of a form': (one) => bank.score(form, one),
  'a sitting by rules': (one) => new Sitting(bank, form, one),
  'own in markdown': (one) => own(one, 'markdown'),
  'own in a dialect': (one) => own('Q?', one),
  'answer': (one, two) => sat().answer(one, two),
  'answer in time': (one) => sat().answer(one, 1),
  'strike': (one, two) => sat().strike(one, two, 1),
  'flag': (one, two) => sat().flag(one, two),
  'go': (one) => sat().go(one, 1),
  'interrupted': (one, two) => sat().interrupted(one, two),
  ...Object.fromEntries(['begin', 'show', 'pause', 'resume', 'submit', 'tick', 'state', 'left'].map((act) => [act, (one) => sat()[act](one)])),
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name} takes or refuses anything`, () => {
    for (const one of strange) tried(name, () => call(one, one, one));
    for (const one of strange.slice(0, 40)) for (const two of strange.slice(0, 40)) tried(name, () => call(one, two));
    // And nothing of it has broken the engine.
    assert.equal(bank.assemble({ seed: 1 }).questions[0].id, form.questions[0].id);
  });
}

test('what is wrong is named, with what it should be', () => {
  const table = [
    [() => bank.assemble({ seed: '7' }), 'argument', '`seed` must be a whole number from 0 to 4294967295, and is "7"'],
    [() => bank.assemble({ seed: 1, sed: 2 }), 'argument', 'what is asked for has no `sed`; known are: exam, seed, questions, domain, task, seen'],
    [() => bank.assemble({ seed: 1, domain: 9, questions: 1 }), 'argument', 'TST-1 has no domain 9; it has 1 to 3'],
    [() => bank.assemble({ seed: 1, domain: 1 }), 'argument', '`domain` and `task` draw a part of the exam: say how many `questions`'],
    [() => bank.score(form, { nobody: [1] }), 'responses', 'the responses cannot be used: the form has no question "nobody"'],
    [() => sat().begin(-1), 'argument', '`now` must be a moment in whole milliseconds, such as Date.now(), and is -1'],
    [() => new Sitting({}, form), 'argument', 'the bank must be one of Bank.fromToml, Bank.fromOwn or Bank.fromPacked, and is an object'],
    [() => new Bank(), 'argument', 'a bank comes from Bank.fromToml, Bank.fromOwn or Bank.fromPacked'],
    [() => own('Q?', 'yaml'), 'argument', '`dialect` must be one of "toml", "markdown", and is "yaml"'],
  ];
  for (const [work, code, message] of table) {
    const fault = tried(message, work);
    assert.deepEqual([fault?.code, fault?.message], [code, message]);
  }
});

test('faulty data is refused with everything that was found, or taken as far as it is sound', () => {
  const good = files(join(root, 'tests/data'));
  const bad = good.map((file) => (file.path.endsWith('2-security.toml') ? { ...file, text: file.text.replaceAll('expect = 0.', 'expect = 7.') } : file));
  const fault = tried('faulty data', () => Bank.fromToml(bad));
  assert.equal(fault.code, 'data');
  assert.ok(fault.diagnostics.length > 2);
  const [{ path, line, code, severity, message, hint }] = fault.diagnostics;
  assert.deepEqual([path, code, severity, hint], ['questions/tst-1/2-security.toml', 'F021', 'error', 'allowed is 0.05 to 0.95']);
  assert.ok(line > 1 && message.startsWith('`expect` is 7.'));
  const partly = Bank.fromToml(bad, { partial: true });
  assert.deepEqual(partly.diagnostics, fault.diagnostics);
  assert.ok(partly.exams()[0].questions < bank.exams()[0].questions);
});

test('no text of somebody\'s own holds the engine up', () => {
  for (const part of ['[', '{', 'a=[', 'a.', '`', '**a', '<a>', '- [x] a\n', '# a\n', '```\n', '[[a]]\n', 'x\n', '> ', '\ud800']) {
    for (const dialect of ['toml', 'markdown']) {
      const { diagnostics } = own(part.repeat(Math.floor(200_000 / Buffer.byteLength(part))), dialect);
      assert.ok(diagnostics.length <= 101);
    }
  }
  assert.equal(own('x\n'.repeat(1_000_000), 'toml').diagnostics[0].code, 'O001');
});

test('what cannot be loaded is said, and may be tried again', async () => {
  const { default: fresh } = await import(`${script}?fresh`);
  await assert.rejects(() => fresh(7), { name: 'DryrunError', code: 'argument' });
  await assert.rejects(() => fresh({ module_or_path: new Uint8Array(8) }), { name: 'DryrunError', code: 'load' });
  await init();
});

test('before it is loaded, everything says so', async () => {
  const early = await import(`${script}?early`);
  for (const work of [() => early.own('', 'toml'), () => early.prose(''), () => early.Bank.fromOwn('', 'toml'), () => new early.Sitting(1, 2)]) {
    assert.throws(work, { name: 'DryrunError', code: 'load', message: 'the engine is not loaded yet: `await init()` first' });
  }
});
