//! FUN004: arguments of a routine have other names or modes.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::Routine;
use crate::schema::{Object, ObjectKind};

/// FUN004.
pub(crate) const RULE: Rule = Rule {
    id: "FUN004",
    name: "arguments-renamed-or-reordered",
    title: "arguments of a routine have other names or modes",
    meaning: "Calls that name their arguments fail, and results may have other columns.",
    advice: "call by position",
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
    let names = |routine: &Routine| {
        routine
            .arguments
            .iter()
            .map(|argument| (argument.name.clone(), argument.mode, argument.data_type.clone()))
            .collect::<Vec<_>>()
    };
    // only defaults differ: FUN005's
    if names(old) == names(new) {
        return None;
    }
    Some(Outcome::new(format!("the arguments of routine {} have other names or modes", case.path())))
}
