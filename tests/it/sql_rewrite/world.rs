//! A small database in which every value that may be masked is unlike any other, in two editions: they differ in those
//! values alone.

use bastion_core::schema::Dialect;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Date,
}

#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub table: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    /// Whether its values are unlike any other, and may be masked.
    pub canary: bool,
}

pub const TABLES: &[&str] = &["dept", "emp", "visit"];

const fn column(table: &'static str, name: &'static str, kind: Kind, canary: bool) -> Column {
    Column { table, name, kind, canary }
}

pub const COLUMNS: &[Column] = &[
    column("dept", "id", Kind::Number, false),
    column("dept", "city", Kind::Text, false),
    column("dept", "title", Kind::Text, true),
    column("dept", "budget", Kind::Number, true),
    column("emp", "id", Kind::Number, false),
    column("emp", "dept_id", Kind::Number, false),
    column("emp", "grade", Kind::Text, false),
    column("emp", "hired", Kind::Date, false),
    column("emp", "name", Kind::Text, true),
    column("emp", "email", Kind::Text, true),
    column("emp", "ssn", Kind::Text, true),
    column("emp", "salary", Kind::Number, true),
    column("emp", "born", Kind::Date, true),
    column("visit", "id", Kind::Number, false),
    column("visit", "emp_id", Kind::Number, false),
    column("visit", "reason", Kind::Text, false),
    column("visit", "place", Kind::Text, true),
    column("visit", "cost", Kind::Number, true),
    column("visit", "seen", Kind::Date, true),
];

pub const ROWS: &[(&str, usize)] = &[("dept", 4), ("emp", 13), ("visit", 16)];

/// The value of a column in a row, from 1; none for some.
pub fn value(column: &Column, row: usize, edition: usize) -> Option<String> {
    if !column.canary {
        return Some(match (column.kind, column.name) {
            (Kind::Text, name) => format!("kan {name} {}", row % 5),
            (Kind::Date, _) => format!("2020-02-{:02}", row % 9 + 1),
            (Kind::Number, "dept_id") => (row % 4 + 1).to_string(),
            (Kind::Number, "emp_id") => (row % 13 + 1).to_string(),
            (Kind::Number, _) => row.to_string(),
        });
    }
    let place = COLUMNS.iter().position(|known| (known.table, known.name) == (column.table, column.name)).unwrap();
    let mixed = row * 7919 + place * 104_729 + edition * 1_299_709;
    Some(match column.kind {
        _ if row % 11 == 5 => return None,
        Kind::Text => format!("kanarie-{}-{}-{row}-{}", column.table, column.name, mixed % 99_991),
        Kind::Number => (7_000_000 + mixed % 999_983 / 10 * 10 + 7).to_string(),
        Kind::Date => format!("18{:02}-{:02}-{:02}", 10 + mixed % 83, mixed % 12 + 1, mixed % 26 + 2),
    })
}

/// Statements that make the database.
pub fn statements(dialect: Dialect, edition: usize) -> String {
    let mut text = String::new();
    for (table, rows) in ROWS {
        let columns = || COLUMNS.iter().filter(|column| column.table == *table);
        let kind = |column: &Column| match (column.kind, dialect) {
            (Kind::Text, Dialect::Mysql | Dialect::Mariadb) => "varchar(80)",
            (Kind::Text, _) => "text",
            (Kind::Number, _) => "integer",
            (Kind::Date, _) => "date",
        };
        let key = |column: &Column| if column.name == "id" { " PRIMARY KEY" } else { "" };
        let declared: Vec<String> =
            columns().map(|column| format!("{} {}{}", column.name, kind(column), key(column))).collect();
        text.push_str(&format!("CREATE TABLE {table} ({});\n", declared.join(", ")));
        let row = |row: usize| {
            let values = columns().map(|column| match (value(column, row, edition), column.kind) {
                (None, _) => "NULL".to_owned(),
                (Some(value), Kind::Number) => value,
                (Some(value), _) => format!("'{value}'"),
            });
            format!("({})", values.collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<String> = (1..=*rows).map(row).collect();
        text.push_str(&format!("INSERT INTO {table} VALUES {};\n", rows.join(", ")));
    }
    text
}
