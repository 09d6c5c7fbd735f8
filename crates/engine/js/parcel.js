/** Texts and numbers for the engine, which takes them out in the order in which they were put in. */
export class Parcel {
  #texts = '';
  #numbers = [];

  text(...values) {
    for (const value of values) {
      // What stands between keeps halves of two characters apart.
      this.#texts += `${value}\n`;
      this.#numbers.push(value.length);
    }
    return this;
  }

  /** Whole numbers up to 32 bits, or truths. */
  number(...values) {
    this.#numbers.push(...values);
    return this;
  }

  moment(value) {
    // An array of 32 bits keeps the lower ones by itself.
    return this.number(value / 2 ** 32, value);
  }

  /** What need not be there. */
  maybe(value, put) {
    this.number(value !== undefined);
    if (value !== undefined) put(value);
    return this;
  }

  maybeText(value) {
    return this.maybe(value, (text) => this.text(text));
  }

  maybeNumber(value) {
    return this.maybe(value, (number) => this.number(number));
  }

  list(values, put) {
    this.number(values.length);
    // `forEach` would pass over holes, and the engine waits for as many as were said.
    for (let at = 0; at < values.length; at++) put(values[at], at);
    return this;
  }

  listOfTexts(values) {
    return this.list(values, (text) => this.text(text));
  }

  listOfNumbers(values) {
    return this.list(values, (number) => this.number(number));
  }

  /** As the engine's functions take it: their last two arguments. */
  packed() {
    return [this.#texts, Uint32Array.from(this.#numbers)];
  }
}

/** A parcel that begins with what is asked for. */
export function parcel(...texts) {
  return new Parcel().text(...texts);
}
