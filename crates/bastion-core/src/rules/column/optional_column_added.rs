//! COL001: a column that may be left out is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::is_required;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL001.
pub(crate) const RULE: Rule = Rule {
    id: "COL001",
    name: "optional-column-added",
    title: "a column that may be left out is new",
    meaning: "Old programs keep working, except those that count on `SELECT *` or insert without naming columns.",
    advice: "name the columns in every statement",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.of_view() {
        return None;
    }
    let (_, Some(column)) = case.columns() else { return None };
    if is_required(column) {
        return None;
    }
    Some(Outcome::new(format!("column {} is new and may be left out", case.path())))
}
