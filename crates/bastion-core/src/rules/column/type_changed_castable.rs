//! COL010: a column has another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL010.
pub(crate) const RULE: Rule = Rule {
    id: "COL010",
    name: "type-changed-castable",
    title: "a column has another type",
    meaning: "Results have another type: comparisons, arithmetic and typed clients behave differently or fail.",
    advice: "add a column of the new type, write both, move the readers, and drop the old one last",
    impacts: &[
        Impact::error(Audience::Readers),
        Impact::warning(Audience::Writers),
        Impact::warning(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::Castable {
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
