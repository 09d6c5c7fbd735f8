//! The table of golden values, and what is said while there is too little evidence.

use alloc::{string::ToString, vec, vec::Vec};

use super::*;

/// CLF-C02 in numbers: 34 of 50 pass.
fn target() -> Target {
    Target { quotas: vec![12, 15, 17, 6], needed: 34 }
}

/// So many answers that go round the domains by their weights, right where `right` says.
fn answers(count: u32, right: impl Fn(u32) -> bool) -> Vec<FirstAnswer> {
    let domain = |at: u32| match at % 20 {
        0..5 => 1,
        5..11 => 2,
        11..18 => 3,
        _ => 4,
    };
    (0..count).map(|at| FirstAnswer { domain: DomainNo(domain(at)), right: right(at) }).collect()
}

#[test]
fn golden_values_are_those_of_another_program() {
    // Worked out apart from this code, with powers and the logarithm of the gamma function.
    #[allow(clippy::type_complexity)] // A table's type is its column headings.
    let table: [(&str, u32, fn(u32) -> bool, [u16; 3], [u16; 3]); 8] = [
        ("two thirds of 60", 60, |at| at % 3 != 0, [62, 511, 951], [583, 670, 751]),
        ("four fifths of 65", 65, |at| at % 5 != 0, [643, 947, 999], [712, 793, 855]),
        ("all of 65", 65, |_| true, [999, 999, 999], [948, 980, 999]),
        ("none of 65", 65, |_| false, [1, 1, 1], [5, 48, 71]),
        ("half of 130", 130, |at| at % 2 == 0, [1, 25, 129], [412, 498, 572]),
        (
            "first half, then nine tenths",
            130,
            |at| if at < 65 { at % 2 == 0 } else { at % 10 != 0 },
            [265, 987, 999],
            [646, 837, 905],
        ),
        (
            "first nine tenths, then half",
            130,
            |at| if at < 65 { at % 10 != 0 } else { at % 2 == 0 },
            [1, 118, 946],
            [468, 563, 748],
        ),
        ("seven tenths of 260", 260, |at| at % 10 < 7, [166, 646, 974], [623, 696, 767]),
    ];
    for (name, count, right, chance, share) in table {
        let readiness = Readiness::of(&target(), &answers(count, right)).expect("enough");
        assert_eq!([readiness.low, readiness.mid, readiness.high], chance, "{name}");
        assert_eq!([readiness.share.low, readiness.share.mid, readiness.share.high], share, "{name}");
        assert_eq!(readiness.answers, count, "{name}");
    }
}

#[test]
fn the_domain_with_most_to_gain_is_named() {
    let readiness = Readiness::of(&target(), &answers(260, |at| at % 10 < 7)).expect("enough");
    let domains: Vec<_> =
        readiness.domains.iter().map(|one| (one.domain.0, one.answers, one.share, one.gain)).collect();
    assert_eq!(domains, [(1, 65, 838, 91), (2, 78, 581, 238), (3, 91, 793, 158), (4, 26, 435, 141)]);
    assert_eq!(readiness.weakest, DomainNo(2));
    // Domain 4 is weaker, but a form asks six questions of it and fifteen of domain 2.
}

#[test]
fn where_nothing_moves_the_chance_the_questions_decide() {
    let readiness = Readiness::of(&target(), &answers(400, |_| true)).expect("enough");
    assert!(readiness.domains.iter().all(|domain| domain.gain == 0), "{readiness:?}");
    let hopeless = Readiness::of(&target(), &answers(400, |_| false)).expect("enough");
    assert_eq!(hopeless.weakest, DomainNo(3));
}

#[test]
fn nothing_is_said_before_there_is_evidence() {
    let said = |answers: &[FirstAnswer]| Readiness::of(&target(), answers).expect_err("too few").to_string();
    assert_eq!(
        said(&[]),
        "0 of 40 first answers under exam conditions, 0 of 5 in domain 1, 0 of 5 in domain 2, 0 of 5 in domain 3, \
         0 of 5 in domain 4"
    );
    assert_eq!(said(&answers(39, |_| true)), "39 of 40 first answers under exam conditions, 3 of 5 in domain 4");
    let without_domain_4: Vec<_> = answers(200, |_| true).into_iter().filter(|one| one.domain.0 != 4).collect();
    let not_yet = Readiness::of(&target(), &without_domain_4).expect_err("nothing of domain 4");
    let lack = Lack { domain: DomainNo(4), answers: 0, needed: 5 };
    assert_eq!(not_yet, NotYet { answers: 180, needed: 40, domains: vec![lack] });
}

#[test]
fn a_domain_that_no_form_asks_of_needs_no_answers_and_moves_nothing() {
    let narrow = Target { quotas: vec![12, 15, 17, 0], needed: 30 };
    let without = |answers: Vec<FirstAnswer>| answers.into_iter().filter(|one| one.domain.0 != 4).collect::<Vec<_>>();
    let all = answers(100, |at| at % 3 != 0);
    let readiness = Readiness::of(&narrow, &all).expect("enough");
    assert_eq!(Readiness::of(&narrow, &without(all)), Ok(readiness.clone()));
    assert_eq!(readiness.domains.len(), 3);
    let stranger = FirstAnswer { domain: DomainNo(9), right: false };
    assert!(Readiness::of(&narrow, &[stranger; 99]).is_err());
    assert!(Readiness::of(&narrow, &[FirstAnswer { domain: DomainNo(0), right: true }; 99]).is_err());
}
