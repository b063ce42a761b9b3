//! DEF008: a column that numbers itself takes given numbers.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{IdentityKind, ObjectKind};

/// DEF008.
pub(crate) const RULE: Rule = Rule {
    id: "DEF008",
    name: "identity-always-to-by-default",
    title: "a column that numbers itself takes given numbers",
    meaning: "A given number may collide with a later one.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "identity", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(new)) = case.columns() else { return None };
    if new.identity != Some(IdentityKind::ByDefault) {
        return None;
    }
    Some(Outcome::new(format!("column {} takes given numbers", case.path())))
}
