import { take } from './argument.js';
import { wrong } from './fault.js';

/** Puts in the exams of packed files: those whose details, pools and questions are among the files. */
export function putPacked(parcel, files) {
  const texts = new Map(files);
  const read = (path) => {
    if (!texts.has(path)) throw wrong(`the file ${path} is missing`);
    try {
      return JSON.parse(texts.get(path));
    } catch (fault) {
      throw wrong(`${path} is no JSON: ${fault.message}`);
    }
  };
  const catalogue = take.object('catalogue.json', read('catalogue.json'));
  const exams = take.list('`exams` of catalogue.json', catalogue.exams);
  const known = exams.filter((exam) => texts.has(take.object('an exam of catalogue.json', exam).details));
  if (known.length === 0) throw wrong('the details of no exam are among the files');
  return parcel.list(known, (exam) => {
    const details = take.object(exam.details, read(exam.details));
    putExam(parcel, catalogue.format, exam, details);
    const questions = [];
    for (const { index } of take.list(`pools of ${exam.details}`, details.pools)) {
      for (const path of take.list(`files of ${index}`, take.object(index, read(index)).files)) {
        take.list(path, read(path)).forEach((row, at) => questions.push([`question ${at + 1} of ${path}`, row]));
      }
    }
    parcel.list(questions, ([name, row]) => putQuestion(parcel, name, row));
  });
}

const WHOLE = 4294967295;

function putExam(parcel, format, exam, details) {
  const { code } = exam;
  parcel
    .text(...['code', 'title', 'short', 'about', 'level'].map((field) => take.text(`${field} of ${code}`, exam[field])))
    .number(take.whole('format of catalogue.json', format, 0, WHOLE))
    .maybeNumber(take.maybe(take.whole, `minutes of ${code}`, exam.minutes, 0, WHOLE))
    .number(take.whole(`scored of ${code}`, exam.scored, 0, WHOLE))
    .number(take.whole(`unscored of ${code}`, exam.unscored, 0, WHOLE))
    .maybeNumber(take.maybe(take.whole, `passing of ${code}`, exam.passing, 0, WHOLE))
    .list(take.list(`domains of ${code}`, exam.domains), (domain) => {
      const { title, weight } = take.object(`a domain of ${code}`, domain);
      parcel.text(take.text(`title of a domain of ${code}`, title)).number(take.whole(`weight of a domain of ${code}`, weight, 0, 255));
    })
    .list(take.list(`tasks of ${code}`, details.tasks), (task) => {
      const { id, title, domain } = take.object(`a task of ${code}`, task);
      parcel
        .text(take.text(`id of a task of ${code}`, id), take.text(`title of a task of ${code}`, title))
        .maybeNumber(take.maybe(take.whole, `domain of a task of ${code}`, domain, 0, 255));
    })
    .listOfTexts(take.texts(`kinds of ${code}`, exam.kinds));
}

function putQuestion(parcel, name, row) {
  take.object(name, row);
  parcel
    .text(...['id', 'kind', 'stem', 'rationale', 'checked'].map((field) => take.text(`${field} of ${name}`, row[field])))
    .number(take.whole(`domain of ${name}`, row.domain, 0, 255))
    .maybeNumber(take.maybe(take.whole, `task of ${name}`, row.task, 0, 65535))
    .listOfTexts(take.texts(`prompts of ${name}`, row.prompts ?? []))
    .list(take.list(`choices of ${name}`, row.choices), (choice) => {
      const [text, why] = take.texts(`a choice of ${name}`, choice);
      parcel.text(take.text(`text of a choice of ${name}`, text), take.text(`why of a choice of ${name}`, why));
    })
    .listOfNumbers(take.list(`key of ${name}`, row.key).map((place) => take.whole(`key of ${name}`, place, 0, 255)))
    .listOfTexts(take.texts(`sources of ${name}`, row.sources))
    .number(take.whole(`expect of ${name}`, row.expect, 0, 255), take.truth(`keep_order of ${name}`, row.keep_order ?? false))
    .listOfTexts(take.texts(`enemies of ${name}`, row.enemies ?? []));
}
