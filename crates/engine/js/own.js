import { raw_ask } from './glue.js';
import { take } from './argument.js';
import { asked } from './fault.js';
import { needLoaded } from './load.js';
import { parcel } from './parcel.js';

/** Reads somebody's own questions; what is wrong with them is part of the answer. */
export function own(text, dialect) {
  take.text('text', text);
  take.dialect(dialect);
  needLoaded();
  return asked(() => raw_ask(...parcel('own', text, dialect).packed()));
}

/** The small Markdown of questions as blocks. */
export function prose(text) {
  take.text('text', text);
  needLoaded();
  return asked(() => raw_ask(...parcel('prose', text).packed()));
}
