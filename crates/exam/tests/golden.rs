//! Golden vectors: draws, shares, scores and forms that must come out the same on every machine, for good.
//!
//! The vectors are part of the program, so that the same test runs on a 64-bit host, on a 32-bit target
//! and in the browser. `UPDATE_VECTORS=1 cargo test -p exam --test golden` writes them anew, on the host.

#[path = "common/thirteen.rs"]
mod thirteen;

use std::fmt::Write;

use exam::{
    Draw, FirstAnswer, Form, History, Place, Plan, Readiness, Scaled, Seed, Target, assemble, quota, raw_needed,
};
use thirteen::{Exam, THIRTEEN};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

/// The ends of the range of seeds, and one near them that is all but zero.
const SEEDS: [Seed; 3] = [Seed(0), Seed(1), Seed(u32::MAX)];

/// Compares what was drawn with the vector file, or writes the file if the host is asked to.
#[track_caller]
fn agrees(name: &str, committed: &str, about: &str, drawn: &str) {
    let whole = format!(
        "# {about}\n# Provenance: written by this crate on x86-64 Linux in November 2026 with UPDATE_VECTORS=1 (tests/golden.rs).\n\
         # A change here changes the forms behind seeds that people have shared: never for convenience.\n{drawn}"
    );
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name);
        std::fs::write(path, whole).expect("the folder of vectors can be written to");
        return;
    }
    // Line by line, so that a difference is shown as the one line that differs.
    for (number, (line, expected)) in (1..).zip(whole.lines().zip(committed.lines())) {
        assert_eq!(line, expected, "{name}, line {number}");
    }
    assert_eq!(whole.lines().count(), committed.lines().count(), "the lines of {name}");
}

fn joined<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(" ")
}

/// A place as one line: question, whether it counts, and its choices as they are shown.
fn line(place: &Place) -> String {
    let counts = if place.scored { "scored" } else { "unscored" };
    format!("{} {counts} {}\n", place.question, joined(place.order.iter().map(|choice| choice.get())))
}

/// The FNV-1a hash of a text in 64 bits, which stands for the places that are not written out.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn written(title: &str, form: &Form, text: &mut String) {
    let lines: Vec<String> = form.places().iter().map(line).collect();
    let all = lines.concat();
    let (size, hash) = (lines.len(), hash(&all));
    write!(text, "\n{title}\n{}all {size} places {hash:016x}\n", lines[..5].concat()).expect("a String takes all");
}

/// For each seed: a form for a new candidate, and the next one for whoever has seen that.
fn forms(exam: &Exam, committed: &str) {
    let (blueprint, index) = (exam.blueprint(), exam.bank(300));
    let mut text = String::new();
    for seed in SEEDS {
        let mut history = History::default();
        for turn in ["first", "second"] {
            let form = assemble(&blueprint, &index, Plan::mock(&blueprint), seed, &history).expect("a large bank");
            written(&format!("seed {} {turn}", seed.0), &form, &mut text);
            history.note(&form, exam::Moment(1));
        }
    }
    let about = format!(
        "Forms of {} from a bank of 300 made-up questions (tests/common/thirteen.rs): five places in full, \
         then the FNV-1a hash of all lines.",
        exam.code
    );
    agrees(&format!("{}.txt", exam.code.to_ascii_lowercase()), committed, &about, &text);
}

macro_rules! forms {
    ($($test:ident: $at:literal $file:literal)*) => {
        $(
            #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
            #[cfg_attr(not(target_arch = "wasm32"), test)]
            fn $test() {
                forms(&THIRTEEN[$at], include_str!(concat!("vectors/", $file)));
            }
        )*
    };
}

