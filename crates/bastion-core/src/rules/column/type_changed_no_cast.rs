//! COL011: a column has another type that does not follow from the old one.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL011.
pub(crate) const RULE: Rule = Rule {
    id: "COL011",
    name: "type-changed-no-cast",
    title: "a column has another type that does not follow from the old one",
    meaning: "No assignment cast leads from the old type to the new one: the change fails unless it says how, and nothing that reads or writes the column keeps working.",
    advice: "state the conversion with USING, or add a new column and fill it",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error(Audience::Data)],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::NoCast {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`, to which no cast leads by itself",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
