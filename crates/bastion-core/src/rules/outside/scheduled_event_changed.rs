//! JOB004: a scheduled event is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// JOB004.
pub(crate) const RULE: Rule = Rule {
    id: "JOB004",
    name: "scheduled-event-changed",
    title: "a scheduled event is defined differently",
    meaning: "The server does something else, or at another time.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Writers), Impact::warning(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::ScheduledEvent, "schedule", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "schedule", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "schedule", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "body", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "body", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "body", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "starts", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "starts", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "starts", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "ends", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "ends", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "ends", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "preserved", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "preserved", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "preserved", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "state", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "state", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "state", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of scheduled event {path} is {new} instead of {old}", path = case.path())))
}
