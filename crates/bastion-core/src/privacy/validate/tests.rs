use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// The cases: the entity's rule, whether the value is valid, the value.
fn cases() -> Vec<(Entity, Validator, bool, &'static str)> {
    let lines = include_str!("cases.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let [entity, verdict, value] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let entity = Entity::from_id(entity).unwrap_or_else(|| panic!("no entity `{entity}`"));
            let valid = ["invalid", "valid"].iter().position(|known| *known == verdict).unwrap() == 1;
            (entity, validator(entity).unwrap(), valid, value)
        })
        .collect()
}

#[test]
fn every_case_is_judged_as_it_should_be() {
    let wrong: Vec<_> =
        cases().into_iter().filter(|(_, check, valid, value)| check(value.as_bytes()) != *valid).collect();
    assert!(wrong.is_empty(), "{:#?}", wrong.iter().map(|(entity, _, valid, value)| (entity, valid, value)));
}

#[test]
fn every_rule_has_a_valid_and_an_invalid_case() {
    let covered: BTreeSet<_> = cases().into_iter().map(|(entity, _, valid, _)| (entity, valid)).collect();
    for (entity, _) in VALIDATORS {
        assert!(covered.contains(&(*entity, true)) && covered.contains(&(*entity, false)), "{entity}");
    }
    assert!(VALIDATORS.len() >= 50, "{} rules", VALIDATORS.len());
}

/// Rules without a check digit, and rules whose modulus lets some single errors pass.
const LENIENT: &[Entity] = &[
    Entity::UsSsn,
    Entity::UsItin,
    Entity::UsMbi,
    Entity::GbNino,
    Entity::InPan,
    Entity::DkCpr,
    Entity::Bic,
    Entity::EthereumAddress,
];

#[test]
fn one_wrong_digit_is_noticed_nearly_always() {
    for (entity, check, _, value) in
        cases().into_iter().filter(|(entity, _, valid, _)| *valid && !LENIENT.contains(entity))
    {
        let (mut changed, mut passed) = (0, 0);
        for (at, byte) in value.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
            for other in (b'0'..=b'9').filter(|other| *other != byte) {
                let mut bytes = value.as_bytes().to_vec();
                bytes[at] = other;
                changed += 1;
                passed += usize::from(check(&bytes));
            }
        }
        // of a modulus of 11, two remainders share a digit
        assert!(passed * 5 <= changed, "{entity} {value}: {passed} of {changed} pass");
    }
}

#[test]
fn separators_do_not_matter() {
    for (entity, check, valid, value) in cases() {
        let padded = format!("  {value} ");
        assert_eq!(check(padded.as_bytes()), valid, "{entity} `{padded}`");
    }
}

#[test]
fn verhoeff_agrees_with_its_published_example() {
    assert!(verhoeff::is_valid(&[2, 3, 6, 3]));
    assert!(!verhoeff::is_valid(&[2, 3, 6, 4]));
}

proptest! {
    #[test]
    fn any_bytes_are_judged_without_panic(value in proptest::collection::vec(any::<u8>(), 0..60)) {
        for (_, check) in VALIDATORS {
            let _ = check(&value);
        }
    }

    #[test]
    fn any_characters_are_judged_without_panic(value in "[0-9A-Za-z+() ./-]{0,44}") {
        for (_, check) in VALIDATORS {
            let _ = check(value.as_bytes());
        }
    }

    #[test]
    fn luhn_and_verhoeff_have_one_check_digit_each(digits in proptest::collection::vec(0_u8..10, 1..30)) {
        for rule in [luhn::is_valid, verhoeff::is_valid] {
            let with = |check: u8| [digits.as_slice(), &[check]].concat();
            prop_assert_eq!((0..10).filter(|check| rule(&with(*check))).count(), 1);
        }
    }

    #[test]
    fn verhoeff_notices_neighbours_that_changed_places(digits in proptest::collection::vec(0_u8..10, 2..20), at in 0_usize..18) {
        let mut number = digits;
        let check = (0..10).find(|check| verhoeff::is_valid(&[number.as_slice(), &[*check]].concat())).unwrap();
        number.push(check);
        let at = at % (number.len() - 1);
        prop_assume!(number[at] != number[at + 1]);
        number.swap(at, at + 1);
        prop_assert!(!verhoeff::is_valid(&number));
    }
}
