//! A role that can do no more than read what it may: the statements that make it, from a snapshot.
//!
//! The role is what is left when everything else fails: the guard, the transaction that only reads, the bounds. What a
//! role may do follows from what it is given and from what PUBLIC has, so some statements take something from everybody;
//! each says whom it concerns and why, for a person to read before it is run. A view shows what its owner may read.
//!
//! Functions that an extension brought along are in no snapshot: what PUBLIC may call of them is for a person to see.

mod error;
mod mysql;
mod postgresql;

use std::collections::{BTreeMap, BTreeSet};

pub use error::GrantError;

use super::check::Reach;
use crate::limits::{GRANT_COLUMNS_MAX, POLICY_TEXT_BYTES_MAX};
use crate::schema::{Column, Dialect, Object, Relation, RelationKind};
use crate::snapshot::Snapshot;

/// Whom a statement concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The role alone.
    Role,
    /// Every role: something is taken from PUBLIC.
    Everybody,
}

/// A statement of the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantStatement {
    /// The statement, without its `;`.
    pub sql: String,
    /// Whom it concerns.
    pub audience: Audience,
    /// What it is for: one line.
    pub reason: &'static str,
}

/// The role that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedRole {
    /// Its name.
    pub name: String,
    /// The host its account connects from (MySQL, MariaDB).
    pub host: String,
    /// Whether it logs in itself (PostgreSQL); accounts of MySQL and MariaDB are made locked, because nobody but a person
    /// gives a password.
    pub login: bool,
    /// What it may read.
    pub reach: Reach,
    /// Columns that it may not read, `schema.relation.column`.
    pub hidden_columns: Vec<String>,
    /// Connections at a time.
    pub connections_max: u32,
    /// Milliseconds one statement may run.
    pub statement_timeout_ms: u64,
    /// Milliseconds it waits for a lock.
    pub lock_timeout_ms: u64,
    /// Milliseconds a transaction waits for its client.
    pub idle_timeout_ms: u64,
}

/// The statements that make a role, in the order in which they are run.
///
/// # Errors
///
/// [`GrantError`]: no name, a column that is not there, nothing to read, or a product without roles.
pub fn statements(snapshot: &Snapshot, wanted: &WantedRole) -> Result<Vec<GrantStatement>, GrantError> {
    check(wanted)?;
    match snapshot.dialect() {
        Dialect::Postgresql => postgresql::statements(snapshot, wanted, &Readable::of(snapshot, wanted)?),
        product @ (Dialect::Mysql | Dialect::Mariadb) => {
            Ok(mysql::statements(product, wanted, &Readable::of(snapshot, wanted)?))
        }
        Dialect::Sqlite => Err(GrantError::NoRoles { product: "SQLite" }),
    }
}

/// The statements as a text to be run, with a comment before each group of the same reason.
#[must_use]
pub fn script(statements: &[GrantStatement]) -> String {
    let mut text = String::new();
    let mut before = "";
    for statement in statements {
        if statement.reason != before {
            let gap = if text.is_empty() { "" } else { "\n" };
            let whom = match statement.audience {
                Audience::Role => "",
                Audience::Everybody => "for every role: ",
            };
            text.push_str(&format!("{gap}-- {whom}{}\n", statement.reason));
            before = statement.reason;
        }
        text.push_str(&statement.sql);
        text.push_str(";\n");
    }
    text
}

fn check(wanted: &WantedRole) -> Result<(), GrantError> {
    for (what, text) in [("role", &wanted.name), ("host", &wanted.host)] {
        if text.is_empty() || text.len() > POLICY_TEXT_BYTES_MAX || text.chars().any(char::is_control) {
            return Err(GrantError::Name { what, name: text.chars().take(80).collect() });
        }
    }
    // a server would read it as everybody, or as its own
    if wanted.name.eq_ignore_ascii_case("public") || wanted.name.starts_with("pg_") {
        return Err(GrantError::Name { what: "role", name: wanted.name.clone() });
    }
    if wanted.hidden_columns.len() > GRANT_COLUMNS_MAX {
        return Err(GrantError::TooManyColumns { count: wanted.hidden_columns.len() });
    }
    Ok(())
}

/// A relation that may be read, and which columns of it; all of them where there are none.
struct ReadableRelation<'a> {
    relation: &'a Relation,
    columns: Vec<&'a str>,
}

/// What may be read, in the order of the names.
struct Readable<'a> {
    schemas: BTreeSet<&'a str>,
    relations: Vec<ReadableRelation<'a>>,
}

impl<'a> Readable<'a> {
    fn of(snapshot: &'a Snapshot, wanted: &WantedRole) -> Result<Self, GrantError> {
        let mut hidden: BTreeSet<&str> = wanted.hidden_columns.iter().map(String::as_str).collect();
        let mut columns: BTreeMap<(&str, &str), Vec<(&str, bool)>> = BTreeMap::new();
        for column in snapshot.entries().filter_map(|entry| match entry.object() {
            Object::Column(column) => Some(column),
            _ => None,
        }) {
            let Column { schema, relation, name, .. } = column;
            let shown = !hidden.remove(format!("{schema}.{relation}.{name}").as_str());
            columns.entry((schema, relation)).or_default().push((name, shown));
        }
        if let Some(unknown) = hidden.first() {
            return Err(GrantError::NoColumn { column: (*unknown).to_owned() });
        }
        let mut readable = Self { schemas: BTreeSet::new(), relations: Vec::new() };
        for entry in snapshot.entries() {
            let Object::Relation(relation) = entry.object() else { continue };
            if !is_readable(snapshot, relation, &wanted.reach) {
                continue;
            }
            let own = columns.get(&(relation.schema.as_str(), relation.name.as_str())).map_or(&[][..], Vec::as_slice);
            let shown: Vec<&str> = own.iter().filter(|(_, shown)| *shown).map(|(name, _)| *name).collect();
            let all = shown.len() == own.len();
            if !all && shown.is_empty() {
                continue;
            }
            readable.schemas.insert(&relation.schema);
            readable.relations.push(ReadableRelation { relation, columns: if all { Vec::new() } else { shown } });
        }
        if readable.relations.is_empty() { Err(GrantError::Nothing) } else { Ok(readable) }
    }
}

fn is_readable(snapshot: &Snapshot, relation: &Relation, reach: &Reach) -> bool {
    let kept = matches!(
        relation.relation_kind,
        RelationKind::Table | RelationKind::PartitionedTable | RelationKind::View | RelationKind::MaterializedView
    );
    // the rows of a partition are read through its table
    if !kept || relation.partition_of.is_some() {
        return false;
    }
    let usual = match snapshot.dialect() {
        Dialect::Postgresql => Some("public"),
        _ => snapshot.source().database.as_deref(),
    };
    let in_schema = match reach.schemas.as_slice() {
        [] => usual == Some(relation.schema.as_str()),
        schemas => schemas.iter().any(|schema| schema == "*" || *schema == relation.schema),
    };
    let full = format!("{}.{}", relation.schema, relation.name);
    in_schema
        && (reach.relations.is_empty() || reach.relations.iter().any(|name| *name == full || *name == relation.name))
}
