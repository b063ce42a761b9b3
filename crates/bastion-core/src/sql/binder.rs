//! One statement against one schema: what stops it, and what is remembered on the way.

use std::collections::BTreeMap;
use std::rc::Rc;

use sqlparser::ast::{Ident, ObjectName as Written};

use super::catalog::{Catalog, Lookup, Relation, sequence_columns};
use super::name::{folded, parts, same};
use super::scope::{Found, Item, Rows, Scope, Sources, Value};
use super::trace::{Confidence, Source};
use crate::impact::Refused;
use crate::schema::{Dialect, ObjectName};

/// Why a statement is not followed to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// A server refuses it.
    Refused(Refused),
    /// It has something that is not understood.
    Unsure(String),
}

/// Queries named by WITH, by folded name.
pub(super) type Named = BTreeMap<String, Rc<Rows>>;

/// What is known while one statement is read.
pub(super) struct Binder<'a> {
    pub(super) catalog: &'a Catalog<'a>,
    pub(super) dialect: Dialect,
    text: &'a str,
    /// What decides which rows there are.
    pub(super) indirect: Sources,
    /// The first thing that was not understood and passed over.
    pub(super) passed_over: Option<String>,
}

/// The kinds of refusal that a schema alone decides.
#[derive(Clone, Copy)]
enum Wrong {
    Relation,
    Column,
    Ambiguous,
    Twice,
}

impl<'a> Binder<'a> {
    pub(super) const fn new(catalog: &'a Catalog<'a>, text: &'a str) -> Self {
        Self { catalog, dialect: catalog.dialect(), text, indirect: Sources::new(), passed_over: None }
    }

    pub(super) fn fold(&self, ident: &Ident) -> String {
        folded(self.dialect, ident)
    }

    pub(super) fn same(&self, left: &str, right: &str) -> bool {
        same(self.dialect, left, right)
    }

    /// Remembers that something was not looked into.
    pub(super) fn pass_over(&mut self, what: &str) {
        self.passed_over.get_or_insert_with(|| format!("{what} is not understood without a server"));
    }

    /// Stops at something that is not understood.
    pub(super) fn unsure<T>(what: &str) -> Result<T, Stop> {
        Err(Stop::Unsure(format!("{what} is not understood without a server")))
    }

