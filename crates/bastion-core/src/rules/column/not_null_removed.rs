//! NUL002: a column may be null.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// NUL002.
pub(crate) const RULE: Rule = Rule {
    id: "NUL002",
    name: "not-null-removed",
    title: "a column may be null",
    meaning: "Readers that count on a value meet nulls, and generated code has the wrong type.",
    advice: "keep NOT NULL, or teach every reader about nulls first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Contracts)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "not_null", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} may be null", case.path())))
}
