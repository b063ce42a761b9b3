//! JOB003: a scheduled event has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// JOB003.
pub(crate) const RULE: Rule = Rule {
    id: "JOB003",
    name: "scheduled-event-renamed",
    title: "a scheduled event has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::ScheduledEvent)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("scheduled event has the new name {}", case.path())))
}
