//! STX001: an extended statistics object is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// STX001.
pub(crate) const RULE: Rule = Rule {
    id: "STX001",
    name: "extended-statistics-added",
    title: "an extended statistics object is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Statistics)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("extended statistics object {} is new", case.path())))
}
