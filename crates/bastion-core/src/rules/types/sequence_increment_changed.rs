//! SEQ004: a sequence takes other steps.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SEQ004.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ004",
    name: "sequence-increment-changed",
    title: "a sequence takes other steps",
    meaning: "Programs that count on the step, and replicas that share the numbers, collide.",
    advice: "tell every writer first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "increment", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "increment", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "increment", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("sequence {path} steps by {new} instead of {old}", path = case.path())))
}
