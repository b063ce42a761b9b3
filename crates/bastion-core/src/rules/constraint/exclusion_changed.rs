//! EXC003: other rows are in conflict.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// EXC003.
pub(crate) const RULE: Rule = Rule {
    id: "EXC003",
    name: "exclusion-changed",
    title: "other rows are in conflict",
    meaning: "Writers that give a conflicting row fail, and so does the change when there are some.",
    advice: "look for conflicting rows first",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "expression", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "temporal", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "temporal", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "temporal", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(_), Some(constraint)) = case.constraints() else { return None };
    // a check's condition is CHK003's to CHK005's
    if constraint.constraint_kind == ConstraintKind::Check {
        return None;
    }
    Some(Outcome::new(format!("constraint {} forbids other rows than before", case.path())))
}
