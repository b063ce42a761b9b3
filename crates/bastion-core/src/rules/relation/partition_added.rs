//! PAR001: a partition is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PAR001.
pub(crate) const RULE: Rule = Rule {
    id: "PAR001",
    name: "partition-added",
    title: "a partition is new",
    meaning: "Rows that had no place or lay in the default partition have one now.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Relation), Trigger::Field(ObjectKind::Relation, "partition_of", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let relation = case.relations().1?;
    let parent = relation.partition_of.as_ref()?;
    Some(Outcome::new(format!("{} is a partition of `{}.{}`", case.path(), parent.schema, parent.name)))
}
