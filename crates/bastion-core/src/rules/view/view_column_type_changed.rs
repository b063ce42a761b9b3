//! VEW004: a column of a view has another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW004.
pub(crate) const RULE: Rule = Rule {
    id: "VEW004",
    name: "view-column-type-changed",
    title: "a column of a view has another type",
    meaning: "Comparisons, arithmetic and typed clients behave differently or fail.",
    advice: "cast to the old type in the view",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    let (old, new) = case.values();
    Some(Outcome::new(format!("column {path} of a view is {new} instead of {old}", path = case.path())))
}
