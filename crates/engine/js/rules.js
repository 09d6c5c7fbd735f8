import { take } from './argument.js';

const PRACTICE = { pause: true, feedback: 'each-question' };

/** Puts in the rules of a sitting. */
export function putRules(parcel, rules) {
  if (typeof rules === 'string') take.oneOf('rules', rules, ['mock', 'practice']);
  else take.object('the rules', rules, ['minutes', 'clock', 'pause', 'feedback']);
  return parcel.maybe(rules === 'mock' ? undefined : rules === 'practice' ? PRACTICE : rules, (own) => {
    const { minutes, clock = 'test-centre', pause = false, feedback = 'at-end' } = own;
    parcel
      .maybeNumber(take.maybe(take.whole, 'minutes', minutes, 1, 100000))
      .number(take.oneOf('clock', clock, ['test-centre', 'strict']) === 'strict')
      .number(take.truth('pause', pause))
      .number(take.oneOf('feedback', feedback, ['at-end', 'each-question']) === 'each-question');
  });
}
