//! What SQL says without a server, case by case: columns with their types and sources, refusals with their place.

use std::path::Path;

use bastion_core::impact::{Consumer, Description};
use bastion_core::schema::{Dialect, ObjectName};
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::{self, Edge, Lineage};
use proptest::prelude::*;

const SCHEMA: &str = include_str!("../sql/postgresql_old.sql");

fn schema(sql: &str) -> Snapshot {
    Snapshot::new(sql::read_schema(Dialect::Postgresql, &[("schema.sql".to_owned(), sql.to_owned())])).unwrap()
}

fn consumer(sql: &str) -> Consumer {
    Consumer { sql: sql.to_owned(), ..Consumer::default() }
}

fn shown(edge: &Edge) -> String {
    let source = &edge.source;
    let names = [source.relation.schema.as_str(), &source.relation.name, &source.column];
    let path = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
    let mut words = Vec::new();
    if edge.transformation != sql::Transformation::Identity {
        words.push(edge.transformation.as_str());
    }
    if source.confidence != sql::Confidence::Bound {
        words.push(source.confidence.as_str());
    }
    if words.is_empty() { path } else { format!("{path} ({})", words.join(", ")) }
}

fn answer(snapshot: &Snapshot, case: &str) -> String {
    let (path, statement) = match case.strip_prefix("path ").and_then(|rest| rest.split_once(": ")) {
        Some((path, statement)) => (path.split(", ").map(str::to_owned).collect(), statement),
        None => (Vec::new(), case),
    };
    let described = sql::describe(snapshot, &[consumer(statement)], &path).remove(0);
    let lineage = sql::lineage(snapshot, statement, &path).unwrap_or_default();
    let mut lines = Vec::new();
    match described {
        Description::Prepared(found) => {
            let traced = lineage.columns.iter();
            lines.extend(found.columns.iter().zip(traced).map(|(column, traced)| {
                let modifier = column.modifier.as_ref().map(|text| format!("({text})")).unwrap_or_default();
                let data_type = if column.data_type.is_empty() { "?" } else { &column.data_type };
                let sources: Vec<_> = traced.edges.iter().map(shown).collect();
                let from = if sources.is_empty() { String::new() } else { format!(" from {}", sources.join(", ")) };
                format!("=> {} {data_type}{modifier}{from}", column.name)
            }));
            if found.columns.is_empty() {
                lines.push("=> no rows".to_owned());
            }
        }
        Description::Refused(found) => {
            let at = found.position.map(|at| format!(" at {at}")).unwrap_or_default();
            lines.push(format!("=> refused {}{at}: {}", found.code, found.message));
        }
        Description::Unasked(found) => lines.push(format!("=> not judged: {}", found.reason)),
    }
    let Lineage { indirect, .. } = lineage;
    if !indirect.is_empty() {
        lines.push(format!("=> by {}", indirect.iter().map(shown).collect::<Vec<_>>().join(", ")));
    }
    lines.join("\n")
}

#[test]
fn every_case_is_answered_as_it_is_written() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/cases.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let snapshot = schema(SCHEMA);
    let cases: Vec<String> = text
        .split("\n\n")
        .map(|case| {
            let statement: Vec<_> = case.lines().filter(|line| !line.starts_with("=> ")).collect();
            let statement = statement.join("\n");
            format!("{statement}\n{}", answer(&snapshot, &statement))
        })
        .collect();
    let written = cases.join("\n\n") + "\n";
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&path, &written).unwrap();
    }
    assert_eq!(text, written);
    assert!(cases.len() >= 40, "{} cases", cases.len());
}

