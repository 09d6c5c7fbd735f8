/** What can be handed to `init` instead of the file that lies beside this one. */
export interface Source {
  module_or_path:
    | RequestInfo
    | URL
    | Response
    | BufferSource
    | WebAssembly.Module
    | Promise<RequestInfo | URL | Response | BufferSource | WebAssembly.Module>;
}

/** Loads the WebAssembly, once; everything else wants it loaded. */
export default function init(source?: Source): Promise<void>;

export type Kind = 'multiple-choice' | 'multiple-response' | 'ordering' | 'matching';
export type Level = 'foundational' | 'associate' | 'professional' | 'specialty' | 'quiz';
export type Dialect = 'toml' | 'markdown';

/** A data file, with its path within the data folder, such as "exams/clf-c02.toml". */
export interface SourceFile {
  path: string;
  text: string;
}

/** One thing to mend, or to look at. */
export interface Diagnostic {
  path: string;
  /** From 1. */
  line: number;
  /** The code of the rule, such as "F017". */
  code: string;
  severity: 'error' | 'warning' | 'info';
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  hint: string;
}

/**
 * - `argument`: an argument is not what is asked for, or names what does not exist.
 * - `data`: exams or questions are faulty; see `diagnostics`.
 * - `draw`: the bank cannot give such a form.
 * - `form`, `responses`: they do not agree with the bank, or with each other.
 * - `refused`: what happened has no meaning where the sitting stands; see `why`. The sitting goes on.
 * - `load`: the WebAssembly is not loaded, or cannot be.
 * - `engine`: the engine failed.
 */
export type Code = 'argument' | 'data' | 'draw' | 'form' | 'responses' | 'refused' | 'load' | 'engine';

/** Why something that happened in a sitting was refused. */
export type Why =
  | 'not-begun'
  | 'already-begun'
  | 'on-pause'
  | 'not-on-pause'
  | 'pause-not-allowed'
  | 'over'
  | 'not-over'
  | 'no-such-question'
  | 'response-does-not-fit'
  | 'show-not-allowed'
  | 'already-shown';

/** Everything that this package throws. */
export class DryrunError extends Error {
  private constructor();
  readonly name: 'DryrunError';
  readonly code: Code;
  /** All that was found in faulty data; empty for every other code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Only where the code is `refused`. */
  readonly why?: Why;
}

export interface Domain {
  /** From 1. */
  number: number;
  title: string;
  /** Its share of the scored questions, in percent. */
  weight: number;
  /** How many questions the bank has of it. */
  questions: number;
}

export interface Task {
  id: string;
  title: string;
  /** The number of its domain; none for a topic, which comes up in every domain. */
  domain: number | null;
  questions: number;
}

export interface Exam {
  code: string;
  title: string;
  short: string;
  about: string;
  level: Level;
  /** None for a quiz without a clock. */
  minutes: number | null;
  /** How many questions of a whole form count, and how many do not. */
  scored: number;
  unscored: number;
  /** The scaled score that passes, 100 to 1,000; none for a quiz. */
  passing: number | null;
  kinds: Kind[];
  /** How many questions the bank has. */
  questions: number;
  domains: Domain[];
  tasks: Task[];
}

export interface Choice {
  text: string;
  /** Why it is right, or why it tempts and what rules it out; empty in questions that do without. */
  why: string;
}

/** A whole question, its key with it. Texts are in the small Markdown that `prose` parses. */
export interface Question {
  id: string;
  exam: string;
  domain: number;
  task: string | null;
  kind: Kind;
  stem: string;
  /** Of a matching question. */
  prompts: string[];
  choices: Choice[];
  /** Places of choices, from 1: the right one or ones, the order, or one for each prompt. */
  key: number[];
  /** How many are to be picked, placed or matched. */
  picks: number;
  rationale: string;
  sources: string[];
  /** The day on which the sources were looked up, as YYYY-MM-DD. */
  checked: string | null;
  /** Questions that give this one away, or that it gives away, as its file names them: no form asks both. */
  enemies: string[];
}

/** One place of a form. */
export interface Place {
  id: string;
  domain: number;
  task: string | null;
  kind: Kind;
  /** Whether it counts. No candidate should learn this before the report. */
  scored: boolean;
  /** Its choices as they are shown, each named by its place in the question, from 1. */
  choices: number[];
}

/** The questions of one run, as drawn; plain data, to be kept as it is. */
export interface Form {
  exam: string;
  seed: number;
  questions: Place[];
}

/** What a form is to be. */
export interface Asked {
  /** The exam's code; it can be left out where the bank has only one. */
  exam?: string;
  /** 0 to 4294967295. The same seed gives the same form everywhere. */
  seed: number;
  /** So many questions, all scored, instead of a whole exam. */
  questions?: number;
  /** Only of this domain. */
  domain?: number;
  /** Only of this task or topic. */
  task?: string;
  /** When this candidate last saw each question, in milliseconds, by id: what is new is preferred. */
  seen?: Readonly<Record<string, number>>;
}

/**
 * Places of choices, from 1: the one picked, those picked, those placed in their order; in matching one for each prompt,
 * `null` where there is none. `null` or an empty list is no response.
 */
export type Response = readonly (number | null)[] | null;

/** Responses by question; what is not named is unanswered. */
export type Responses = Readonly<Record<string, Response | undefined>>;

export interface Section {
  number: number;
  right: number;
  of: number;
  /** None without a passing score or without questions. */
  label: 'meets' | 'needs improvement' | null;
}

