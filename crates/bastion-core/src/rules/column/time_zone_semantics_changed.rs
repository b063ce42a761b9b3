//! COL013: points in time became wall-clock times, or the other way round.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL013.
pub(crate) const RULE: Rule = Rule {
    id: "COL013",
    name: "time-zone-semantics-changed",
    title: "points in time became wall-clock times, or the other way round",
    meaning: "Every value is converted with the time zone of the session that ran the change, and comparisons mean something else.",
    advice: "convert explicitly with AT TIME ZONE, and check a sample of values before and after",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Data)],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::TimeZone {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`: its values mean something else",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
