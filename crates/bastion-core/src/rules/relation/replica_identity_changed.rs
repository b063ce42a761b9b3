//! TBL012: old rows are told apart by something else.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL012.
pub(crate) const RULE: Rule = Rule {
    id: "TBL012",
    name: "replica-identity-changed",
    title: "old rows are told apart by something else",
    meaning: "Subscribers of logical replication and change data capture get other old values, and with none updates and deletes fail.",
    advice: "keep the primary key as replica identity, or tell the subscribers before",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "replica_identity", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "replica_identity", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "replica_identity", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the replica identity of {path} is {new} instead of {old}", path = case.path())))
}
