// From data files to a report: load a bank, draw a form, sit it, mark it.
import init, { Bank, Sitting } from '@dryrun/engine';

await init();

const exam = `
format = 1
code = "DEMO-1"
title = "A demonstration"
short = "Demonstration"
level = "foundational"
minutes = 10
scored = 3
unscored = 0
passing = 700
kinds = ["multiple-choice"]
about = "For whoever tries this out."

[[domain]]
number = 1
title = "Storage"
weight = 100
`;
const service = (id, asked, right) => `
[[question]]
id = "demo-1-${id}"
domain = 1
kind = "multiple-choice"
expect = 0.65
stem = "Which service keeps ${asked}?"
choices = [
  ${['Amazon S3', 'Amazon EBS', 'Amazon EFS', 'Amazon SQS'].map((name) => `{ text = "${name}", key = ${name === right}, why = "..." }`).join(',\n  ')},
]
rationale = "${right} does."
sources = ["https://docs.aws.amazon.com/"]
checked = 2026-11-21
`;
const questions = `format = 1\nexam = "DEMO-1"\n${service('a', 'objects', 'Amazon S3')}${service('b', 'blocks', 'Amazon EBS')}${service('c', 'files', 'Amazon EFS')}`;

const bank = Bank.fromToml([
  { path: 'exams/demo-1.toml', text: exam },
  { path: 'questions/demo-1/storage.toml', text: questions },
]);
for (const { code, title, questions: count } of bank.exams()) console.log(`${code}, ${title}: ${count} questions`);

// The same seed gives the same form, everywhere and for good.
const form = bank.assemble({ exam: 'DEMO-1', seed: 7 });
console.log(form.questions.map(({ id, choices }) => `${id} [${choices}]`).join(', '));

// A sitting reads no clock. Here a second passes with each act.
let now = 0;
const tick = () => (now += 1000);
const sitting = new Sitting(bank, form, 'mock').begin(now);
form.questions.forEach(({ id }, at) => {
  sitting.go(at + 1, tick());
  // The first two as they should be, and the last as it should not.
  const { key, choices } = bank.question(id);
  sitting.answer(at < 2 ? key : [(key[0] % choices.length) + 1], tick());
});
console.log(`${sitting.left(now) / 1000} seconds left`);
sitting.submit(tick());

const report = sitting.report();
console.log(`${report.right} of ${report.of} right, about ${report.scaled} (${report.low} to ${report.high}): ${report.verdict}`);
for (const { id, outcome } of sitting.marks()) console.log(`${id}: ${outcome}`);
