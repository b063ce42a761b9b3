//! VEW008: a view reads with other rights.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW008.
pub(crate) const RULE: Rule = Rule {
    id: "VEW008",
    name: "view-security-mode-changed",
    title: "a view reads with other rights",
    meaning: "Readers see rows that were hidden, or no longer see rows that were theirs.",
    advice: "test with every role",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "security_invoker", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "security_invoker", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "security_barrier", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "security_barrier", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("how view {path} guards its rows changed from {old} to {new}", path = case.path())))
}
