//! UNQ007: something need no longer be unique.

use super::super::Context;
use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{ObjectKind, RelationKind};

/// UNQ007.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ007",
    name: "unique-index-removed",
    title: "something need no longer be unique",
    meaning: "Joins may give more rows than before, ON CONFLICT on its keys fails, and queries that used it become slow.",
    advice: "find the queries that count on it first",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::error(Audience::Writers),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Index), Trigger::Field(ObjectKind::Index, "unique", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = old.or(new)?;
    // the index of a constraint follows it; a materialised view's is IDX007's
    if index.constraint.is_some() || !index.unique {
        return None;
    }
    let relation = Context::relation(case.context.new, &index.schema, &index.relation);
    if relation.is_some_and(|relation| relation.relation_kind == RelationKind::MaterializedView) {
        return None;
    }
    Some(Outcome::new(format!("unique index {} is gone", case.path())))
}
