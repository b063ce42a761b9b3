//! RUL002: a rewrite rule is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RUL002.
pub(crate) const RULE: Rule = Rule {
    id: "RUL002",
    name: "rewrite-rule-removed",
    title: "a rewrite rule is gone",
    meaning: "Statements do again what they say.",
    advice: "stop using it first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::RewriteRule)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("rewrite rule {} is gone", case.path())))
}
