//! IDX006: an index is stored differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX006.
pub(crate) const RULE: Rule = Rule {
    id: "IDX006",
    name: "index-storage-changed",
    title: "an index is stored differently",
    meaning: "Space and speed may differ; results do not.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "storage_options", Verb::Set),
        Trigger::Field(ObjectKind::Index, "storage_options", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "storage_options", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "tablespace", Verb::Set),
        Trigger::Field(ObjectKind::Index, "tablespace", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "tablespace", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "clustered", Verb::Set),
        Trigger::Field(ObjectKind::Index, "clustered", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "replica_identity", Verb::Set),
        Trigger::Field(ObjectKind::Index, "replica_identity", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("how index {path} is stored changed from {old} to {new}", path = case.path())))
}
