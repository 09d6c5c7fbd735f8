import { RawPacked } from './glue.js';
import { take } from './argument.js';
import { wrong } from './fault.js';

/** The exams of packed files: those whose details, pools and questions are among the files. */
export function rawPacked(files) {
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
  const raw = RawPacked.none();
  let count = 0;
  for (const exam of take.list('`exams` of catalogue.json', catalogue.exams)) {
    if (!texts.has(take.object('an exam of catalogue.json', exam).details)) continue;
    const details = take.object(exam.details, read(exam.details));
    rawExam(raw, catalogue.format, exam, details);
    for (const { index } of take.list(`pools of ${exam.details}`, details.pools)) {
      for (const path of take.list(`files of ${index}`, take.object(index, read(index)).files)) {
        take.list(path, read(path)).forEach((row, at) => rawQuestion(raw, `question ${at + 1} of ${path}`, row));
      }
    }
    count += 1;
  }
  if (count === 0) throw wrong('the details of no exam are among the files');
  return raw;
}

const WHOLE = 4294967295;

function rawExam(raw, format, exam, details) {
  const { code } = exam;
  raw.exam(
    take.whole('format of catalogue.json', format, 0, WHOLE),
    ['code', 'title', 'short', 'about', 'level'].map((field) => take.text(`${field} of ${code}`, exam[field])),
    take.maybe(take.whole, `minutes of ${code}`, exam.minutes, 0, WHOLE),
    take.whole(`scored of ${code}`, exam.scored, 0, WHOLE),
    take.whole(`unscored of ${code}`, exam.unscored, 0, WHOLE),
    take.maybe(take.whole, `passing of ${code}`, exam.passing, 0, WHOLE),
    take.texts(`kinds of ${code}`, exam.kinds),
  );
  for (const domain of take.list(`domains of ${code}`, exam.domains)) {
    const { title, weight } = take.object(`a domain of ${code}`, domain);
    raw.domain(take.text(`title of a domain of ${code}`, title), take.whole(`weight of a domain of ${code}`, weight, 0, 255));
  }
  for (const task of take.list(`tasks of ${code}`, details.tasks)) {
    const { id, title, domain } = take.object(`a task of ${code}`, task);
    raw.task(
      take.text(`id of a task of ${code}`, id),
      take.text(`title of a task of ${code}`, title),
      take.maybe(take.whole, `domain of a task of ${code}`, domain, 0, 255),
    );
  }
}

function rawQuestion(raw, name, row) {
  take.object(name, row);
  const choices = take.list(`choices of ${name}`, row.choices).map((choice) => take.texts(`a choice of ${name}`, choice));
  raw.question(
    ['id', 'kind', 'stem', 'rationale', 'checked'].map((field) => take.text(`${field} of ${name}`, row[field])),
    take.whole(`domain of ${name}`, row.domain, 0, 255),
    take.maybe(take.whole, `task of ${name}`, row.task, 0, 65535),
    take.texts(`prompts of ${name}`, row.prompts ?? []),
    choices.map(([text]) => take.text(`text of a choice of ${name}`, text)),
    choices.map(([, why]) => take.text(`why of a choice of ${name}`, why)),
    Uint8Array.from(take.list(`key of ${name}`, row.key), (place) => take.whole(`key of ${name}`, place, 0, 255)),
    take.texts(`sources of ${name}`, row.sources),
    take.whole(`expect of ${name}`, row.expect, 0, 255),
    take.truth(`keep_order of ${name}`, row.keep_order ?? false),
    take.texts(`enemies of ${name}`, row.enemies ?? []),
  );
}
