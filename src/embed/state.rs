//! The state of the builder, as its address holds it behind the `#`: whoever has the link sees the same.

use std::fmt;

use super::address::{Address, Dialect, Pairs, QUESTIONS, Theme, Wanted, Wish};
use crate::complaint::escaped;

/// What somebody is building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The address of the frame.
    pub address: Address,
    /// The title of somebody's own questions.
    pub title: String,
    /// Their text.
    pub text: String,
}

impl State {
    /// What stands there at first: five fresh questions of an exam.
    pub fn first(exam: &str) -> State {
        let wish = Wish { exam: exam.to_ascii_lowercase(), domain: None, task: None, questions: QUESTIONS, seed: None };
        State {
            address: Address { wanted: Wanted::Bank(wish), theme: Theme::Auto, accent: None },
            title: String::new(),
            text: String::new(),
        }
    }

    /// Reads the part of an address after `#`; nothing there is the first state, of that exam.
    ///
    /// # Errors
    /// What is wrong with it, each as a sentence.
    pub fn parse(hash: &str, exam: &str) -> Result<State, Vec<String>> {
        if hash.trim_start_matches('#').is_empty() {
            return Ok(State::first(exam));
        }
        let pairs = Pairs::read(hash);
        let text = |name: &str| pairs.value(name).unwrap_or_default().to_owned();
        Ok(State { address: Address::parse(hash)?, title: text("title"), text: text("text") })
    }

    /// How somebody's own questions are written, if they are somebody's own.
    pub fn dialect(&self) -> Option<Dialect> {
        match self.address.wanted {
            Wanted::Own(dialect) => Some(dialect),
            Wanted::Bank(_) => None,
        }
    }

    /// What of the bank is asked, if it is of the bank.
    pub fn wish(&self) -> Option<&Wish> {
        match &self.address.wanted {
            Wanted::Bank(wish) => Some(wish),
            Wanted::Own(_) => None,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.address)?;
        if self.dialect().is_none() {
            return Ok(());
        }
        for (name, text) in [("title", &self.title), ("text", &self.text)] {
            if !text.is_empty() {
                write!(f, "&{name}={}", escaped(text))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use exam::Seed;
    use proptest::prelude::*;

    use super::*;
    use crate::embed::colour::Colour;

    #[test]
    fn nothing_behind_the_hash_is_the_first_state() {
        for hash in ["", "#"] {
            assert_eq!(State::parse(hash, "CLF-C02"), Ok(State::first("clf-c02")));
        }
        assert_eq!(State::first("CLF-C02").to_string(), "#exam=clf-c02&questions=5");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let said = State::parse("#exam=clf-c02&questions=99", "clf-c02").expect_err("too many");
        assert_eq!(said, ["\"questions=99\" in the address is not a number from 1 to 65."]);
    }

    fn any_wanted() -> impl Strategy<Value = Wanted> {
        let wish =
            ("[a-z0-9.-]{1,60}", proptest::option::of(1..=99_u8), proptest::option::of("[^\\p{Lu}\\p{C}]{1,40}"))
                .prop_flat_map(|(exam, domain, task)| {
                    // A task that lower case changes would not come back letter by letter.
                    let task = task.filter(|task| *task == task.to_lowercase());
                    (1..=65_u32, any::<Option<u32>>()).prop_map(move |(questions, seed)| {
                        let (exam, task) = (exam.clone(), task.clone());
                        Wanted::Bank(Wish { exam, domain, task, questions, seed: seed.map(Seed) })
                    })
                });
        prop_oneof![wish, proptest::sample::select(Dialect::ALL.to_vec()).prop_map(Wanted::Own)]
    }

    proptest! {
        #[test]
        fn every_state_is_read_back_as_it_was_written(
            wanted in any_wanted(),
            theme in proptest::sample::select(Theme::ALL.to_vec()),
            accent in proptest::option::of("[0-9a-f]{6}"),
            title in ".{0,20}",
            text in "(?s).{0,200}",
        ) {
            let accent = accent.and_then(|accent| Colour::read(&accent));
            let is_own = matches!(wanted, Wanted::Own(_));
            let its = |text: String| if is_own { text } else { String::new() };
            let state = State { address: Address { wanted, theme, accent }, title: its(title), text: its(text) };
            prop_assert_eq!(State::parse(&state.to_string(), "x"), Ok(state));
        }
    }
}
