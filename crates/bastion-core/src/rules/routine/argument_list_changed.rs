//! FUN002: a routine takes another number of arguments.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::overload;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::Routine;
use crate::schema::{Object, ObjectKind};

/// FUN002.
pub(crate) const RULE: Rule = Rule {
    id: "FUN002",
    name: "argument-list-changed",
    title: "a routine takes another number of arguments",
    meaning: "Calls with the old arguments fail, unless the new ones may be left out.",
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
    if inputs(successor) == inputs(routine) {
        return None;
    }
    let outcome = Outcome::new(format!("routine {} is now `{}`", case.path(), successor.signature));
    let rest: Vec<_> =
        successor.arguments.iter().filter(|argument| overload::is_input(argument.mode)).skip(inputs(routine)).collect();
    let types = |routine: &Routine| -> Vec<String> {
        let inputs = routine.arguments.iter().filter(|argument| overload::is_input(argument.mode));
        inputs.map(|argument| argument.data_type.clone()).collect()
    };
    // an old call still works only when what it gives and gets is the same
    let same_call = types(successor).starts_with(&types(routine))
        && (&successor.returns, successor.returns_set, successor.routine_kind)
            == (&routine.returns, routine.returns_set, routine.routine_kind);
    let optional = same_call && !rest.is_empty() && rest.iter().all(|argument| argument.default_expression.is_some());
    Some(if optional { outcome.impacts([Impact::warning(Audience::Readers)]) } else { outcome })
}
