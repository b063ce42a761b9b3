//! DEF001: a column has a default.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF001.
pub(crate) const RULE: Rule = Rule {
    id: "DEF001",
    name: "default-added",
    title: "a column has a default",
    meaning: "Writers that leave the column out write the default instead of null.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "default_expression", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, new) = case.values();
    Some(Outcome::new(format!("column {path} has the default {new}", path = case.path())))
}
