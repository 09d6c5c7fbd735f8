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
    /// Hears what is to be said aloud at a mark.
    pub(crate) said: Callback<String>,
    /// Called when no time is left, or when it must be worked out anew.
    pub(crate) over: Callback<()>,
}

pub(crate) struct Timer {
    _beat: Interval,
    told: u32,
    /// What was shown last.
    shown: Duration,
}

impl Component for Timer {
    type Message = ();
    type Properties = TimerProps;

    fn create(ctx: &Context<Timer>) -> Timer {
        let link = ctx.link().clone();
        let shown = left(ctx.props());
        Timer { _beat: Interval::new(500, move || link.send_message(())), told: share(ctx.props(), shown), shown }
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
        let percent = share(ctx.props(), left);
        if let Some(mark) = MARKS.into_iter().find(|&mark| percent <= mark && mark < self.told) {
            self.told = mark;
            ctx.props().said.emit(words::minutes_left(left));
        }
        if left.is_zero() && ctx.props().runs {
            ctx.props().over.emit(());
        }
        ctx.props().runs
    }

    fn view(&self, ctx: &Context<Timer>) -> Html {
        let left = left(ctx.props());
        let low = share(ctx.props(), left);
        let class = if low <= MARKS[1] {
            "timer timer--last"
        } else if low <= MARKS[0] {
            "timer timer--low"
        } else {
            "timer"
        };
        let text = if ctx.props().hidden { words::TIME_HIDDEN.into() } else { words::clock(left) };
        tag("span").set("role", "timer").set("aria-live", "off").class(class).child(text).into()
    }
}

fn left(props: &TimerProps) -> Duration {
    if props.runs { props.left.saturating_sub(clock::now().since(props.at)) } else { props.left }
}

fn share(props: &TimerProps, left: Duration) -> u32 {
    let percent = left.as_millis() * 100 / props.limit.as_millis().max(1);
    u32::try_from(percent).unwrap_or(100)
}
