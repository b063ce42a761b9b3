//! CST002: a cast is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CST002.
pub(crate) const RULE: Rule = Rule {
    id: "CST002",
    name: "cast-removed",
    title: "a cast is gone",
    meaning: "Statements that relied on it fail.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Cast)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("cast {} is gone", case.path())))
}
