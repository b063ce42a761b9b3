//! Trying a plan in memory, and making schemas there to ask them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{MAIN, SqliteSource, apply, catalog, describe, error, honesty};
use crate::diff::{self, DiffOptions};
use crate::error::{Error, ErrorCode};
use crate::escape::identifier;
use crate::impact::{Consumer, Description};
use crate::migrate::{Plan, PlanOptions, Proof, check_accepted, different_lines, plan, rows_lost, seed_statements};
use crate::port::SourceError;
use crate::schema::Dialect;
use crate::snapshot::{Snapshot, SnapshotDocument};

const MEMORY: &str = ":memory:";

// a constraint that is new, or a type that is strict now
const REFUSALS_OF_ROWS: [&str; 3] = ["ConstraintViolation", "SQLITE_CONSTRAINT_FOREIGNKEY", "TypeMismatch"];

/// Makes the old schema in memory, puts rows into it, applies the plan, and compares with the new one made in memory.
/// The second witness is what SQLite's pragmas say of both; a rewritten table is one with another root page.
///
/// # Errors
///
/// `plan_refused` when there is no plan; `proof_not_possible` when a schema cannot be made here: a function or a
/// collation that the file's own program brings along is missing.
pub fn prove(old: &Snapshot, new: &Snapshot, options: &PlanOptions) -> Result<Proof, Error> {
    let made = plan(old, new, options)?;
    check_accepted(&made)?;
    let with_rows = attempt(&made, old, new, true)?;
    let refused = with_rows.applied.failure.clone().filter(|failure| REFUSALS_OF_ROWS.contains(&failure.code.as_str()));
    let Some(refused) = refused else { return Ok(with_rows) };
    let mut proof = attempt(&made, old, new, false)?;
    proof.refused_rows = Some(refused);
    Ok(proof)
}

/// Makes two schemas in memory and asks both of consumers' statements.
///
/// # Errors
///
/// `proof_not_possible`, as [`prove`].
pub fn describe_schemas(schemas: [&Snapshot; 2], consumers: &[Consumer]) -> Result<[Vec<Description>; 2], Error> {
    let [old, new] = schemas;
    Ok([build(old)?, build(new)?].map(|source| {
        let connection = source.lock();
        consumers.iter().map(|consumer| describe(&connection, consumer)).collect()
    }))
}

// a schema is made by the plan that leads to it from nothing
fn build(schema: &Snapshot) -> Result<SqliteSource, Error> {
    let impossible = |reason: String| {
        Error::new(ErrorCode::ProofNotPossible, format!("the schema cannot be made in memory: {reason}"))
            .with_hint("apply the plan to a copy of the file")
    };
    let empty = Snapshot::new(SnapshotDocument::new(Dialect::Sqlite))?;
    let made = plan(&empty, schema, &PlanOptions::default())?;
    if let Some(refusal) = made.refusals.first() {
        return Err(impossible(format!("{}: {}", refusal.object.path.join("."), refusal.reason)));
    }
    let source = SqliteSource::in_memory(&[])?;
    let applied = apply::run(&source.lock(), MEMORY, &made)?;
    if applied.failure.is_some() {
        return Err(impossible(applied.sentence(made.actions.len())));
    }
    let reached = source.read()?;
    if reached.digest() == schema.digest() {
        return Ok(source);
    }
    let difference = diff::compare(&reached, schema, &DiffOptions::default())?;
    let first = difference.changes.first().map(|change| change.path().join("."));
    Err(impossible(format!("it comes out different at {}", first.unwrap_or_else(|| "what is not modelled".to_owned()))))
}

