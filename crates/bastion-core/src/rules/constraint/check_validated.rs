//! CHK006: the rows of a condition were checked.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK006.
pub(crate) const RULE: Rule = Rule {
    id: "CHK006",
    name: "check-validated",
    title: "the rows of a condition were checked",
    meaning: "The check reads the whole table and fails when a row does not satisfy it.",
    advice: "clean the rows first",
    impacts: &[Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Constraint, "not_valid", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Check {
        return None;
    }
    let _ = old;
    let outcome = Outcome::new(format!("the rows of check constraint {} are checked", case.path()));
    Some(match probes::violations(case, constraint) {
        Some(query) => outcome.probe(query, "a row does not satisfy the condition", None),
        None => outcome,
    })
}
