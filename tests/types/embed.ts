// What a page in TypeScript may write about the element, and, after each `@ts-expect-error`, what it may not.
import { DryrunQuiz, type DryrunFinish } from "../../static/embed.js";

const quiz = document.createElement("dryrun-quiz");
quiz.exam = "clf-c02";
quiz.domain = 2;
quiz.questions = "5";
quiz.seed = 7n;
quiz.theme = "auto";
quiz.accent = null;
const same: DryrunQuiz | null = document.querySelector("dryrun-quiz");
same?.toggleAttribute("hidden");

quiz.addEventListener("ready", ({ detail }) => detail.title.toUpperCase());
quiz.addEventListener("answer", function (event) {
  const right: boolean = event.detail.right;
  this.hidden = !right;
});
const finished = ({ detail }: CustomEvent<DryrunFinish>): number => detail.share + detail.domains.map(({ right }) => right).length;
quiz.addEventListener("finish", finished, { once: true });
quiz.removeEventListener("finish", finished);
quiz.addEventListener("fault", (event) => event.detail.message.length);
// Events that every element has keep their types.
quiz.addEventListener("click", (event) => event.clientX);

// @ts-expect-error: there is no such theme
quiz.theme = "blue";
// @ts-expect-error: there is no such field
quiz.addEventListener("finish", ({ detail }) => detail.score);
// @ts-expect-error: events tell, they are not written to
quiz.addEventListener("answer", ({ detail }) => (detail.right = true));
// @ts-expect-error: there is no such property
quiz.level = "easy";
