//! What SQL says without a server, held against what servers say.

use std::collections::BTreeMap;

use bastion_core::impact::{self, Consumer, Description};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql;

use crate::server::{Database, Server};

const OLD: &str = include_str!("../sql/postgresql_old.sql");
const NEW: &str = include_str!("../sql/postgresql_new.sql");
const STATEMENTS: &str = include_str!("../sql/postgresql_statements.sql");

fn consumers(text: &str) -> Vec<Consumer> {
    impact::split(text)
        .into_iter()
        .map(|found| Consumer { name: format!("{}", found.line), sql: found.sql.to_owned(), ..Consumer::default() })
        .collect()
}

/// What was counted, and what must not be.
#[derive(Debug, Default)]
struct Compared {
    refused: usize,
    prepared: usize,
    unasked: BTreeMap<String, Vec<String>>,
    contradictions: Vec<String>,
    missed: Vec<String>,
}

impl Compared {
    fn add(&mut self, consumer: &Consumer, ours: &Description, theirs: &Description) {
        let said = |words: String| format!("{}\n    {words}", consumer.sql);
        match (ours, theirs) {
            (Description::Unasked(found), _) => {
                self.unasked.entry(found.reason.clone()).or_default().push(consumer.sql.clone());
            }
            (Description::Refused(ours), Description::Refused(theirs)) => {
                self.refused += 1;
                // the server counts the bracket in front of an ON CONFLICT column
                let placed = match (ours.position, theirs.position) {
                    (Some(ours), Some(theirs)) => ours.abs_diff(theirs) <= 1,
                    (ours, _) => ours.is_none(),
                };
                if ours.code != theirs.code || !placed {
                    self.contradictions.push(said(format!("{ours:?}\n    {theirs:?}")));
                }
            }
            (Description::Refused(ours), theirs) => self.contradictions.push(said(format!("{ours:?}\n    {theirs:?}"))),
            (Description::Prepared(ours), Description::Prepared(theirs)) => {
                self.prepared += 1;
                let same = ours.columns.len() == theirs.columns.len()
                    && ours.columns.iter().zip(&theirs.columns).all(|(ours, theirs)| ours.same_as(theirs));
                if !same {
                    let shown = |found: &[impact::DescribedColumn]| {
                        let column = |found: &impact::DescribedColumn| {
                            format!("{} {} {:?}", found.name, found.data_type, found.modifier)
                        };
                        found.iter().map(column).collect::<Vec<_>>().join(", ")
                    };
                    let words = format!("ours:   {}\n    theirs: {}", shown(&ours.columns), shown(&theirs.columns));
                    self.contradictions.push(said(words));
                }
            }
            (Description::Prepared(_), Description::Refused(theirs)) => {
                self.missed.push(said(format!("{} {}", theirs.code, theirs.message)));
            }
            (Description::Prepared(_), Description::Unasked(_)) => {}
        }
    }

    fn report(&self) -> String {
        let unasked: usize = self.unasked.values().map(Vec::len).sum();
        format!(
            "{} prepared alike, {} refused alike, {unasked} not judged, {} missed, {} contradictions",
            self.prepared,
            self.refused,
            self.missed.len(),
            self.contradictions.len()
        )
    }
}

async fn compare(server: Server, name: &str, schema: &str, compared: &mut Compared) {
    let database = Database::new(server, name).await;
    database.run(schema).await;
    let snapshot: Snapshot = database.snapshot().await;
    let consumers = consumers(STATEMENTS);
    let theirs = database.source().await.describe(&consumers, &[]).await.unwrap();
    let ours = sql::describe(&snapshot, &consumers, &["public".to_owned()]);
    for ((consumer, ours), theirs) in consumers.iter().zip(&ours).zip(&theirs) {
        compared.add(consumer, ours, theirs);
    }
}

#[tokio::test]
async fn nothing_is_refused_that_postgresql_takes() {
    let mut compared = Compared::default();
    compare(Server::Main, "sql_lineage_a", OLD, &mut compared).await;
    compare(Server::Main, "sql_lineage_b", NEW, &mut compared).await;
    compare(Server::Newest, "sql_lineage_a", OLD, &mut compared).await;
    compare(Server::Newest, "sql_lineage_b", NEW, &mut compared).await;
    println!("{}\n{:#?}\n{}", compared.report(), compared.unasked, compared.missed.join("\n"));
    assert!(compared.prepared >= 500 && compared.refused >= 300, "{}", compared.report());
    assert!(compared.unasked.values().map(Vec::len).sum::<usize>() <= 60, "{:#?}", compared.unasked);
    assert!(compared.contradictions.is_empty(), "{}:\n{}", compared.report(), compared.contradictions.join("\n"));
}
