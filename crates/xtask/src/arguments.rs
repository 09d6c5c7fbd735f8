//! The words of a command line.
use std::env;

use crate::fault::{Fault, Outcome};

/// What is left of the command line; each question takes out what it answers.
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    pub(crate) fn of_this_process() -> Self {
        Self(env::args().skip(1).collect())
    }

    /// The first word, if any is left.
    pub(crate) fn next_word(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Whether `name` was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The word after `name`, as in `--port 8080` or `--port=8080`.
    pub(crate) fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() && !self.0[at].starts_with("--") {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Fault::new(format!("{name} wants a value after it.")))
    }

    /// The words that are no options; an option nobody asked for is refused.
    pub(crate) fn words(self) -> Outcome<Vec<String>> {
        match self.0.iter().find(|word| word.starts_with('-')) {
            Some(unknown) => {
                Err(Fault::new(format!("{unknown} is not an option here. `cargo xtask help` lists them.")))
            }
            None => Ok(self.0),
        }
    }

    /// Refuses whatever is left.
    pub(crate) fn none_left(self) -> Outcome {
        match self.words()?.first() {
            Some(word) => Err(Fault::new(format!("`{word}` is not wanted here. `cargo xtask help` shows the usage."))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn given(line: &str) -> Arguments {
        Arguments(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_taken_out_in_any_order() {
        let mut arguments = given("serve --port 9 --dev --data=mine");
        assert_eq!(arguments.next_word().as_deref(), Some("serve"));
        assert!(arguments.flag("--dev"));
        assert!(!arguments.flag("--dev"));
        assert_eq!(arguments.value("--data").unwrap().as_deref(), Some("mine"));
        assert_eq!(arguments.value("--port").unwrap().as_deref(), Some("9"));
        assert_eq!(arguments.value("--out").unwrap(), None);
        assert!(arguments.none_left().is_ok());
    }

    #[test]
    fn what_nobody_asked_for_is_refused() {
        assert!(given("--port").value("--port").is_err());
        assert!(given("--port --dev").value("--port").is_err());
        assert!(given("--prot 9").none_left().is_err());
        assert!(given("extra").none_left().is_err());
        assert_eq!(given("fmt lint").words().unwrap(), ["fmt", "lint"]);
    }
}
