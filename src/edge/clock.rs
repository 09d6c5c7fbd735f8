//! The browser's two clocks, and what they say together about sleep.

use exam::Moment;

/// How far the two clocks may drift apart before the difference counts as sleep, in milliseconds.
const DRIFT: f64 = 2_000.0;
/// How long silence may last before it counts as sleep, in milliseconds. A hidden tab is still woken
/// once a minute.
const SILENCE: f64 = 90_000.0;

/// The moment by the clock on the wall.
pub fn now() -> Moment {
    moment(js_sys::Date::now())
}

/// The clock tells whole milliseconds after 1970; a clock set before that counts as 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn moment(millis: f64) -> Moment {
    Moment(millis.max(0.0) as u64)
}

/// Today's date where the reader is, as YYYY-MM-DD.
pub fn today() -> String {
    day(now())
}

/// The date of a moment where the reader is, as YYYY-MM-DD.
pub fn day(moment: Moment) -> String {
    // Every moment of a plausible clock is a whole number that a double holds exactly.
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&(moment.0 as f64).into());
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// What passed between two looks at the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// Time like any other.
    Awake,
    /// The machine slept since that moment.
    Asleep(Moment),
    /// The clock on the wall was set back; it would show that moment now.
    SetBack(Moment),
}

/// Watches for sleep: time that the clock on the wall counts and nobody lived through.
#[derive(Debug)]
pub struct Watch {
    wall: f64,
    steady: f64,
}

impl Watch {
    /// Starts watching now.
    pub fn new() -> Watch {
        Watch { wall: js_sys::Date::now(), steady: steady() }
    }

    /// The moment, and what passed since the last look.
    ///
    /// On most systems the steady clock stands still in sleep, on some it runs on: both show here. A
    /// clock on the wall that was set forward by hand looks like sleep too and costs no time either.
    pub fn look(&mut self) -> (Moment, Passed) {
        let (wall, steady) = (js_sys::Date::now(), steady());
        let (wall_passed, steady_passed) = (wall - self.wall, steady - self.steady);
        let passed = if wall_passed - steady_passed > DRIFT || wall_passed > SILENCE {
            // What the steady clock counted was lived through, unless it ran on in sleep.
            let awake = if steady_passed > SILENCE { 0.0 } else { steady_passed };
            Passed::Asleep(moment(self.wall + awake))
        } else if steady_passed - wall_passed > DRIFT {
            Passed::SetBack(moment(self.wall + steady_passed))
        } else {
            Passed::Awake
        };
        (self.wall, self.steady) = (wall, steady);
        (moment(wall), passed)
    }
}

impl Default for Watch {
    fn default() -> Watch {
        Watch::new()
    }
}

/// Milliseconds by the clock that is never set; the wall clock where there is none.
fn steady() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |clock| clock.now())
}
