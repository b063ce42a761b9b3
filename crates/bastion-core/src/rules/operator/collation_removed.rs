//! CLN002: a collation is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CLN002.
pub(crate) const RULE: Rule = Rule {
    id: "CLN002",
    name: "collation-removed",
    title: "a collation is gone",
    meaning: "Columns and queries that use it are gone or fail.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Collation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("collation {} is gone", case.path())))
}
