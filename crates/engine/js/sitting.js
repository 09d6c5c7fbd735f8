import { RawSitting } from './glue.js';
import { take } from './argument.js';
import { rawBank } from './bank.js';
import { asked, guarded } from './fault.js';
import { rawForm, rawPlaces } from './form.js';
import { needLoaded } from './load.js';

const PRACTICE = { pause: true, feedback: 'each-question' };

function begun(bank, form, rules) {
  if (rules === 'mock') return RawSitting.mock(bank, form);
  const { minutes, clock = 'test-centre', pause = false, feedback = 'at-end' } = rules === 'practice' ? PRACTICE : rules;
  return RawSitting.of(
    bank,
    form,
    take.maybe(take.whole, 'minutes', minutes, 1, 100000),
    take.oneOf('clock', clock, ['test-centre', 'strict']) === 'strict',
    take.truth('pause', pause),
    take.oneOf('feedback', feedback, ['at-end', 'each-question']) === 'each-question',
  );
}

/** One candidate's run through one form. */
export class Sitting {
  #raw;

  constructor(bank, form, rules = 'mock') {
    needLoaded();
    const raw = rawBank(bank);
    if (typeof rules === 'string') take.oneOf('rules', rules, ['mock', 'practice']);
    else take.object('the rules', rules, ['minutes', 'clock', 'pause', 'feedback']);
    this.#raw = guarded(() => begun(raw, rawForm(form), rules));
  }

  #happens(act) {
    guarded(() => act(this.#raw));
    return this;
  }

  begin(now) {
    return this.#happens((raw) => raw.begin(take.moment('now', now)));
  }

  answer(response, now) {
    return this.#happens((raw) => raw.answer(rawPlaces(response), take.moment('now', now)));
  }

  flag(on, now) {
    return this.#happens((raw) => raw.flag(take.truth('on', on), take.moment('now', now)));
  }

  strike(choice, on, now) {
    take.whole('choice', choice, 1, 255);
    return this.#happens((raw) => raw.strike(choice, take.truth('on', on), take.moment('now', now)));
  }

  go(number, now) {
    take.whole('number', number, 1, 100000);
    return this.#happens((raw) => raw.go(number, take.moment('now', now)));
  }

  show(now) {
    return this.#happens((raw) => raw.show(take.moment('now', now)));
  }

  pause(now) {
    return this.#happens((raw) => raw.pause(take.moment('now', now)));
  }

  resume(now) {
    return this.#happens((raw) => raw.resume(take.moment('now', now)));
  }

  interrupted(from, now) {
    return this.#happens((raw) => raw.interrupted(take.moment('from', from), take.moment('now', now)));
  }

  submit(now) {
    return this.#happens((raw) => raw.submit(take.moment('now', now)));
  }

  tick(now) {
    return this.#happens((raw) => raw.tick(take.moment('now', now)));
  }

  state(now) {
    const when = take.moment('now', now);
    return asked(() => this.#raw.state(when));
  }

  left(now) {
    return this.state(now).left;
  }

  report() {
    return asked(() => this.#raw.report());
  }

  marks() {
    return asked(() => this.#raw.marks());
  }
}
