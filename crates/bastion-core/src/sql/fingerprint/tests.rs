//! Cases and laws of normalised texts and fingerprints.

use proptest::prelude::*;

use super::*;

/// `grammar | text | normalised`; texts of the same normalised form have the same fingerprint.
const CASES: &str = include_str!("cases.txt");

#[test]
fn cases_are_normalised() {
    let mut wrong = Vec::new();
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let mut parts = line.split(" | ");
        let (Some(grammar), Some(text), Some(expected), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            panic!("three parts: {line}");
        };
        let grammar = Grammar::named(grammar).unwrap();
        let text = text.replace('⏎', "\n");
        let normalised = normalise(grammar, &text);
        if normalised != expected {
            wrong.push(format!("{line}\n    gives {normalised}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn grammar() -> impl Strategy<Value = Grammar> {
    prop::sample::select(Grammar::ALL.to_vec())
}

/// A literal of a grammar that holds a text; letters that occur in no keyword, so that they can be looked for.
fn literal(grammar: Grammar, form: u8, text: &str) -> String {
    match (grammar, form % 5) {
        (_, 0) => format!("'{text}'"),
        (_, 1) => format!("'it''s {text}'"),
        (Grammar::Postgresql | Grammar::Duckdb, 2) => format!("$q${text}' $q$"),
        (Grammar::Postgresql, 3) => format!("E'\\'{text}'"),
        (Grammar::Mysql | Grammar::Mariadb | Grammar::Bigquery, 2) => format!("\"{text}\""),
        (Grammar::Mysql | Grammar::Mariadb | Grammar::Snowflake | Grammar::Bigquery, 3) => format!("'\\'{text}'"),
        (_, 4) => format!("/* {text} */ 7777 -- {text}\n"),
        _ => "-77.77e7".to_owned(),
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(grammar in grammar(), text in ".{0,200}") {
        let _ = normalise(grammar, &text);
        let _ = fingerprint(grammar, &text);
    }

    #[test]
    fn no_literal_survives(
        grammar in grammar(),
        forms in prop::collection::vec((0_u8..5, "[qz]{6,9}"), 1..6),
        shape in 0_u8..4,
    ) {
        let values: Vec<String> = forms.iter().map(|(form, text)| literal(grammar, *form, text)).collect();
        let text = match shape {
            0 => format!("SELECT a FROM t WHERE b IN ({})", values.join(", ")),
            1 => format!("INSERT INTO t VALUES ({}), (1)", values.join(", ")),
            2 => format!("SELECT f({}), x", values.join(" , a + ")),
            _ => format!("UPDATE t SET a = {} WHERE b", values.join(", b = ")),
        };
        let normalised = normalise(grammar, &text);
        for (_, secret) in &forms {
            prop_assert!(!normalised.contains(secret.as_str()), "{text} gives {normalised}");
        }
        prop_assert!(!normalised.contains('7'), "{text} gives {normalised}");
    }

    #[test]
    fn values_spaces_and_comments_make_no_difference(
        grammar in grammar(),
        left in (0_u8..5, "[qz]{6,9}"),
        right in (0_u8..5, "[qz]{6,9}"),
        space in prop::sample::select(vec![" ", "\n", "\t ", " /* x */ ", " -- y\n"]),
    ) {
        let one = format!("SELECT a FROM t WHERE b = {} AND c IN (1, 2)", literal(grammar, left.0, &left.1));
        let two = format!("select a{space}from t{space}where b = {} and c in (3)", literal(grammar, right.0, &right.1));
        prop_assert_eq!(fingerprint(grammar, &one), fingerprint(grammar, &two));
        prop_assert_eq!(by_tokens(grammar, &one), by_tokens(grammar, &two));
    }
}

#[test]
fn it_takes_time_in_proportion_to_the_text() {
    for text in [
        "(".repeat(300_000),
        "VALUES (1), ".repeat(30_000),
        format!("SELECT 1 IN ({})", "(1, 2), ".repeat(50_000)),
        "/*".repeat(200_000),
        "$a$ $b".repeat(50_000),
        "'\\".repeat(200_000),
    ] {
        for grammar in Grammar::ALL {
            let _ = normalise(grammar, &text);
        }
    }
}

#[cfg(feature = "sql-postgres")]
#[test]
fn what_the_parser_refuses_is_told_by_tokens() {
    let whole = fingerprint(Grammar::Postgresql, "SELECT a FROM t WHERE b = 'x'");
    assert_eq!((whole.algorithm, whole.version, whole.value.len()), (Algorithm::PgQuery, 3, 16));
    let cut = fingerprint(Grammar::Postgresql, "SELECT a FROM t WHERE b = 'x");
    assert_eq!((cut.algorithm, cut.version, cut.value.len()), (Algorithm::Tokens, 1, 32));
    // the C library would recurse for each of them
    let long = fingerprint(Grammar::Postgresql, &format!("SELECT 1{}", " UNION SELECT 1".repeat(20_000)));
    assert_eq!(long.algorithm, Algorithm::Tokens);
}
