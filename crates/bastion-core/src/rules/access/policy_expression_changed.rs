//! POL004: a row policy lets other rows through.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// POL004.
pub(crate) const RULE: Rule = Rule {
    id: "POL004",
    name: "policy-expression-changed",
    title: "a row policy lets other rows through",
    meaning: "Rows appear or disappear.",
    advice: "test with every role",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::RowPolicy, "using_expression", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "using_expression", Verb::Unset),
        Trigger::Field(ObjectKind::RowPolicy, "using_expression", Verb::Changed),
        Trigger::Field(ObjectKind::RowPolicy, "check_expression", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "check_expression", Verb::Unset),
        Trigger::Field(ObjectKind::RowPolicy, "check_expression", Verb::Changed),
        Trigger::Field(ObjectKind::RowPolicy, "command", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "command", Verb::Unset),
        Trigger::Field(ObjectKind::RowPolicy, "command", Verb::Changed),
        Trigger::Field(ObjectKind::RowPolicy, "restrictive", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "restrictive", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("row policy {path} has {new} instead of {old}", path = case.path())))
}
