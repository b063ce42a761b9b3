//! EVT003: an event trigger has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EVT003.
pub(crate) const RULE: Rule = Rule {
    id: "EVT003",
    name: "event-trigger-renamed",
    title: "an event trigger has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::EventTrigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("event trigger has the new name {}", case.path())))
}
