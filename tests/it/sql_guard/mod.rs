//! The guard of reads against everything that was thought of to pass it, and against what people really ask.

pub mod again;
pub mod corpus;
#[cfg(feature = "servers")]
pub mod hunt;
pub mod mutate;
#[cfg(feature = "servers")]
pub mod observe_mariadb;
#[cfg(feature = "servers")]
pub mod observe_postgres;
#[cfg(feature = "servers")]
mod servers;
mod sqlite;

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

const GRAMMARS: [Grammar; 5] =
    [Grammar::Postgresql, Grammar::Mysql, Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake];

/// Of the reads at most one in this many is refused.
const REFUSED_ONE_OF: usize = 100;

#[test]
fn the_corpora_are_as_large_as_they_should_be() {
    let attacks = |grammar| corpus::attacks(grammar).len();
    assert!(attacks(Grammar::Postgresql) >= 150 && attacks(Grammar::Mariadb) >= 60);
    assert!(attacks(Grammar::Sqlite) >= 30 && attacks(Grammar::Snowflake) >= 30);
    let reads = [Grammar::Postgresql, Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake];
    assert!(reads.into_iter().map(|grammar| corpus::reads(grammar).len()).sum::<usize>() >= 500);
}

// what only a snapshot shows is tried on the servers
#[test]
fn without_a_schema_only_names_of_the_schema_pass() {
    let bound = ["user-code", "property", "network", "file"];
    for grammar in GRAMMARS {
        let guard = Guard::new(grammar, None, Reach::default());
        let disarmed = corpus::disarmed(grammar);
        for case in corpus::attacks(grammar) {
            let verdict = guard.check(&case.text);
            let class = case.title.split(" |").next().unwrap();
            let known = bound.contains(&class) || disarmed.iter().any(|(title, _)| *title == case.title);
            assert!(
                known || verdict.decision == Decision::Deny,
                "{grammar:?}, {}: {} passed as {:?}",
                case.title,
                case.text,
                verdict.sql
            );
            assert_eq!(verdict.sql.is_some(), verdict.decision != Decision::Deny);
            assert_eq!(verdict.reasons.is_empty(), verdict.decision == Decision::Allow);
        }
    }
}

// what passed passes when it comes back; a name that MySQL takes from the text is written the first time
#[test]
fn what_is_written_again_passes_again() {
    for grammar in GRAMMARS {
        let guard = Guard::new(grammar, None, Reach { routines: vec!["order_status".to_owned()], ..Reach::default() });
        for case in corpus::reads(grammar) {
            let Some(sql) = guard.check(&case.text).sql else { continue };
            let again = guard.check(&sql);
            assert_eq!(again.decision, Decision::Allow, "{grammar:?}: {} {:?}", case.text, again.reasons);
            let once_more = guard.check(again.sql.as_deref().unwrap());
            assert_eq!(again.sql, once_more.sql, "{grammar:?}: {}", case.text);
        }
    }
}

#[test]
fn bytes_that_no_reader_writes_are_refused() {
    let guard = Guard::new(Grammar::Postgresql, None, Reach::default());
    for bytes in [&b"SELECT \xff"[..], b"\xc3", b"SELECT '\xed\xa0\x80'", b"SELECT 1\0", b"\0", b""] {
        let verdict = guard.check_bytes(bytes);
        assert_eq!(verdict.decision, Decision::Deny, "{bytes:?}");
        assert!(verdict.sql.is_none());
    }
    let place = &guard.check("SELECT 1,\n  pg_sleep(2)").reasons[0];
    assert_eq!((place.line, place.column), (2, 3));
}

#[test]
fn large_and_deep_texts_are_refused_by_name() {
    for grammar in GRAMMARS {
        let guard = Guard::new(grammar, None, Reach::default());
        for text in [
            format!("SELECT '{}'", "a".repeat(10 * 1024 * 1024)),
            "SELECT 1 ".repeat(1_200_000),
            format!("SELECT {}1{}", "(".repeat(10_000), ")".repeat(10_000)),
            format!("SELECT {}1{}", "ARRAY[".repeat(10_000), "]".repeat(10_000)),
            format!("SELECT 1{}", "+1".repeat(200_000)),
            format!("SELECT * FROM t{}", " JOIN t".repeat(200_000)),
            format!("SELECT {}", "NOT ".repeat(200_000)),
            format!("SELECT 1{}", " DIV 1".repeat(170_000)),
            format!("SELECT 1{}", " ISNULL".repeat(140_000)),
            format!("SELECT 1{}", " GLOB 1".repeat(140_000)),
            format!("SELECT {}1{}", "CASE WHEN ".repeat(10_000), " THEN 1 END".repeat(10_000)),
            "/*".repeat(1_000_000),
            "/*".repeat(500_000),
            "'".repeat(1_000_001),
            "$$".repeat(1_000_001),
            "(".repeat(1_000_000),
        ] {
            let verdict = guard.check(&text);
            assert_eq!(verdict.decision, Decision::Deny, "{text:.40}");
        }
    }
}

/// Each read that is refused is listed with the reason, so that nobody is surprised by it.
#[test]
fn few_reads_are_refused_and_each_is_listed() {
    let (mut total, mut refused, mut listed) = (0, Vec::new(), Vec::<String>::new());
    for grammar in [Grammar::Postgresql, Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake] {
        let guard = Guard::new(grammar, None, Reach { routines: vec!["order_status".to_owned()], ..Reach::default() });
        let reads = corpus::reads(grammar);
        total += reads.len();
        refused.extend(
            reads.into_iter().map(|case| case.text).filter(|text| guard.check(text).decision != Decision::Allow),
        );
        listed.extend(corpus::refused(grammar));
    }
    let unlisted: Vec<_> = refused.iter().filter(|text| !listed.contains(text)).collect();
    assert!(unlisted.is_empty(), "{unlisted:#?}");
    assert!(refused.len() * REFUSED_ONE_OF <= total, "{} of {total}", refused.len());
}
