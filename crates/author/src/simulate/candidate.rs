//! Made-up questions and candidates: the probability of a right answer is a guess's, and above it a logistic
//! function of ability less difficulty.

use exam::{DomainNo, Draw, FirstAnswer, Seed, Target, quota};

use super::scenario::{Repeats, Scenario};

/// How many questions the bank has.
const QUESTIONS: u32 = 600;
/// What a guess gets right: the share of the shipped banks is near it (`cargo author stats`).
const GUESS: f64 = 0.22;
/// The mean ability in logits: with CLF-C02's passing score about half of all pass.
const MEAN: f64 = 0.4;
/// How much a candidate's domains differ, as a standard deviation in logits; abilities and difficulties have 1.
const BETWEEN_DOMAINS: f64 = 0.5;
/// How many points of a hundred more of the repeated questions are right than the candidate's level would give.
const REMEMBERED: f64 = 0.3;
/// How many fresh forms each candidate sits.
const FORMS: u32 = 4;
/// The shares of practice of the domains, from the favourite on, where it is uneven; others get the last.
const UNEVEN: [u32; 4] = [50, 25, 15, 10];

/// A number from 0 to 1, neither included.
fn uniform(draw: &mut Draw) -> f64 {
    (f64::from(draw.below(1 << 24)) + 0.5) / f64::from(1 << 24)
}

/// A normal deviate: twelve uniform ones less six. Sums are the same on every machine, and logarithms are not.
fn normal(draw: &mut Draw) -> f64 {
    (0..12).map(|_| uniform(draw)).sum::<f64>() - 6.0
}

fn probability(ability: f64, difficulty: f64) -> f64 {
    GUESS + (1.0 - GUESS) / (1.0 + (difficulty - ability).exp())
}

/// The difficulties of all questions, by domain.
pub(crate) struct Bank(Vec<Vec<f64>>);

impl Bank {
    /// A bank with each domain's share of the questions.
    pub(crate) fn new(target: &Target, seed: Seed) -> Bank {
        let mut draw = Draw::new(seed, "bank", 0);
        let shares = quota(QUESTIONS, target.quotas());
        Bank(shares.iter().map(|&share| (0..share).map(|_| normal(&mut draw)).collect()).collect())
    }

    /// All questions, as domain and place within it.
    fn all(&self) -> Vec<(usize, usize)> {
        let of_domain = |(domain, questions): (usize, &Vec<f64>)| (0..questions.len()).map(move |at| (domain, at));
        self.0.iter().enumerate().flat_map(of_domain).collect()
    }
}

/// One candidate, with the ability of today in each domain.
pub(crate) struct Candidate<'b> {
    bank: &'b Bank,
    scenario: &'b Scenario,
    abilities: Vec<f64>,
    draw: Draw,
}

