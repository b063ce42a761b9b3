//! CST003: a cast is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CST003.
pub(crate) const RULE: Rule = Rule {
    id: "CST003",
    name: "cast-changed",
    title: "a cast is defined differently",
    meaning: "Statements may find another conversion than before, and give other results or become ambiguous.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Cast, "source_type", Verb::Set),
        Trigger::Field(ObjectKind::Cast, "source_type", Verb::Unset),
        Trigger::Field(ObjectKind::Cast, "source_type", Verb::Changed),
        Trigger::Field(ObjectKind::Cast, "target_type", Verb::Set),
        Trigger::Field(ObjectKind::Cast, "target_type", Verb::Unset),
        Trigger::Field(ObjectKind::Cast, "target_type", Verb::Changed),
        Trigger::Field(ObjectKind::Cast, "context", Verb::Set),
        Trigger::Field(ObjectKind::Cast, "context", Verb::Unset),
        Trigger::Field(ObjectKind::Cast, "context", Verb::Changed),
        Trigger::Field(ObjectKind::Cast, "method", Verb::Set),
        Trigger::Field(ObjectKind::Cast, "method", Verb::Unset),
        Trigger::Field(ObjectKind::Cast, "method", Verb::Changed),
        Trigger::Field(ObjectKind::Cast, "routine", Verb::Set),
        Trigger::Field(ObjectKind::Cast, "routine", Verb::Unset),
        Trigger::Field(ObjectKind::Cast, "routine", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of cast {path} is {new} instead of {old}", path = case.path())))
}
