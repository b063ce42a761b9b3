//! What servers say when a name cannot be found.

use super::scope::{Item, Value};
use super::{Binder, Stop};
use crate::schema::Dialect;
use crate::sql::ir::{Ident, Name};

/// The kinds of refusal that a schema alone decides.
#[derive(Clone, Copy)]
pub(super) enum Wrong {
    Relation,
    Column,
    Ambiguous,
    Twice,
}

impl Wrong {
    /// The code of a server: SQLSTATE, or SQLite's.
    pub(super) const fn code(self, dialect: Dialect) -> &'static str {
        match (dialect, self) {
            (Dialect::Postgresql, Self::Relation) => "42P01",
            (Dialect::Postgresql, Self::Column) => "42703",
            (Dialect::Postgresql, Self::Ambiguous) => "42702",
            (Dialect::Postgresql, Self::Twice) => "42712",
            (Dialect::Mysql | Dialect::Mariadb, Self::Twice) => "42000",
            (Dialect::Sqlite, _) => "SQLITE_ERROR",
            (Dialect::Mysql | Dialect::Mariadb, Self::Relation) => "42S02",
            (Dialect::Mysql | Dialect::Mariadb, Self::Column) => "42S22",
            (Dialect::Mysql | Dialect::Mariadb, Self::Ambiguous) => "23000",
        }
    }
}

impl Binder<'_> {
    pub(super) fn no_relation(&self, schema: Option<&str>, relation: &str, at: &Ident) -> Stop {
        let shown = schema.map(|schema| format!("{schema}.")).unwrap_or_default() + relation;
        let words = match self.dialect {
            Dialect::Postgresql => format!("relation \"{shown}\" does not exist"),
            Dialect::Sqlite => format!("no such table: {shown}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Table '{shown}' doesn't exist"),
        };
        self.refused(Wrong::Relation, words, Some(at))
    }

    /// A relation in front of `*` that is not in sight.
    pub(super) fn no_item(&self, relation: &str, at: &Ident) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => format!("missing FROM-clause entry for table \"{relation}\""),
            Dialect::Sqlite => format!("no such table: {relation}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Unknown table '{relation}'"),
        };
        self.refused(Wrong::Relation, words, Some(at))
    }

    /// A relation in front of a column that is not in sight.
    pub(super) fn missing_item(&self, full: &Name, relation: &str, name: &str, at: &Ident) -> Result<Value, Stop> {
        match self.dialect {
            Dialect::Postgresql => {
                let words = format!("missing FROM-clause entry for table \"{relation}\"");
                Err(self.refused(Wrong::Relation, words, Some(at)))
            }
            // `a.b` may be a text in double quotes to SQLite, and a stored routine's variable to MySQL
            Dialect::Sqlite if full.0.iter().any(|ident| ident.quoted) => Ok(Value::default()),
            Dialect::Sqlite => {
                let words = format!("no such column: {relation}.{name}");
                Err(self.refused(Wrong::Column, words, Some(at)))
            }
            Dialect::Mysql | Dialect::Mariadb if matches!(relation.to_ascii_lowercase().as_str(), "new" | "old") => {
                Ok(Value::default())
            }
            Dialect::Mysql | Dialect::Mariadb => {
                let words = format!("Unknown column '{relation}.{name}'");
                Err(self.refused(Wrong::Column, words, Some(at)))
            }
        }
    }

    pub(super) fn no_column(&self, name: &str, at: &Ident) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => format!("column \"{name}\" does not exist"),
            Dialect::Sqlite => format!("no such column: {name}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
        };
        self.refused(Wrong::Column, words, Some(at))
    }

    pub(super) fn no_column_of(&self, relation: &str, name: &str, at: &Ident) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => format!("column {relation}.{name} does not exist"),
            Dialect::Sqlite => format!("no such column: {relation}.{name}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{relation}.{name}'"),
        };
        self.refused(Wrong::Column, words, Some(at))
    }

    pub(super) fn no_written_column(&self, item: &Item, ident: &Ident) -> Stop {
        let name = &ident.value;
        let relation = item.name.as_ref().map_or(item.alias.as_ref(), |name| name.name.as_str());
        let words = match self.dialect {
            Dialect::Postgresql => format!("column \"{name}\" of relation \"{relation}\" does not exist"),
            Dialect::Sqlite => format!("table {relation} has no column named {name}"),
            Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
        };
        self.refused(Wrong::Column, words, Some(ident))
    }

    // servers do not say where it stands
    pub(super) fn no_common_column(&self, name: &str, side: &str) -> Stop {
        let words = match self.dialect {
            Dialect::Postgresql => {
                format!("column \"{name}\" specified in USING clause does not exist in {side} table")
            }
            Dialect::Sqlite => format!("cannot join using column {name} - column not present in both tables"),
            Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
        };
        self.refused(Wrong::Column, words, None)
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
}

/// Functions of PostgreSQL that take a row of any type (`pg_proc`, arguments of pseudo-types).
pub(super) const CALLED_WITH_ROWS: &[&str] = &[
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
