//! Probes on real databases: a row proves a conditional finding, none clears it.

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::DiffOptions;
use bastion_core::finding::Certainty;
use bastion_core::ops::comparison_probe::{self, Output};
use bastion_core::rules::{self, ProbeAnswer};

use crate::server::{Database, Server};

const BEFORE: &str = "CREATE TYPE m AS ENUM ('a', 'b', 'c'); CREATE TABLE p (id integer PRIMARY KEY); \
    CREATE TABLE t (a integer, b integer, c text, d m, e integer, f integer); INSERT INTO p VALUES (1)";
const AFTER: &str = "CREATE TYPE m AS ENUM ('a', 'b'); CREATE TABLE p (id integer PRIMARY KEY); \
    CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT u UNIQUE, c varchar(3), d m, \
    e integer CONSTRAINT f REFERENCES p (id), f integer CONSTRAINT k CHECK (f > 0))";

async fn probed(name: &str, rows: &str, source: impl Fn(&Database) -> String) -> Output {
    let old = Database::new(Server::Main, &format!("{name}_a")).await;
    let new = Database::new(Server::Main, &format!("{name}_b")).await;
    old.run(&format!("{BEFORE}; {rows}")).await;
    new.run(AFTER).await;
    let comparison = rules::compare(&old.snapshot().await, &new.snapshot().await, &DiffOptions::default()).unwrap();
    comparison_probe::ask(&SystemRuntime::new(), comparison, &source(&old), None).await.unwrap()
}

fn conditional(output: &Output) -> usize {
    let impacts = output.comparison.findings.iter().flat_map(|finding| &finding.impacts);
    impacts.filter(|impact| impact.certainty == Certainty::Conditional).count()
}

#[tokio::test]
async fn rows_prove_what_they_break() {
    let rows = "INSERT INTO t VALUES (NULL, 1, 'long text', 'c', 9, -1), (1, 1, 'x', 'a', 1, 1)";
    let output = probed("probe_rows", rows, |database| database.address.clone()).await;
    assert!(output.answers.len() >= 6, "{:#?}", output.answers);
    for answer in &output.answers {
        assert_eq!(answer.answer, ProbeAnswer::Row, "{} {}", answer.rule, answer.query);
    }
    assert_eq!(conditional(&output), 0);
}

#[tokio::test]
async fn no_row_clears() {
    let rows = "INSERT INTO t VALUES (1, 1, 'abc', 'a', 1, 1), (2, 2, '', 'b', NULL, 2)";
    let output = probed("probe_none", rows, |database| database.address.clone()).await;
    let asked_of_columns: Vec<_> = output.answers.iter().filter(|answer| answer.answer != ProbeAnswer::NoRow).collect();
    assert!(asked_of_columns.is_empty(), "{asked_of_columns:#?}");
    assert_eq!(conditional(&output), 0);
    let data = output.comparison.findings.iter().filter(|finding| {
        finding.level_for(bastion_core::finding::Audience::Data) == Some(bastion_core::finding::Level::Error)
    });
    assert_eq!(data.map(|finding| finding.rule.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[tokio::test]
async fn who_may_not_read_gets_no_answer() {
    let rows = "INSERT INTO t VALUES (NULL, 1, 'x', 'a', 1, 1); \
        DO $$ BEGIN CREATE ROLE bastion_probe LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    let output = probed("probe_denied", rows, |database| database.address_as("bastion_probe")).await;
    let denied =
        |answer: &ProbeAnswer| matches!(answer, ProbeAnswer::Unanswered(found) if found.reason.contains("42501"));
    assert!(!output.answers.is_empty() && output.answers.iter().all(|answer| denied(&answer.answer)));
    assert!(conditional(&output) > 0);
}
