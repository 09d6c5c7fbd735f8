import { RawAsked, RawBank, RawFiles } from './glue.js';
import { named, take } from './argument.js';
import { asked, guarded, wrong } from './fault.js';
import { rawForm, rawResponses } from './form.js';
import { needLoaded } from './load.js';
import { rawPacked } from './packed.js';

/** What is behind each bank; nobody outside can put something else there. */
const banks = new WeakMap();

/** The engine's side of a bank. */
export function rawBank(bank) {
  const raw = typeof bank === 'object' && bank !== null ? banks.get(bank) : undefined;
  if (!raw) throw wrong(`the bank must be one of Bank.fromToml, Bank.fromOwn or Bank.fromPacked, and is ${named(bank)}`);
  return raw;
}

function partial(options) {
  const { partial: wanted = false } = take.object('the options', options, ['partial']);
  return take.truth('partial', wanted);
}

/** Exams with their questions. */
export class Bank {
  constructor(raw) {
    if (!(raw instanceof RawBank)) throw wrong('a bank comes from Bank.fromToml, Bank.fromOwn or Bank.fromPacked');
    banks.set(this, raw);
  }

  static fromToml(files, options = {}) {
    const [read, whatIsSound] = [take.files(files), partial(options)];
    needLoaded();
    const raw = RawFiles.none();
    for (const [path, text] of read) raw.add(path, text);
    return new Bank(guarded(() => RawBank.from_toml(raw, whatIsSound)));
  }

  static fromOwn(text, dialect, options = {}) {
    take.text('text', text);
    take.dialect(dialect);
    const whatIsSound = partial(options);
    needLoaded();
    return new Bank(guarded(() => RawBank.from_own(text, dialect, whatIsSound)));
  }

  static fromPacked(files) {
    const read = take.files(files);
    needLoaded();
    return new Bank(guarded(() => RawBank.from_packed(rawPacked(read))));
  }

  get diagnostics() {
    return asked(() => rawBank(this).diagnostics());
  }

  exams() {
    return asked(() => rawBank(this).exams());
  }

  question(id) {
    take.text('id', id);
    return asked(() => rawBank(this).question(id));
  }

  assemble(options) {
    const fields = ['exam', 'seed', 'questions', 'domain', 'task', 'seen'];
    const { exam, seed, questions, domain, task, seen = {} } = take.object('what is asked for', options, fields);
    const raw = rawBank(this);
    const asking = RawAsked.of(
      take.maybe(take.text, 'exam', exam),
      take.whole('seed', seed, 0, 4294967295),
      take.maybe(take.whole, 'questions', questions, 1, 100000),
      take.maybe(take.whole, 'domain', domain, 1, 255),
      take.maybe(take.text, 'task', task),
    );
    for (const [id, when] of Object.entries(take.object('`seen`', seen))) {
      asking.seen(id, take.moment(`seen["${id}"]`, when));
    }
    return asked(() => raw.assemble(asking));
  }

  score(form, responses) {
    return asked(() => rawBank(this).score(rawForm(form), rawResponses(responses)));
  }

  mark(form, responses) {
    return asked(() => rawBank(this).mark(rawForm(form), rawResponses(responses)));
  }
}
