//! Verdicts on the columns of real databases: values are read by a seed, counted, and never kept.

use std::fmt::Write as _;

use bastion_core::ops::{privacy_classify, snapshot_take};
use bastion_core::port::{SnapshotOptions, StatisticsRequest};
use bastion_core::privacy::Entity;
use bastion_core::privacy::column::ClassifyOptions;
use bastion_core::snapshot::StatisticsMethod;

const ROWS: u64 = 200;

/// A table of persons, and one of things whose names and values only look so.
fn statements(text: &str) -> String {
    let mut sql = format!(
        "CREATE TABLE customer (id bigint PRIMARY KEY, contact {text}, reference {text}, telefon {text}, remarks {text}, \
         born date, ledger_no bigint);\n\
         CREATE TABLE flight (id bigint PRIMARY KEY, passenger_count bigint, capacity bigint, estate {text}, file_name {text});\n"
    );
    for row in 1..=ROWS {
        let (first, second) = (row * 7_919 % 10_000, row * 104_729 % 10_000_000);
        let _ = writeln!(
            sql,
            "INSERT INTO customer VALUES ({row}, 'user{row}@example.com', '{}', '+49 30 {:07}', 'call user{row}@mail.example on {row}', \
             '19{:02}-0{}-1{}', {});",
            iban(first * 1_000 + row),
            1_000_000 + second,
            row % 90 + 10,
            row % 9 + 1,
            row % 10,
            4_000_000_000_000_000 + row * 3,
        );
        let _ = writeln!(sql, "INSERT INTO flight VALUES ({row}, {}, 180, 'lot {row}', 'file{row}.txt');", row % 180);
    }
    sql
}

/// A German account number with its check digits.
fn iban(account: u64) -> String {
    let account = format!("37040044{account:010}");
    // D is 13, E is 14
    let left = format!("{account}131400").bytes().fold(0, |left, digit| (left * 10 + u64::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - left)
}

async fn judged(address: &str, seed: u64) -> privacy_classify::Output {
    let request = StatisticsRequest {
        method: StatisticsMethod::Sampled,
        sample_values: 50,
        sample_seed: Some(seed),
        distribution: false,
    };
    let options = SnapshotOptions { statistics: Some(request), ..SnapshotOptions::default() };
    let system = bastion_core::connect::SystemRuntime::new();
    let snapshot = snapshot_take::take(&system, address, &options).await.unwrap_or_else(|error| panic!("{error}"));
    let options = ClassifyOptions { seed, salt: Some("of the test".to_owned()), ..ClassifyOptions::default() };
    privacy_classify::judge(&snapshot, &[], &options).unwrap()
}

async fn holds(address: &str) {
    let found = judged(address, 7).await;
    let tagged: Vec<_> = found
        .verdicts
        .iter()
        .filter(|verdict| verdict.tagged)
        .map(|verdict| (verdict.relation.as_str(), verdict.column.as_str(), verdict.entity.unwrap()))
        .collect();
    let expected = [
        ("customer", "born", Entity::DateOfBirth),
        ("customer", "contact", Entity::Email),
        ("customer", "reference", Entity::Iban),
        ("customer", "remarks", Entity::Email),
        ("customer", "telefon", Entity::Phone),
    ];
    assert_eq!(tagged, expected, "{:#?}", found.verdicts);
    let json = serde_json::to_string(&found).unwrap();
    assert!(!json.contains("example") && !json.contains("DE"), "a value is in a verdict: {json}");
    let digests = |found: &privacy_classify::Output| -> Vec<_> {
        found.verdicts.iter().filter_map(|verdict| Some(verdict.sample.as_ref()?.digest?.to_string())).collect()
    };
    assert_eq!(digests(&found), digests(&judged(address, 7).await));
    assert_ne!(digests(&found), digests(&judged(address, 8).await), "another seed chooses others");
}

#[tokio::test]
async fn of_sqlite() {
    let path = std::env::temp_dir().join(format!("bastion-privacy-columns-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&path);
    rusqlite::Connection::open(&path).unwrap().execute_batch(&statements("text")).unwrap();
    holds(path.to_str().unwrap()).await;
    std::fs::remove_file(&path).unwrap();
}

#[cfg(feature = "servers")]
#[tokio::test]
async fn of_postgresql() {
    use crate::server::{Database, Server};
    for server in [Server::Main, Server::Newest] {
        let database = Database::new(server, "privacy_columns").await;
        database.run(&statements("text")).await;
        holds(&database.address).await;
        database.discard().await;
    }
}

#[cfg(feature = "servers")]
#[tokio::test]
async fn of_mariadb() {
    let address = super::connect_mysql::database("privacy_columns", &statements("varchar(200)")).await;
    holds(&address).await;
    super::connect_mysql::discard("privacy_columns").await;
}
