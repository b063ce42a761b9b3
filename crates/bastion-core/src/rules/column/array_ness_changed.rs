//! COL015: a column holds a list instead of one value, or the other way round.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL015.
pub(crate) const RULE: Rule = Rule {
    id: "COL015",
    name: "array-ness-changed",
    title: "a column holds a list instead of one value, or the other way round",
    meaning: "Nothing that reads or writes the column keeps working, and no cast converts it.",
    advice: "add a new column, write both, move the readers, and drop the old one last",
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::ArrayNess {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
