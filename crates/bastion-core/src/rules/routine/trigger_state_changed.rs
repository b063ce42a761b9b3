//! TRG003: a trigger fires in other sessions.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

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
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("trigger {path} is {new} instead of {old}", path = case.path())))
}
