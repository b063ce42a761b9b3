//! JOB001: a scheduled event is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// JOB001.
pub(crate) const RULE: Rule = Rule {
    id: "JOB001",
    name: "scheduled-event-added",
    title: "a scheduled event is new",
    meaning: "The server does something else, or at another time.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Writers), Impact::warning(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::ScheduledEvent)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("scheduled event {} is new", case.path())))
}
