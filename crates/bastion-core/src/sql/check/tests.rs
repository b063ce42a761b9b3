//! The corpora, judged without a server.

use super::*;
use crate::schema::Dialect;
use crate::snapshot::Snapshot;
use crate::sql::read_schema;

struct Case {
    title: String,
    text: String,
}

fn cases(file: &str) -> Vec<Case> {
    let path = format!("{}/../../tests/sql/guard/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (_, body) = text.split_once("\n## ").unwrap();
    body.split("\n## ")
        .map(|case| {
            let (title, text) = case.split_once('\n').unwrap();
            Case { title: title.to_owned(), text: text.trim_end_matches('\n').to_owned() }
        })
        .collect()
}

fn snapshot(dialect: Dialect, file: &str) -> Snapshot {
    let path = format!("{}/../../tests/sql/guard/schema/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    Snapshot::new(read_schema(dialect, &[(file.to_owned(), text)])).unwrap()
}

#[test]
fn look() {
    for (file, grammar) in [
        ("postgresql", Grammar::Postgresql),
        ("mysql", Grammar::Mariadb),
        ("sqlite", Grammar::Sqlite),
        ("snowflake", Grammar::Snowflake),
    ] {
        let guard = Guard::new(grammar, None, Reach::default());
        let mut passed = 0;
        for case in cases(&format!("attacks/{file}.txt")) {
            let verdict = guard.check(&case.text);
            if verdict.decision == Decision::Allow {
                passed += 1;
                println!("{file}: {} : {} => {}", case.title, case.text, verdict.sql.unwrap());
            }
        }
        println!("{file}: {passed} passed");
        let path = format!("{}/../../tests/sql/guard/reads/{file}.sql", env!("CARGO_MANIFEST_DIR"));
        for text in std::fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with("-- ")) {
            let verdict = guard.check(text);
            if verdict.decision != Decision::Allow {
                println!(
                    "{file}: {:?} : {}",
                    verdict.reasons.iter().map(|reason| &reason.message).collect::<Vec<_>>(),
                    text
                );
            }
        }
    }
    let _ = snapshot;
}
