//! COL021: a column's options differ.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL021.
pub(crate) const RULE: Rule = Rule {
    id: "COL021",
    name: "column-options-changed",
    title: "a column's options differ",
    meaning: "Planner or storage behave differently; results do not.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "options", Verb::Set),
        Trigger::Field(ObjectKind::Column, "options", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "options", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the options of column {path} are {new} instead of {old}", path = case.path())))
}
