//! PAR002: a partition is gone or detached.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PAR002.
pub(crate) const RULE: Rule = Rule {
    id: "PAR002",
    name: "partition-removed",
    title: "a partition is gone or detached",
    meaning: "Queries on the parent no longer see its rows, and new rows for its range are refused.",
    advice: "detach concurrently, archive, and tell the readers of the parent",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Shape,
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
    // the default partition is PAR005's
    if relation.partition_bound.as_deref() == Some("DEFAULT") {
        return None;
    }
    Some(Outcome::new(format!("{} is no longer a partition of `{}.{}`", case.path(), parent.schema, parent.name)))
}
