//! CMP006: a composite type is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CMP006.
pub(crate) const RULE: Rule = Rule {
    id: "CMP006",
    name: "composite-removed",
    title: "a composite type is gone",
    meaning: "Every value and every routine that uses it is gone.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Composite)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("composite type {} is gone", case.path())))
}
