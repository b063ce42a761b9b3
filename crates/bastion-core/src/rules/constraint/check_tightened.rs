//! CHK003: fewer rows satisfy a condition.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::condition::{self, Comparison};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK003.
pub(crate) const RULE: Rule = Rule {
    id: "CHK003",
    name: "check-tightened",
    title: "fewer rows satisfy a condition",
    meaning: "Writers that give a row that no longer satisfies it fail, and so does the change when such a row is there.",
    advice: "add the new condition NOT VALID beside the old one, clean the rows, and drop the old one",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Check {
        return None;
    }
    let (Some(before), Some(after)) = (&old.expression, &constraint.expression) else { return None };
    if condition::compare(before, after) != Comparison::Tightened {
        return None;
    }
    let outcome = Outcome::new(format!(
        "check constraint {} lets fewer rows through: `{after}` instead of `{before}`",
        case.path()
    ));
    Some(match probes::violations(case, constraint) {
        Some(query) => outcome.probe(query, "a row does not satisfy the condition", None),
        None => outcome,
    })
}
