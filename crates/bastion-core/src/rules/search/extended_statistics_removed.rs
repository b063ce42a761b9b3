//! STX002: an extended statistics object is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// STX002.
pub(crate) const RULE: Rule = Rule {
    id: "STX002",
    name: "extended-statistics-removed",
    title: "an extended statistics object is gone",
    meaning: "The planner estimates worse, and queries may slow down.",
    advice: "stop using it first",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Statistics)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("extended statistics object {} is gone", case.path())))
}