#[test]
fn what_a_consumer_makes_is_there_for_those_behind_it() {
    let snapshot = schema(SCHEMA);
    let makes = |name: &str, sql: &str| Consumer { makes: Some(ObjectName::new("mart", name)), ..consumer(sql) };
    let consumers = [
        makes("base", "select id, age as years from public.person"),
        makes("behind", "select years from mart.base"),
        consumer("select years, id from mart.behind"),
        makes("broken", "select nothing from public.person"),
        consumer("select 1 from mart.broken"),
        makes("unknown", "select * from jsonb_each('{}')"),
        consumer("select anything from mart.unknown"),
    ];
    let described = sql::describe(&snapshot, &consumers, &[]);
    let words: Vec<_> = described
        .iter()
        .map(|found| match found {
            Description::Prepared(found) => found
                .columns
                .iter()
                .map(|column| format!("{} {}", column.name, column.data_type))
                .collect::<Vec<_>>()
                .join(", "),
            Description::Refused(found) => format!("{} {}", found.code, found.message),
            Description::Unasked(found) => found.reason.clone(),
        })
        .collect();
    assert_eq!(
        words,
        [
            "id bigint, years integer",
            "years integer",
            "42703 column \"id\" does not exist",
            "42703 column \"nothing\" does not exist",
            "42P01 relation \"mart.broken\" does not exist",
            "which columns it gives cannot be told without a server",
            "anything ",
        ]
    );
}

#[test]
fn what_a_text_does_not_tell_is_not_refused() {
    let snapshot = schema(
        "CREATE TABLE person (id int);
        ALTER TABLE person ADD COLUMN strange GIBBERISH OF ALL KINDS;
        CREATE TABLE pet (id int);
        ALTER TABLE pet ALTER COLUMN id SET STATISTICS 100;
        CREATE TABLE odd GIBBERISH (id int);
        CREATE FUNCTION full_name(pet) RETURNS text LANGUAGE sql AS 'SELECT 1';
        CREATE VIEW seen AS SELECT * FROM jsonb_each('{}');",
    );
    for (sql, refused) in [
        ("SELECT strange FROM person", false),
        ("SELECT id FROM odd", false),
        ("SELECT p.full_name FROM pet p", false),
        ("SELECT key FROM seen", false),
        ("SELECT p.strange FROM pet p", true),
        ("SELECT strange FROM pet", true),
        ("SELECT 1 FROM nothing", true),
    ] {
        let found = sql::describe(&snapshot, &[consumer(sql)], &[]).remove(0);
        assert_eq!(matches!(found, Description::Refused(_)), refused, "{sql}: {found:?}");
    }
}

const WORDS: &[&str] = &[
    "SELECT",
    "FROM",
    "WHERE",
    "person",
    "pet",
    "id",
    "name",
    "nothing",
    "(",
    ")",
    ",",
    "*",
    ".",
    "JOIN",
    "ON",
    "USING",
    "AS",
    "x",
    "=",
    "1",
    "'a'",
    "UNION",
    "WITH",
    "RECURSIVE",
    "LATERAL",
    "GROUP BY",
    "ORDER BY",
    "EXISTS",
    "IN",
    "NOT",
    "CASE",
    "WHEN",
    "THEN",
    "END",
    "INSERT INTO",
    "VALUES",
    "UPDATE",
    "SET",
    "DELETE",
    "RETURNING",
    "NULL",
    "::int",
    "[1]",
    "$1",
    ":p",
    "OVER",
    "FILTER",
    "CREATE TABLE",
    "ALTER TABLE",
    "ADD",
    "DROP",
    "int",
    "PRIMARY KEY",
    "REFERENCES",
    ";",
    "\"",
    "CREATE VIEW",
];

proptest! {
    #[test]
    fn any_text_gets_an_answer_and_always_the_same(parts in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = parts.join(" ");
        let snapshot = schema("CREATE TABLE person (id int, name text); CREATE TABLE pet (id int, person_id int);");
        let first = sql::describe(&snapshot, &[consumer(&text)], &[]);
        prop_assert_eq!(&first, &sql::describe(&snapshot, &[consumer(&text)], &[]));
        for dialect in [Dialect::Postgresql, Dialect::Mysql, Dialect::Sqlite] {
            let files = [("a.sql".to_owned(), text.clone())];
            let document = sql::read_schema(dialect, &files);
            prop_assert_eq!(&document, &sql::read_schema(dialect, &files));
            prop_assert!(!document.gaps.is_empty());
            prop_assert!(Snapshot::new(document).is_ok(), "{}", text);
        }
    }
}
