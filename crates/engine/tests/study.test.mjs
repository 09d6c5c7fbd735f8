// Readiness and the schedule: what they say is what the Rust crates say, and whatever is handed in is taken or refused in a sentence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { files, folder, loaded, root } from './built.mjs';
import { strange, tried } from './strange.mjs';

const { Bank, DryrunError, Sitting } = await loaded();
const study = await import(pathToFileURL(join(folder, 'study-node.js')));
const { readiness, schedule, tonight } = study;
await study.default();
const script = pathToFileURL(join(folder, 'study.js'));

const vectors = join(root, 'crates/engine/tests/vectors');
const { exam, questions: rows, cases } = JSON.parse(readFileSync(join(vectors, 'study.json'), 'utf8'));
const results = readFileSync(join(vectors, 'study-results.txt'), 'utf8').trimEnd().split('\n');
const questions = rows.map(([id, domain, task, enemies]) => ({ id, domain, task, enemies }));

const MARKS = {
  R: { outcome: 'right' }, '?': { outcome: 'right', sure: false }, '!': { outcome: 'right', sure: true },
  W: { outcome: 'wrong' }, '-': { outcome: 'unanswered' },
};
const sat = ({ day, rules, from, outcomes }) => {
  const asked = [...outcomes].map((letter, at) => ({ ...questions[(from + at) % questions.length], letter }));
  const marks = asked.map(({ id, letter }) => ({ id, ...MARKS[letter] }));
  return { form: { exam: exam.code, questions: asked }, marks, rules, day };
};

