//! OPC004: an operator class or family is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPC004.
pub(crate) const RULE: Rule = Rule {
    id: "OPC004",
    name: "operator-class-changed",
    title: "an operator class or family is defined differently",
    meaning: "Indexes that use it may answer differently, or must be built anew.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::OperatorFamily, "name", Verb::Set),
        Trigger::Field(ObjectKind::OperatorFamily, "name", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorFamily, "name", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorFamily, "method", Verb::Set),
        Trigger::Field(ObjectKind::OperatorFamily, "method", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorFamily, "method", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorFamily, "members", Verb::Set),
        Trigger::Field(ObjectKind::OperatorFamily, "members", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorFamily, "members", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "name", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "name", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "name", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "method", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "method", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "method", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "data_type", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "family", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "family", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "family", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "default_for_type", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "default_for_type", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "default_for_type", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "storage_type", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "storage_type", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "storage_type", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "members", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "members", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "members", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!(
        "the {what} of operator class or family {path} is {new} instead of {old}",
        path = case.path()
    )))
}
