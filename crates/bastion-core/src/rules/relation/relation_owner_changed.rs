//! TBL018: a relation belongs to another role.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL018.
pub(crate) const RULE: Rule = Rule {
    id: "TBL018",
    name: "relation-owner-changed",
    title: "a relation belongs to another role",
    meaning: "The owner may change and drop it and is not bound by row security.",
    advice: "check that the new owner is meant to have these rights",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "owner", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} belongs to {new} instead of {old}", path = case.path())))
}
