//! COL019: a column is sampled differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL019.
pub(crate) const RULE: Rule = Rule {
    id: "COL019",
    name: "statistics-target-changed",
    title: "a column is sampled differently",
    meaning: "ANALYZE keeps more or fewer values, and plans may differ.",
    advice: "compare the plans of important queries",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "statistics_target", Verb::Set),
        Trigger::Field(ObjectKind::Column, "statistics_target", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "statistics_target", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the statistics target of column {path} is {new} instead of {old}", path = case.path())))
}
