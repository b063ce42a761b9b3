//! FKY008: a reference with nulls counts differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FKY008.
pub(crate) const RULE: Rule = Rule {
    id: "FKY008",
    name: "match-type-changed",
    title: "a reference with nulls counts differently",
    meaning: "Writers that give some nulls fail, or no longer do.",
    advice: "look for rows with some nulls first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "match_type", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "match_type", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "match_type", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the match type of foreign key {path} is {new} instead of {old}", path = case.path())))
}
