//! RNG002: a range type is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RNG002.
pub(crate) const RULE: Rule = Rule {
    id: "RNG002",
    name: "range-removed",
    title: "a range type is gone",
    meaning: "Every column and every routine that uses it is gone.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Range)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("range type {} is gone", case.path())))
}
