//! What somebody changes behind a store's back: any byte of any column, a cut, a fork, another order.

use std::cell::RefCell;

use bastion_core::flow::{LogProblem, verify_log};
use bastion_core::port::LogStore;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::place::{Place, entries, name, writer};

/// How the bytes of a cell are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Bytes,
}

const COLUMNS: [(&str, &str, Kind); 6] = [
    ("log_tile", "log_name", Kind::Text),
    ("log_tile", "level", Kind::Number),
    ("log_tile", "tile_index", Kind::Number),
    ("log_tile", "content", Kind::Bytes),
    ("log_checkpoint", "log_name", Kind::Text),
    ("log_checkpoint", "note", Kind::Text),
];

/// One column of one row.
#[derive(Debug, Clone)]
struct Cell {
    table: &'static str,
    column: &'static str,
    kind: Kind,
    row: String,
    content: Vec<u8>,
}

/// Somebody with the rights of the owner.
enum Editor {
    Sqlite(rusqlite::Connection),
    #[cfg(feature = "servers")]
    Postgres(super::server::Blocking),
}

impl Editor {
    fn new(place: &Place) -> Self {
        match place {
            Place::Sqlite(file) => Self::Sqlite(rusqlite::Connection::open(&file.path).unwrap()),
            #[cfg(feature = "servers")]
            Place::Postgres { address, schema } => Self::Postgres(super::server::Blocking::new(address, schema)),
            other => panic!("{other:?} has no tables"),
        }
    }

    fn run(&self, sql: &str) {
        match self {
            Self::Sqlite(connection) => connection.execute_batch(sql).unwrap(),
            #[cfg(feature = "servers")]
            Self::Postgres(server) => server.run(sql),
        }
    }

    fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (table, column, kind) in COLUMNS {
            let found: Vec<(String, Vec<u8>)> = match self {
                Self::Sqlite(connection) => {
                    let sql = format!("SELECT CAST(rowid AS TEXT), CAST({column} AS BLOB) FROM {table}");
                    let mut statement = connection.prepare(&sql).unwrap();
                    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
                    rows.map(Result::unwrap).collect()
                }
                #[cfg(feature = "servers")]
                Self::Postgres(server) => {
                    let value = match kind {
                        Kind::Bytes => column.to_owned(),
                        _ => format!("convert_to({column}::text, 'UTF8')"),
                    };
                    let rows = server.query(&format!("SELECT ctid::text, {value} FROM {table}"), &[]).unwrap();
                    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
                }
            };
            cells.extend(found.into_iter().map(|(row, content)| Cell { table, column, kind, row, content }));
        }
        cells
    }

    /// Puts something else into a cell; none when the database does not take it.
    fn set(&self, cell: &Cell, content: &[u8]) -> Option<Cell> {
        let Cell { table, column, row, .. } = cell;
        let row = match self {
            Self::Sqlite(connection) => {
                let value = match cell.kind {
                    Kind::Text => "CAST(?1 AS TEXT)",
                    Kind::Number => "CAST(CAST(?1 AS TEXT) AS INTEGER)",
                    Kind::Bytes => "?1",
                };
                let sql = format!("UPDATE {table} SET {column} = {value} WHERE rowid = CAST(?2 AS INTEGER)");
                connection.execute(&sql, (content, row)).ok().filter(|rows| *rows == 1)?;
                row.clone()
            }
            #[cfg(feature = "servers")]
            Self::Postgres(server) => {
                let value = match cell.kind {
                    Kind::Text => "convert_from($1::bytea, 'UTF8')",
                    Kind::Number => "convert_from($1::bytea, 'UTF8')::int8",
                    Kind::Bytes => "$1::bytea",
                };
                let sql =
                    format!("UPDATE {table} SET {column} = {value} WHERE ctid = $2::text::tid RETURNING ctid::text");
                server.query(&sql, &[&content, row]).ok()?.first()?.get(0)
            }
        };
        Some(Cell { row, content: content.to_vec(), ..cell.clone() })
    }
}

/// Runs statements on the tables of a place.
pub fn sql(place: &Place, text: &str) {
    Editor::new(place).run(text);
}

fn databases(name: &str) -> Vec<Place> {
    Place::all(name).into_iter().filter(|place| !matches!(place, Place::Directory(_))).collect()
}

