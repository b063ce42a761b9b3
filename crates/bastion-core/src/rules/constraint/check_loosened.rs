//! CHK004: more rows satisfy a condition.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::condition::{self, Comparison};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK004.
pub(crate) const RULE: Rule = Rule {
    id: "CHK004",
    name: "check-loosened",
    title: "more rows satisfy a condition",
    meaning: "Readers may meet rows that were impossible.",
    advice: "teach the readers about them first",
    impacts: &[Impact::warning(Audience::Readers)],
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
    if condition::compare(before, after) != Comparison::Loosened {
        return None;
    }
    let outcome = Outcome::new(format!(
        "check constraint {} lets more rows through: `{after}` instead of `{before}`",
        case.path()
    ));
    Some(outcome)
}
