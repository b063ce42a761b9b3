//! PAR004: rows are spread by another key.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PAR004.
pub(crate) const RULE: Rule = Rule {
    id: "PAR004",
    name: "partition-key-changed",
    title: "rows are spread by another key",
    meaning: "The table was built anew: unique keys and the place of every row differ.",
    advice: "build the new table beside the old one, copy, and swap the names",
    impacts: &[Impact::error(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "partition_key", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "partition_key", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "partition_key", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} is partitioned by {new} instead of {old}", path = case.path())))
}
