import type { Domain, Exam, Form, Mark, Place, Question, Rules, Source, Task } from './dryrun.js';

export { DryrunError } from './dryrun.js';

/** Loads the WebAssembly of this entry, once; everything else here wants it loaded. The main entry has its own. */
export default function init(source?: Source): Promise<void>;

/** A day of the candidate's own calendar, as YYYY-MM-DD, from 1970-01-01 to 2999-12-31. */
export type Day = string;

/** As much of an exam as is needed; what `bank.exams()` gives has it all. */
export interface Outline extends Pick<Exam, 'code' | 'scored'>, Partial<Pick<Exam, 'minutes' | 'passing'>> {
  domains: readonly Pick<Domain, 'number' | 'weight'>[];
  tasks: readonly Pick<Task, 'id' | 'domain'>[];
}

/** A question's place in the outline. Places of a form, whole questions and what `tonight` proposes all have it. */
export interface Placed extends Pick<Place, 'id' | 'domain'> {
  task?: string | null;
}

/** What became of one question, as `sitting.marks()` and `bank.mark()` give it. */
export interface Marked extends Pick<Mark, 'id' | 'outcome'> {
  /** Whether the candidate was sure of the response; leave it out where nobody asked. */
  sure?: boolean;
}

/** A finished sitting. Whatever else it holds is passed over. */
export interface Sat {
  /** The form that was sat; what was asked without one can be put like one. */
  form: Pick<Form, 'exam'> & { questions: readonly Placed[] };
  /** One for each question of the form, in any order. */
  marks: readonly Marked[];
  /** As they were given to `Sitting`. Only a time limit with answers at the end is like an exam. */
  rules: 'mock' | 'practice' | Rules;
  /** The day on which it ended. */
  day: Day;
}

/** A figure with its range: shares of one, in thousandths. */
export interface Span {
  low: number;
  mid: number;
  high: number;
}

/** What the answers say of one domain. */
export interface Strength {
  number: number;
  /** How many first answers are of it. */
  answers: number;
  /** The share of its questions that is expected to be right, 0.001 to 0.999. */
  share: number;
  /** By how much the chance to pass would rise if half of its wrong answers became right, 0 to 0.999. */
  gain: number;
}

/** How ready a candidate is. */
export interface Told {
  enough: true;
  /** The chance to pass a fresh form of this bank today, each 0.001 to 0.999: nothing is certain. */
  chance: Span;
  /** The share of a fresh form's scored questions that is expected to be right, each 0.001 to 0.999. */
  share: Span;
  /** How many first answers under exam conditions this rests on. */
  answers: number;
  /** The number of the domain with most to gain. */
  weakest: number;
  /** In the order of the outline. */
  domains: Strength[];
}

/** There is too little evidence to say anything, and this is what lacks. */
export interface TooLittle {
  enough: false;
  /** How many first answers under exam conditions there are, and how many it takes. */
  answers: number;
  needed: number;
  /** The domains that have too few of them. */
  domains: { number: number; answers: number; needed: number }[];
}

/**
 * The chance to pass a fresh form of this bank today: not the chance to pass the exam itself. Only the first answer to each
 * question counts, given under a time limit and without the answer being shown; so the sittings must be all there are of this
 * exam, the oldest first.
 */
export function readiness(exam: Outline, sittings: readonly Sat[]): Told | TooLittle;

/** What is learned and forgotten: a task or topic, or the domain of questions that have neither. */
export interface Subject {
  /** The id of the task or topic. */
  task: string | null;
  /** The number of the domain; none for a topic, which comes up in every domain. */
  domain: number | null;
  /** The chance to recall it today, 0 to 1. */
  known: number;
  /** The day on which it was last answered, and how well. */
  last: Day;
  grade: 'wrong' | 'unsure' | 'right';
  /** On how many days it was answered. */
  days: number;
  /** The day on which it should come again; none if it will still be known on the day of the exam. */
  due: Day | null;
}

export interface Schedule {
  /** What is due today, the least known first. */
  due: Subject[];
  /** The first day on which anything is due, which may have passed; none if nothing is. */
  next: Day | null;
  /** Everything that was ever answered, in the order of the outline. */
  subjects: Subject[];
}

export interface When {
  today: Day;
  /** The day for which the exam is booked; one that has passed counts as none. */
  booked?: Day | null;
}

/** What is due, what comes next, and how well everything is known that was ever answered. */
export function schedule(exam: Outline, sittings: readonly Sat[], when: When): Schedule;

export interface Evening extends When {
  /** The questions that there are: `bank.questions()`, or as much of each. */
  questions: readonly (Placed & Partial<Pick<Question, 'enemies'>>)[];
  /** The most that the candidate wants, 1 to 1,000; 20 if it is left out. */
  most?: number;
}

/** A question for tonight. */
export interface Proposed {
  id: string;
  domain: number;
  task: string | null;
  /** Whether its subject is due, or was never answered. */
  why: 'due' | 'new';
  /** Whether it was answered before: nothing else was left of its subject. */
  seen: boolean;
}

/** What to study tonight, the most urgent first; empty when nothing is due and nothing is new. */
export function tonight(exam: Outline, sittings: readonly Sat[], evening: Evening): Proposed[];