test('before it is loaded, everything says so', async () => {
  const early = await import(`${script}?early`);
  const works = [() => early.readiness(exam, []), () => early.schedule(exam, [], { today: '2026-11-25' }), () => early.tonight(exam, [], { today: '2026-11-25', questions })];
  for (const work of works) {
    assert.throws(work, { name: 'DryrunError', code: 'load', message: '@dryrun/engine/study is not loaded yet: `await init()` first' });
  }
  await assert.rejects(() => early.default({ module_or_path: new Uint8Array(8) }), { code: 'load', message: /^@dryrun\/engine\/study's WebAssembly cannot be loaded/ });
});

test('there is a result for each made-up history', () => assert.equal(results.length, 4 * cases.length));

cases.forEach(({ name, today, booked, most, sittings }, at) => {
  test(`${name}: readiness, schedule and picks are those of the Rust crates`, () => {
    const [said, told, planned, picked] = results.slice(4 * at);
    assert.equal(said, name);
    const history = sittings.map(sat);
    assert.deepEqual(readiness(exam, history), JSON.parse(told));
    assert.deepEqual(schedule(exam, history, { today, booked }), JSON.parse(planned));
    assert.deepEqual(tonight(exam, history, { today, booked, most, questions }), JSON.parse(picked.replace(`  at most ${most}: `, '')));
  });
});

test('sittings of the main entry are taken as they come, and first answers alone count', () => {
  const bank = Bank.fromToml(files(join(root, 'tests/data')));
  const [outline] = bank.exams();
  const sit = (seed, rules, day) => {
    const form = bank.assemble({ seed });
    const sitting = new Sitting(bank, form, rules).begin(0);
    form.questions.forEach(({ id }, place) => sitting.go(place + 1, 1).answer(bank.question(id).key, 1));
    return { form, marks: sitting.submit(2).marks(), rules, day };
  };
  const history = [sit(1, 'mock', '2026-11-20'), sit(1, 'mock', '2026-11-21'), sit(2, { minutes: 30 }, '2026-11-22'), sit(3, 'practice', '2026-11-22')];
  const asked = new Set(history.slice(0, 3).flatMap(({ form }) => form.questions.map(({ id }) => id)));
  const told = readiness(outline, history);
  assert.deepEqual([told.enough, told.answers, told.needed], [false, asked.size, 40]);
  const all = bank.questions();
  assert.equal(all.length, outline.questions);
  assert.deepEqual(all[0], bank.question(all[0].id));
  const picks = tonight(outline, history, { today: '2026-12-24', questions: all, most: 5 });
  assert.equal(picks.length, 5);
  // What is proposed can be kept like the form of a sitting, and is not proposed again on that day.
  const marks = picks.map(({ id }) => ({ id, outcome: 'right' }));
  const after = [...history, { form: { exam: outline.code, questions: picks }, marks, rules: 'practice', day: '2026-12-24' }];
  const again = tonight(outline, after, { today: '2026-12-24', questions: all }).map(({ id }) => id);
  assert.deepEqual(again.filter((id) => picks.some((pick) => pick.id === id)), []);
});

test('the same record gives the same answers, and nothing that was handed in is changed', () => {
  const history = cases.find(({ name }) => name === 'a long history').sittings.map(sat);
  const before = JSON.stringify([exam, history, questions]);
  const all = () => [readiness(exam, history), schedule(exam, history, { today: '2030-06-01' }), tonight(exam, history, { today: '2030-06-01', questions })];
  assert.deepEqual(all(), all());
  assert.equal(JSON.stringify([exam, history, questions]), before);
});

const one = sat({ day: '2026-11-20', rules: 'mock', from: 0, outcomes: 'RW' });
const today = '2026-11-25';

test('what is wrong is named, with what it should be', () => {
  const dated = (day) => ({ ...one, day });
  const quiz = { ...exam, passing: null };
  const table = [
    [() => readiness(quiz, []), 'argument', 'VEC-1 has no passing score, so nobody can be ready to pass it'],
    [() => readiness({ ...exam, scored: 2000 }, []), 'argument', 'VEC-1 scores 2000 questions, and 1000 is the most'],
    [() => readiness({ ...exam, domains: [{ number: 1, weight: 60 }], tasks: [] }, []), 'argument', 'the exam does not hold together: the weights of the domains sum to 60, not to 100'],
    [() => readiness(exam, one), 'argument', 'the sittings must be a list, and is an object'],
    [() => readiness(exam, [dated('2026-11-20'), dated('2026-11-19')]), 'argument', 'the sittings must come with the oldest first: sitting 2 is of 2026-11-19, and an earlier one is of a later day'],
    [() => readiness(exam, [dated(Date.UTC(2026, 10, 20))]), 'argument', '`day of sitting 1` must be a date from 1970-01-01 to 2999-12-31, such as "2026-11-25", and is 1795132800000'],
    [() => readiness(exam, [{ ...one, rules: undefined }]), 'argument', 'sitting 1 does not say its rules: "mock", "practice", or those that Sitting was given'],
    [() => readiness(exam, [{ ...one, rules: 'exam' }]), 'argument', 'sitting 1: `rules` must be one of "mock", "practice", and is "exam"'],
    [() => readiness(exam, [{ ...one, rules: { minutes: 0 } }]), 'argument', 'sitting 1: `minutes` must be a whole number from 1 to 100000, and is 0'],
    [() => readiness(exam, [{ ...one, form: { ...one.form, exam: 'VEC-2' } }]), 'form', 'sitting 1: it is of VEC-2, and not of VEC-1'],
    [() => readiness(exam, [one, { ...one, form: { exam: 'vec-1', questions: [{ id: 'q-000', domain: 5 }] }, marks: [one.marks[0]] }]), 'form', 'sitting 2: question "q-000" is of domain 5, and VEC-1 has 1 to 4'],
    [() => readiness(exam, [{ ...one, form: { exam: 'VEC-1', questions: [{ id: 'q-000', domain: 1, task: '9.9' }] }, marks: [one.marks[0]] }]), 'form', 'sitting 1: question "q-000" is of task "9.9", which VEC-1 does not have'],
    [() => readiness(exam, [{ ...one, marks: [one.marks[0]] }]), 'form', 'sitting 1 has no mark for question "q-001"'],
    [() => readiness(exam, [{ ...one, marks: [...one.marks, { id: 'q-002', outcome: 'right' }] }]), 'form', 'sitting 1 has a mark for "q-002", which its form does not ask'],
    [() => readiness(exam, [{ ...one, marks: [one.marks[0], one.marks[0]] }]), 'form', 'sitting 1 has two marks for question "q-000"'],
    [() => readiness(exam, [{ ...one, marks: [{ id: 'q-000', outcome: true }] }]), 'argument', '`outcome of mark 1 of sitting 1` must be one of "right", "wrong", "unanswered", and is true'],
    [() => schedule(exam, [], {}), 'argument', '`today` must be a date from 1970-01-01 to 2999-12-31, such as "2026-11-25", and is undefined'],
    [() => schedule(exam, [], { today, exam: today }), 'argument', 'what is asked for has no `exam`; known are: today, booked'],
    [() => tonight(exam, [], { today }), 'argument', '`questions` must be a list, and is undefined'],
    [() => tonight(exam, [], { today, questions: [questions[0], questions[0]] }), 'argument', 'two questions have the id "q-000"'],
    [() => tonight(exam, [], { today, questions: [{ id: 'q', domain: 1, task: '2.9' }] }), 'argument', 'question "q" is of task "2.9", which VEC-1 does not have'],
    [() => tonight(exam, [], { today, questions, most: 0 }), 'argument', '`most` must be a whole number from 1 to 1000, and is 0'],
  ];
  for (const [work, code, message] of table) {
    const fault = tried(message, work);
    assert.deepEqual([fault?.code, fault?.message], [code, message]);
    assert.ok(fault instanceof DryrunError, 'an error is of the same class in both entries');
    assert.deepEqual(fault.diagnostics, []);
  }
});

test('only days of the calendar are days', () => {
  for (const day of ['1970-01-01', '2000-02-29', '2028-02-29', '2999-12-31']) schedule(exam, [], { today: day });
  const none = ['2026-02-30', '2100-02-29', '2026-13-01', '2026-1-1', '1969-12-31', '3000-01-01', '2026-11-25T00:00Z', '2026-11-25 ', '25.11.2026', '', '2026', '+002026-11-25'];
  for (const day of [...none, 0, 20782, null, new Date(0)]) assert.equal(tried(String(day), () => schedule(exam, [], { today: day }))?.code, 'argument', String(day));
});

const calls = {
  readiness: (first, second) => readiness(first, second),
  'readiness of an exam': (first) => readiness(exam, first),
  'readiness by an outline': (first) => readiness(first, []),
  'a sitting': (first) => readiness(exam, [first]),
  'the form of a sitting': (first) => readiness(exam, [{ ...one, form: first }]),
  'the marks of a sitting': (first) => readiness(exam, [{ ...one, marks: first }]),
  'the rules of a sitting': (first) => readiness(exam, [{ ...one, rules: first }]),
  'questions of a form': (first) => readiness(exam, [{ ...one, form: { exam: 'VEC-1', questions: first } }]),
  'a place of a form': (first, second) => readiness(exam, [{ ...one, form: { exam: 'VEC-1', questions: [{ id: first, domain: second, task: first }] } }]),
  'a mark': (first, second) => readiness(exam, [{ ...one, marks: [{ id: 'q-000', outcome: first, sure: second }, { id: first, outcome: 'right' }] }]),
  domains: (first, second) => readiness({ ...exam, domains: first, tasks: second }, []),
  'an outline': (first, second) => readiness({ ...exam, code: first, minutes: second, scored: second, passing: second }, []),
  schedule: (first, second) => schedule(exam, [one], first ?? second),
  'days of a schedule': (first, second) => schedule(exam, [one], { today: first, booked: second }),
  tonight: (first) => tonight(exam, [one], first),
  'questions for tonight': (first, second) => tonight(exam, [one], { today, questions: first, most: second }),
  'a question for tonight': (first, second) => tonight(exam, [one], { today, questions: [{ id: 'q', domain: 1, task: first, enemies: second }] }),
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name}: anything is taken or refused`, () => {
    for (const first of strange) for (const second of strange) tried(name, () => call(first, second));
    // And nothing of it has broken the engine.
    assert.equal(readiness(exam, [one]).answers, 2);
  });
}
