//! SCH004: a schema belongs to another role.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SCH004.
pub(crate) const RULE: Rule = Rule {
    id: "SCH004",
    name: "schema-owner-changed",
    title: "a schema belongs to another role",
    meaning: "The owner may change and drop everything in it, and loses that when it changes.",
    advice: "check that the new owner is meant to have these rights",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Schema, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Schema, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Schema, "owner", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("schema {path} belongs to {new} instead of {old}", path = case.path())))
}
