//! DEF012: a computed column is stored instead of computed on reading, or the other way round.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF012.
pub(crate) const RULE: Rule = Rule {
    id: "DEF012",
    name: "generation-kind-changed",
    title: "a computed column is stored instead of computed on reading, or the other way round",
    meaning: "The table is rewritten, and reading or writing becomes slower.",
    advice: "measure both",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "generation_kind", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("computed column {path} is {new} instead of {old}", path = case.path())))
}
