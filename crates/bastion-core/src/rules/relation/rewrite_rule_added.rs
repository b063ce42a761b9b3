//! RUL001: a rewrite rule is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RUL001.
pub(crate) const RULE: Rule = Rule {
    id: "RUL001",
    name: "rewrite-rule-added",
    title: "a rewrite rule is new",
    meaning: "Statements do something else than they say.",
    advice: "read both definitions",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::RewriteRule)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("rewrite rule {} is new", case.path())))
}
