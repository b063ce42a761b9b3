//! IDX011: an index belongs to another index of a partitioned table, or to none.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX011.
pub(crate) const RULE: Rule = Rule {
    id: "IDX011",
    name: "index-attachment-changed",
    title: "an index belongs to another index of a partitioned table, or to none",
    meaning: "Queries over all partitions may not find it.",
    advice: "attach it to the index of the partitioned table",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "partition_of", Verb::Set),
        Trigger::Field(ObjectKind::Index, "partition_of", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "partition_of", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of index {path} is {new} instead of {old}", path = case.path())))
}
