import { wrong } from './fault.js';

/** How a value is called in a message; long texts are cut. */
export function named(value) {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (value === null || ['undefined', 'number', 'boolean'].includes(typeof value)) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Looks at arguments, one by one; each gives back what it looked at. */
export const take = {
  text(name, value) {
    if (typeof value !== 'string') throw wrong(`\`${name}\` must be a string, and is ${named(value)}`);
    return value;
  },

  truth(name, value) {
    if (typeof value !== 'boolean') throw wrong(`\`${name}\` must be true or false, and is ${named(value)}`);
    return value;
  },

  whole(name, value, least, most) {
    if (!Number.isInteger(value) || value < least || value > most) {
      throw wrong(`\`${name}\` must be a whole number from ${least} to ${most}, and is ${named(value)}`);
    }
    return value;
  },

  /** A moment in milliseconds. */
  moment(name, value) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw wrong(`\`${name}\` must be a moment in whole milliseconds, such as Date.now(), and is ${named(value)}`);
    }
    return value;
  },

  /** A plain object with none but these fields. */
  object(name, value, fields) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(`${name} must be an object, and is ${named(value)}`);
    }
    const unknown = fields && Object.keys(value).find((field) => !fields.includes(field));
    if (unknown !== undefined) throw wrong(`${name} has no \`${unknown}\`; known are: ${fields.join(', ')}`);
    return value;
  },

  list(name, value) {
    if (!Array.isArray(value)) throw wrong(`${name} must be a list, and is ${named(value)}`);
    return value;
  },

  texts(name, value) {
    return Array.from(take.list(name, value), (one) => take.text(name, one));
  },

  oneOf(name, value, words) {
    if (!words.includes(value)) {
      throw wrong(`\`${name}\` must be one of ${words.map((word) => `"${word}"`).join(', ')}, and is ${named(value)}`);
    }
    return value;
  },

  /** A field that need not be there. */
  maybe(check, name, value, ...rest) {
    return value === undefined || value === null ? undefined : check(name, value, ...rest);
  },

  /** One of the names of the dialects. */
  dialect(value) {
    return take.oneOf('dialect', value, ['toml', 'markdown']);
  },

  /** Files as `[{ path, text }]`. */
  files(value) {
    return Array.from(take.list('the files', value), (file, at) => {
      const { path, text } = take.object(`file ${at + 1}`, file, ['path', 'text']);
      return [take.text(`path of file ${at + 1}`, path), take.text(`text of file ${at + 1}`, text)];
    });
  },
};
