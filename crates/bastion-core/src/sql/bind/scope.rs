//! What is in sight at a place of a statement: the relations of FROM, one query inside another.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use super::edges::Edges;
use super::kind::Kind;
use crate::impact::Refused;
use crate::schema::{Dialect, ObjectName};
use crate::sql::name::same;

/// What an expression gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub(super) kind: Kind,
    pub(super) edges: Edges,
}

/// A column of a relation or of a result.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: Rc<str>,
    pub(super) value: Value,
    /// Left out of `*`.
    pub(super) hidden: bool,
}

impl Column {
    pub(super) fn new(name: &str, value: Value) -> Self {
        Self { name: name.into(), value, hidden: false }
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
    /// What decides about the rows of a query named by WITH, for those who read it.
    pub(super) indirect: Edges,
    /// The relations it reads, for those who read it.
    pub(super) relations: Vec<Arc<ObjectName>>,
    // the places of the columns by name, once somebody asks a relation of many columns
    sorted: OnceCell<Vec<u32>>,
}

/// Columns up to which looking at each is as quick as looking one up.
const FEW: usize = 8;

impl Rows {
    pub(super) const fn of(columns: Vec<Column>, open: bool) -> Self {
        Self { columns, open, refused: None, indirect: Edges::NONE, relations: Vec::new(), sorted: OnceCell::new() }
    }

    /// Columns of which nothing is known.
    pub(super) const fn unknown() -> Self {
        Self::of(Vec::new(), true)
    }

    /// The first column of a name, and whether there is another.
    pub(super) fn find(&self, dialect: Dialect, name: &str) -> Option<(&Column, bool)> {
        if self.columns.len() <= FEW || dialect != Dialect::Postgresql {
            let mut matching = self.columns.iter().filter(|column| same(dialect, &column.name, name));
            return matching.next().map(|column| (column, matching.next().is_some()));
        }
        let sorted = self.sorted.get_or_init(|| {
            let mut places: Vec<u32> = (0..).take(self.columns.len()).collect();
            places.sort_by_key(|place| self.at(*place).map(|column| &column.name));
            places
        });
        let named = |place: &u32| self.at(*place).map_or("", |column| &column.name);
        let start = sorted.partition_point(|place| named(place) < name);
        let mut matching = sorted.iter().skip(start).take_while(|place| named(place) == name);
        let column = matching.next().and_then(|place| self.at(*place))?;
        Some((column, matching.next().is_some()))
    }

    fn at(&self, place: u32) -> Option<&Column> {
        usize::try_from(place).ok().and_then(|place| self.columns.get(place))
    }

    /// Those that `*` stands for.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| !column.hidden)
    }
}

/// A relation of FROM.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it is called in this query.
    pub(super) alias: Rc<str>,
    /// Its full name, where no alias covers it.
    pub(super) name: Option<Arc<ObjectName>>,
    pub(super) rows: Rc<Rows>,
    /// Has columns of the system's own, such as `ctid` or `rowid`.
    pub(super) physical: bool,
}

/// The relations of one FROM, and the columns that can be named without one.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub(super) items: Vec<Item>,
    /// What can be named without a relation, in its order: whole relations, and columns that joins made of two.
    visible: Vec<Seen>,
    pub(super) open: bool,
    /// Relations whose columns of the system can be named without one.
    pub(super) physical: usize,
    /// Names of the result that stand for expressions here, where the product allows it.
    pub(super) aliases: Vec<Rc<str>>,
}

#[derive(Debug, Clone)]
enum Seen {
    All(Rc<Rows>),
    Columns(Vec<Column>),
}

impl Seen {
    fn columns(&self) -> &[Column] {
        match self {
            Self::All(rows) => &rows.columns,
            Self::Columns(columns) => columns,
        }
    }

    fn find(&self, dialect: Dialect, name: &str) -> Option<(&Column, bool)> {
        match self {
            Self::All(rows) => rows.find(dialect, name),
            Self::Columns(columns) => {
                let mut matching = columns.iter().filter(|column| same(dialect, &column.name, name));
                matching.next().map(|column| (column, matching.next().is_some()))
            }
        }
    }
}

