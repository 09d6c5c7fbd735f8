import { RawSitting } from './glue.js';
import { take } from './argument.js';
import { rawBank } from './bank.js';
import { asked, guarded } from './fault.js';
import { putForm, putPlaces } from './form.js';
import { needLoaded } from './load.js';
import { parcel } from './parcel.js';
import { putRules } from './rules.js';

/** One candidate's run through one form. */
export class Sitting {
  #raw;

  constructor(bank, form, rules = 'mock') {
    needLoaded();
    const raw = rawBank(bank);
    const sitting = putRules(putForm(parcel(), form), rules);
    this.#raw = guarded(() => RawSitting.of(raw, ...sitting.packed()));
  }

  #happens(act, now, put = () => {}) {
    const event = parcel(act).moment(take.moment('now', now));
    put(event);
    guarded(() => this.#raw.act(...event.packed()));
    return this;
  }

  #answer(parcel) {
    return asked(() => this.#raw.ask(...parcel.packed()));
  }

  begin(now) {
    return this.#happens('begin', now);
  }

  answer(response, now) {
    return this.#happens('answer', now, (event) => putPlaces(event, response));
  }

  flag(on, now) {
    take.truth('on', on);
    return this.#happens('flag', now, (event) => event.number(on));
  }

  strike(choice, on, now) {
    take.whole('choice', choice, 1, 255);
    take.truth('on', on);
    return this.#happens('strike', now, (event) => event.number(choice, on));
  }

  go(number, now) {
    take.whole('number', number, 1, 100000);
    return this.#happens('go', now, (event) => event.number(number));
  }

  show(now) {
    return this.#happens('show', now);
  }

  pause(now) {
    return this.#happens('pause', now);
  }

  resume(now) {
    return this.#happens('resume', now);
  }

  interrupted(from, now) {
    take.moment('from', from);
    return this.#happens('interrupted', now, (event) => event.moment(from));
  }

  submit(now) {
    return this.#happens('submit', now);
  }

  tick(now) {
    return this.#happens('tick', now);
  }

  state(now) {
    return this.#answer(parcel('state').moment(take.moment('now', now)));
  }

  left(now) {
    return this.state(now).left;
  }

  report() {
    return this.#answer(parcel('report'));
  }

  marks() {
    return this.#answer(parcel('marks'));
  }
}
