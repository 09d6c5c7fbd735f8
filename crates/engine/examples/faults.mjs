// What goes wrong is thrown as a DryrunError, and nothing else is.
import init, { Bank, DryrunError, Sitting } from '@dryrun/engine';

await init();

const attempt = (what, work) => {
  try {
    work();
    console.log(`${what}: done`);
  } catch (fault) {
    if (!(fault instanceof DryrunError)) throw fault;
    console.log(`${what}: ${fault.code}${fault.why ? ` (${fault.why})` : ''}: ${fault.message}`);
  }
};

const bank = Bank.fromOwn('Which?\n\n- [x] This\n- [ ] That\n', 'markdown');
attempt('a seed that is no number', () => bank.assemble({ seed: 'seven' }));
attempt('an exam that is not there', () => bank.assemble({ exam: 'SAA-C03', seed: 7 }));
attempt('more questions than there are', () => bank.assemble({ seed: 7, questions: 10 }));

const form = bank.assemble({ seed: 7 });
attempt('a response that does not fit', () => bank.score(form, { 'own-1': [5] }));

// A refused act leaves the sitting where it stands: it goes on, or it is over because its time is up.
const sitting = new Sitting(bank, form, { minutes: 1 });
attempt('an answer before the beginning', () => sitting.answer([1], 0));
attempt('the beginning', () => sitting.begin(0));
attempt('a pause that was not agreed', () => sitting.pause(1_000));
attempt('an answer in time', () => sitting.answer([1], 59_000));
attempt('an answer too late', () => sitting.answer([2], 61_000));
console.log(`${sitting.state(61_000).ending}: ${sitting.report().right} of 1 right`);
