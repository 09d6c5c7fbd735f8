import { RawForm, RawResponses } from './glue.js';
import { take } from './argument.js';

/** A form as `assemble` gives it; the engine compares it with the bank. */
export function rawForm(value) {
  const { exam, seed, questions } = take.object('the form', value, ['exam', 'seed', 'questions']);
  const raw = RawForm.of(take.text('exam of the form', exam), take.whole('seed of the form', seed, 0, 4294967295));
  take.list('`questions` of the form', questions).forEach((place, at) => {
    const name = `question ${at + 1} of the form`;
    const fields = ['id', 'domain', 'task', 'kind', 'scored', 'choices'];
    const { id, domain, task, kind, scored, choices } = take.object(name, place, fields);
    raw.place(
      take.text(`id of ${name}`, id),
      take.whole(`domain of ${name}`, domain, 0, 255),
      take.maybe(take.text, `task of ${name}`, task),
      take.text(`kind of ${name}`, kind),
      take.truth(`scored of ${name}`, scored),
      Uint8Array.from(take.list(`\`choices\` of ${name}`, choices), (choice) => take.whole(`a choice of ${name}`, choice, 0, 255)),
    );
  });
  return raw;
}

/** Responses by question. */
export function rawResponses(value) {
  const raw = RawResponses.none();
  for (const [id, response] of Object.entries(take.object('the responses', value))) {
    if (response !== null && response !== undefined) raw.give(id, rawPlaces(response));
  }
  return raw;
}

/** Places of choices: 0 for none, and -1 for what is no place, which the engine refuses in its own words. */
export function rawPlaces(response) {
  const isPlace = (choice) => Number.isInteger(choice) && choice > 0 && choice < 256;
  const place = (choice) => (choice === null ? 0 : isPlace(choice) ? choice : -1);
  if (response === null) return new Int32Array();
  return Array.isArray(response) ? Int32Array.from(response, place) : Int32Array.of(-1);
}
