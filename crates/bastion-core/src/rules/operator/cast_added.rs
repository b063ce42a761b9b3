//! CST001: a cast is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CST001.
pub(crate) const RULE: Rule = Rule {
    id: "CST001",
    name: "cast-added",
    title: "a cast is new",
    meaning: "Statements may find another conversion than before, and give other results or become ambiguous.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Cast)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("cast {} is new", case.path())))
}
