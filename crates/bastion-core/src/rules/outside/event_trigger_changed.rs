//! EVT004: an event trigger is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EVT004.
pub(crate) const RULE: Rule = Rule {
    id: "EVT004",
    name: "event-trigger-changed",
    title: "an event trigger is defined differently",
    meaning: "Changes of the schema run other code.",
    advice: "read what its routine does",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::EventTrigger, "event", Verb::Set),
        Trigger::Field(ObjectKind::EventTrigger, "event", Verb::Unset),
        Trigger::Field(ObjectKind::EventTrigger, "event", Verb::Changed),
        Trigger::Field(ObjectKind::EventTrigger, "routine", Verb::Set),
        Trigger::Field(ObjectKind::EventTrigger, "routine", Verb::Unset),
        Trigger::Field(ObjectKind::EventTrigger, "routine", Verb::Changed),
        Trigger::Field(ObjectKind::EventTrigger, "tags", Verb::Set),
        Trigger::Field(ObjectKind::EventTrigger, "tags", Verb::Unset),
        Trigger::Field(ObjectKind::EventTrigger, "tags", Verb::Changed),
        Trigger::Field(ObjectKind::EventTrigger, "state", Verb::Set),
        Trigger::Field(ObjectKind::EventTrigger, "state", Verb::Unset),
        Trigger::Field(ObjectKind::EventTrigger, "state", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of event trigger {path} is {new} instead of {old}", path = case.path())))
}
