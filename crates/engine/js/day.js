import { named } from './argument.js';
import { wrong } from './fault.js';

const DAY = 86400000;

/** A day as the engine counts it, from 1970-01-01. */
export function takeDay(name, value) {
  const day = typeof value === 'string' ? Date.parse(value) / DAY : NaN;
  // A date with a time, of another spelling, or of no calendar is not the same when it is written again.
  if (!(day >= 0 && day < 376200) || date(day) !== value) {
    throw wrong(`\`${name}\` must be a date from 1970-01-01 to 2999-12-31, such as "2026-11-25", and is ${named(value)}`);
  }
  return day;
}

/** A day of the engine as a date. */
export function date(day) {
  return day === null ? null : new Date(day * DAY).toISOString().slice(0, 10);
}
