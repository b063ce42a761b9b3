//! What is in sight at a place of a statement: the relations of FROM, one query inside another.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::kind::Kind;
use super::name::same;
use super::trace::{Confidence, Source};
use crate::impact::Refused;
use crate::schema::{Dialect, ObjectName};

/// Columns something is made from.
pub(super) type Sources = BTreeSet<Source>;

/// What an expression gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub(super) kind: Kind,
    pub(super) sources: Sources,
}

/// A column of a relation or of a result.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) value: Value,
    /// Left out of `*`.
    pub(super) hidden: bool,
}

impl Column {
    pub(super) fn new(name: &str, value: Value) -> Self {
        Self { name: name.to_owned(), value, hidden: false }
    }
}

/// The columns of a relation or of a result.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub(super) columns: Vec<Column>,
    /// There may be others.
    pub(super) open: bool,
    /// Why a query named by WITH cannot run, where that counts only when it is read.
    pub(super) refused: Option<Refused>,
}

impl Rows {
    /// Columns of which nothing is known.
    pub(super) const fn unknown() -> Self {
        Self { columns: Vec::new(), open: true, refused: None }
    }
}

/// A relation of FROM.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it is called in this query.
    pub(super) alias: String,
    /// Its full name, where no alias covers it.
    pub(super) name: Option<ObjectName>,
    pub(super) rows: Rc<Rows>,
    pub(super) physical: bool,
}

/// The relations of one FROM, and the columns that can be named without one.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub(super) items: Vec<Item>,
    pub(super) visible: Vec<Column>,
    pub(super) open: bool,
    /// Relations whose columns of the system can be named without one.
    pub(super) physical: usize,
    /// Names of the result that stand for expressions here, where the product allows it.
    pub(super) aliases: Vec<String>,
}

impl Frame {
    /// A frame with one relation.
    pub(super) fn of(item: Item) -> Self {
        let mut frame = Self::default();
        frame.see(&item);
        frame.items.push(item);
        frame
    }

    fn see(&mut self, item: &Item) {
        self.visible.extend(item.rows.columns.iter().cloned());
        self.open |= item.rows.open;
        self.physical += usize::from(item.physical);
    }

    /// Puts another frame's relations behind.
    pub(super) fn append(&mut self, other: Self) {
        self.items.extend(other.items);
        self.visible.extend(other.visible);
        self.open |= other.open;
        self.physical += other.physical;
    }

    /// Its columns as those of one relation.
    pub(super) fn rows(&self) -> Rows {
        let columns = self.visible.iter().filter(|column| !column.hidden).cloned().collect();
        Rows { columns, open: self.open, refused: None }
    }
}

/// A frame inside those of the queries around it.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) frame: &'a Frame,
    pub(super) outer: Option<&'a Scope<'a>>,
}

/// What a name stands for.
#[derive(Debug)]
pub(super) enum Found {
    /// A column.
    Column(Value),
    /// A whole row, a column of the system, or something of a relation whose columns are not known.
    Other,
    /// Nothing.
    Absent,
    /// More than one column.
    Ambiguous,
}

impl<'a> Scope<'a> {
    pub(super) const fn new(frame: &'a Frame, outer: Option<&'a Scope<'a>>) -> Self {
        Self { frame, outer }
    }

    /// Every frame, the innermost first.
    fn frames(&self) -> impl Iterator<Item = &'a Frame> {
        let mut next = Some(*self);
        std::iter::from_fn(move || {
            let scope = next?;
            next = scope.outer.copied();
            Some(scope.frame)
        })
    }

    /// What a name without a relation stands for. The innermost query that knows it decides.
    pub(super) fn column(&self, dialect: Dialect, name: &str) -> Found {
        for frame in self.frames() {
            let mut matching = frame.visible.iter().filter(|column| same(dialect, &column.name, name));
            if let Some(column) = matching.next() {
                return if matching.next().is_some() { Found::Ambiguous } else { found(&column.value, frame.open) };
            }
            let alias = frame.aliases.iter().any(|alias| same(dialect, alias, name));
            let row = frame.items.iter().any(|item| same(dialect, &item.alias, name));
            let system = frame.physical > 0 && is_system_column(dialect, name);
            if system && frame.physical > 1 && dialect == Dialect::Postgresql && !frame.open {
                return Found::Ambiguous;
            }
            if frame.open || alias || system || (row && dialect != Dialect::Mysql && dialect != Dialect::Mariadb) {
                return Found::Other;
            }
        }
        Found::Absent
    }

    /// The relations of unknown columns, of the innermost query that has some.
    pub(super) fn open_items(&self) -> impl Iterator<Item = &'a Item> {
        let frame = self.frames().find(|frame| frame.open);
        frame.into_iter().flat_map(|frame| &frame.items).filter(|item| item.rows.open)
    }

    /// Whether a relation in sight has two columns of a name.
    pub(super) fn has_twice(&self, name: &str) -> bool {
        let twice = |item: &Item| item.rows.columns.iter().filter(|column| column.name == name).count() > 1;
        self.frames().any(|frame| frame.items.iter().any(twice))
    }

    /// What a column is called where it is declared.
    pub(super) fn declared(&self, dialect: Dialect, relation: Option<&str>, name: &str) -> Option<&'a str> {
        let columns: &[Column] = match relation {
            Some(relation) => &self.item(dialect, None, relation)?.rows.columns,
            None => self
                .frames()
                .map(|frame| frame.visible.as_slice())
                .find(|columns| columns.iter().any(|column| same(dialect, &column.name, name)))?,
        };
        columns.iter().find(|column| same(dialect, &column.name, name)).map(|column| column.name.as_str())
    }

    /// The relation that a name in front of a column stands for.
    pub(super) fn item(&self, dialect: Dialect, schema: Option<&str>, name: &str) -> Option<&'a Item> {
        self.frames().find_map(|frame| {
            frame.items.iter().find(|item| match (schema, &item.name) {
                (None, _) => same(dialect, &item.alias, name),
                (Some(schema), Some(full)) => same(dialect, &full.schema, schema) && same(dialect, &full.name, name),
                (Some(_), None) => false,
            })
        })
    }
}

impl Item {
    /// What a column of it stands for.
    pub(super) fn column(&self, dialect: Dialect, name: &str) -> Found {
        let mut matching = self.rows.columns.iter().filter(|column| same(dialect, &column.name, name));
        if let Some(column) = matching.next() {
            return if matching.next().is_some() { Found::Ambiguous } else { found(&column.value, false) };
        }
        if self.rows.open || (self.physical && is_system_column(dialect, name)) {
            return Found::Other;
        }
        Found::Absent
    }
}

// beside a relation of unknown columns, nothing is certain
fn found(value: &Value, open: bool) -> Found {
    let mut value = value.clone();
    if open {
        let inferred = |source: Source| Source { confidence: source.confidence.max(Confidence::Inferred), ..source };
        value.sources = value.sources.into_iter().map(inferred).collect();
    }
    Found::Column(value)
}

// PostgreSQL manual 5.5; SQLite's rowid (https://www.sqlite.org/rowidtable.html)
fn is_system_column(dialect: Dialect, name: &str) -> bool {
    let known: &[&str] = match dialect {
        Dialect::Postgresql => &["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"],
        Dialect::Sqlite => &["rowid", "oid", "_rowid_"],
        Dialect::Mysql | Dialect::Mariadb => &[],
    };
    known.iter().any(|known| name.eq_ignore_ascii_case(known))
}
