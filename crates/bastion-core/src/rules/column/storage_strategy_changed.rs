//! COL018: a column is stored or compressed differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL018.
pub(crate) const RULE: Rule = Rule {
    id: "COL018",
    name: "storage-strategy-changed",
    title: "a column is stored or compressed differently",
    meaning: "New values are stored the new way; results do not differ.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "storage", Verb::Set),
        Trigger::Field(ObjectKind::Column, "storage", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "storage", Verb::Changed),
        Trigger::Field(ObjectKind::Column, "compression", Verb::Set),
        Trigger::Field(ObjectKind::Column, "compression", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "compression", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("how column {path} is stored changed from {old} to {new}", path = case.path())))
}
