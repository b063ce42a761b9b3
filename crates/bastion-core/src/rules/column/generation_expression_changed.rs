//! DEF010: a column is computed differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF010.
pub(crate) const RULE: Rule = Rule {
    id: "DEF010",
    name: "generation-expression-changed",
    title: "a column is computed differently",
    meaning: "Readers see other values, and the table is rewritten.",
    advice: "compare both expressions on the rows that are there",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::warning(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "generation_expression", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("column {path} is computed as {new} instead of {old}", path = case.path())))
}
