//! EXC002: rows may be in conflict.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// EXC002.
pub(crate) const RULE: Rule = Rule {
    id: "EXC002",
    name: "exclusion-removed",
    title: "rows may be in conflict",
    meaning: "Readers may meet conflicting rows.",
    advice: "teach the readers about them first",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(constraint), _) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Exclusion {
        return None;
    }
    Some(Outcome::new(format!("exclusion constraint {} is gone", case.path())))
}
