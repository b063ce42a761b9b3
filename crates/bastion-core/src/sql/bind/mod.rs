//! One statement against one schema: what each name stands for, what stops it, and what is remembered on the way.

mod catalog;
mod edges;
mod expression;
mod from;
mod kind;
mod label;

mod query;
mod refused;
mod scope;
mod statement;
mod write;

use std::rc::Rc;
use std::sync::Arc;

pub(super) use catalog::Catalog;

use self::catalog::{Lookup, Relation, sequence_columns};
use self::edges::Edges;
use self::refused::Wrong;
use self::scope::{Found, Item, Rows, Scope, Value};
use super::grammar::Grammar;
use super::ir::{ExprId, ExprKind, Ident, Name, Tree, Window};
use super::trace::{Confidence, Edge, Lineage, TracedColumn, Transformation};
use crate::impact::{DescribedColumn, Refused};
use crate::schema::{ColumnReference, Dialect, ObjectName};
use crate::sql::name::same;

/// Why a statement is not followed to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// A server refuses it.
    Refused(Refused),
    /// It has something that is not understood.
    Unsure(String),
}

/// Queries named by WITH, by folded name; a later one hides an earlier.
type Named = Vec<(Rc<str>, Rc<Rows>)>;

/// What is known while one statement is read.
pub(super) struct Binder<'a> {
    tree: &'a Tree,
    catalog: &'a Catalog<'a>,
    dialect: Dialect,
    text: &'a str,
    /// The windows that the queries around name, the innermost last.
    windows: Vec<&'a [(Ident, Window)]>,
    /// What decides which rows there are.
    indirect: Edges,
    /// The relations of the catalogue that are read or written.
    relations: Vec<Arc<ObjectName>>,
}

/// What a statement gives and reads.
pub(super) struct Bound {
    rows: Rows,
    indirect: Edges,
    relations: Vec<Arc<ObjectName>>,
}

/// Binds the only statement of a tree; to be called where its text may be parsed.
pub(super) fn bind(catalog: &Catalog<'_>, tree: &Tree, text: &str) -> Result<Bound, Stop> {
    let [root] = tree.roots.as_slice() else {
        return Err(Stop::Unsure(format!("it has {} statements", tree.roots.len())));
    };
    // what stands in its place may be nothing that a server would refuse
    if let Some(found) = tree.unmodelled.first() {
        return Err(Stop::Unsure(not_understood(found.what)));
    }
    let dialect = catalog.dialect();
    let (windows, indirect, relations) = (Vec::new(), Edges::default(), Vec::new());
    let mut binder = Binder { tree, catalog, dialect, text, windows, indirect, relations };
    let rows = binder.statement(*root)?;
    let mut relations = binder.relations;
    relations.sort();
    relations.dedup();
    Ok(Bound { rows, indirect: binder.indirect, relations })
}

fn not_understood(what: &str) -> String {
    format!("{what} is not understood without a server")
}

impl Bound {
    /// The relations of the catalogue that are read or written, in the order of their names.
    pub(super) fn relations(&self) -> &[Arc<ObjectName>] {
        &self.relations
    }

    /// Whether all columns are known.
    pub(super) const fn is_closed(&self) -> bool {
        !self.rows.open
    }

    /// Whether a column is known.
    pub(super) const fn has_columns(&self) -> bool {
        !self.rows.columns.is_empty()
    }

    /// The columns as a server describes them.
    pub(super) fn described(&self, catalog: &Catalog<'_>) -> Vec<DescribedColumn> {
        let described = self.rows.columns.iter().map(|column| {
            let mut sources: Vec<ColumnReference> = Vec::new();
            for edge in column.value.edges.list().iter().filter(|edge| edge.transformation.is_direct()) {
                let Some(source) = catalog.source_of(edge.source) else { continue };
                if matches!(source.confidence, Confidence::Bound | Confidence::Inferred) {
                    sources.push(ColumnReference {
                        schema: source.relation.schema.clone(),
                        relation: source.relation.name.clone(),
                        column: Some(source.column.as_ref().to_owned()),
                    });
                }
            }
            sources.sort();
            sources.dedup();
            DescribedColumn { sources, ..column.value.kind.described(column.name.as_ref().to_owned()) }
        });
        described.collect()
    }

