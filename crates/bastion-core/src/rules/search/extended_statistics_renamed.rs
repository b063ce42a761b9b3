//! STX003: an extended statistics object has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// STX003.
pub(crate) const RULE: Rule = Rule {
    id: "STX003",
    name: "extended-statistics-renamed",
    title: "an extended statistics object has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Statistics)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("extended statistics object has the new name {}", case.path())))
}
