//! TBL015: storage parameters differ.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL015.
pub(crate) const RULE: Rule = Rule {
    id: "TBL015",
    name: "storage-options-changed",
    title: "storage parameters differ",
    meaning: "Space, vacuum and cache behave differently; results do not.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "storage_options", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "storage_options", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "storage_options", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the storage parameters of {path} are {new} instead of {old}", path = case.path())))
}
