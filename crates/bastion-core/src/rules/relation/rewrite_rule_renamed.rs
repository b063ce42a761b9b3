//! RUL003: a rewrite rule has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RUL003.
pub(crate) const RULE: Rule = Rule {
    id: "RUL003",
    name: "rewrite-rule-renamed",
    title: "a rewrite rule has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::info(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::RewriteRule)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("rewrite rule has the new name {}", case.path())))
}
