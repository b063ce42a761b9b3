//! RNG004: a range type is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RNG004.
pub(crate) const RULE: Rule = Rule {
    id: "RNG004",
    name: "range-changed",
    title: "a range type is defined differently",
    meaning: "Values of the old ranges may be ordered or written differently.",
    advice: "compare both definitions",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Range, "subtype", Verb::Set),
        Trigger::Field(ObjectKind::Range, "subtype", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "subtype", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "operator_class", Verb::Set),
        Trigger::Field(ObjectKind::Range, "operator_class", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "operator_class", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "collation", Verb::Set),
        Trigger::Field(ObjectKind::Range, "collation", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "collation", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "canonical", Verb::Set),
        Trigger::Field(ObjectKind::Range, "canonical", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "canonical", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "subtype_difference", Verb::Set),
        Trigger::Field(ObjectKind::Range, "subtype_difference", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "subtype_difference", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "multirange_name", Verb::Set),
        Trigger::Field(ObjectKind::Range, "multirange_name", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "multirange_name", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of range type {path} is {new} instead of {old}", path = case.path())))
}
