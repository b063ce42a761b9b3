//! PAR005: the default partition is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PAR005.
pub(crate) const RULE: Rule = Rule {
    id: "PAR005",
    name: "default-partition-removed",
    title: "the default partition is gone",
    meaning: "Rows that fit no other partition are refused.",
    advice: "create the missing partitions before",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Removed(ObjectKind::Relation),
        Trigger::Field(ObjectKind::Relation, "partition_of", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "partition_of", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let relation = case.relations().0?;
    let parent = relation.partition_of.as_ref()?;
    if relation.partition_bound.as_deref() != Some("DEFAULT") {
        return None;
    }
    Some(Outcome::new(format!("the default partition {} of `{}.{}` is gone", case.path(), parent.schema, parent.name)))
}
