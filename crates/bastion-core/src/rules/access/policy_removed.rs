//! POL003: a row policy is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// POL003.
pub(crate) const RULE: Rule = Rule {
    id: "POL003",
    name: "policy-removed",
    title: "a row policy is gone",
    meaning: "Without a permissive policy rows disappear; without a restrictive one they appear.",
    advice: "test with every role",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::RowPolicy)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("row policy {} is gone", case.path())))
}
