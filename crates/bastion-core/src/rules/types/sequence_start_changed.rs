//! SEQ002: a sequence starts elsewhere.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SEQ002.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ002",
    name: "sequence-start-changed",
    title: "a sequence starts elsewhere",
    meaning: "RESTART goes to another number, which may be taken.",
    advice: "restart above the greatest number in use",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "start_value", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "start_value", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "start_value", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("sequence {path} starts at {new} instead of {old}", path = case.path())))
}
