//! LBL001: a security label is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// LBL001.
pub(crate) const RULE: Rule = Rule {
    id: "LBL001",
    name: "security-label-added",
    title: "a security label is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::SecurityLabel)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("security label {} is new", case.path())))
}
