//! COL024: the character set of a column or table differs.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL024.
pub(crate) const RULE: Rule = Rule {
    id: "COL024",
    name: "character-set-changed",
    title: "the character set of a column or table differs",
    meaning: "Characters that the new set does not have are lost or refused.",
    advice: "convert in a copy first and compare",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::warning(Audience::Writers),
        Impact::warning(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "character_set", Verb::Set),
        Trigger::Field(ObjectKind::Column, "character_set", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "character_set", Verb::Changed),
        Trigger::Field(ObjectKind::Relation, "character_set", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "character_set", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "character_set", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of {path} is {new} instead of {old}", path = case.path())))
}
