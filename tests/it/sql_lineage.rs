//! What SQL says without a server, held against what servers say.

mod expected;

use std::collections::{BTreeMap, BTreeSet};

use bastion_core::impact::{self, Consumer, Description};
use bastion_core::port::SnapshotOptions;
use bastion_core::schema::Object;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql;

use crate::server::{Database, Server, open};
use crate::{connect_mysql, impact as impact_case};

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

async fn compare(server: Server, name: &str, schema: &str, text: &str, compared: &mut Compared) {
    let database = Database::new(server, name).await;
    database.run(schema).await;
    let snapshot: Snapshot = database.snapshot().await;
    let consumers = consumers(text);
    let theirs = database.source().await.describe(&consumers, &[]).await.unwrap();
    let ours = sql::describe(&snapshot, &consumers, &["public".to_owned()]);
    for ((consumer, ours), theirs) in consumers.iter().zip(&ours).zip(&theirs) {
        compared.add(consumer, ours, theirs);
    }
}

#[tokio::test]
async fn nothing_is_refused_that_postgresql_takes() {
    let mut compared = Compared::default();
    for server in [Server::Main, Server::Newest] {
        compare(server, "sql_lineage_a", OLD, STATEMENTS, &mut compared).await;
        compare(server, "sql_lineage_b", NEW, STATEMENTS, &mut compared).await;
        compare(server, "sql_lineage_c", impact_case::OLD, impact_case::QUERIES, &mut compared).await;
        compare(server, "sql_lineage_d", impact_case::NEW, impact_case::QUERIES, &mut compared).await;
    }
    println!("{}\n{:#?}\n{}", compared.report(), compared.unasked, compared.missed.join("\n"));
    assert!(compared.prepared >= 500 && compared.refused >= 300, "{}", compared.report());
    assert!(compared.missed.len() <= 20, "{}", compared.missed.join("\n"));
    assert!(compared.unasked.values().map(Vec::len).sum::<usize>() <= 60, "{:#?}", compared.unasked);
    assert!(compared.contradictions.is_empty(), "{}:\n{}", compared.report(), compared.contradictions.join("\n"));
}

// every column that a text reads, as `schema.relation.column`
fn read_by(lineage: &sql::Lineage) -> BTreeSet<String> {
    let direct = lineage.columns.iter().flat_map(|column| &column.edges);
    let all = direct.chain(&lineage.indirect).map(|edge| &edge.source);
    all.map(|found| format!("{}.{}.{}", found.relation.schema, found.relation.name, found.column)).collect()
}

#[tokio::test]
async fn what_a_view_reads_is_what_the_server_says_it_depends_on() {
    let database = Database::new(Server::Main, "sql_lineage_views").await;
    database.run(OLD).await;
    database.run(include_str!("../sql/views.sql")).await;
    let snapshot = database.snapshot().await;
    let mut compared = 0;
    for entry in snapshot.entries() {
        let Object::Relation(view) = entry.object() else { continue };
        let Some(definition) = &view.definition else { continue };
        let definition = definition.trim_end_matches(';');
        let tracer = sql::Tracer::new(&snapshot, &[]).stopping_at_views();
        let lineage = tracer.lineage(definition).unwrap_or_else(|error| panic!("{definition}: {error:?}"));
        let names: Vec<_> = lineage.columns.iter().map(|column| column.name.clone()).collect();
        assert_eq!(names, view.columns, "{definition}");
        let theirs: BTreeSet<_> = view
            .depends_on
            .iter()
            .filter_map(|found| Some(format!("{}.{}.{}", found.schema, found.relation, found.column.as_ref()?)))
            .collect();
        assert_eq!(read_by(&lineage), theirs, "{definition}");
        let bound = lineage.columns.iter().flat_map(|column| &column.edges);
        assert!(
            bound.chain(&lineage.indirect).all(|edge| edge.source.confidence == sql::Confidence::Bound),
            "{definition}"
        );
        compared += 1;
    }
    assert!(compared >= 18, "{compared} views");
}

// the words for a column without a name differ from server to server: names alone are compared
fn is_a_name(name: &str) -> bool {
    name.chars().all(|found| found.is_alphanumeric() || found == '_')
}

// what another product says: no false refusal, and the names of columns
fn contradictions(consumers: &[Consumer], ours: &[Description], theirs: &[Description]) -> (Vec<String>, [usize; 4]) {
    let (mut wrong, mut counts) = (Vec::new(), [0; 4]);
    for ((consumer, ours), theirs) in consumers.iter().zip(ours).zip(theirs) {
        let said = format!("{}\n    {ours:?}\n    {theirs:?}", consumer.sql);
        match (ours, theirs) {
            (Description::Refused(ours), Description::Refused(theirs)) => {
                counts[0] += 1;
                if ours.code != theirs.code {
                    wrong.push(said);
                }
            }
            (Description::Refused(_), _) => wrong.push(said),
            (Description::Prepared(ours), Description::Prepared(theirs)) => {
                counts[1] += 1;
                let same = ours.columns.len() == theirs.columns.len()
                    && ours.columns.iter().zip(&theirs.columns).all(|(ours, theirs)| {
                        ours.name == theirs.name || !is_a_name(&ours.name) || !is_a_name(&theirs.name)
                    });
                if !same {
                    wrong.push(said);
                }
            }
            (Description::Prepared(_), _) => {
                println!("missed {said}");
                counts[2] += 1;
            }
            (Description::Unasked(found), _) => {
                println!("not judged {}: {}", consumer.sql, found.reason);
                counts[3] += 1;
            }
        }
    }
    (wrong, counts)
}

#[tokio::test]
async fn nothing_is_refused_that_sqlite_takes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(include_str!("../sql/sqlite.sql")).unwrap();
    drop(connection);
    let source = open(&format!("sqlite:{}", path.display())).await;
    let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    let consumers = consumers(include_str!("../sql/sqlite_statements.sql"));
    let theirs = source.describe(&consumers, &[]).await.unwrap();
    let (wrong, counts) = contradictions(&consumers, &sql::describe(&snapshot, &consumers, &[]), &theirs);
    println!("sqlite: {counts:?} of {}", consumers.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts[0] >= 15 && counts[1] >= 35 && counts[2] <= 6 && counts[3] <= 6, "{counts:?}");
}

#[tokio::test]
async fn nothing_is_refused_that_mariadb_takes() {
    let address = connect_mysql::database("sql_lineage", include_str!("../sql/mysql.sql")).await;
    let source = open(&address).await;
    let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    let consumers = consumers(include_str!("../sql/mysql_statements.sql"));
    let theirs = source.describe(&consumers, &[]).await.unwrap();
    let (wrong, counts) = contradictions(&consumers, &sql::describe(&snapshot, &consumers, &[]), &theirs);
    connect_mysql::discard("sql_lineage").await;
    println!("mariadb: {counts:?} of {}", consumers.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counts[0] >= 15 && counts[1] >= 35 && counts[2] <= 6 && counts[3] <= 6, "{counts:?}");
}
