//! IDX001: an index is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX001.
pub(crate) const RULE: Rule = Rule {
    id: "IDX001",
    name: "index-added",
    title: "an index is new",
    meaning: "Building it stops writes to the table unless it is built concurrently.",
    advice: "build it with CREATE INDEX CONCURRENTLY",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Index)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = new.or(old)?;
    // the index of a constraint follows it
    if index.constraint.is_some() {
        return None;
    }
    // a unique one is UNQ006's
    if index.unique {
        return None;
    }
    Some(Outcome::new(format!("index {} is new", case.path())))
}
