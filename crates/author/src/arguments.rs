//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Check, measure and try out the exams and questions of a data folder.
#[derive(Parser)]
#[command(name = "author", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// The data folder.
    #[arg(long, global = true, default_value = "data", value_name = "DIR")]
    pub(crate) data: PathBuf,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Say everything that is wrong with the data, each with its line.
    Check(Check),
    /// Count questions, forms and words, and what guessing would bring.
    Stats(Stats),
    /// Draw a form: the same for the same seed, here and in the browser.
    Form(Form),
    /// Score responses to a form.
    Score(Score),
    /// Print questions without their keys, for people who solve them blind
    Blind(Blind),
    /// Set what blind solvers answered against the keys
    Agree(Agree),
    /// Print how good the banks are, as data/QUALITY.md says it
    Quality(Quality),
    /// Try on made-up candidates how far readiness can be trusted
    Simulate(Simulate),
    /// Explain a rule of `check`; without a code list them all.
    Explain(Explain),
    /// Print an empty question with the next free id.
    New(New),
    /// Write the compact files that the app loads.
    Pack(Pack),
}

#[derive(Args)]
pub(crate) struct Check {
    /// A data folder, or a file or folder within one.
    pub(crate) path: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Stats {
    /// The exam's code; all exams with questions without it.
    pub(crate) code: Option<String>,
    /// List the questions that a strategy without knowledge gets right, each with the strategies.
    #[arg(long)]
    pub(crate) giveaways: bool,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Form {
    /// The exam's code, such as CLF-C02.
    pub(crate) code: String,
    /// What to draw from: 0 to 4294967295.
    #[arg(long, value_parser = seed, allow_negative_numbers = true)]
    pub(crate) seed: u32,
    /// So many questions, all scored, instead of a whole exam.
    #[arg(long, value_parser = questions, allow_negative_numbers = true)]
    pub(crate) questions: Option<u32>,
    /// Only this domain.
    #[arg(long, value_parser = domain, allow_negative_numbers = true)]
    pub(crate) domain: Option<u8>,
    /// Only this task or topic.
    #[arg(long)]
    pub(crate) task: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Score {
    /// The form, as `form --json` prints it; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) form: PathBuf,
    /// The responses: places of choices by question; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) responses: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Blind {
    /// The exam's code, such as CLF-C02.
    pub(crate) code: String,
    /// What gives the order of questions and choices: another number for each solver.
    #[arg(long, value_parser = seed, default_value = "1", allow_negative_numbers = true)]
    pub(crate) seed: u32,
    /// Only these questions.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Only questions that nobody has solved as they stand.
    #[arg(long)]
    pub(crate) unsolved: bool,
    /// Print a page for reading instead of JSON.
    #[arg(long)]
    pub(crate) page: bool,
}

#[derive(Args)]
pub(crate) struct Agree {
    /// The exam's code, such as CLF-C02.
    pub(crate) code: String,
    /// What each solver answered, a file a solver.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub(crate) answers: Vec<PathBuf>,
    /// Keep the outcome in reviews/CODE.toml, as a round of this day.
    #[arg(long, value_name = "DAY")]
    pub(crate) record: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Quality {
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Simulate {
    /// The code of the exam that is tried, such as CLF-C02.
    #[arg(default_value = "CLF-C02")]
    pub(crate) code: String,
    /// How many candidates each scenario has.
    #[arg(long, value_parser = users, default_value = "5000", allow_negative_numbers = true)]
    pub(crate) users: u32,
    /// What everything is drawn from: 0 to 4294967295.
    #[arg(long, value_parser = seed, default_value = "1", allow_negative_numbers = true)]
    pub(crate) seed: u32,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Explain {
    /// The rule's code, such as F003.
    pub(crate) rule: Option<String>,
}

#[derive(Args)]
pub(crate) struct New {
    /// The exam's code, such as CLF-C02.
    pub(crate) code: String,
    /// The task's id, the topic, or the domain's number.
    pub(crate) task: String,
    /// multiple-choice, multiple-response, ordering or matching.
    pub(crate) kind: Option<String>,
}

#[derive(Args)]
pub(crate) struct Pack {
    /// Where to write; what is there is replaced.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

fn seed(text: &str) -> Result<u32, String> {
    let wanted = || format!("a seed is a whole number from 0 to {}, such as --seed 1", u32::MAX);
    text.parse().map_err(|_| wanted())
}

fn users(text: &str) -> Result<u32, String> {
    let wanted = || "a scenario has a whole number of candidates from 1 to 1000000, such as --users 5000".to_string();
    text.parse().ok().filter(|count| (1..=1_000_000).contains(count)).ok_or_else(wanted)
}

fn questions(text: &str) -> Result<u32, String> {
    let wanted = || "a form has a whole number of questions from 1 to 1000, such as --questions 10".to_string();
    text.parse().ok().filter(|count| (1..=1000).contains(count)).ok_or_else(wanted)
}

fn domain(text: &str) -> Result<u8, String> {
    let wanted = || "a domain is named by its number from 1, such as --domain 2".to_string();
    text.parse().ok().filter(|&number| number > 0).ok_or_else(wanted)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_put_together_soundly() {
        super::Arguments::command().debug_assert();
    }
}
