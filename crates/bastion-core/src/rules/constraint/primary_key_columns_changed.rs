//! PKY003: a primary key has other columns.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// PKY003.
pub(crate) const RULE: Rule = Rule {
    id: "PKY003",
    name: "primary-key-columns-changed",
    title: "a primary key has other columns",
    meaning: "Rows are told apart by something else: references, ON CONFLICT and replication depend on it.",
    advice: "treat it as a new key: add it as unique, move the references, and drop the old one last",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::PrimaryKey {
        return None;
    }
    let outcome = Outcome::new(format!(
        "primary key {} is on `{}` instead of `{}`",
        case.path(),
        constraint.columns.join(", "),
        old.columns.join(", ")
    ));
    Some(match probes::duplicates(case, &constraint.columns, true) {
        Some(query) => outcome.probe(query, "two rows have the same key", None),
        None => outcome,
    })
}