/** What a finished form amounts to; scored questions only. */
export interface Report {
  exam: string;
  right: number;
  of: number;
  /** An estimate on the scale of 100 to 1,000, and its 90% range; none for a quiz. */
  scaled: number | null;
  low: number | null;
  high: number | null;
  verdict: 'pass' | 'fail' | null;
  /** Whether the range crosses the passing score. */
  close: boolean;
  domains: Section[];
}

/** What became of one question. */
export interface Mark {
  id: string;
  scored: boolean;
  outcome: 'right' | 'wrong' | 'unanswered';
  key: number[];
}

export interface Reading {
  /** Take what is sound, where something is not. Without it, any error in the data is thrown. */
  partial?: boolean;
}

/** Exams with their questions. */
export class Bank {
  private constructor();
  /** The files of a data folder. */
  static fromToml(files: readonly SourceFile[], options?: Reading): Bank;
  /** Somebody's own questions; they make one exam of the code "OWN". */
  static fromOwn(text: string, dialect: Dialect, options?: Reading): Bank;
  /** The packed files of a site: `catalogue.json`, and those of the exams that are wanted. */
  static fromPacked(files: readonly SourceFile[]): Bank;
  /** All that was found while reading. */
  readonly diagnostics: readonly Diagnostic[];
  exams(): Exam[];
  question(id: string): Question | null;
  /** All questions of an exam, which can be left out where the bank has only one. */
  questions(exam?: string): Question[];
  assemble(asked: Asked): Form;
  score(form: Form, responses: Responses): Report;
  mark(form: Form, responses: Responses): Mark[];
}

/** What is agreed before a sitting. */
export interface Rules {
  /** None for as long as one likes. */
  minutes?: number | null;
  /** Whether time is charged while the page is closed (`strict`) or not. */
  clock?: 'test-centre' | 'strict';
  /** Whether the clock may be stopped. */
  pause?: boolean;
  /** Whether answers may be shown before the end. */
  feedback?: 'at-end' | 'each-question';
}

/** What a candidate wrote at one question. */
export interface Line {
  id: string;
  response: (number | null)[] | null;
  /** Whether everything that was asked is answered. */
  complete: boolean;
  flagged: boolean;
  /** Choices struck out. */
  struck: number[];
  /** Whether the answer was shown, so that nothing can be changed any more. */
  shown: boolean;
  /** Milliseconds. */
  spent: number;
}

export interface Interruption {
  from: number;
  to: number;
  charged: boolean;
}

export interface State {
  phase: 'ready' | 'underway' | 'paused' | 'finished';
  /** The number of the question on the desk, from 1. */
  number: number | null;
  /** Milliseconds. */
  spent: number;
  left: number | null;
  ending: 'submitted' | 'time-up' | null;
  /** In the order of the form. */
  lines: Line[];
  interruptions: Interruption[];
}

/**
 * One candidate's run through one form. It reads no clock: each act comes with its moment, in milliseconds as `Date.now()`
 * gives them. An act that has no meaning where the sitting stands throws a `DryrunError` of the code `refused`, and the
 * sitting goes on; a late answer is refused and ends it. The same acts at the same moments give the same sitting, so a
 * program that keeps them can go on after a reload.
 */
export class Sitting {
  /** `mock` is the exam as it is; `practice` has no limit, may pause, and shows answers. */
  constructor(bank: Bank, form: Form, rules?: 'mock' | 'practice' | Rules);
  begin(now: number): this;
  /** The response to the question on the desk, in place of any before. */
  answer(response: Response, now: number): this;
  flag(on: boolean, now: number): this;
  strike(choice: number, on: boolean, now: number): this;
  /** Puts the question of this number, from 1, on the desk. */
  go(number: number, now: number): this;
  /** Shows the answer to the question on the desk, where the rules allow it. */
  show(now: number): this;
  pause(now: number): this;
  resume(now: number): this;
  /** Nothing was heard from `from` until `now`: the page was closed, or the machine asleep. */
  interrupted(from: number, now: number): this;
  submit(now: number): this;
  /** Nothing happened but time, which may be up. */
  tick(now: number): this;
  state(now: number): State;
  /** Milliseconds left; none without a limit. */
  left(now: number): number | null;
  /** Of a sitting that is over. */
  report(): Report;
  marks(): Mark[];
}

/** A question as the packed files of a site spell it. */
export interface QuestionRow {
  id: string;
  domain: number;
  task: number | null;
  kind: Kind;
  stem: string;
  prompts?: string[];
  /** Text and why of each choice. */
  choices: [string, string][];
  key: number[];
  rationale: string;
  sources: string[];
  checked: string;
  expect: number;
  keep_order?: boolean;
  enemies?: string[];
}

/** What came of reading somebody's own questions. */
export interface Own {
  title: string | null;
  /** The sound ones. */
  questions: QuestionRow[];
  diagnostics: Diagnostic[];
}

/** Reads somebody's own questions. What is wrong with them is part of the answer and not thrown. */
export function own(text: string, dialect: Dialect): Own;

export type Span = { span: 'text' | 'code' | 'strong'; text: string };
export type Block =
  | { block: 'paragraph'; spans: Span[] }
  | { block: 'code'; language: string; text: string }
  | { block: 'list'; ordered: boolean; items: Span[][] };

/** Parses a text of a question. There is no HTML in it: make nodes of the blocks. */
export function prose(text: string): Block[];
