//! VEW005: a view has one more column.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW005.
pub(crate) const RULE: Rule = Rule {
    id: "VEW005",
    name: "view-column-added",
    title: "a view has one more column",
    meaning: "Old programs keep working, except those that count on `SELECT *`.",
    advice: "name the columns in every query",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    Some(Outcome::new(format!("column {} of a view is new", case.path())))
}
