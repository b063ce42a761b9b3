//! TBL020: values must now be of their column's type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL020.
pub(crate) const RULE: Rule = Rule {
    id: "TBL020",
    name: "strict-typing-enabled",
    title: "values must now be of their column's type",
    meaning: "SQLite refuses values that it stored before.",
    advice: "check the stored types with typeof() first",
    impacts: &[Impact::error(Audience::Writers), Impact::warning(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "strict", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("{} is STRICT now: values of another type are refused", case.path())))
}
