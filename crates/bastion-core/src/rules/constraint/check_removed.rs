//! CHK002: a condition on rows is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK002.
pub(crate) const RULE: Rule = Rule {
    id: "CHK002",
    name: "check-removed",
    title: "a condition on rows is gone",
    meaning: "Readers may meet rows that were impossible.",
    advice: "teach the readers about the new rows first",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(constraint), _) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Check {
        return None;
    }
    Some(Outcome::new(format!("check constraint {} is gone", case.path())))
}
