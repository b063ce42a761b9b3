//! CMP003: an attribute of a composite type has another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CMP003.
pub(crate) const RULE: Rule = Rule {
    id: "CMP003",
    name: "attribute-type-changed",
    title: "an attribute of a composite type has another type",
    meaning: "Whoever reads or writes it meets another type.",
    advice: "add an attribute of the new type and move over",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Attribute, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::Attribute, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::Attribute, "data_type", Verb::Changed),
        Trigger::Field(ObjectKind::Attribute, "collation", Verb::Set),
        Trigger::Field(ObjectKind::Attribute, "collation", Verb::Unset),
        Trigger::Field(ObjectKind::Attribute, "collation", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of attribute {path} is {new} instead of {old}", path = case.path())))
}
