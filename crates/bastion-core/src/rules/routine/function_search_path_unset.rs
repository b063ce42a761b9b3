//! FUN009: a routine with its owner's rights lets its caller choose the search_path.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// FUN009.
pub(crate) const RULE: Rule = Rule {
    id: "FUN009",
    name: "function-search-path-unset",
    title: "a routine with its owner's rights lets its caller choose the search_path",
    meaning: "A caller can put an object of its own in front of the one that is meant.",
    advice: "set search_path in the routine",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "security_definer", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "settings", Verb::Changed),
        Trigger::Added(ObjectKind::Routine),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Routine(new)) = case.new else { return None };
    if !new.security_definer || new.settings.iter().any(|setting| setting.starts_with("search_path=")) {
        return None;
    }
    Some(Outcome::new(format!("routine {} runs with its owner's rights and its caller's search_path", case.path())))
}
