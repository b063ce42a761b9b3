//! DEF011: a column is no longer computed.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF011.
pub(crate) const RULE: Rule = Rule {
    id: "DEF011",
    name: "generation-dropped",
    title: "a column is no longer computed",
    meaning: "The values stay as they are and are no longer kept up to date.",
    advice: "write the column everywhere where its sources are written",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "generation_expression", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} is no longer computed", case.path())))
}
