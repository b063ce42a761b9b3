//! FUN008: a routine runs with other rights.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FUN008.
pub(crate) const RULE: Rule = Rule {
    id: "FUN008",
    name: "security-definer-toggled",
    title: "a routine runs with other rights",
    meaning: "With its owner's rights it may do what its caller may not; without them calls may fail.",
    advice: "set a safe search_path, and grant EXECUTE to those who need it",
    impacts: &[Impact::error(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "security_definer", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "security_definer", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "leakproof", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "leakproof", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the rights of routine {path} changed from {old} to {new}", path = case.path())))
}
