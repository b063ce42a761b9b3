//! FUN006: a routine returns another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// FUN006.
pub(crate) const RULE: Rule = Rule {
    id: "FUN006",
    name: "return-type-changed",
    title: "a routine returns another type",
    meaning: "Every use of its result behaves differently or fails.",
    advice: "add a routine under a new name, and drop the old one last",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "returns", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "returns", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "returns", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "returns_set", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "returns_set", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "returns_set", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "routine_kind", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "routine_kind", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "routine_kind", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Routine(old)), Some(Object::Routine(new))) = (case.old, case.new) else { return None };
    // both may change together: the type speaks
    if case.field()?.field == "returns_set" && old.returns != new.returns {
        return None;
    }
    let (before, after) = case.values();
    Some(Outcome::new(format!("routine {} returns {after} instead of {before}", case.path())))
}
