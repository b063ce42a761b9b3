//! PAR003: a partition takes other rows.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PAR003.
pub(crate) const RULE: Rule = Rule {
    id: "PAR003",
    name: "partition-bounds-changed",
    title: "a partition takes other rows",
    meaning: "Rows that it took are refused or go elsewhere.",
    advice: "attach a partition for the range that is given up before",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "partition_bound", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} takes rows {new} instead of {old}", path = case.path())))
}
