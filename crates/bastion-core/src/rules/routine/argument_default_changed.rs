//! FUN005: an argument of a routine may be left out, or no longer may.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// FUN005.
pub(crate) const RULE: Rule = Rule {
    id: "FUN005",
    name: "argument-default-changed",
    title: "an argument of a routine may be left out, or no longer may",
    meaning: "Calls that leave it out fail.",
    advice: "give the argument in every call",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "arguments", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "arguments", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "arguments", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Routine(old)), Some(Object::Routine(new))) = (case.old, case.new) else { return None };
    let lost = old
        .arguments
        .iter()
        .zip(&new.arguments)
        .any(|(old, new)| old.default_expression.is_some() && new.default_expression.is_none());
    let won = old
        .arguments
        .iter()
        .zip(&new.arguments)
        .any(|(old, new)| old.default_expression.is_none() && new.default_expression.is_some());
    if !lost && !won {
        return None;
    }
    let what = if lost { "must be given" } else { "may be left out" };
    let outcome = Outcome::new(format!("an argument of routine {} {what}", case.path()));
    Some(if lost { outcome } else { outcome.impacts([Impact::info(Audience::Readers)]) })
}
