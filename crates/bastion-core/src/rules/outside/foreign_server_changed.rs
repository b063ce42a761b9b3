//! FDW004: a foreign server, wrapper or user mapping is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FDW004.
pub(crate) const RULE: Rule = Rule {
    id: "FDW004",
    name: "foreign-server-changed",
    title: "a foreign server, wrapper or user mapping is defined differently",
    meaning: "Foreign tables read from another place or as somebody else.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::ForeignDataWrapper, "handler", Verb::Set),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "handler", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "handler", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "validator", Verb::Set),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "validator", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "validator", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "options", Verb::Set),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "options", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "options", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignServer, "wrapper", Verb::Set),
        Trigger::Field(ObjectKind::ForeignServer, "wrapper", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignServer, "wrapper", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignServer, "server_type", Verb::Set),
        Trigger::Field(ObjectKind::ForeignServer, "server_type", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignServer, "server_type", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignServer, "server_version", Verb::Set),
        Trigger::Field(ObjectKind::ForeignServer, "server_version", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignServer, "server_version", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignServer, "options", Verb::Set),
        Trigger::Field(ObjectKind::ForeignServer, "options", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignServer, "options", Verb::Changed),
        Trigger::Field(ObjectKind::UserMapping, "option_names", Verb::Set),
        Trigger::Field(ObjectKind::UserMapping, "option_names", Verb::Unset),
        Trigger::Field(ObjectKind::UserMapping, "option_names", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!(
        "the {what} of foreign server, wrapper or user mapping {path} is {new} instead of {old}",
        path = case.path()
    )))
}
