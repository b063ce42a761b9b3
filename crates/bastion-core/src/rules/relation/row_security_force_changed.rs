//! TBL011: row-level security binds the owner, or no longer does.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL011.
pub(crate) const RULE: Rule = Rule {
    id: "TBL011",
    name: "row-security-force-changed",
    title: "row-level security binds the owner, or no longer does",
    meaning: "Jobs that run as the owner see fewer or more rows than before.",
    advice: "check what runs as the owner",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "row_security_forced", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "row_security_forced", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!(
        "row-level security for the owner of {path} changed from {old} to {new}",
        path = case.path()
    )))
}
