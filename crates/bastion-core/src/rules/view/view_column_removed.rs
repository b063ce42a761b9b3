//! VEW002: a view lacks a column.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW002.
pub(crate) const RULE: Rule = Rule {
    id: "VEW002",
    name: "view-column-removed",
    title: "a view lacks a column",
    meaning: "Every query that names the column fails.",
    advice: "keep the column until no query names it",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    Some(Outcome::new(format!("column {} of a view is gone", case.path())))
}
