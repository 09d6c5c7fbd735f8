import { take } from './argument.js';

/** Puts in a form as `assemble` gives it; the engine compares it with the bank. */
export function putForm(parcel, value) {
  const { exam, seed, questions } = take.object('the form', value, ['exam', 'seed', 'questions']);
  parcel.text(take.text('exam of the form', exam)).number(take.whole('seed of the form', seed, 0, 4294967295));
  return parcel.list(take.list('`questions` of the form', questions), (place, at) => {
    const name = `question ${at + 1} of the form`;
    const fields = ['id', 'domain', 'task', 'kind', 'scored', 'choices'];
    const { id, domain, task, kind, scored, choices } = take.object(name, place, fields);
    parcel
      .text(take.text(`id of ${name}`, id))
      .number(take.whole(`domain of ${name}`, domain, 0, 255))
      .maybeText(take.maybe(take.text, `task of ${name}`, task))
      .text(take.text(`kind of ${name}`, kind))
      .number(take.truth(`scored of ${name}`, scored))
      .list(take.list(`\`choices\` of ${name}`, choices), (choice) => parcel.number(take.whole(`a choice of ${name}`, choice, 0, 255)));
  });
}

/** Puts in responses by question. */
export function putResponses(parcel, value) {
  const given = Object.entries(take.object('the responses', value)).filter(([, response]) => response !== null && response !== undefined);
  return parcel.list(given, ([id, response]) => putPlaces(parcel.text(id), response));
}

/** Puts in places of choices: 0 for none, and for what is no place a number that no choice has, which the engine refuses in its own words. */
export function putPlaces(parcel, response) {
  const isPlace = (choice) => Number.isInteger(choice) && choice > 0 && choice < 256;
  const place = (choice) => (choice === null ? 0 : isPlace(choice) ? choice : 256);
  if (response === null) return parcel.number(0);
  return parcel.listOfNumbers(Array.isArray(response) ? Array.from(response, place) : [256]);
}