    /// Where the columns come from; what decides about their values is with each of them alone.
    pub(super) fn lineage(&self, catalog: &Catalog<'_>) -> Lineage {
        let traced = |edges: &Edges| {
            let mut traced: Vec<Edge> = Vec::with_capacity(edges.list().len());
            for edge in edges.list() {
                if let Some(source) = catalog.source_of(edge.source) {
                    traced.push(Edge { source, transformation: edge.transformation });
                }
            }
            traced.sort();
            traced
        };
        let columns = self
            .rows
            .columns
            .iter()
            .map(|column| TracedColumn { name: column.name.as_ref().to_owned(), edges: traced(&column.value.edges) });
        Lineage { columns: columns.collect(), indirect: traced(&self.indirect) }
    }
}

impl<'a> Binder<'a> {
    /// Remembers that a value decides, with all that it reads; what decides about the value goes on to do so beside that.
    fn decides(&mut self, edges: &Edges, what: Transformation) {
        self.indirect.extend_through(edges, |_| what);
        self.indirect.extend_deciding(edges);
    }

    fn same(&self, left: &str, right: &str) -> bool {
        same(self.dialect, left, right)
    }

    fn is_postgres(&self) -> bool {
        self.dialect == Dialect::Postgresql
    }

    fn is_mysql(&self) -> bool {
        matches!(self.dialect, Dialect::Mysql | Dialect::Mariadb)
    }

    fn grammar(&self) -> Grammar {
        self.tree.grammar
    }

    /// Stops at something that is not understood.
    fn unsure<T>(what: &str) -> Result<T, Stop> {
        Err(Stop::Unsure(not_understood(what)))
    }