/// Writes a log in batches, and keeps every checkpoint.
fn written(place: &Place, batches: &[Vec<Vec<u8>>]) -> Vec<String> {
    let mut writer = writer(place.to_write().unwrap()).unwrap();
    let mut kept = Vec::new();
    for batch in batches {
        writer.append(batch.clone()).unwrap();
        kept.push(writer.checkpoint().unwrap().to_owned());
    }
    kept
}

/// Another content of the same length, or another number.
fn altered(cell: &Cell, at: usize, bit: u8) -> Vec<u8> {
    if cell.kind == Kind::Number {
        let number: i64 = String::from_utf8(cell.content.clone()).unwrap().parse().unwrap();
        return (number ^ (1 << (at % 15))).to_string().into_bytes();
    }
    let mut content = cell.content.clone();
    let length = content.len();
    content[at % length] ^= 1 << bit;
    content
}

#[test]
fn any_changed_byte_of_any_column_is_found() {
    for place in databases("change") {
        let kept = written(&place, &[entries(0, 3), entries(3, 255), entries(258, 270)]);
        let store = place.to_read().unwrap();
        let is_valid = || verify_log(&store, &name(), &kept).unwrap().valid;
        assert!(is_valid());
        let editor = RefCell::new(Editor::new(&place));
        let tried = RefCell::new(std::collections::BTreeSet::new());
        let choice = (any::<prop::sample::Index>(), 0..COLUMNS.len(), any::<u16>(), 0_u8..7);
        let mut runner = TestRunner::new(Config { cases: 150, failure_persistence: None, ..Config::default() });
        runner
            .run(&choice, |(row, column, at, bit)| {
                let editor = editor.borrow();
                let (table, column, _) = COLUMNS[column];
                let mut cells = editor.cells();
                cells.retain(|cell| (cell.table, cell.column) == (table, column));
                let cell = row.get(&cells);
                // what the database refuses, as two rows of one key, needs not be found
                let Some(changed) = editor.set(cell, &altered(cell, at.into(), bit)) else { return Ok(()) };
                let found = !is_valid();
                editor.set(&changed, &cell.content).unwrap();
                prop_assert!(found, "byte {} bit {} of {:?}", at, bit, cell);
                tried.borrow_mut().insert((table, column));
                Ok(())
            })
            .unwrap();
        assert_eq!(tried.borrow().len(), COLUMNS.len(), "{place:?}");
        assert!(is_valid(), "all was put back");
    }
}

fn problems(place: &Place, older: &[String]) -> Vec<LogProblem> {
    let store: Box<dyn LogStore> = place.to_read().unwrap();
    let report = verify_log(&store, &name(), older).unwrap();
    report.findings.iter().map(|finding| finding.problem).collect()
}

#[test]
fn a_cut_a_fork_and_another_order_are_seen_against_an_older_checkpoint() {
    let own = Place::sqlite();
    let kept = written(&own, &[entries(0, 300), entries(300, 10)]);
    let mut swapped = entries(0, 310);
    swapped.swap(3, 4);
    let cases = [
        ("own", vec![entries(0, 300), entries(300, 10)], None),
        ("longer", vec![entries(0, 400)], None),
        ("shorter", vec![entries(0, 300)], Some(LogProblem::Truncated)),
        ("reordered", vec![swapped], Some(LogProblem::Forked)),
        ("forked", vec![entries(0, 300), entries(900, 10)], Some(LogProblem::Forked)),
    ];
    for (case, batches, wanted) in cases {
        for place in Place::all(&format!("against_{case}")) {
            written(&place, &batches);
            assert_eq!(problems(&place, &[]), [], "{case} of {place:?} is a log of its own");
            assert_eq!(problems(&place, &kept).first().copied(), wanted, "{case} of {place:?}");
        }
    }
}

#[test]
fn rows_that_are_gone_or_belong_to_no_log_are_found() {
    let cases = [
        ("DELETE FROM log_tile WHERE level = 0 AND tile_index = 0", LogProblem::Missing),
        ("DELETE FROM log_tile WHERE level = -1 AND tile_index = 1", LogProblem::Missing),
        ("DELETE FROM log_checkpoint", LogProblem::Truncated),
        (
            "INSERT INTO log_tile SELECT log_name, 9, tile_index, content FROM log_tile WHERE level = 0",
            LogProblem::Foreign,
        ),
    ];
    for (number, (statement, wanted)) in cases.into_iter().enumerate() {
        for place in databases(&format!("gone_{number}")) {
            let kept = written(&place, &[entries(0, 300)]);
            sql(&place, statement);
            assert!(problems(&place, &kept).contains(&wanted), "{statement} of {place:?}");
        }
    }
}
