//! Statements.

use super::kind::Kind;
use super::scope::{Column, Rows, Value};
use super::{Binder, Named, Stop};
use crate::sql::ir::{Body, StatementId, StatementKind};

impl Binder<'_> {
    /// The columns a statement gives.
    pub(super) fn statement(&mut self, id: StatementId) -> Result<Rows, Stop> {
        let named = Named::new();
        match &self.tree.statement(id).kind {
            StatementKind::Query(query) => {
                let rows = self.query(*query, None, &named)?;
                let into = match &self.tree.query(*query).body {
                    Body::Select(select) => select.into.is_some(),
                    _ => false,
                };
                Ok(if into { Rows::default() } else { rows })
            }
            StatementKind::Insert(_)
            | StatementKind::Update(_)
            | StatementKind::Delete(_)
            | StatementKind::Merge(_) => self.writing(id, &named),
            StatementKind::Explain(explain) if self.is_postgres() => {
                self.statement(explain.statement)?;
                let value = Value { kind: Kind::fixed("text"), ..Value::default() };
                Ok(Rows::of(vec![Column::new("QUERY PLAN", value)], false))
            }
            // a server looks into these when they run, but into the query of a new table at once
            StatementKind::Making { kind: "CREATE TABLE AS", name: _, query } if self.is_postgres() => {
                self.query(*query, None, &named)?;
                Ok(Rows::default())
            }
            StatementKind::Making { kind, name: _, query: _ } | StatementKind::Other(kind)
                if self.is_postgres() && RUNS_LATER.contains(kind) =>
            {
                Ok(Rows::default())
            }
            _ => Self::unsure("this kind of statement"),
        }
    }
}

/// What PostgreSQL prepares without looking at it (`transformStmt`, src/backend/parser/analyze.c).
const RUNS_LATER: &[&str] = &[
    "ALTER INDEX",
    "ALTER POLICY",
    "ALTER ROLE",
    "ALTER TABLE",
    "ALTER TYPE",
    "ANALYZE",
    "BEGIN",
    "COMMENT",
    "COMMIT",
    "CREATE DOMAIN",
    "CREATE EXTENSION",
    "CREATE FUNCTION",
    "CREATE INDEX",
    "CREATE MATERIALIZED VIEW",
    "CREATE POLICY",
    "CREATE ROLE",
    "CREATE SCHEMA",
    "CREATE SEQUENCE",
    "CREATE TABLE",
    "CREATE TRIGGER",
    "CREATE TYPE",
    "CREATE VIEW",
    "DROP",
    "DROP FUNCTION",
    "DROP POLICY",
    "DROP TABLE",
    "DROP TRIGGER",
    "GRANT",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SET",
    "TRUNCATE",
];
