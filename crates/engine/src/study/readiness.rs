//! Readiness as JSON, or what lacks until it can be told.

use exam::{Lack, NotYet, Readiness, Span, Strength, Target};

use super::{Record, share::Share};
use crate::{
    Code, Fault,
    json::{json, object},
};

struct TooLittle {
    enough: bool,
    answers: u32,
    needed: u32,
    domains: Vec<LackRow>,
}
object!(TooLittle { enough, answers, needed, domains });

struct LackRow {
    number: u8,
    answers: u32,
    needed: u32,
}
object!(LackRow { number, answers, needed });

struct Told {
    enough: bool,
    chance: SpanRow,
    share: SpanRow,
    answers: u32,
    weakest: u8,
    domains: Vec<StrengthRow>,
}
object!(Told { enough, chance, share, answers, weakest, domains });

struct SpanRow {
    low: Share,
    mid: Share,
    high: Share,
}
object!(SpanRow { low, mid, high });

struct StrengthRow {
    number: u8,
    answers: u32,
    share: Share,
    gain: Share,
}
object!(StrengthRow { number, answers, share, gain });

impl Record {
    /// The chance to pass a fresh form today, or what lacks until it can be told.
    ///
    /// # Errors
    /// The exam has no passing score, or more scored questions than can be predicted.
    pub fn readiness(&self) -> Result<String, Fault> {
        let code = self.blueprint.code();
        let target = Target::of(&self.blueprint).ok_or_else(|| {
            let message = match self.blueprint.passing() {
                None => format!("{code} has no passing score, so nobody can be ready to pass it"),
                Some(_) => format!("{code} scores {} questions, and 1000 is the most", self.blueprint.scored()),
            };
            Fault::new(Code::Argument, message)
        })?;
        Ok(match Readiness::of(&target, self.evidence.answers()) {
            Ok(readiness) => json(&Told::from(readiness)),
            Err(not_yet) => json(&TooLittle::from(not_yet)),
        })
    }
}

impl From<NotYet> for TooLittle {
    fn from(NotYet { answers, needed, domains }: NotYet) -> TooLittle {
        let row = |Lack { domain, answers, needed }| LackRow { number: domain.0, answers, needed };
        TooLittle { enough: false, answers, needed, domains: domains.into_iter().map(row).collect() }
    }
}

impl From<Readiness> for Told {
    fn from(Readiness { low, mid, high, share, answers, weakest, domains }: Readiness) -> Told {
        let span = |Span { low, mid, high }| SpanRow { low: Share(low), mid: Share(mid), high: Share(high) };
        let row = |Strength { domain, answers, share, gain }| StrengthRow {
            number: domain.0,
            answers,
            share: Share(share),
            gain: Share(gain),
        };
        Told {
            enough: true,
            chance: span(Span { low, mid, high }),
            share: span(share),
            answers,
            weakest: weakest.0,
            domains: domains.into_iter().map(row).collect(),
        }
    }
}
