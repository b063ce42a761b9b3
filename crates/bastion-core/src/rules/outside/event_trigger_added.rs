//! EVT001: an event trigger is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EVT001.
pub(crate) const RULE: Rule = Rule {
    id: "EVT001",
    name: "event-trigger-added",
    title: "an event trigger is new",
    meaning: "Changes of the schema run other code.",
    advice: "read what its routine does",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::EventTrigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("event trigger {} is new", case.path())))
}
