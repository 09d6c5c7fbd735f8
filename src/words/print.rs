//! Words of a form on paper.

pub(crate) const LOADING: &str = "Laying out the form…";
pub(crate) const PRINT: &str = "Print";
pub(crate) const WITH_KEY: &str = "Show the key";
pub(crate) const WITHOUT_KEY: &str = "Without the key";
pub(crate) const ON_SCREEN: &str = "Sit this form on the screen";
pub(crate) const TO_EXAM: &str = "Back to the exam";
pub(crate) const NAME: &str = "Name";
pub(crate) const DATE: &str = "Date";
pub(crate) const BEGUN: &str = "Begun";
pub(crate) const ENDED: &str = "Ended";
pub(crate) const ANSWER: &str = "Answer";
pub(crate) const ORDER: &str = "Your order";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const KEY: &str = "Key";
pub(crate) const AT_A_GLANCE: &str = "At a glance";
pub(crate) const IDEA: &str = "The idea to take away";
pub(crate) const GONE: &str = "The sitting whose form you asked for is not in this browser.";
pub(crate) const RULES: &str = "An unanswered question counts as wrong, and a wrong one costs nothing more: answer everything. A question is right as a whole or \
     not at all. A circle asks for one choice, squares for as many as the question says. Letters go on the lines.";

/// "CLF-C02 on paper"
pub(crate) fn title(code: &str) -> String {
    format!("{code} on paper")
}

/// "Form 7, bank 3f0a12bc."
pub(crate) fn form(seed: u32, bank: Option<&str>) -> String {
    bank.map_or_else(|| format!("Form {seed}."), |bank| format!("Form {seed}, bank {bank}."))
}

/// The address names another bank.
pub(crate) fn other_bank(asked: &str, today: &str) -> String {
    format!(
        "This form was drawn from bank {asked}. The bank has changed since and is {today} now, so this seed draws a form that may differ from it: \
         compare the first lines before you sit it together."
    )
}

/// Some questions of an old form are nowhere.
pub(crate) fn missing(n: usize) -> String {
    format!("{n} of its questions are no longer in the bank, so this form cannot be printed whole.")
}

/// "Question 3"
pub(crate) fn question(at: usize) -> String {
    format!("Question {}", at + 1)
}

/// How a form on paper is marked.
pub(crate) fn marking(scored: usize, of: usize, passing: Option<(u32, u32)>) -> String {
    let counts = if scored == of {
        "All questions count.".into()
    } else {
        format!("{scored} of {of} questions count; those with a star (*) do not.")
    };
    match passing {
        Some((needed, passing)) => format!(
            "{counts} {needed} right answers of {scored} come to a scaled score of {passing}, which passes. This is an estimate: AWS equates its forms by statistics that it does not publish."
        ),
        None => counts,
    }
}