impl Frame {
    /// A frame with one relation.
    pub(super) fn of(item: Item) -> Self {
        Self {
            visible: vec![Seen::All(Rc::clone(&item.rows))],
            open: item.rows.open,
            physical: usize::from(item.physical),
            items: vec![item],
            aliases: Vec::new(),
        }
    }

    /// Puts another frame's relations behind.
    pub(super) fn append(&mut self, other: Self) {
        self.items.extend(other.items);
        self.visible.extend(other.visible);
        self.open |= other.open;
        self.physical += other.physical;
    }

    /// The columns that can be named without a relation.
    pub(super) fn visible(&self) -> impl Iterator<Item = &Column> {
        self.visible.iter().flat_map(Seen::columns)
    }

    /// Says anew which columns can be named without a relation.
    pub(super) fn show(&mut self, columns: Vec<Column>) {
        self.visible = vec![Seen::Columns(columns)];
    }

    fn find(&self, dialect: Dialect, name: &str) -> Option<(&Column, bool)> {
        let mut matching = self.visible.iter().filter_map(|seen| seen.find(dialect, name));
        let (column, twice) = matching.next()?;
        Some((column, twice || matching.next().is_some()))
    }

    /// Its columns as those of one relation.
    pub(super) fn rows(&self) -> Rows {
        Rows::of(self.visible().filter(|column| !column.hidden).cloned().collect(), self.open)
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
pub(super) enum Found<'a> {
    /// A column.
    Column(&'a Value),
    /// A column beside a relation of unknown columns, where nothing is certain.
    Likely(&'a Value),
    /// A whole row: of these columns.
    Row(&'a Item),
    /// A column of the system, or something of a relation whose columns are not known.
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
    pub(super) fn column(&self, dialect: Dialect, name: &str) -> Found<'a> {
        for frame in self.frames() {
            match frame.find(dialect, name) {
                Some((_, true)) => return Found::Ambiguous,
                Some((column, false)) if frame.open => return Found::Likely(&column.value),
                Some((column, false)) => return Found::Column(&column.value),
                None => {}
            }
            let alias = frame.aliases.iter().any(|alias| same(dialect, alias, name));
            let row = frame.items.iter().find(|item| same(dialect, &item.alias, name));
            let system = frame.physical > 0 && is_system_column(dialect, name);
            if system && frame.physical > 1 && dialect == Dialect::Postgresql && !frame.open {
                return Found::Ambiguous;
            }
            if frame.open || alias || system {
                return Found::Other;
            }
            if let Some(item) = row.filter(|_| dialect != Dialect::Mysql && dialect != Dialect::Mariadb) {
                return Found::Row(item);
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
        let twice = |item: &Item| item.rows.columns.iter().filter(|column| *column.name == *name).count() > 1;
        self.frames().any(|frame| frame.items.iter().any(twice))
    }

    /// What a column is called where it is declared.
    pub(super) fn declared(&self, dialect: Dialect, relation: Option<&str>, name: &str) -> Option<&'a Rc<str>> {
        let column = match relation {
            Some(relation) => self.item(dialect, None, relation)?.rows.find(dialect, name),
            None => self.frames().find_map(|frame| frame.find(dialect, name)),
        };
        column.map(|(column, _)| &column.name)
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
    pub(super) fn column(&self, dialect: Dialect, name: &str) -> Found<'_> {
        match self.rows.find(dialect, name) {
            Some((_, true)) => Found::Ambiguous,
            Some((column, false)) => Found::Column(&column.value),
            None if self.rows.open || (self.physical && is_system_column(dialect, name)) => Found::Other,
            None => Found::Absent,
        }
    }

    /// Everything its rows are made from.
    pub(super) fn whole(&self) -> Edges {
        let mut edges = Edges::default();
        self.rows.columns.iter().for_each(|column| edges.extend(&column.value.edges));
        edges
    }
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
