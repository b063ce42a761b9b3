//! COL014: a column sorts and compares differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL014.
pub(crate) const RULE: Rule = Rule {
    id: "COL014",
    name: "collation-changed",
    title: "a column sorts and compares differently",
    meaning: "ORDER BY and comparisons differ, unique keys may collide, and indexes on it are rebuilt.",
    advice: "build the new index beside the old one, and check unique columns for values that are equal now",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::error_if(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "collation", Verb::Set),
        Trigger::Field(ObjectKind::Column, "collation", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "collation", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("column {} has the collation {new} instead of {old}", case.path())))
}
