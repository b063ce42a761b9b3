//! COL007: a column takes more values.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL007.
pub(crate) const RULE: Rule = Rule {
    id: "COL007",
    name: "type-widened-in-place",
    title: "a column takes more values",
    meaning: "Every old value fits and nothing is rewritten. Generated code may hold a tighter type.",
    advice: "generate client code again",
    impacts: &[Impact::warning(Audience::Contracts)],
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
    let (Some(old), Some(new)) = case.columns() else { return None };
    // a view's column is VEW004's
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::WidenedInPlace {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`: every value fits",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
