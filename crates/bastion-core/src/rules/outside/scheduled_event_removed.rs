//! JOB002: a scheduled event is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// JOB002.
pub(crate) const RULE: Rule = Rule {
    id: "JOB002",
    name: "scheduled-event-removed",
    title: "a scheduled event is gone",
    meaning: "What it did at its time no longer happens.",
    advice: "stop using it first",
    impacts: &[Impact::warning(Audience::Data), Impact::warning(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::ScheduledEvent)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("scheduled event {} is gone", case.path())))
}
