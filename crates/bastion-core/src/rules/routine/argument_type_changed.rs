//! FUN003: a routine takes other types.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::overload;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::Routine;
use crate::schema::{Object, ObjectKind};

/// FUN003.
pub(crate) const RULE: Rule = Rule {
    id: "FUN003",
    name: "argument-type-changed",
    title: "a routine takes other types",
    meaning: "Calls with the old types fail, or find another routine.",
    advice: "add the new signature beside the old one, and drop the old one last",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Routine)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Routine(routine)) = case.old else { return None };
    let successor = overload::successor(case, routine);
    let successor = successor?;
    let inputs =
        |routine: &Routine| routine.arguments.iter().filter(|argument| overload::is_input(argument.mode)).count();
    // FUN002's
    if inputs(successor) != inputs(routine) {
        return None;
    }
    Some(Outcome::new(format!("routine {} is now `{}`", case.path(), successor.signature)))
}
