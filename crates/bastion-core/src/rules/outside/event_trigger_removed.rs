//! EVT002: an event trigger is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EVT002.
pub(crate) const RULE: Rule = Rule {
    id: "EVT002",
    name: "event-trigger-removed",
    title: "an event trigger is gone",
    meaning: "What it checked or recorded when the schema changed no longer happens.",
    advice: "stop using it first",
    impacts: &[Impact::warning(Audience::Operations), Impact::warning(Audience::Security)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::EventTrigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("event trigger {} is gone", case.path())))
}
