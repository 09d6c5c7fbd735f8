// What a page can do with the events of a quiz: here, say in a line of its own how far the reader is.
const line = document.getElementById("said");
const quiz = document.querySelector("dryrun-quiz");

quiz.addEventListener("answer", ({ detail }) => {
  line.textContent = `Question ${detail.number} of ${detail.of}: ${detail.right ? "right" : "not right"}.`;
});
quiz.addEventListener("finish", ({ detail }) => {
  line.textContent = `You had ${detail.right} of ${detail.of}. This line belongs to the article; nobody else was told.`;
});
