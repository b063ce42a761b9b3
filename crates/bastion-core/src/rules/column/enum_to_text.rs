//! COL016: a column takes any text instead of an enumeration.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL016.
pub(crate) const RULE: Rule = Rule {
    id: "COL016",
    name: "enum-to-text",
    title: "a column takes any text instead of an enumeration",
    meaning: "Readers may meet values they do not know; generated code loses the type.",
    advice: "keep a check constraint with the labels",
    impacts: &[Impact::info(Audience::Readers), Impact::warning(Audience::Contracts)],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::EnumToText {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of the enumeration `{old}`",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