fn attempt(made: &Plan, old: &Snapshot, new: &Snapshot, rows: bool) -> Result<Proof, Error> {
    let (source, wanted) = (build(old)?, build(new)?);
    let asking = |failure: rusqlite::Error| Error::from(error::reading(MEMORY, "trying the plan", &failure));
    let (rows_seeded, before, pages) = {
        let connection = source.lock();
        // what the schema refuses is not a row it could hold
        let seeded = if rows { seed_statements(old) } else { Vec::new() };
        let seeded = seeded.iter().filter(|statement| connection.execute_batch(statement).is_ok()).count();
        (seeded, counts(&connection).map_err(asking)?, root_pages(&connection).map_err(asking)?)
    };
    let applied = apply::run(&source.lock(), MEMORY, made)?;
    let mut proof = Proof {
        plan: made.clone(),
        reached_digest: None,
        differences: Vec::new(),
        dump_compared: true,
        dump_differences: Vec::new(),
        contradictions: Vec::new(),
        rows_seeded: u32::try_from(rows_seeded).unwrap_or(u32::MAX),
        refused_rows: None,
        rows_lost: Vec::new(),
        applied,
    };
    if proof.applied.failure.is_some() {
        return Ok(proof);
    }
    let reached = source.read()?;
    proof.reached_digest = Some(reached.digest());
    proof.differences = diff::compare(&reached, new, &DiffOptions::default())?.changes;
    proof.dump_differences = different_lines(&witness(&source)?, &witness(&wanted)?);
    let connection = source.lock();
    proof.contradictions = rewrites(made, &pages, &root_pages(&connection).map_err(asking)?);
    proof.rows_lost = rows_lost(made, &before, &counts(&connection).map_err(asking)?);
    Ok(proof)
}

// the tables with rows, each with the page where they begin
fn root_pages(connection: &Connection) -> rusqlite::Result<BTreeMap<String, i64>> {
    let sql = "SELECT name, rootpage FROM main.sqlite_schema \
               WHERE type = 'table' AND rootpage > 0 AND substr(name, 1, 7) <> 'sqlite_'";
    connection.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn counts(connection: &Connection) -> rusqlite::Result<BTreeMap<String, i64>> {
    let mut counts = BTreeMap::new();
    for name in root_pages(connection)?.into_keys() {
        let sql = format!("SELECT count(*) FROM {}.{}", identifier(MAIN), identifier(&name));
        counts.insert(name, connection.query_row(&sql, [], |row| row.get(0))?);
    }
    Ok(counts)
}

// a table whose rows were written anew has another root page
fn rewrites(made: &Plan, before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> Vec<String> {
    let declared: Vec<&str> =
        made.actions.iter().flat_map(|action| &action.rewrites).map(|name| name.name.as_str()).collect();
    let seen = before.iter().filter(|(name, page)| after.get(*name).is_some_and(|now| now != *page));
    let undeclared = seen.filter(|(name, _)| !declared.contains(&name.as_str()) && !is_replaced(made, name));
    let mut found: Vec<String> = undeclared.map(|(name, _)| format!("rewrote {name}, not declared")).collect();
    let idle = declared.iter().filter(|name| before.contains_key(**name) && before.get(**name) == after.get(**name));
    found.extend(idle.map(|name| format!("did not rewrite {name}, as declared")));
    found
}

// another table took the name
fn is_replaced(made: &Plan, name: &str) -> bool {
    made.actions.iter().any(|action| action.destroys.iter().any(|gone| gone.path.get(1).is_some_and(|it| it == name)))
}

// what the pragmas say of every table, and the texts of views and triggers
fn witness(source: &SqliteSource) -> Result<Vec<String>, SourceError> {
    let asking = |failure: rusqlite::Error| error::reading(MEMORY, "comparing", &failure);
    let found = catalog::read(&mut source.lock()).map_err(asking)?;
    let mut lines = Vec::new();
    for relation in &found.relations {
        let described = honesty::described(&found, &relation.name);
        lines.extend(described.into_iter().map(|line| format!("{}: {line}", relation.name)));
        if relation.kind == "view" {
            lines.push(format!("{}: {}", relation.name, relation.sql.as_deref().unwrap_or_default()));
        }
    }
    lines.extend(found.triggers.iter().map(|trigger| format!("{}: {}", trigger.name, trigger.sql)));
    lines.sort();
    Ok(lines)
}
