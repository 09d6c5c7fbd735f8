// Texts that try to be more than text: a corpus of our own, by class. Most stand in tests/fixtures/payloads.json, where the
// native tests read them too; those that JSON for Rust cannot spell, or that are long, are made here.
import { readFileSync } from 'node:fs';

/** What a payload calls when it runs; each page under test has this trap. */
export const CANARY = 'canary';

const written = JSON.parse(readFileSync(new URL('../fixtures/payloads.json', import.meta.url), 'utf8'));

const made = {
  'halves of a character': ['\ud800', '\udfff', 'a\udc00b\ud800c', '<\ud83d>img src=x onerror=canary()>', '\ud83d<script>canary()</script>'],
  'long tokens': [
    'W'.repeat(20_000), '<'.repeat(5_000), '<b>'.repeat(2_000), '`'.repeat(3_001), '*'.repeat(3_001), '['.repeat(5_000), '**a'.repeat(2_001),
    '&amp;'.repeat(2_000), '</div>'.repeat(2_000), `<img src=x onerror=canary()${' '.repeat(5_000)}>`, 'e\u0301'.repeat(3_000), '\u202e'.repeat(1_000) + 'end',
  ],
};

/** Every payload with its class and a number from 1. */
export const payloads = Object.entries({ ...written, ...made })
  .flatMap(([sort, texts]) => texts.map((text) => ({ sort, text })))
  .map((payload, at) => ({ ...payload, number: at + 1 }));

// As `bank::prose::is_hidden` has them: controls, zero-width characters, marks of direction.
export const HIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** What a person can read of a text: the marks of the small Markdown, blanks and hidden characters say nothing. */
export function readable(text) {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*```[^`\n]*$/gm, '')
    .replace(/^[ \t]*(?:- |\d{1,3}\. )/gm, '')
    .replace(HIDDEN, '')
    .replace(/[\s`*]/g, '');
}

/** One text that holds all of these, each as paragraphs of its own between two marks. */
export function slot(some) {
  return some.map(({ number, text }) => `p${number} begins\n\n${text}\n\np${number} ends`).join('\n\n');
}
