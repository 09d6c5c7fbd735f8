import { raw_study } from './glue.js';
import { take } from './argument.js';
import { date, takeDay } from './day.js';
import { asked } from './fault.js';
import { needLoaded } from './load.js';
import { parcel } from './parcel.js';
import { putExam, putPlace, putSittings } from './record.js';

/** A question about one candidate's record, with whatever `put` puts behind it. */
function answer(what, exam, sittings, put = () => {}) {
  const asking = putSittings(putExam(parcel(what), exam), sittings);
  put(asking);
  needLoaded();
  return asked(() => raw_study(...asking.packed()));
}

function putDays(asking, today, booked) {
  return asking.number(takeDay('today', today)).maybeNumber(take.maybe(takeDay, 'booked', booked));
}

/** The chance to pass a fresh form today, or what lacks until it can be told. */
export function readiness(exam, sittings) {
  return answer('readiness', exam, sittings);
}

/** What is due, what comes next, and how well everything is known that was ever answered. */
export function schedule(exam, sittings, when) {
  const { today, booked } = take.object('what is asked for', when, ['today', 'booked']);
  const dated = (subject) => ({ ...subject, last: date(subject.last), due: date(subject.due) });
  const { due, next, subjects } = answer('schedule', exam, sittings, (asking) => putDays(asking, today, booked));
  return { due: due.map(dated), next: date(next), subjects: subjects.map(dated) };
}

/** The questions for an evening, the most urgent first. */
export function tonight(exam, sittings, evening) {
  const { today, booked, questions, most = 20 } = take.object('what is asked for', evening, ['today', 'booked', 'questions', 'most']);
  return answer('tonight', exam, sittings, (asking) => {
    putDays(asking, today, booked).number(take.whole('most', most, 1, 1000));
    asking.list(take.list('`questions`', questions), (question, at) => {
      const name = `question ${at + 1}`;
      const { enemies = [] } = take.object(name, question);
      putPlace(asking, name, question).listOfTexts(take.texts(`enemies of ${name}`, enemies));
    });
  });
}
