// A sitting from its beginning to its report, and what happens out of turn.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { files, loaded, root } from './built.mjs';

const { Bank, Sitting, own, prose } = await loaded();
const bank = Bank.fromToml(files(join(root, 'tests/data')));
const form = bank.assemble({ seed: 1 });
const minute = 60_000;

test('a sitting goes from ready to finished, and its report is that of its responses', () => {
  const sitting = new Sitting(bank, form);
  assert.deepEqual([sitting.state(5).phase, sitting.state(5).number, sitting.left(5)], ['ready', null, 20 * minute]);
  sitting.begin(1_000);
  const responses = {};
  form.questions.forEach(({ id }, at) => {
    sitting.go(at + 1, 2_000 + at);
    if (at % 2 === 0) responses[id] = bank.question(id).key;
    sitting.answer(responses[id] ?? [], 2_000 + at);
  });
  sitting.go(1, 3_000).flag(true, 3_000).strike(2, true, 3_000);
  const { phase, number, spent, left, lines } = sitting.state(61_000);
  assert.deepEqual([phase, number, spent, left], ['underway', 1, minute, 19 * minute]);
  assert.deepEqual([lines[0].flagged, lines[0].struck, lines[0].complete, lines[1].response], [true, [2], true, null]);
  assert.throws(() => sitting.report(), { code: 'refused', why: 'not-over' });
  sitting.submit(62_000);
  assert.deepEqual([sitting.state(99_000).phase, sitting.state(99_000).ending], ['finished', 'submitted']);
  assert.deepEqual(sitting.report(), bank.score(form, responses));
  assert.deepEqual(sitting.marks(), bank.mark(form, responses));
});

test('every way to be out of turn has a name, and the sitting goes on', () => {
  const refused = (why, work) => assert.throws(work, { name: 'DryrunError', code: 'refused', why });
  const sitting = new Sitting(bank, form, { minutes: 1, pause: true, feedback: 'each-question' });
  refused('not-begun', () => sitting.answer([1], 0));
  refused('not-begun', () => sitting.answer([99], 0));
  refused('not-begun', () => sitting.go(2, 0));
  sitting.begin(0);
  refused('already-begun', () => sitting.begin(1));
  refused('not-on-pause', () => sitting.resume(1));
  refused('no-such-question', () => sitting.go(99, 1));
  refused('response-does-not-fit', () => sitting.answer([99], 1));
  refused('response-does-not-fit', () => sitting.answer('A', 1));
  refused('response-does-not-fit', () => sitting.strike(12, true, 1));
  refused('response-does-not-fit', () => sitting.strike(200, true, 1));
  sitting.show(2);
  refused('already-shown', () => sitting.show(2));
  refused('already-shown', () => sitting.answer([1], 2));
  refused('already-shown', () => sitting.answer([99], 2));
  sitting.pause(10_000);
  refused('on-pause', () => sitting.answer([1], 20_000));
  sitting.resume(500_000);
  assert.equal(sitting.left(500_000), 50_000);
  const strict = new Sitting(bank, form).begin(0);
  refused('pause-not-allowed', () => strict.pause(1));
  refused('show-not-allowed', () => strict.show(1));
  refused('over', () => sitting.answer([1], 600_000));
  assert.deepEqual([sitting.state(600_000).ending, sitting.left(600_000)], ['time-up', 0]);
});

test('an answer that does not fit and comes too late is refused because it is late', () => {
  const sitting = new Sitting(bank, form, { minutes: 1 }).begin(0);
  assert.throws(() => sitting.answer([99], 60_000), { code: 'refused', why: 'over' });
});

test('an interruption is charged by a strict clock only', () => {
  for (const [clock, left] of [['test-centre', 50_000], ['strict', 20_000]]) {
    const sitting = new Sitting(bank, form, { minutes: 1, clock }).begin(0);
    sitting.interrupted(10_000, 40_000);
    assert.equal(sitting.left(40_000), left);
    assert.deepEqual(sitting.state(40_000).interruptions, [{ from: 10_000, to: 40_000, charged: clock === 'strict' }]);
  }
});

test('the same acts at the same moments give the same sitting', () => {
  const run = () => new Sitting(bank, form, 'practice').begin(5).answer([1], 9).go(3, 12).flag(true, 15).show(20);
  assert.deepEqual(run().state(30), run().state(30));
});

test('own questions come as rows of the app, with their faults', () => {
  const { title, questions, diagnostics } = own('# T\n\nWhich?\n\n- [x] a\n  > Why.\n- [ ] b\n\nNo choices', 'markdown');
  assert.equal(title, 'T');
  assert.deepEqual(questions, [{
    id: 'own-1', domain: 1, task: null, kind: 'multiple-choice', stem: 'Which?', choices: [['a', 'Why.'], ['b', '']], key: [1],
    rationale: '', sources: [], checked: '', expect: 65,
  }]);
  assert.deepEqual(diagnostics.map(({ path, line, code, severity }) => [path, line, code, severity]), [['questions.md', 9, 'F016', 'error']]);
});

test('the small Markdown comes as blocks, and HTML in it as text', () => {
  assert.deepEqual(prose('A **b** `c` <i>\n\n- x\n\n```json\n{}\n```'), [
    { block: 'paragraph', spans: [{ span: 'text', text: 'A ' }, { span: 'strong', text: 'b' }, { span: 'text', text: ' ' }, { span: 'code', text: 'c' }, { span: 'text', text: ' <i>' }] },
    { block: 'list', ordered: false, items: [[{ span: 'text', text: 'x' }]] },
    { block: 'code', language: 'json', text: '{}' },
  ]);
});
