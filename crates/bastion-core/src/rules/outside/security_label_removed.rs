//! LBL002: a security label is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// LBL002.
pub(crate) const RULE: Rule = Rule {
    id: "LBL002",
    name: "security-label-removed",
    title: "a security label is gone",
    meaning: "The security module no longer knows what the object holds.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::SecurityLabel)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("security label {} is gone", case.path())))
}