    /// Schema and name of a relation as it is written.
    pub(super) fn relation_name<'b>(&self, name: &'b Written) -> Result<(Option<String>, String, &'b Ident), Stop> {
        let parts = parts(name).unwrap_or_default();
        // `ONLY t` is read as a table `only` by the parser
        if parts.iter().any(|part| self.is_reserved(part)) {
            return Self::unsure("a reserved word in the place of a name");
        }
        match parts.as_slice() {
            [name] => Ok((None, self.fold(name), name)),
            [schema, name] => Ok((Some(self.fold(schema)), self.fold(name), schema)),
            // the database's own name may stand in front
            [_, schema, name] => Ok((Some(self.fold(schema)), self.fold(name), schema)),
            _ => Self::unsure("a computed name"),
        }
    }

    /// A relation of the schema by its name.
    pub(super) fn relation(&self, name: &Written) -> Result<Relation, Stop> {
        let (schema, relation, first) = self.relation_name(name)?;
        match self.catalog.find(schema.as_deref(), &relation) {
            Lookup::Found(found) if self.catalog.is_sequence(schema.as_deref(), &relation) => {
                Ok(Relation { rows: Rc::new(sequence_columns()), ..found })
            }
            Lookup::Found(found) => Ok(found),
            Lookup::Absent => {
                let shown = schema.map(|schema| format!("{schema}.")).unwrap_or_default() + &relation;
                let words = match self.dialect {
                    Dialect::Postgresql => format!("relation \"{shown}\" does not exist"),
                    Dialect::Sqlite => format!("no such table: {shown}"),
                    Dialect::Mysql | Dialect::Mariadb => format!("Table '{shown}' doesn't exist"),
                };
                Err(self.refused(Wrong::Relation, words, Some(first)))
            }
        }
    }

    /// What a name in an expression stands for.
    pub(super) fn column(&self, idents: &[Ident], scope: Option<&Scope<'_>>) -> Result<Value, Stop> {
        let Some((last, before)) = idents.split_last() else { return Ok(Value::default()) };
        let name = self.fold(last);
        let (schema, relation) = match before {
            [] => return self.plain_column(last, &name, scope),
            [relation] => (None, self.fold(relation)),
            [schema, relation] | [_, schema, relation] => (Some(self.fold(schema)), self.fold(relation)),
            _ => return Self::unsure("a name of more than four parts"),
        };
        let first = before.first().unwrap_or(last);
        let found = scope.and_then(|scope| scope.item(self.dialect, schema.as_deref(), &relation));
        let Some(item) = found else {
            return self.missing_item(idents, &relation, &name, first);
        };
        match item.column(self.dialect, &name) {
            Found::Column(value) => Ok(value),
            Found::Other => Ok(self.guessed(item, &name)),
            Found::Absent if self.is_called(&name) => Ok(Value::default()),
            Found::Absent if self.hint_fails(scope, &name) => Err(self.ambiguous(&name, first)),
            Found::Absent => {
                let words = match self.dialect {
                    Dialect::Postgresql => format!("column {relation}.{name} does not exist"),
                    Dialect::Sqlite => format!("no such column: {relation}.{name}"),
                    Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{relation}.{name}'"),
                };
                Err(self.refused(Wrong::Column, words, Some(first)))
            }
            Found::Ambiguous => Err(self.ambiguous(&name, first)),
        }
    }

    // a relation of unknown columns, or a column of the system
    fn guessed(&self, item: &Item, name: &str) -> Value {
        let relation = item.name.clone().unwrap_or_else(|| ObjectName::new("", item.alias.clone()));
        let source = Source { relation, column: name.to_owned(), confidence: Confidence::Unknown };
        Value { sources: [source].into(), ..Value::default() }
    }

    // a column of one of the relations whose columns are not known
    fn one_of_the_open(&self, name: &str, scope: Option<&Scope<'_>>) -> Value {
        let open: Vec<_> = scope.into_iter().flat_map(Scope::open_items).collect();
        let mut value = Value::default();
        for item in &open {
            let found = self.guessed(item, name).sources.into_iter();
            let confidence = if open.len() > 1 { Confidence::Ambiguous } else { Confidence::Unknown };
            value.sources.extend(found.map(|source| Source { confidence, ..source }));
        }
        value
    }

    fn missing_item(&self, idents: &[Ident], relation: &str, name: &str, first: &Ident) -> Result<Value, Stop> {
        match self.dialect {
            Dialect::Postgresql => {
                let words = format!("missing FROM-clause entry for table \"{relation}\"");
                Err(self.refused(Wrong::Relation, words, Some(first)))
            }
            // `a.b` may be a text in double quotes to SQLite, and a stored routine's variable to MySQL
            Dialect::Sqlite if idents.iter().any(|ident| ident.quote_style == Some('"')) => Ok(Value::default()),
            Dialect::Sqlite => {
                let words = format!("no such column: {relation}.{name}");
                Err(self.refused(Wrong::Column, words, Some(first)))
            }
            Dialect::Mysql | Dialect::Mariadb if matches!(relation.to_ascii_lowercase().as_str(), "new" | "old") => {
                Ok(Value::default())
            }
            Dialect::Mysql | Dialect::Mariadb => {
                let words = format!("Unknown column '{relation}.{name}'");
                Err(self.refused(Wrong::Column, words, Some(first)))
            }
        }
    }

    fn plain_column(&self, ident: &Ident, name: &str, scope: Option<&Scope<'_>>) -> Result<Value, Stop> {
        match scope.map_or(Found::Absent, |scope| scope.column(self.dialect, name)) {
            Found::Column(value) => Ok(value),
            Found::Other => Ok(self.one_of_the_open(name, scope)),
            Found::Ambiguous => Err(self.ambiguous(name, ident)),
            Found::Absent if self.stands_for_itself(ident) => Ok(Value::default()),
            Found::Absent if self.hint_fails(scope, name) => Err(self.ambiguous(name, ident)),
            Found::Absent if self.is_reserved(ident) => Self::unsure("a reserved word in the place of a name"),
            Found::Absent => {
                let words = match self.dialect {
                    Dialect::Postgresql => format!("column \"{name}\" does not exist"),
                    Dialect::Sqlite => format!("no such column: {name}"),
                    Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
                };
                Err(self.refused(Wrong::Column, words, Some(ident)))
            }
        }
    }

    /// A column of a relation that is written, or named in a list of columns.
    pub(super) fn written_column(&self, item: &Item, ident: &Ident) -> Result<Value, Stop> {
        let name = self.fold(ident);
        match item.column(self.dialect, &name) {
            Found::Column(value) => Ok(value),
            Found::Other | Found::Ambiguous => Ok(Value::default()),
            Found::Absent => {
                let relation = item.name.as_ref().map_or(item.alias.as_str(), |name| name.name.as_str());
                let words = match self.dialect {
                    Dialect::Postgresql => format!("column \"{name}\" of relation \"{relation}\" does not exist"),
                    Dialect::Sqlite => format!("table {relation} has no column named {name}"),
                    Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
                };
                Err(self.refused(Wrong::Column, words, Some(ident)))
            }
        }
    }

    pub(super) fn missing_column(&self, words: String, at: Option<&Ident>) -> Stop {
        self.refused(Wrong::Column, words, at)
    }

    pub(super) fn missing_relation(&self, words: String, at: Option<&Ident>) -> Stop {
        self.refused(Wrong::Relation, words, at)
    }

    pub(super) fn ambiguous(&self, name: &str, at: &Ident) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => format!("column reference \"{name}\" is ambiguous"),
            Dialect::Sqlite => format!("ambiguous column name: {name}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Column '{name}' is ambiguous"),
        };
        self.refused(Wrong::Ambiguous, words, Some(at))
    }

    /// A refusal of the same kind, in other words.
    pub(super) fn ambiguous_as(&self, words: String, at: Option<&Ident>) -> Stop {
        self.refused(Wrong::Ambiguous, words, at)
    }

    /// A name that two relations of one FROM have.
    pub(super) fn twice(&self, name: &str) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => format!("table name \"{name}\" specified more than once"),
            Dialect::Sqlite => format!("ambiguous table name: {name}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Not unique table/alias: '{name}'"),
        };
        self.refused(Wrong::Twice, words, None)
    }

    // a server would call a function with the row as its argument: `row.name` is `name(row)`
    fn is_called(&self, name: &str) -> bool {
        self.dialect == Dialect::Postgresql && (CALLED_WITH_ROWS.contains(&name) || self.catalog.has_routine(name))
    }

    // PostgreSQL looks through every relation for what may have been meant, and stumbles over one that has the name twice
    // (`searchRangeTableForCol`, src/backend/parser/parse_relation.c)
    fn hint_fails(&self, scope: Option<&Scope<'_>>, name: &str) -> bool {
        self.dialect == Dialect::Postgresql && scope.is_some_and(|scope| scope.has_twice(name))
    }

    // words that are values, and what SQLite takes for a text
    fn stands_for_itself(&self, ident: &Ident) -> bool {
        let lower = ident.value.to_lowercase();
        match (self.dialect, ident.quote_style) {
            (Dialect::Sqlite, Some('"')) => true,
            (_, Some(_)) => false,
            (Dialect::Mysql | Dialect::Mariadb, None) if ident.value.starts_with('@') => true,
            (_, None) => ident.value.starts_with([':', '@', '$', '?']) || OWN_WORDS.contains(&lower.as_str()),
        }
    }

    // what is a name to the parser and none to the server is a syntax that the parser does not know
    fn is_reserved(&self, ident: &Ident) -> bool {
        let lower = ident.value.to_ascii_lowercase();
        self.dialect == Dialect::Postgresql && ident.quote_style.is_none() && RESERVED.contains(&lower.as_str())
    }

    fn refused(&self, wrong: Wrong, message: String, at: Option<&Ident>) -> Stop {
        let code = match (self.dialect, wrong) {
            (Dialect::Postgresql, Wrong::Relation) => "42P01",
            (Dialect::Postgresql, Wrong::Column) => "42703",
            (Dialect::Postgresql, Wrong::Ambiguous) => "42702",
            (Dialect::Postgresql, Wrong::Twice) => "42712",
            (Dialect::Mysql | Dialect::Mariadb, Wrong::Twice) => "42000",
            (Dialect::Sqlite, _) => "SQLITE_ERROR",
            (Dialect::Mysql | Dialect::Mariadb, Wrong::Relation) => "42S02",
            (Dialect::Mysql | Dialect::Mariadb, Wrong::Column) => "42S22",
            (Dialect::Mysql | Dialect::Mariadb, Wrong::Ambiguous) => "23000",
        };
        let position = at.and_then(|ident| self.position(ident));
        Stop::Refused(Refused { code: code.to_owned(), message, position })
    }

    // the character of the text, from 1, that a name begins at
    fn position(&self, ident: &Ident) -> Option<u32> {
        let start = ident.span.start;
        let before = usize::try_from(start.line).ok()?.checked_sub(1)?;
        let lines: usize = self.text.split_inclusive('\n').take(before).map(|line| line.chars().count()).sum();
        u32::try_from(lines).ok()?.checked_add(u32::try_from(start.column).ok()?)
    }
}

