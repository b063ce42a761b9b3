//! RNG001: a range type is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RNG001.
pub(crate) const RULE: Rule = Rule {
    id: "RNG001",
    name: "range-added",
    title: "a range type is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Range)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("range type {} is new", case.path())))
}
