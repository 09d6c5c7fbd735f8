//! What came of a finished sitting, on one line, so that lists need not mark it again.

use exam::{Moment, Report, Scaled, Verdict};

use super::State;

/// The line for a report and the moment of its end.
pub fn write_outcome(report: &Report, ended: Moment) -> String {
    let score = report.scaled.map_or("- - -".into(), |one| format!("{} {} {}", one.score, one.low, one.high));
    let verdict = report.verdict.map_or("-", Verdict::name);
    format!("{} {} {} {score} {verdict} {}", ended.0, report.right, report.of, u8::from(report.close))
}

/// Reads a line that [`write_outcome`] made; `None` if it is not understood.
pub fn read_outcome(line: &str) -> Option<State> {
    let [ended, right, of, score, low, high, verdict, close] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let scaled = match score {
        "-" => None,
        score => Some(Scaled { score: score.parse().ok()?, low: low.parse().ok()?, high: high.parse().ok()? }),
    };
    let verdict = match verdict {
        "pass" => Some(Verdict::Pass),
        "fail" => Some(Verdict::Fail),
        "-" => None,
        _ => return None,
    };
    Some(State::Finished {
        ended: Moment(ended.parse().ok()?),
        right: right.parse().ok()?,
        of: of.parse().ok()?,
        scaled,
        verdict,
        close: close == "1",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_read_back_as_it_was_written() {
        let scaled = Scaled { score: 748, low: 645, high: 830 };
        let report = Report {
            exam: "TST-1".into(),
            right: 36,
            of: 50,
            scaled: Some(scaled),
            verdict: Some(Verdict::Pass),
            close: true,
            domains: vec![],
            questions: vec![],
        };
        let line = write_outcome(&report, Moment(99));
        assert_eq!(line, "99 36 50 748 645 830 pass 1");
        let quiz = Report { scaled: None, verdict: None, close: false, ..report };
        assert_eq!(write_outcome(&quiz, Moment(99)), "99 36 50 - - - - 0");
        let (ended, verdict, close) = (Moment(99), Some(Verdict::Pass), true);
        let state = State::Finished { ended, right: 36, of: 50, scaled: Some(scaled), verdict, close };
        assert_eq!(read_outcome(&line), Some(state));
        assert!(read_outcome("99 36 50 - - - - 0").is_some());
        assert!(["", "99 36", "99 36 50 748 645 830 won 1"].iter().all(|line| read_outcome(line).is_none()));
    }
}
