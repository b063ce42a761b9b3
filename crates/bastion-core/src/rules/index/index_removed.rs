//! IDX002: an index is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX002.
pub(crate) const RULE: Rule = Rule {
    id: "IDX002",
    name: "index-removed",
    title: "an index is gone",
    meaning: "Queries that used it become slow.",
    advice: "look at its use first (pg_stat_user_indexes in PostgreSQL)",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Index)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = new.or(old)?;
    // the index of a constraint follows it
    if index.constraint.is_some() {
        return None;
    }
    // a unique one is UNQ007's, a materialised view's IDX007's
    if index.unique {
        return None;
    }
    Some(Outcome::new(format!("index {} is gone", case.path())))
}
