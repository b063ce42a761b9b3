//! CHK005: a condition on rows is another one.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::condition::{self, Comparison};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK005.
pub(crate) const RULE: Rule = Rule {
    id: "CHK005",
    name: "check-changed-undecided",
    title: "a condition on rows is another one",
    meaning: "Whether fewer or more rows satisfy it cannot be told from its text.",
    advice: "compare both conditions on the rows that are there",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
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
    if condition::compare(before, after) != Comparison::Undecided {
        return None;
    }
    let outcome =
        Outcome::new(format!("check constraint {} is another condition: `{after}` instead of `{before}`", case.path()));
    Some(outcome)
}
