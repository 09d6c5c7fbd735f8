// Types of embed.js, for pages that are written in TypeScript.

/** What `ready` tells: the quiz stands there and can be answered. */
export interface DryrunReady {
  /** The code of the exam or quiz, such as `CLF-C02`; `OWN` for a page's own questions. */
  readonly exam: string;
  /** What is asked, as it stands above the questions. */
  readonly title: string;
  /** How many questions are asked. */
  readonly questions: number;
}

/** What `start` tells: nothing but that the reader has done something for the first time. */
export type DryrunStart = Readonly<Record<string, never>>;

/** What `answer` tells of one question. */
export interface DryrunAnswer {
  /** Which question of the quiz, from 1. */
  readonly number: number;
  /** How many there are. */
  readonly of: number;
  /** Whether the answer was right. */
  readonly right: boolean;
}

/** One domain of a finished quiz. */
export interface DryrunDomain {
  /** The domain's number in the exam, from 1. */
  readonly number: number;
  readonly title: string;
  /** Right answers to questions of this domain. */
  readonly right: number;
  /** Questions of this domain. */
  readonly of: number;
}

/** What `finish` tells of the whole quiz. */
export interface DryrunFinish {
  /** The code of the exam or quiz, such as `CLF-C02`; `OWN` for a page's own questions. */
  readonly exam: string;
  /** Right answers. */
  readonly right: number;
  /** Questions. */
  readonly of: number;
  /** `right` divided by `of`, from 0 to 1. */
  readonly share: number;
  /** From the first act to the last. */
  readonly seconds: number;
  readonly domains: readonly DryrunDomain[];
}

/** What `fault` tells: one sentence for a reader. */
export interface DryrunFault {
  readonly message: string;
}

export interface DryrunQuizEventMap {
  ready: CustomEvent<DryrunReady>;
  start: CustomEvent<DryrunStart>;
  answer: CustomEvent<DryrunAnswer>;
  finish: CustomEvent<DryrunFinish>;
  fault: CustomEvent<DryrunFault>;
}

/** The element `<dryrun-quiz>`. Each property is the attribute of its name; an empty text means that it is not set. */
export declare class DryrunQuiz extends HTMLElement {
  /** The code of an exam or quiz, such as `clf-c02`. */
  get exam(): string;
  set exam(value: string | null | undefined);
  /** Only this domain, by its number. */
  get domain(): string;
  set domain(value: string | number | null | undefined);
  /** Only this task, such as `2.1`. */
  get task(): string;
  set task(value: string | null | undefined);
  /** How many questions. */
  get questions(): string;
  set questions(value: string | number | null | undefined);
  /** The same number draws the same questions for everybody. */
  get seed(): string;
  set seed(value: string | number | bigint | null | undefined);
  /** `light` or `dark`; anything else follows the page. */
  get theme(): string;
  set theme(value: "auto" | "light" | "dark" | "" | null | undefined);
  /** Any CSS colour. */
  get accent(): string;
  set accent(value: string | null | undefined);
  /** `eager` loads at once, anything else when the element comes near the view. */
  get loading(): string;
  set loading(value: "eager" | "lazy" | "" | null | undefined);

  addEventListener<K extends keyof DryrunQuizEventMap>(
    type: K,
    listener: (this: DryrunQuiz, event: DryrunQuizEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends Exclude<keyof HTMLElementEventMap, keyof DryrunQuizEventMap>>(
    type: K,
    listener: (this: DryrunQuiz, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof DryrunQuizEventMap>(
    type: K,
    listener: (this: DryrunQuiz, event: DryrunQuizEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "dryrun-quiz": DryrunQuiz;
  }
}
