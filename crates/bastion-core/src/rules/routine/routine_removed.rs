//! FUN001: a routine is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::overload;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// FUN001.
pub(crate) const RULE: Rule = Rule {
    id: "FUN001",
    name: "routine-removed",
    title: "a routine is gone",
    meaning: "Every call of it fails.",
    advice: "keep it until nothing calls it",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Routine)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Routine(routine)) = case.old else { return None };
    let successor = overload::successor(case, routine);
    // another signature under the name is FUN002's and FUN003's
    if successor.is_some() {
        return None;
    }
    Some(Outcome::new(format!("routine {} is gone", case.path())))
}
