//! FUN011: a routine is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::overload;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// FUN011.
pub(crate) const RULE: Rule = Rule {
    id: "FUN011",
    name: "routine-added",
    title: "a routine is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Routine)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Routine(routine)) = case.new else { return None };
    // the successor of one that is gone is FUN002's and FUN003's
    if overload::predecessor(case, routine) {
        return None;
    }
    Some(Outcome::new(format!("routine {} is new", case.path())))
}
