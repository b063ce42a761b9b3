//! SEQ005: a sequence gives numbers of another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SEQ005.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ005",
    name: "sequence-type-changed",
    title: "a sequence gives numbers of another type",
    meaning: "A smaller type ends sooner than the column it serves.",
    advice: "change the column and the sequence together",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "data_type", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("sequence {path} gives {new} instead of {old}", path = case.path())))
}
