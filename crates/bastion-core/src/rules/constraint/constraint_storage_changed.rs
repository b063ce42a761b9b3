//! CON003: the index of a constraint carries other columns.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CON003.
pub(crate) const RULE: Rule = Rule {
    id: "CON003",
    name: "constraint-storage-changed",
    title: "the index of a constraint carries other columns",
    meaning: "Index-only scans appear or go; results do not differ.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "included_columns", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "included_columns", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "included_columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!(
        "the index of constraint {path} also carries {new} instead of {old}",
        path = case.path()
    )))
}