    /// The only part of a name that is an expression.
    fn plain_name(&self, id: ExprId) -> Option<&'a Ident> {
        match &self.tree.expr(id).kind {
            ExprKind::Column(name) => match name.0.as_slice() {
                [ident] => Some(ident),
                _ => None,
            },
            _ => None,
        }
    }

    /// Schema and name of a relation as it is written, and the part that a complaint is about.
    fn relation_name(name: &Name) -> Result<(Option<&str>, &str, &Ident), Stop> {
        match name.0.as_slice() {
            [name] => Ok((None, &name.value, name)),
            // the database's own name may stand in front
            [schema, name] | [_, schema, name] => Ok((Some(&schema.value), &name.value, schema)),
            _ => Self::unsure("a computed name"),
        }
    }

    /// A relation of the schema by its name.
    fn relation(&mut self, name: &Name) -> Result<Relation, Stop> {
        let (schema, relation, first) = Self::relation_name(name)?;
        let found = self.catalog.find(schema, relation);
        if let Lookup::Found(found) = &found {
            self.relations.push(Arc::clone(&found.name));
        }
        match found {
            Lookup::Found(found) if self.catalog.is_sequence(schema, relation) => {
                Ok(Relation { rows: Rc::new(sequence_columns()), ..found })
            }
            Lookup::Found(found) => Ok(found),
            Lookup::Absent => Err(self.no_relation(schema, relation, first)),
        }
    }

    /// What a name in an expression stands for.
    fn column(&self, name: &Name, scope: Option<&Scope<'_>>) -> Result<Value, Stop> {
        let Some((last, before)) = name.0.split_last() else { return Ok(Value::default()) };
        let column: &str = &last.value;
        let (schema, relation) = match before {
            [] => return self.plain_column(last, scope),
            [relation] => (None, relation),
            [schema, relation] | [_, schema, relation] => (Some(schema), relation),
            _ => return Self::unsure("a name of more than four parts"),
        };
        let first = before.first().unwrap_or(last);
        let schema = schema.map(|schema| schema.value.as_ref());
        let found = scope.and_then(|scope| scope.item(self.dialect, schema, &relation.value));
        let Some(item) = found else {
            return self.missing_item(name, &relation.value, column, first);
        };
        match item.column(self.dialect, column) {
            Found::Column(value) | Found::Likely(value) => Ok(value.clone()),
            Found::Other | Found::Row(_) => Ok(self.guessed(item, column, Confidence::Unknown)),
            Found::Absent if self.is_called(column) => Ok(Value::default()),
            Found::Absent if self.hint_fails(scope, column) => Err(self.ambiguous(column, first)),
            Found::Absent => Err(self.no_column_of(&relation.value, column, first)),
            Found::Ambiguous => Err(self.ambiguous(column, first)),
        }
    }

    // a relation of unknown columns, or a column of the system
    fn guessed(&self, item: &Item, name: &str, confidence: Confidence) -> Value {
        let edges = match &item.name {
            Some(relation) => self.catalog.guess(relation, name, confidence),
            None => self.catalog.guess(&ObjectName::new("", item.alias.as_ref()), name, confidence),
        };
        Value { edges, ..Value::default() }
    }

    // a column of one of the relations whose columns are not known
    fn one_of_the_open(&self, name: &str, scope: Option<&Scope<'_>>) -> Value {
        let open: Vec<_> = scope.into_iter().flat_map(Scope::open_items).collect();
        let confidence = if open.len() > 1 { Confidence::Ambiguous } else { Confidence::Unknown };
        let mut value = Value::default();
        for item in &open {
            value.edges.extend(&self.guessed(item, name, confidence).edges);
        }
        value
    }

    fn plain_column(&self, ident: &Ident, scope: Option<&Scope<'_>>) -> Result<Value, Stop> {
        let name: &str = &ident.value;
        match scope.map_or(Found::Absent, |scope| scope.column(self.dialect, name)) {
            Found::Column(value) => Ok(value.clone()),
            Found::Likely(value) => {
                let edges = self.catalog.less_sure(&value.edges);
                Ok(Value { kind: value.kind.clone(), edges })
            }
            Found::Row(item) => {
                let edges = item.whole().through(worked);
                Ok(Value { edges, ..Value::default() })
            }
            Found::Other => Ok(self.one_of_the_open(name, scope)),
            Found::Ambiguous => Err(self.ambiguous(name, ident)),
            // what SQLite takes for a text
            Found::Absent if self.dialect == Dialect::Sqlite && ident.quoted => Ok(Value::default()),
            Found::Absent if self.hint_fails(scope, name) => Err(self.ambiguous(name, ident)),
            Found::Absent => Err(self.no_column(name, ident)),
        }
    }

    /// A column of a relation that is written, or named in a list of columns.
    fn written_column(&self, item: &Item, ident: &Ident) -> Result<Value, Stop> {
        match item.column(self.dialect, &ident.value) {
            Found::Column(value) | Found::Likely(value) => Ok(value.clone()),
            Found::Other | Found::Row(_) | Found::Ambiguous => Ok(Value::default()),
            Found::Absent => Err(self.no_written_column(item, ident)),
        }
    }

    // a server would call a function with the row as its argument: `row.name` is `name(row)`
    fn is_called(&self, name: &str) -> bool {
        self.is_postgres() && (refused::CALLED_WITH_ROWS.contains(&name) || self.catalog.has_routine(name))
    }

    // PostgreSQL looks through every relation for what may have been meant, and stumbles over one that has the name twice
    // (`searchRangeTableForCol`, src/backend/parser/parse_relation.c)
    fn hint_fails(&self, scope: Option<&Scope<'_>>, name: &str) -> bool {
        self.is_postgres() && scope.is_some_and(|scope| scope.has_twice(name))
    }

    fn refused(&self, wrong: Wrong, message: String, at: Option<&Ident>) -> Stop {
        let code = wrong.code(self.dialect).to_owned();
        let position = at.and_then(|ident| self.position(ident));
        Stop::Refused(Refused { code, message, position })
    }

    // the character of the text, from 1, that a name begins at
    fn position(&self, ident: &Ident) -> Option<u32> {
        if ident.span.is_unknown() {
            return None;
        }
        let start = usize::try_from(ident.span.start).ok()?;
        let before = self.text.get(..start)?.chars().count();
        u32::try_from(before).ok()?.checked_add(1)
    }
}

/// What becomes of an edge when its value is worked into another.
const fn worked(transformation: Transformation) -> Transformation {
    match transformation {
        Transformation::Identity => Transformation::Transformation,
        other => other,
    }
}

/// What becomes of an edge when its values are worked into one.
const fn gathered(transformation: Transformation) -> Transformation {
    if transformation.is_direct() { Transformation::Aggregation } else { transformation }
}
