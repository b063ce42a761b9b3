//! Queries that cannot show what they must not: each table is replaced by a query that leaves rows out and puts masks in
//! the place of values, so that whatever the rest does with a column (join, filter, sort, group, whole rows) it does with
//! masks.
//!
//! A policy names every table that may be read. Values themselves are seen only by the aggregates that it permits, under
//! a name that nothing else of the query can say, and only of enough different subjects. What is not understood, or calls
//! what could look elsewhere, is refused.
//!
//! What it does not stop: questions that differ by one subject, put one after the other. That needs a budget over time.

mod aggregate;
mod error;
mod function;
mod key;
mod mask;
mod row;
mod source;
mod text;
mod walk;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use error::RewriteError;
pub use key::HashKey;
pub use row::{RowParameters, row_condition, row_text};

use crate::privacy::mask::RewritePolicy;
use crate::schema::{Object, ObjectName};
use crate::snapshot::Snapshot;
use crate::sql::{engine, grammar::Grammar, prescan};
use source::Source;
use walk::Rewriter;

/// What names of ours begin with; a query that says one is refused.
const RESERVED: &str = "bastion_";

/// The key of digests of a domain.
pub type HashKeys<'a> = &'a dyn Fn(&str) -> HashKey;

/// Rewrites one query, in the SQL of the snapshot's product.
///
/// # Errors
///
/// What is wrong with the policy; what of the query is not understood or must not be.
pub fn rewrite(
    snapshot: &Snapshot,
    sql: &str,
    search_path: &[String],
    policy: &RewritePolicy,
    keys: Option<HashKeys<'_>>,
) -> Result<String, RewriteError> {
    Ok(rewrite_reading(snapshot, sql, search_path, policy, keys)?.sql)
}

/// A query that was rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The query to run instead.
    pub sql: String,
    /// The tables it reads, by name.
    pub tables: BTreeSet<ObjectName>,
}

/// Rewrites one query, and says what it reads.
///
/// # Errors
///
/// As [`rewrite`].
pub fn rewrite_reading(
    snapshot: &Snapshot,
    sql: &str,
    search_path: &[String],
    policy: &RewritePolicy,
    keys: Option<HashKeys<'_>>,
) -> Result<Rewritten, RewriteError> {
    let mut sources: BTreeMap<ObjectName, Source> = BTreeMap::new();
    for table in &policy.tables {
        let source = Source::new(snapshot, table, keys)?;
        walk::check_filter(snapshot.dialect(), table)?;
        if sources.insert(source.name.clone(), source).is_some() {
            let table = format!("{}.{}", table.schema, table.name);
            return Err(RewriteError::Policy { table, reason: "it stands twice".to_owned() });
        }
    }
    prescan::with_stack(|| {
        let tree = read(Grammar::from(snapshot.dialect()), sql)?;
        Rewriter::new(tree, &sources, Surroundings::of(snapshot, search_path)).run()
    })
}

/// Reads a text that has to be understood as a whole.
fn read(grammar: Grammar, sql: &str) -> Result<super::ir::Tree, RewriteError> {
    let lower = sql.to_lowercase();
    // the parser reads these as an operator between two names
    if grammar == Grammar::Postgresql && (lower.contains("u&\"") || lower.contains("u&'")) {
        return Err(RewriteError::query("it has Unicode escapes, which are not understood"));
    }
    if lower.contains(RESERVED) {
        return Err(RewriteError::query(format!("it says `{RESERVED}`, which names of ours begin with")));
    }
    let tree = engine::parse(grammar, sql).map_err(RewriteError::query)?;
    match tree.unmodelled.first() {
        Some(found) => Err(RewriteError::query(format!("{} is not understood", found.what))),
        None => Ok(tree),
    }
}

/// What a name in a query could mean besides a table of the policy.
struct Surroundings {
    dialect: crate::schema::Dialect,
    path: Vec<String>,
    relations: Vec<ObjectName>,
    routines: Vec<String>,
    operators: Vec<String>,
}

impl Surroundings {
    fn of(snapshot: &Snapshot, search_path: &[String]) -> Self {
        use crate::schema::Dialect;
        let (mut relations, mut routines, mut operators) = (Vec::new(), Vec::new(), Vec::new());
        for entry in snapshot.entries() {
            match entry.object() {
                Object::Relation(found) => relations.push(ObjectName::new(&found.schema, &found.name)),
                Object::Routine(found) => routines.push(found.name.to_lowercase()),
                Object::Operator(found) => operators.push(found.name.clone()),
                _ => {}
            }
        }
        // what was not read may be a routine too
        routines.extend(snapshot.gaps().iter().flat_map(|gap| &gap.path).filter_map(|part| before_bracket(part)));
        let usual = || match snapshot.dialect() {
            Dialect::Postgresql => vec!["public".to_owned()],
            Dialect::Sqlite => vec!["main".to_owned()],
            Dialect::Mysql | Dialect::Mariadb => snapshot.source().database.iter().cloned().collect(),
        };
        let path = if search_path.is_empty() { usual() } else { search_path.to_vec() };
        Self { dialect: snapshot.dialect(), path, relations, routines, operators }
    }

    /// Whether a routine of the schema has a name.
    fn is_routine(&self, name: &str) -> bool {
        self.routines.contains(&name.to_lowercase())
    }

    /// The relation that a name means: along the search path where no schema is said.
    fn relation(&self, schema: Option<&str>, name: &str) -> Option<&ObjectName> {
        let found = |schema: &str| {
            let same = |left: &str, right: &str| source::same(self.dialect, left, right);
            self.relations.iter().find(|known| same(&known.schema, schema) && same(&known.name, name))
        };
        match schema {
            Some(schema) => found(schema),
            None => self.path.iter().find_map(|schema| found(schema)),
        }
    }

    fn is_relation(&self, name: &str) -> bool {
        self.relations.iter().any(|known| known.name.to_lowercase() == name.to_lowercase())
    }
}

/// The name in front of the first bracket of a text, in small letters: `CREATE FUNCTION public.leak(text) …`.
fn before_bracket(text: &str) -> Option<String> {
    let before = text.split('(').next()?.trim_end();
    let inside = |found: char| found.is_alphanumeric() || found == '_';
    before.trim_end_matches('"').rsplit(|found| !inside(found)).next().map(str::to_lowercase)
}
