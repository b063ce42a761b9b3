//! TRG003: a trigger fires in other sessions.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{self, Object, ObjectKind, TriggerState};

/// TRG003.
pub(crate) const RULE: Rule = Rule {
    id: "TRG003",
    name: "trigger-state-changed",
    title: "a trigger fires in other sessions",
    meaning: "What it does happens, or no longer does.",
    advice: "check who counts on it",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Trigger, "state", Verb::Set),
        Trigger::Field(ObjectKind::Trigger, "state", Verb::Unset),
        Trigger::Field(ObjectKind::Trigger, "state", Verb::Changed),
        Trigger::Field(ObjectKind::Trigger, "partition_states", Verb::Set),
        Trigger::Field(ObjectKind::Trigger, "partition_states", Verb::Unset),
        Trigger::Field(ObjectKind::Trigger, "partition_states", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if let (Some(Object::Trigger(old)), Some(Object::Trigger(new))) = (case.old, case.new)
        && old.state == new.state
    {
        let shown = |trigger: &schema::Trigger| {
            let states = trigger.partition_states.iter();
            let states = states.map(|part| format!("{} on `{}`", state(part.state), part.relation.name));
            Some(states.collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
        };
        let (old, new) = (shown(old), shown(new));
        let usual = || "the same on all partitions".to_owned();
        let (old, new) = (old.unwrap_or_else(usual), new.unwrap_or_else(usual));
        return Some(Outcome::new(format!("trigger {path} is {new} instead of {old}", path = case.path())));
    }
    let (old, new) = case.values();
    Some(Outcome::new(format!("trigger {path} is {new} instead of {old}", path = case.path())))
}

const fn state(state: TriggerState) -> &'static str {
    match state {
        TriggerState::Enabled => "enabled",
        TriggerState::Disabled => "disabled",
        TriggerState::Replica => "replica",
        TriggerState::Always => "always",
    }
}
