//! FUN013: a routine runs with other settings.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FUN013.
pub(crate) const RULE: Rule = Rule {
    id: "FUN013",
    name: "routine-settings-changed",
    title: "a routine runs with other settings",
    meaning: "What it finds and how it counts may differ.",
    advice: "compare its results before and after",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("routine {path} runs with {new} instead of {old}", path = case.path())))
}
