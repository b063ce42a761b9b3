//! POL005: a row policy speaks about other roles.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// POL005.
pub(crate) const RULE: Rule = Rule {
    id: "POL005",
    name: "policy-roles-changed",
    title: "a row policy speaks about other roles",
    meaning: "Rows appear or disappear for them.",
    advice: "test with every role",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::RowPolicy, "roles", Verb::Set),
        Trigger::Field(ObjectKind::RowPolicy, "roles", Verb::Unset),
        Trigger::Field(ObjectKind::RowPolicy, "roles", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("row policy {path} speaks about {new} instead of {old}", path = case.path())))
}
