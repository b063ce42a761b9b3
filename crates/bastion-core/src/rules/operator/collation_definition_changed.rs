//! CLN004: a collation is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CLN004.
pub(crate) const RULE: Rule = Rule {
    id: "CLN004",
    name: "collation-definition-changed",
    title: "a collation is defined differently",
    meaning: "Texts are ordered or compared differently, and indexes over them are wrong until they are built anew.",
    advice: "compare both definitions",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::error(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Collation, "provider", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "provider", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "provider", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "locale", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "locale", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "locale", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "collate", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "collate", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "collate", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "character_type", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "character_type", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "character_type", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "rules", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "rules", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "rules", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "nondeterministic", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "nondeterministic", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "nondeterministic", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of collation {path} is {new} instead of {old}", path = case.path())))
}
