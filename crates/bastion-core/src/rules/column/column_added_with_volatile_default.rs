//! COL003: a column is new with a default that differs per row.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::volatility;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL003.
pub(crate) const RULE: Rule = Rule {
    id: "COL003",
    name: "column-added-with-volatile-default",
    title: "a column is new with a default that differs per row",
    meaning: "Every row is written, under a lock that stops every access.",
    advice: "add the column without default, set the default, and fill the rows in batches",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.of_view() {
        return None;
    }
    let (_, Some(column)) = case.columns() else { return None };
    column.default_expression.as_deref().filter(|expression| volatility::is_volatile(expression))?;
    Some(Outcome::new(format!("column {} is new with a default that is computed for every row", case.path())))
}
