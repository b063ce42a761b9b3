//! Bytes as SQL: as a schema in every dialect, and as a statement beside one. An answer or a reason, never an abort.
#![no_main]

use std::sync::LazyLock;

use bastion_core::impact::{Consumer, Description};
use bastion_core::schema::Dialect;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql;
use libfuzzer_sys::fuzz_target;

static SCHEMAS: LazyLock<Vec<Snapshot>> = LazyLock::new(|| {
    let text = "CREATE TABLE person (id int PRIMARY KEY, name text); CREATE TABLE pet (id int, person_id int);
        CREATE VIEW named AS SELECT name FROM person;";
    [Dialect::Postgresql, Dialect::Mysql, Dialect::Sqlite]
        .into_iter()
        .map(|dialect| {
            let document = sql::read_schema(dialect, &[("a.sql".to_owned(), text.to_owned())]);
            Snapshot::new(document).expect("this schema is sound")
        })
        .collect()
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let consumer = Consumer { sql: text.to_owned(), ..Consumer::default() };
    for schema in SCHEMAS.iter() {
        let document = sql::read_schema(schema.dialect(), &[("b.sql".to_owned(), text.to_owned())]);
        assert!(!document.gaps.is_empty(), "what was read from a text is never complete");
        Snapshot::new(document).expect("what was read is a snapshot");
        let described = sql::describe(schema, std::slice::from_ref(&consumer), &[]);
        if let [Description::Refused(refused)] = described.as_slice()
            && let Some(position) = refused.position
        {
            assert!(usize::try_from(position).is_ok_and(|at| at <= text.chars().count() + text.len()), "it stands in the text");
        }
    }
});
