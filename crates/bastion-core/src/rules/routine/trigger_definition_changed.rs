//! TRG004: something else happens on a write.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// TRG004.
pub(crate) const RULE: Rule = Rule {
    id: "TRG004",
    name: "trigger-definition-changed",
    title: "something else happens on a write",
    meaning: "Writers see other values, or their writes are refused.",
    advice: "tell the writers what it does",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Trigger, "definition", Verb::Set),
        Trigger::Field(ObjectKind::Trigger, "definition", Verb::Unset),
        Trigger::Field(ObjectKind::Trigger, "definition", Verb::Changed),
        Trigger::Field(ObjectKind::Trigger, "routine", Verb::Set),
        Trigger::Field(ObjectKind::Trigger, "routine", Verb::Unset),
        Trigger::Field(ObjectKind::Trigger, "routine", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Trigger(old)), Some(Object::Trigger(new))) = (case.old, case.new) else { return None };
    // the text names the routine: the text speaks
    if case.field()?.field == "routine" && old.definition != new.definition {
        return None;
    }
    Some(Outcome::new(format!("trigger {} does something else", case.path())))
}
