//! DEF009: a column is computed from others.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF009.
pub(crate) const RULE: Rule = Rule {
    id: "DEF009",
    name: "column-became-generated",
    title: "a column is computed from others",
    meaning: "Writers that give a value fail, and the values that were there are replaced.",
    advice: "stop writing the column, and compare the computed values first",
    impacts: &[Impact::error(Audience::Writers), Impact::warning(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "generation_expression", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} is computed: it cannot be written any more", case.path())))
}
