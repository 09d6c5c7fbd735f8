//! The time left, counted from moments: a clock that was not looked at is right when it is.

use std::time::Duration;

use exam::Moment;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::tag::tag;
use crate::{edge::clock, words::sitting as words};

/// A change between two beats that no waiting explains: the clock was set or the machine slept.
const JUMP: Duration = Duration::from_secs(2);
/// Shares of the time, in percent, at which the candidate is told.
const MARKS: [u32; 2] = [20, 5];

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TimerProps {
    /// The time left at the moment `at`.
    pub(crate) left: Duration,
    pub(crate) at: Moment,
    /// The whole time, for the marks.
    pub(crate) limit: Duration,
    /// Whether the clock runs.
    pub(crate) runs: bool,
    /// Whether the figures are covered.
    pub(crate) hidden: bool,
    /// Hears of a mark: the time left, and whether it is the last mark.
    pub(crate) mark: Callback<(Duration, bool)>,
    /// Called when no time is left, or when it must be worked out anew.
    pub(crate) over: Callback<()>,
}

pub(crate) struct Timer {
    _beat: Interval,
    /// How many marks were told of, or had passed before.
    told: usize,
    /// What was shown last.
    shown: Duration,
}

impl Component for Timer {
    type Message = ();
    type Properties = TimerProps;

    fn create(ctx: &Context<Timer>) -> Timer {
        let link = ctx.link().clone();
        let shown = left(ctx.props());
        Timer { _beat: Interval::new(500, move || link.send_message(())), told: passed(ctx.props(), shown), shown }
    }

    fn changed(&mut self, ctx: &Context<Timer>, _: &TimerProps) -> bool {
        self.shown = left(ctx.props());
        true
    }

    fn update(&mut self, ctx: &Context<Timer>, (): ()) -> bool {
        let left = left(ctx.props());
        if ctx.props().runs && (left > self.shown || self.shown.saturating_sub(left) > JUMP) {
            // The sitting knows what of this is charged; until it says so, nothing false is shown.
            self.shown = left;
            ctx.props().over.emit(());
            return false;
        }
        self.shown = left;
        let passed = passed(ctx.props(), left);
        if passed > self.told && !left.is_zero() {
            self.told = passed;
            ctx.props().mark.emit((left, passed == MARKS.len()));
        }
        if left.is_zero() && ctx.props().runs {
            ctx.props().over.emit(());
        }
        ctx.props().runs
    }

    fn view(&self, ctx: &Context<Timer>) -> Html {
        let left = left(ctx.props());
        let class = ["timer", "timer timer--low", "timer timer--last"][passed(ctx.props(), left)];
        let text = if ctx.props().hidden { words::TIME_HIDDEN.into() } else { words::clock(left) };
        tag("span").set("role", "timer").set("aria-live", "off").class(class).child(text).into()
    }
}

fn left(props: &TimerProps) -> Duration {
    if props.runs { props.left.saturating_sub(clock::now().since(props.at)) } else { props.left }
}

/// How many marks the clock has passed.
fn passed(props: &TimerProps, left: Duration) -> usize {
    MARKS.iter().filter(|&&mark| left.saturating_mul(100) <= props.limit.saturating_mul(mark)).count()
}