forms! {
    the_forms_of_clf_c02_never_change: 0 "clf-c02.txt"
    the_forms_of_aif_c01_never_change: 1 "aif-c01.txt"
    the_forms_of_dva_c02_never_change: 2 "dva-c02.txt"
    the_forms_of_soa_c03_never_change: 3 "soa-c03.txt"
    the_forms_of_saa_c03_never_change: 4 "saa-c03.txt"
    the_forms_of_mla_c01_never_change: 5 "mla-c01.txt"
    the_forms_of_dea_c01_never_change: 6 "dea-c01.txt"
    the_forms_of_aip_c01_never_change: 7 "aip-c01.txt"
    the_forms_of_sap_c02_never_change: 8 "sap-c02.txt"
    the_forms_of_dop_c02_never_change: 9 "dop-c02.txt"
    the_forms_of_mls_c01_never_change: 10 "mls-c01.txt"
    the_forms_of_scs_c03_never_change: 11 "scs-c03.txt"
    the_forms_of_ans_c01_never_change: 12 "ans-c01.txt"
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn draws_and_shuffles_never_change() {
    let mut text = String::new();
    for seed in SEEDS {
        for (purpose, number) in [("form", 0), ("choices", u32::MAX), ("a purpose of more than 24 bytes", 7)] {
            // Small bounds, one past a power of two, and two near the top, where many draws are rejected.
            let bounds = [1, 2, 3, 6, 65, 257, 1_000_000, 0x8000_0001, u32::MAX];
            let mut draw = Draw::new(seed, purpose, number);
            let below = joined(bounds.iter().cycle().take(27).map(|&bound| draw.below(bound)));
            let mut items: Vec<u32> = (0..20).collect();
            Draw::new(seed, purpose, number).shuffle(&mut items);
            write!(text, "\nseed {} {purpose} {number}\nbelow {below}\nshuffle {}\n", seed.0, joined(items))
                .expect("a String takes all");
        }
    }
    let about = "Draws below 1 2 3 6 65 257 1000000 2147483649 4294967295 three times over, and a shuffle of 0 to 19.";
    agrees("draws.txt", include_str!("vectors/draws.txt"), about, &text);
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn shares_never_change() {
    let mut text = String::new();
    for exam in &THIRTEEN {
        let weights = exam.blueprint().weights();
        writeln!(text, "\n{}", exam.code).expect("a String takes all");
        for n in [1, 5, 10, 15, 20, 50, 65, 75, u32::MAX] {
            writeln!(text, "{n}: {}", joined(quota(n, &weights))).expect("a String takes all");
        }
    }
    agrees(
        "shares.txt",
        include_str!("vectors/shares.txt"),
        "Questions of each domain, by the size of the form.",
        &text,
    );
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn scores_never_change() {
    let mut text = String::from("\n");
    for of in [1, 10, 50, 65] {
        for right in 0..=of {
            let Scaled { score, low, high } = Scaled::estimate(right, of);
            writeln!(text, "{right} of {of}: {score} ({low} to {high})").expect("a String takes all");
        }
        let needed = joined([700, 720, 750].map(|passing| raw_needed(passing, of)));
        writeln!(text, "700, 720 and 750 need {needed} of {of}\n").expect("a String takes all");
    }
    let about = "Scaled scores with the ends of their 90% ranges, and the right answers that each passing score needs.";
    agrees("scores.txt", include_str!("vectors/scores.txt"), about, &text);
}

/// All exams, each from four made-up candidates: the thousandths in which readiness is told
/// must not depend on the machine that worked them out.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn readiness_never_changes() {
    let mut text = String::new();
    for exam in &THIRTEEN {
        let target = Target::of(&exam.blueprint()).expect("the thirteen can be passed");
        writeln!(text, "\n{}: {} of {}", exam.code, target.needed(), target.scored()).expect("a String takes all");
        for (percent, count) in [(50, 130), (67, 65), (75, 260), (90, 75)] {
            let mut draw = Draw::new(Seed(percent), exam.code, count);
            let answers = (0..count).map(|at| {
                let domain = exam::DomainNo(u8::try_from(1 + at as usize % exam.domains.len()).expect("a few"));
                // Each answers five points better at the end than at the start, so that trend and memory are at work.
                FirstAnswer { domain, right: draw.below(100) < percent + 5 * at / count }
            });
            let one = Readiness::of(&target, &answers.collect::<Vec<_>>()).expect("enough answers");
            let share = one.share;
            let gains = joined(one.domains.iter().map(|domain| format!("{}+{}", domain.share, domain.gain)));
            writeln!(
                text,
                "{percent}% of {count}: chance {} ({} to {}), share {} ({} to {}), weakest {}, domains {gains}",
                one.mid, one.low, one.high, share.mid, share.low, share.high, one.weakest.0
            )
            .expect("a String takes all");
        }
    }
    let about = "Readiness in thousandths, from made-up answers: the chance to pass, the expected share, and each domain's share and gain.";
    agrees("readiness.txt", include_str!("vectors/readiness.txt"), about, &text);
}
