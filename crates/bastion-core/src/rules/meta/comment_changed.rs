//! DOC001: what people wrote about an object differs.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOC001.
pub(crate) const RULE: Rule = Rule {
    id: "DOC001",
    name: "comment-changed",
    title: "what people wrote about an object differs",
    meaning: "Nothing breaks; catalogues and generated documentation differ.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Contracts)],
    facet: Facet::Doc,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Schema, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Schema, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Schema, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Extension, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Extension, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Extension, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Enum, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Enum, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Enum, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Domain, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Sequence, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Column, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Column, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Index, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Trigger, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Trigger, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Trigger, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::RowPolicy, "comment", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::RowPolicy, "comment", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the comment on {path} is {new} instead of {old}", path = case.path())))
}
