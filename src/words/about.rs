//! Words of the page about the app, and of the page for addresses that lead nowhere.

pub(crate) const HEADLINE: &str = "About Dryrun";
pub(crate) const WHAT: &str = "Dryrun is a rehearsal for AWS Certification exams. It draws a form with the exam's own numbers: \
     questions, minutes, the weight of each domain, questions that count and questions that do not. It marks the form and gives the \
     reason for every answer, right or wrong, with the pages where it can be looked up.";
pub(crate) const CLAIMS: &str = "What it does not claim";
pub(crate) const CLAIM_SCORE: &str = "The scaled score is an estimate. AWS does not publish how it turns right answers into a score \
     from 100 to 1,000, and no practice exam can know. Dryrun counts every right answer the same and prints the range that chance \
     leaves open.";
pub(crate) const CLAIM_QUESTIONS: &str = "The questions are written for Dryrun from public documentation. None comes from a real exam, \
     and passing here promises nothing there.";
pub(crate) const CLAIM_FACTS: &str =
    "Dates and numbers of exams are as reported on the day that their page names. AWS's own pages decide.";
pub(crate) const PRIVACY: &str = "Privacy";
pub(crate) const PRIVACY_SAID: &str = "No account, no tracking, no cookies. Everything runs on your device, and your answers stay in \
     your browser: nothing that you do here is sent anywhere. If you clear the browser's data for this site, they are gone.";
pub(crate) const MARKS: &str = "Trademarks";

pub(crate) const LOST: &str = "There is nothing at this address";
pub(crate) const LOST_POSSIBLE: &str = "These addresses lead somewhere:";
pub(crate) const LOST_HOME: &str = "All exams";
pub(crate) const LOST_HISTORY: &str = "Your exams and their results";
pub(crate) const LOST_ABOUT: &str = "What Dryrun is";
pub(crate) const LOST_FORM: &str =
    "A link to a form looks like #/exam/clf-c02/mock?seed=8412: the exam's code, and a number from 0 to 4294967295.";
