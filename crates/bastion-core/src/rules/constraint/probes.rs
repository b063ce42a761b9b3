//! Queries for the rows that do not satisfy a constraint. They are asked of the old database: columns that are new
//! cannot be asked for.

use super::super::{Case, Context, quote};
use crate::schema::{Constraint, Object};

fn has_columns(case: &Case<'_>, schema: &str, relation: &str, columns: &[String]) -> bool {
    Context::relation(case.context.old, schema, relation)
        .is_some_and(|known| !columns.is_empty() && columns.iter().all(|column| known.columns.contains(column)))
}

fn place<'a>(case: &Case<'a>) -> Option<(&'a str, &'a str)> {
    match case.new.or(case.old)? {
        Object::Constraint(constraint) => Some((&constraint.schema, &constraint.relation)),
        Object::Index(index) => Some((&index.schema, &index.relation)),
        _ => None,
    }
}

/// Rows that are equal in some columns.
pub(super) fn duplicates(case: &Case<'_>, columns: &[String], nulls_equal: bool) -> Option<String> {
    let (schema, relation) = place(case)?;
    has_columns(case, schema, relation, columns)
        .then(|| case.context.probe().duplicates(schema, relation, columns, nulls_equal))
}

/// Rows that point at nothing; with MATCH SIMPLE any null switches the reference off.
pub(super) fn orphans(case: &Case<'_>, constraint: &Constraint) -> Option<String> {
    let (schema, relation) = place(case)?;
    let referenced = constraint.referenced_relation.as_ref()?;
    if !has_columns(case, schema, relation, &constraint.columns)
        || !has_columns(case, &referenced.schema, &referenced.name, &constraint.referenced_columns)
    {
        return None;
    }
    let probe = case.context.probe();
    let pairs: Vec<_> = constraint
        .columns
        .iter()
        .zip(&constraint.referenced_columns)
        .map(|(own, other)| format!("target.{} = source.{}", quote(other), quote(own)))
        .collect();
    let present: Vec<_> = constraint.columns.iter().map(|own| format!("source.{} IS NOT NULL", quote(own))).collect();
    Some(format!(
        "SELECT 1 FROM {} AS source WHERE {} AND NOT EXISTS (SELECT 1 FROM {} AS target WHERE {}) LIMIT 1",
        probe.relation(schema, relation),
        present.join(" AND "),
        probe.relation(&referenced.schema, &referenced.name),
        pairs.join(" AND ")
    ))
}

/// Rows that do not satisfy a condition.
pub(super) fn violations(case: &Case<'_>, constraint: &Constraint) -> Option<String> {
    let (schema, relation) = place(case)?;
    let condition = constraint.expression.as_ref()?;
    if !constraint.columns.is_empty() && !has_columns(case, schema, relation, &constraint.columns) {
        return None;
    }
    // the server wrote the condition itself
    Some(case.context.probe().rows_where(schema, relation, |_| format!("NOT ({condition})")))
}
