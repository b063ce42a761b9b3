//! DEF002: a column has no default any more.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF002.
pub(crate) const RULE: Rule = Rule {
    id: "DEF002",
    name: "default-removed",
    title: "a column has no default any more",
    meaning: "Writers that leave the column out write null, and fail when it refuses nulls.",
    advice: "keep the default until every writer gives a value",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "default_expression", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(new)) = case.columns() else { return None };
    // something else gives the value now: DEF005's, DEF009's
    if new.identity.is_some() || new.generation_kind.is_some() {
        return None;
    }
    let outcome = Outcome::new(format!("column {} has no default any more", case.path()));
    Some(if new.not_null { outcome.impacts([Impact::error(Audience::Writers)]) } else { outcome })
}
