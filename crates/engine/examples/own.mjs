// A blogger's own questions: from a checklist in Markdown to a mark.
import init, { Bank, DryrunError, own } from '@dryrun/engine';

await init();

const text = `# Buckets

Which service keeps **objects**?

- [x] Amazon S3
  > An object is a file with a name.
- [ ] Amazon EBS
  > It keeps blocks, for one server.

> Objects, blocks, files: three services.

Source: <https://docs.aws.amazon.com/s3/>
`;

// As a bank, they can be drawn and marked like any other.
const bank = Bank.fromOwn(text, 'markdown');
const form = bank.assemble({ seed: 1 });
const report = bank.score(form, { 'own-1': [1] });
console.log(`${bank.exams()[0].title}: ${report.right} of ${report.of} right`);

// With faults, everything is said at once.
const { questions, diagnostics } = own('Which?\n\n- [ ] This\n- [ ] That\n', 'markdown');
console.log(`${questions.length} sound questions`);
for (const { path, line, message, hint } of diagnostics) console.log(`${path}, line ${line}: ${message}; ${hint}`);

try {
  Bank.fromOwn('Which?', 'markdown');
} catch (fault) {
  if (!(fault instanceof DryrunError)) throw fault;
  console.log(`${fault.code}: ${fault.message}`);
}
