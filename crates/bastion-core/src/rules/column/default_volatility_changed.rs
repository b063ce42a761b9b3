//! DEF004: a default gives every row its own value, or no longer does.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::volatility;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF004.
pub(crate) const RULE: Rule = Rule {
    id: "DEF004",
    name: "default-volatility-changed",
    title: "a default gives every row its own value, or no longer does",
    meaning: "Adding columns and restoring data behave differently, and equal rows become different.",
    advice: "check bulk loads",
    impacts: &[Impact::warning(Audience::Writers), Impact::warning(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "default_expression", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.columns() else { return None };
    let volatile = |expression: &Option<String>| expression.as_deref().is_some_and(volatility::is_volatile);
    let (before, after) = (volatile(&old.default_expression), volatile(&new.default_expression));
    // the same for every row before and after: DEF003 says it all
    if before == after {
        return None;
    }
    let what = if after { "gives every row its own value" } else { "gives every row the same value" };
    Some(Outcome::new(format!("the default of column {} {what}", case.path())))
}
