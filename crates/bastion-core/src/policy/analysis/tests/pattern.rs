//! Combinations of data set patterns against `globset` itself.

use std::collections::BTreeSet;

use globset::GlobBuilder;
use proptest::prelude::*;

use crate::policy::analysis::dataset::combinations;
use crate::policy::compile::is_pattern;

type Test = Box<dyn Fn(&str) -> bool>;

fn tests(patterns: &[String]) -> Vec<Test> {
    let test = |pattern: &String| -> Test {
        let pattern = pattern.clone();
        if !is_pattern(&pattern) {
            return Box::new(move |name| name == pattern);
        }
        let matcher = GlobBuilder::new(&pattern).backslash_escape(true).build().unwrap().compile_matcher();
        Box::new(move |name| matcher.is_match(name))
    };
    patterns.iter().map(test).collect()
}

fn combination(tests: &[Test], name: &str) -> Vec<usize> {
    (0..).zip(tests).filter(|(_, test)| test(name)).map(|(at, _)| at).collect()
}

/// Every name up to a length over a few characters.
fn names(length_max: usize) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut last = names.clone();
    for _ in 0..length_max {
        last = last.iter().flat_map(|name| ["a", "b", ".", "/", "é"].map(|next| format!("{name}{next}"))).collect();
        names.extend(last.clone());
    }
    names
}

fn pattern() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "a", "b", ".", "/", "*", "**", "?", "[ab]", "[!a]", "[a-b.]", "{a,b}", "{a*,/}", "é", "[é]", "\\*", "/**/",
        "**/",
    ]);
    let valid = |pattern: &String| GlobBuilder::new(pattern).backslash_escape(true).build().is_ok();
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat()).prop_filter("a pattern", valid)
}

proptest! {
    #[test]
    fn every_name_falls_into_a_combination_and_every_combination_has_a_name(
        patterns in prop::collection::btree_set(pattern(), 0..5),
    ) {
        let patterns: Vec<String> = patterns.into_iter().collect();
        let (tests, found) = (tests(&patterns), combinations(&patterns).unwrap());
        for (of, example) in &found {
            prop_assert_eq!(&combination(&tests, example), of, "{:?}", example);
        }
        let found: BTreeSet<Vec<usize>> = found.into_iter().map(|(of, _)| of).collect();
        for name in names(4) {
            prop_assert!(found.contains(&combination(&tests, &name)), "{:?}", name);
        }
    }
}

#[test]
fn examples_are_readable() {
    let patterns = ["*.ledger", "bank.*", "bank.cards"].map(str::to_owned);
    let examples: Vec<String> = combinations(&patterns).unwrap().into_iter().map(|(_, example)| example).collect();
    assert_eq!(examples, ["other", ".ledger", "bank.ledger", "bank.", "bank.cards"]);
}

#[test]
fn patterns_that_combine_in_too_many_ways_are_refused() {
    let patterns: Vec<String> = (0..40).map(|at| format!("*{at:02}*{:02}*", 99 - at)).collect();
    let error = combinations(&patterns).unwrap_err().to_string();
    assert!(error.contains("the limit is"), "{error}");
}
