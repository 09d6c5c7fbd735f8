//! What a candidate does between the first answer and today.

/// How somebody prepares, and what the fresh form is like.
#[derive(Clone, Copy)]
pub(crate) struct Scenario {
    /// Its name in JSON.
    pub(crate) name: &'static str,
    /// Its name for people.
    pub(crate) title: &'static str,
    /// By how many logits the candidate grows from the first answer to the last.
    pub(crate) growth: f64,
    /// Whether the domains are practised unevenly: half of all questions come from one, a tenth from another.
    pub(crate) uneven: bool,
    /// What becomes of repeats, if every second answer is one.
    pub(crate) repeats: Repeats,
    /// How much likelier a right answer is on the fresh form than to the questions so far.
    pub(crate) easier: f64,
}

/// Questions that come up a second time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    /// There are none.
    Never,
    /// They are left out, as the app does.
    LeftOut,
    /// They are counted like first answers: what would happen if the app did not leave them out.
    Counted,
}

const STATIC: Scenario = Scenario {
    name: "static",
    title: "stays the same",
    growth: 0.0,
    uneven: false,
    repeats: Repeats::Never,
    easier: 0.0,
};

/// All scenarios, in the order in which they are printed.
#[rustfmt::skip]
pub(crate) const SCENARIOS: [Scenario; 8] = [
    STATIC,
    Scenario { name: "growth_half", title: "grows by half a logit", growth: 0.5, ..STATIC },
    Scenario { name: "growth", title: "grows by one logit", growth: 1.0, ..STATIC },
    Scenario { name: "uneven", title: "practises unevenly", uneven: true, ..STATIC },
    Scenario { name: "repeats", title: "every second a repeat", repeats: Repeats::LeftOut, ..STATIC },
    Scenario { name: "repeats_counted", title: "repeats, if counted", repeats: Repeats::Counted, ..STATIC },
    Scenario { name: "harder", title: "fresh form 5 points harder", easier: -0.05, ..STATIC },
    Scenario { name: "easier", title: "fresh form 5 points easier", easier: 0.05, ..STATIC },
];