/// Functions of PostgreSQL that take a row of any type (`pg_proc`, arguments of pseudo-types).
const CALLED_WITH_ROWS: &[&str] = &[
    "array_agg",
    "concat",
    "count",
    "cume_dist",
    "dense_rank",
    "first_value",
    "hash_record",
    "json_agg",
    "json_build_array",
    "json_build_object",
    "jsonb_agg",
    "jsonb_build_array",
    "jsonb_build_object",
    "lag",
    "last_value",
    "lead",
    "max",
    "min",
    "mode",
    "num_nonnulls",
    "num_nulls",
    "percent_rank",
    "pg_collation_for",
    "pg_column_compression",
    "pg_column_size",
    "pg_typeof",
    "quote_literal",
    "quote_nullable",
    "rank",
    "record_out",
    "record_send",
    "row_to_json",
    "to_json",
    "to_jsonb",
    "any_value",
    "hash_record_extended",
    "json_agg_strict",
    "jsonb_agg_strict",
    "any_out",
    "anyelement_out",
    "anynonarray_out",
    "anycompatible_out",
];

/// Words without quotes that are values of their own.
const OWN_WORDS: &[&str] = &[
    "default",
    "current_date",
    "current_time",
    "current_timestamp",
    "localtime",
    "localtimestamp",
    "current_user",
    "session_user",
    "system_user",
    "user",
    "current_role",
    "current_catalog",
    "current_schema",
    "true",
    "false",
    "null",
    "utc_date",
    "utc_time",
    "utc_timestamp",
];

/// Reserved words of PostgreSQL that are no values (manual, appendix C).
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "fetch",
    "for",
    "foreign",
    "from",
    "grant",
    "group",
    "having",
    "in",
    "initially",
    "intersect",
    "into",
    "lateral",
    "leading",
    "limit",
    "not",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "placing",
    "primary",
    "references",
    "returning",
    "select",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "union",
    "unique",
    "using",
    "variadic",
    "when",
    "where",
    "window",
    "with",
];
