//! UNQ006: something must be unique.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// UNQ006.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ006",
    name: "unique-index-added",
    title: "something must be unique",
    meaning: "Writers that give a value that is there already fail, and so does the change when the rows have duplicates.",
    advice: "build it with CREATE UNIQUE INDEX CONCURRENTLY after looking for duplicates",
    impacts: &[
        Impact::error(Audience::Writers),
        Impact::error_if(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Index), Trigger::Field(ObjectKind::Index, "unique", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = new.or(old)?;
    // the index of a constraint follows it
    if index.constraint.is_some() {
        return None;
    }
    if !index.unique {
        return None;
    }
    let outcome = Outcome::new(format!("unique index {} is new", case.path()));
    let columns: Vec<_> = index.keys.iter().filter_map(|key| key.column.clone()).collect();
    // expressions and conditions cannot be asked for by columns
    if columns.len() != index.keys.len() || index.predicate.is_some() {
        return Some(outcome);
    }
    let query = case.context.probe().duplicates(&index.schema, &index.relation, &columns, index.nulls_not_distinct);
    Some(outcome.probe(query, "two rows have the same values", None))
}
