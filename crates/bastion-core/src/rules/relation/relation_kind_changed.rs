//! TBL006: a relation is of another kind.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL006.
pub(crate) const RULE: Rule = Rule {
    id: "TBL006",
    name: "relation-kind-changed",
    title: "a relation is of another kind",
    meaning: "Reading may still work; writing, locking and indexing work differently or not at all.",
    advice: "treat it as a new relation under a new name, and move the programs one by one",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "relation_kind", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "relation_kind", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "relation_kind", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} is {new} instead of {old}", path = case.path())))
}
