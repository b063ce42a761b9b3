//! UNQ003: other columns must be unique.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// UNQ003.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ003",
    name: "unique-columns-changed",
    title: "other columns must be unique",
    meaning: "Writers that give a value that is there already fail, and ON CONFLICT on the old columns fails.",
    advice: "add the new constraint beside the old one, and drop the old one last",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
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
    if constraint.constraint_kind != ConstraintKind::Unique {
        return None;
    }
    let outcome = Outcome::new(format!(
        "unique constraint {} is on `{}` instead of `{}`",
        case.path(),
        constraint.columns.join(", "),
        old.columns.join(", ")
    ));
    Some(match probes::duplicates(case, &constraint.columns, constraint.nulls_not_distinct) {
        Some(query) => outcome.probe(query, "two rows have the same values", None),
        None => outcome,
    })
}
