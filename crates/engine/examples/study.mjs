// The weeks between two mock exams: keep what was sat, tell how ready that makes, propose what to study tonight.
import init, { Bank, Sitting } from '@dryrun/engine';
import initStudy, { DryrunError, readiness, schedule, tonight } from '@dryrun/engine/study';

await Promise.all([init(), initStudy()]);

const outline = `
format = 1
code = "DEMO-2"
title = "A demonstration"
short = "Demonstration"
level = "foundational"
minutes = 30
scored = 20
unscored = 0
passing = 700
kinds = ["multiple-choice"]
about = "For whoever tries this out."

[[domain]]
number = 1
title = "Storage"
weight = 60
task = [{ id = "1.1", title = "Keep objects" }, { id = "1.2", title = "Keep blocks" }]

[[domain]]
number = 2
title = "Access"
weight = 40
task = [{ id = "2.1", title = "Let people in" }]
`;
const question = (task, number) => `
[[question]]
id = "demo-2-${task.replace('.', '')}-${number}"
task = "${task}"
kind = "multiple-choice"
expect = 0.65
stem = "Question ${number} of task ${task}?"
choices = [
  { text = "Yes", key = true, why = "..." },
  { text = "No", key = false, why = "..." },
  { text = "Perhaps", key = false, why = "..." },
  { text = "Never", key = false, why = "..." },
]
rationale = "..."
sources = ["https://docs.aws.amazon.com/"]
checked = 2026-11-21
`;
const numbers = Array.from({ length: 30 }, (_, at) => at + 1);
const questions = ['1.1', '1.2', '2.1'].flatMap((task) => numbers.map((number) => question(task, number))).join('');
const bank = Bank.fromToml([
  { path: 'exams/demo-2.toml', text: outline },
  { path: 'questions/demo-2/all.toml', text: `format = 1\nexam = "DEMO-2"\n${questions}` },
]);
const [exam] = bank.exams();

/** Somebody sits a form who knows objects well, blocks by half, and little of access. */
const seen = {};
function sit(seed, day) {
  const form = bank.assemble({ seed, seen });
  const sitting = new Sitting(bank, form, 'mock').begin(0);
  form.questions.forEach(({ id, task }, at) => {
    const knows = { 1.1: true, 1.2: at % 2 === 0, 2.1: at % 3 === 0 }[task];
    sitting.go(at + 1, at).answer([knows ? 1 : 2], at);
    seen[id] = seed;
  });
  sitting.submit(60_000);
  // What is kept of a sitting, under the rules that it was given and the day on which it ended.
  return { form, marks: sitting.marks(), rules: 'mock', day };
}

const percent = (share) => `${Math.round(share * 100)}%`;
function tell(sittings) {
  const told = readiness(exam, sittings);
  if (!told.enough) return console.log(`Not enough evidence yet: ${told.answers} of ${told.needed} first answers`);
  const { low, mid, high } = told.chance;
  console.log(`Chance to pass a fresh form today: ${percent(mid)} (from ${percent(low)} to ${percent(high)})`);
  console.log(`Most to gain: ${exam.domains[told.weakest - 1].title}`);
}

const sittings = [sit(1, '2026-11-20')];
tell(sittings);
sittings.push(sit(2, '2026-11-22'), sit(3, '2026-11-24'));
tell(sittings);

// The exam is booked, so everything comes again while it is still known well, and before that day.
const when = { today: '2026-11-26', booked: '2026-12-05' };
const { due, next, subjects } = schedule(exam, sittings, when);
console.log(`due: ${due.map(({ task }) => task).join(', ')}; the first was due on ${next}`);
for (const { task, known, last, due: comes } of subjects) console.log(`${task}: ${percent(known)} known, answered ${last}, due ${comes}`);

const picks = tonight(exam, sittings, { ...when, questions: bank.questions(), most: 4 });
for (const { id, task, why, seen: before } of picks) console.log(`${id} (task ${task}, ${why}, ${before ? 'seen' : 'not seen yet'})`);

// What was answered of it is kept like a sitting.
const marks = picks.map(({ id }) => ({ id, outcome: 'right', sure: true }));
sittings.push({ form: { exam: exam.code, questions: picks }, marks, rules: 'practice', day: when.today });
console.log(`due after that: ${schedule(exam, sittings, when).due.length}`);

try {
  schedule(exam, sittings, { today: '26 November' });
} catch (fault) {
  if (!(fault instanceof DryrunError)) throw fault;
  console.log(`${fault.code}: ${fault.message}`);
}
