import { RawBank } from './glue.js';
import { named, take } from './argument.js';
import { asked, guarded, wrong } from './fault.js';
import { putForm, putResponses } from './form.js';
import { needLoaded } from './load.js';
import { putPacked } from './packed.js';
import { parcel } from './parcel.js';

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
    const toml = parcel('toml');
    return made(toml.list(read, (file) => toml.text(...file)).number(whatIsSound));
  }

  static fromOwn(text, dialect, options = {}) {
    take.text('text', text);
    take.dialect(dialect);
    const whatIsSound = partial(options);
    needLoaded();
    return made(parcel('own', text, dialect).number(whatIsSound));
  }

  static fromPacked(files) {
    const read = take.files(files);
    needLoaded();
    return made(putPacked(parcel('packed'), read));
  }

  get diagnostics() {
    return answer(this, parcel('diagnostics'));
  }

  exams() {
    return answer(this, parcel('exams'));
  }

  question(id) {
    return answer(this, parcel('question', take.text('id', id)));
  }

  questions(exam) {
    return answer(this, parcel('ids').maybeText(take.maybe(take.text, 'exam', exam))).map((id) => this.question(id));
  }

  assemble(options) {
    const fields = ['exam', 'seed', 'questions', 'domain', 'task', 'seen'];
    const { exam, seed, questions, domain, task, seen = {} } = take.object('what is asked for', options, fields);
    const asking = parcel('assemble')
      .maybeText(take.maybe(take.text, 'exam', exam))
      .number(take.whole('seed', seed, 0, 4294967295))
      .maybeNumber(take.maybe(take.whole, 'questions', questions, 1, 100000))
      .maybeNumber(take.maybe(take.whole, 'domain', domain, 1, 255))
      .maybeText(take.maybe(take.text, 'task', task));
    asking.list(Object.entries(take.object('`seen`', seen)), ([id, when]) => {
      asking.text(id).moment(take.moment(`seen["${id}"]`, when));
    });
    return answer(this, asking);
  }

  score(form, responses) {
    return answer(this, putResponses(putForm(parcel('score'), form), responses));
  }

  mark(form, responses) {
    return answer(this, putResponses(putForm(parcel('mark'), form), responses));
  }
}

function made(parcel) {
  return new Bank(guarded(() => RawBank.of(...parcel.packed())));
}

function answer(bank, parcel) {
  const raw = rawBank(bank);
  return asked(() => raw.ask(...parcel.packed()));
}
