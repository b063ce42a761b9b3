//! DEF007: a column that numbers itself refuses given numbers.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{IdentityKind, ObjectKind};

/// DEF007.
pub(crate) const RULE: Rule = Rule {
    id: "DEF007",
    name: "identity-by-default-to-always",
    title: "a column that numbers itself refuses given numbers",
    meaning: "Writers that give a number fail unless they say OVERRIDING SYSTEM VALUE.",
    advice: "stop giving numbers first",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "identity", Verb::Changed)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(new)) = case.columns() else { return None };
    if new.identity != Some(IdentityKind::Always) {
        return None;
    }
    Some(Outcome::new(format!("column {} refuses given numbers", case.path())))
}
