//! STX004: an extended statistics object is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// STX004.
pub(crate) const RULE: Rule = Rule {
    id: "STX004",
    name: "extended-statistics-changed",
    title: "an extended statistics object is defined differently",
    meaning: "The planner estimates differently.",
    advice: "compare both definitions",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Statistics, "relation", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "relation", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "relation", Verb::Changed),
        Trigger::Field(ObjectKind::Statistics, "statistics_kinds", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "statistics_kinds", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "statistics_kinds", Verb::Changed),
        Trigger::Field(ObjectKind::Statistics, "columns", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "columns", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "columns", Verb::Changed),
        Trigger::Field(ObjectKind::Statistics, "expressions", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "expressions", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "expressions", Verb::Changed),
        Trigger::Field(ObjectKind::Statistics, "statistics_target", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "statistics_target", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "statistics_target", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!(
        "the {what} of extended statistics object {path} is {new} instead of {old}",
        path = case.path()
    )))
}
