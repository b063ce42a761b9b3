//! A schema that was not designed for this: the database of a monitoring server, 173 tables.

use std::collections::BTreeMap;

use bastion_core::connect::quote_identifier;
use bastion_core::diff::DiffOptions;
use bastion_core::impact::{Consumer, Description};
use bastion_core::port::Introspector;
use bastion_core::rules;
use bastion_core::schema::{Object, ObjectKind};
use bastion_core::snapshot::Snapshot;

use crate::server::{Database, Server};

const STATEMENTS: &str = include_str!("../fixtures/foreign_schema/ddl.sql");

async fn foreign(name: &str) -> Database {
    let path =
        std::env::var("BASTION_TEST_FOREIGN_SCHEMA").expect("BASTION_TEST_FOREIGN_SCHEMA is not set: run `make test`");
    let database = Database::new(Server::Main, name).await;
    database.run(&std::fs::read_to_string(path).unwrap()).await;
    database
}

#[tokio::test]
async fn gives_the_same_bytes_twice() {
    let database = foreign("foreign_twice").await;
    let snapshot = database.snapshot().await;
    let tables = snapshot.entries().filter(|entry| entry.key().kind() == ObjectKind::Relation).count();
    assert!(tables >= 50, "{tables} tables");
    assert_eq!(snapshot.to_json().unwrap(), database.snapshot().await.to_json().unwrap());
    database.run("ANALYZE; INSERT INTO usrgrp (usrgrpid, name) VALUES (999, 'n')").await;
    database.run("VACUUM").await;
    assert_eq!(snapshot.digest(), database.snapshot().await.digest());
}

// what the server says of a row of every relation
async fn described_rows(source: &dyn Introspector, snapshot: &Snapshot) -> BTreeMap<String, Description> {
    let consumers: Vec<_> = snapshot
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Relation(found) => {
                let name = format!("{}.{}", quote_identifier(&found.schema), quote_identifier(&found.name));
                Some(Consumer { sql: format!("SELECT * FROM {name}"), name, ..Consumer::default() })
            }
            _ => None,
        })
        .collect();
    let described = source.describe(&consumers, &[]).await.unwrap();
    consumers.into_iter().map(|consumer| consumer.name).zip(described).collect()
}

#[tokio::test]
async fn every_statement_is_seen_for_what_it_is() {
    let database = foreign("foreign_ddl").await;
    let mut before = database.snapshot().await;
    let source = database.source().await;
    let mut looked = source.fingerprint(None).await.unwrap();
    let mut described = described_rows(source.as_ref(), &before).await;
    let (mut wrong, mut count, mut same_shape) = (Vec::new(), 0, 0);
    for case in STATEMENTS.split("-- expect:").skip(1) {
        let (expected, statement) = case.split_once('\n').unwrap();
        database.run(statement).await;
        let after = database.snapshot().await;
        // an equal root of what readers see is a promise: the server describes every row as before
        let rows = described_rows(source.as_ref(), &after).await;
        if after.roots().shape == before.roots().shape {
            same_shape += 1;
            if rows != described {
                wrong.push(format!("{}: readers see something else under the same root", statement.trim()));
            }
        }
        described = rows;
        let comparison = rules::compare(&before, &after, &DiffOptions::default()).unwrap();
        let mut found: Vec<_> = comparison.findings.iter().map(|finding| finding.rule.as_str()).collect();
        found.sort_unstable();
        found.dedup();
        let mut expected: Vec<_> = expected.split_whitespace().collect();
        expected.sort_unstable();
        // a column made anew keeps the digest: only its identity tells
        let recreated = expected == ["COL006"];
        if found != expected || (after.digest() == before.digest() && !recreated) {
            let messages: Vec<_> =
                comparison.findings.iter().map(|finding| format!("{} {}", finding.rule, finding.message)).collect();
            wrong.push(format!("{}: expected {expected:?}, found {messages:#?}", statement.trim()));
        }
        // and without reading it is seen as well
        let now = source.fingerprint(None).await.unwrap();
        if now.as_ref().zip(looked.as_ref()).is_none_or(|(now, before)| now.same_schema(before)) {
            wrong.push(format!("{}: the fingerprint is the same", statement.trim()));
        }
        (before, looked) = (after, now);
        count += 1;
    }
    assert!(count >= 60 && same_shape >= 20, "{count} statements, {same_shape} of them nothing a reader sees");
    assert!(wrong.is_empty(), "{} of {count} statements:\n{}", wrong.len(), wrong.join("\n"));
}
