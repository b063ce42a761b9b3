//! SEQ003: a sequence begins again at its end, or no longer does.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SEQ003.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ003",
    name: "sequence-cycle-changed",
    title: "a sequence begins again at its end, or no longer does",
    meaning: "Numbers come twice, or inserts fail at the end.",
    advice: "make sure that the numbers are unique by a constraint",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "cycle", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "cycle", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("beginning again of sequence {path} changed from {old} to {new}", path = case.path())))
}