impl<'b> Candidate<'b> {
    /// The candidate of this number. All scenarios have the same candidates.
    pub(crate) fn new(bank: &'b Bank, scenario: &'b Scenario, seed: Seed, number: u32) -> Candidate<'b> {
        let mut draw = Draw::new(seed, "candidate", number);
        let ability = MEAN + normal(&mut draw);
        let abilities = bank.0.iter().map(|_| ability + BETWEEN_DOMAINS * normal(&mut draw)).collect();
        Candidate { bank, scenario, abilities, draw }
    }

    /// So many answers up to today, the oldest first, of which those are left out that the app would leave out.
    pub(crate) fn answers(&mut self, count: usize) -> Vec<FirstAnswer> {
        let scenario = self.scenario;
        let mut fresh = self.order(count).into_iter();
        let mut seen = Vec::new();
        let mut answers = Vec::new();
        for number in (0_u32..).take(count) {
            let repeated = scenario.repeats != Repeats::Never && number % 2 == 1 && !seen.is_empty();
            let asked = if repeated { self.one_of(&seen) } else { fresh.next() };
            let Some((domain, at)) = asked else { break };
            let passed = (f64::from(number) + 0.5) / f64::from(u32::try_from(count).unwrap_or(u32::MAX));
            let ability = self.abilities[domain] - scenario.growth * (1.0 - passed);
            let memory = if repeated { REMEMBERED } else { 0.0 };
            let right = uniform(&mut self.draw) < probability(ability, self.bank.0[domain][at]) + memory;
            if !repeated {
                seen.push((domain, at));
            }
            if !repeated || scenario.repeats == Repeats::Counted {
                answers.push(FirstAnswer { domain: number_of(domain), right });
            }
        }
        answers
    }

    /// The share of fresh forms, as they are today, that the candidate passes.
    pub(crate) fn passed(&mut self, target: &Target) -> f64 {
        let passed = (0..FORMS).filter(|_| self.right_on_a_form(target) >= target.needed()).count();
        f64::from(u32::try_from(passed).unwrap_or(FORMS)) / f64::from(FORMS)
    }

    fn right_on_a_form(&mut self, target: &Target) -> u32 {
        let mut right = 0;
        for (domain, &quota) in target.quotas().iter().enumerate() {
            for _ in 0..quota {
                let questions = &self.bank.0[domain];
                let at = self.draw.below(u32::try_from(questions.len()).unwrap_or(u32::MAX)) as usize;
                let likely = probability(self.abilities[domain], questions[at]) + self.scenario.easier;
                right += u32::from(uniform(&mut self.draw) < likely);
            }
        }
        right
    }

    /// The true chance to pass a fresh form today.
    pub(crate) fn chance(&self, target: &Target) -> f64 {
        let mut counts = vec![0.0; target.scored() as usize + 1];
        counts[0] = 1.0;
        for (domain, &quota) in target.quotas().iter().enumerate() {
            let questions = &self.bank.0[domain];
            let sum: f64 = questions.iter().map(|&difficulty| probability(self.abilities[domain], difficulty)).sum();
            let of = f64::from(u32::try_from(questions.len()).unwrap_or(u32::MAX));
            let share = (sum / of + self.scenario.easier).clamp(0.0, 1.0);
            for _ in 0..quota {
                for at in (0..counts.len()).rev() {
                    let before = if at > 0 { counts[at - 1] } else { 0.0 };
                    counts[at] = counts[at] * (1.0 - share) + before * share;
                }
            }
        }
        counts.iter().skip(target.needed() as usize).sum()
    }

    /// So many questions in the order in which this candidate meets them.
    fn order(&mut self, count: usize) -> Vec<(usize, usize)> {
        let mut left = self.bank.all();
        let count = count.min(left.len());
        if !self.scenario.uneven {
            // The start of a shuffle: only as many as are asked for.
            for at in 0..count {
                let rest = u32::try_from(left.len() - at).unwrap_or(u32::MAX);
                left.swap(at, at + self.draw.below(rest) as usize);
            }
            left.truncate(count);
            return left;
        }
        // Each next question is of a domain drawn by the uneven shares, as long as that has any left.
        self.draw.shuffle(&mut left);
        let mut domains: Vec<usize> = (0..self.bank.0.len()).collect();
        self.draw.shuffle(&mut domains);
        let of_domain = |&domain: &usize| left.iter().copied().filter(|one| one.0 == domain).collect();
        let mut left: Vec<Vec<(usize, usize)>> = domains.iter().map(of_domain).collect();
        let shares: Vec<u32> = (0..domains.len()).map(|at| UNEVEN[at.min(UNEVEN.len() - 1)]).collect();
        let all: u32 = shares.iter().sum();
        let mut order = Vec::new();
        while order.len() < count {
            let drawn = self.draw.below(all);
            let ends = shares.iter().scan(0, |sum, share| {
                *sum += share;
                Some(*sum)
            });
            let meant = ends.into_iter().position(|end| drawn < end).and_then(|at| left[at].pop());
            order.extend(meant.or_else(|| left.iter_mut().find_map(Vec::pop)));
        }
        order
    }

    fn one_of(&mut self, seen: &[(usize, usize)]) -> Option<(usize, usize)> {
        let at = self.draw.below(u32::try_from(seen.len()).unwrap_or(u32::MAX));
        seen.get(at as usize).copied()
    }
}

fn number_of(domain: usize) -> DomainNo {
    DomainNo(u8::try_from(domain + 1).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviates_have_mean_0_and_variance_1() {
        let mut draw = Draw::new(Seed(1), "test", 0);
        let drawn: Vec<f64> = (0..20_000).map(|_| normal(&mut draw)).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }

    #[test]
    fn a_guess_is_the_least_and_certainty_the_most() {
        assert!((probability(-50.0, 0.0) - GUESS).abs() < 1e-9);
        assert!((probability(50.0, 0.0) - 1.0).abs() < 1e-9);
        assert!((probability(1.0, 1.0) - 0.61).abs() < 1e-9);
    }
}
