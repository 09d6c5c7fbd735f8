//! What was told, set against what came of it.

use exam::Readiness;
use serde::Serialize;

/// Into how many bins the chances are sorted.
pub(crate) const BINS: usize = 10;

/// Sums over candidates, from which the figures come.
#[derive(Clone, Default)]
pub(crate) struct Calibration {
    withheld: u32,
    told: u32,
    passed: f64,
    squares: f64,
    covered: u32,
    width: f64,
    bins: [Sums; BINS],
}

#[derive(Clone, Copy, Default)]
struct Sums {
    told: u32,
    chance: f64,
    passed: f64,
}

impl Calibration {
    /// Notes what was told to a candidate who then passed this share of fresh forms, and whose true chance was `chance`.
    pub(crate) fn note(&mut self, readiness: &Readiness, passed: f64, chance: f64) {
        let told = f64::from(readiness.mid) / 1_000.0;
        self.told += 1;
        self.passed += passed;
        // Of the forms, those passed count as 1 and the others as 0: the mean of their squared distances.
        self.squares += passed * (1.0 - told) * (1.0 - told) + (1.0 - passed) * told * told;
        let [low, high] = [readiness.low, readiness.high].map(|end| f64::from(end) / 1_000.0);
        // The ends never go beyond 0.1% and 99.9%, which are told as "under" and "over".
        self.covered += u32::from(low <= chance.max(0.001) && chance.min(0.999) <= high);
        self.width += high - low;
        let bin = &mut self.bins[usize::from(readiness.mid / 100).min(BINS - 1)];
        bin.told += 1;
        bin.chance += told;
        bin.passed += passed;
    }

    /// Notes that a candidate was told nothing, for want of evidence.
    pub(crate) fn withhold(&mut self) {
        self.withheld += 1;
    }

    fn add(&mut self, other: &Calibration) {
        self.withheld += other.withheld;
        self.told += other.told;
        self.passed += other.passed;
        self.squares += other.squares;
        self.covered += other.covered;
        self.width += other.width;
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            bin.told += more.told;
            bin.chance += more.chance;
            bin.passed += more.passed;
        }
    }
}

/// The figures of a group of candidates; shares from 0 to 1, none where nobody was told anything.
#[derive(Serialize)]
pub(crate) struct Figures {
    pub(crate) predictions: u32,
    pub(crate) withheld: f64,
    pub(crate) passed: Option<f64>,
    pub(crate) brier: Option<f64>,
    pub(crate) ece: Option<f64>,
    pub(crate) coverage: Option<f64>,
    pub(crate) width: Option<f64>,
    pub(crate) bins: Vec<Bin>,
}

/// Those who were told a chance from `from` to `to`.
#[derive(Serialize)]
pub(crate) struct Bin {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) predictions: u32,
    pub(crate) predicted: Option<f64>,
    pub(crate) passed: Option<f64>,
}

/// The figures of one number of answers.
#[derive(Serialize)]
struct CountRow<'f> {
    answers: usize,
    #[serde(flatten)]
    figures: &'f Figures,
}

/// The figures of a scenario, in all and by the number of answers.
pub(crate) struct ScenarioRow {
    pub(crate) all: Figures,
    pub(crate) counts: Vec<(usize, Figures)>,
}

impl Serialize for ScenarioRow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Whole<'f> {
            #[serde(flatten)]
            all: &'f Figures,
            counts: Vec<CountRow<'f>>,
        }
        let counts = self.counts.iter().map(|(answers, figures)| CountRow { answers: *answers, figures });
        Whole { all: &self.all, counts: counts.collect() }.serialize(serializer)
    }
}

impl ScenarioRow {
    pub(crate) fn of(by_count: &[(usize, Calibration)]) -> ScenarioRow {
        let mut all = Calibration::default();
        for (_, calibration) in by_count {
            all.add(calibration);
        }
        let counts = by_count.iter().map(|(answers, calibration)| (*answers, Figures::of(calibration)));
        ScenarioRow { all: Figures::of(&all), counts: counts.collect() }
    }
}

impl Figures {
    fn of(sums: &Calibration) -> Figures {
        let told = f64::from(sums.told);
        let mean = |sum: f64| (sums.told > 0).then(|| rounded(sum / told));
        let bin = |(at, bin): (u8, &Sums)| {
            let mean = |sum: f64| (bin.told > 0).then(|| rounded(sum / f64::from(bin.told)));
            let from = f64::from(at) / 10.0;
            let to = f64::from(at + 1) / 10.0;
            Bin { from, to, predictions: bin.told, predicted: mean(bin.chance), passed: mean(bin.passed) }
        };
        let apart: f64 = sums.bins.iter().map(|bin| (bin.chance - bin.passed).abs()).sum();
        Figures {
            predictions: sums.told,
            withheld: rounded(f64::from(sums.withheld) / f64::from((sums.withheld + sums.told).max(1))),
            passed: mean(sums.passed),
            brier: mean(sums.squares),
            ece: mean(apart),
            coverage: mean(f64::from(sums.covered)),
            width: mean(sums.width),
            bins: (0..).zip(&sums.bins).map(bin).collect(),
        }
    }
}

/// To four places: more would claim more than so many candidates can show.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
