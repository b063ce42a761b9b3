//! DEF003: a column has another default.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF003.
pub(crate) const RULE: Rule = Rule {
    id: "DEF003",
    name: "default-changed",
    title: "a column has another default",
    meaning: "Writers that leave the column out write another value.",
    advice: "make sure that every reader knows the new value",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "default_expression", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the default of column {path} is {new} instead of {old}", path = case.path())))
}
