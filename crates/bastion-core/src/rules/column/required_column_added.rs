//! COL002: a column that must be given is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::is_required;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL002.
pub(crate) const RULE: Rule = Rule {
    id: "COL002",
    name: "required-column-added",
    title: "a column that must be given is new",
    meaning: "Old programs do not give it: every insert fails. On a table with rows the change itself fails.",
    advice: "add it with a default or as nullable, fill it, and set NOT NULL later",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.of_view() {
        return None;
    }
    let (_, Some(column)) = case.columns() else { return None };
    if !is_required(column) {
        return None;
    }
    let query = case.context.probe().any_row(&column.schema, &column.relation);
    Some(Outcome::new(format!("column {} is new, must be given and has no default", case.path())).probe(
        query,
        "the table has rows, for which the new column has no value",
        None,
    ))
}
