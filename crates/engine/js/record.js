import { named, take } from './argument.js';
import { takeDay } from './day.js';
import { DryrunError } from './error.js';
import { wrong } from './fault.js';
import { putRules } from './rules.js';

const WHOLE = 4294967295;
const OUTCOMES = ['right', 'wrong', 'unanswered'];

/** A code or an id, which messages name. */
function short(name, value) {
  const { length } = take.text(name, value);
  if (length > 200) throw wrong(`\`${name}\` is ${length} characters long, and 200 is the most`);
  return value;
}

/** Puts in as much of an exam, as `bank.exams()` gives it, as studying needs. */
export function putExam(parcel, value) {
  const { code, minutes, scored, passing, domains, tasks } = take.object('the exam', value);
  return parcel
    .text(short('code of the exam', code))
    .maybeNumber(take.maybe(take.whole, `minutes of ${code}`, minutes, 0, WHOLE))
    .number(take.whole(`scored of ${code}`, scored, 0, WHOLE))
    .maybeNumber(take.maybe(take.whole, `passing of ${code}`, passing, 0, WHOLE))
    .list(take.list(`\`domains\` of ${code}`, domains), (domain) => {
      const { number, weight } = take.object(`a domain of ${code}`, domain);
      parcel.number(take.whole(`number of a domain of ${code}`, number, 1, 255), take.whole(`weight of a domain of ${code}`, weight, 0, 255));
    })
    .list(take.list(`\`tasks\` of ${code}`, tasks), (task) => {
      const { id, domain } = take.object(`a task of ${code}`, task);
      parcel
        .text(short(`id of a task of ${code}`, id))
        .maybeNumber(take.maybe(take.whole, `domain of a task of ${code}`, domain, 0, 255));
    });
}

/** Puts in a question's id and place in the outline. */
export function putPlace(parcel, name, { id, domain, task }) {
  return parcel
    .text(short(`id of ${name}`, id))
    .number(take.whole(`domain of ${name}`, domain, 0, 255))
    .maybeText(take.maybe(short, `task of ${name}`, task));
}

/** Puts in finished sittings, the oldest first. */
export function putSittings(parcel, value) {
  let before = 0;
  return parcel.list(take.list('the sittings', value), (sitting, at) => {
    const name = `sitting ${at + 1}`;
    const { form, marks, rules, day } = take.object(name, sitting);
    const { exam, questions } = take.object(`the form of ${name}`, form);
    const ended = takeDay(`day of ${name}`, day);
    if (ended < before) throw wrong(`the sittings must come with the oldest first: ${name} is of ${day}, and an earlier one is of a later day`);
    before = ended;
    parcel.text(short(`exam of the form of ${name}`, exam)).number(ended);
    if (rules === undefined) throw wrong(`${name} does not say its rules: "mock", "practice", or those that Sitting was given`);
    ofSitting(name, () => putRules(parcel, rules));
    putMarks(parcel, name, take.list(`\`questions\` of the form of ${name}`, questions), outcomes(name, marks));
  });
}

/** Lets something be put in; what is wrong with it is said with the sitting that it is of. */
function ofSitting(name, put) {
  try {
    put();
  } catch (fault) {
    throw fault instanceof DryrunError ? wrong(`${name}: ${fault.message}`) : fault;
  }
}

/** Puts in each question of a form with what became of it. */
function putMarks(parcel, name, questions, marks) {
  parcel.list(questions, (place, at) => {
    const question = `question ${at + 1} of ${name}`;
    const { id } = take.object(question, place);
    putPlace(parcel, question, place);
    const mark = marks.get(id);
    if (!mark) throw unfit(`${name} has no mark for question ${named(id)}`);
    marks.delete(id);
    parcel.number(OUTCOMES.indexOf(mark.outcome)).maybeNumber(mark.sure);
  });
  const [other] = marks.keys();
  if (other !== undefined) throw unfit(`${name} has a mark for ${named(other)}, which its form does not ask`);
}

/** Marks by question. */
function outcomes(name, value) {
  const marks = new Map();
  Array.from(take.list(`\`marks\` of ${name}`, value), (mark, at) => {
    const one = `mark ${at + 1} of ${name}`;
    const { id, outcome, sure } = take.object(one, mark);
    if (marks.has(take.text(`id of ${one}`, id))) throw unfit(`${name} has two marks for question ${named(id)}`);
    marks.set(id, { outcome: take.oneOf(`outcome of ${one}`, outcome, OUTCOMES), sure: take.maybe(take.truth, `sure of ${one}`, sure) });
  });
  return marks;
}

/** Forms and marks that do not agree. */
function unfit(message) {
  return new DryrunError('form', message);
}
