//! OPC002: an operator class or family is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPC002.
pub(crate) const RULE: Rule = Rule {
    id: "OPC002",
    name: "operator-class-removed",
    title: "an operator class or family is gone",
    meaning: "Indexes that use it are gone, and queries that relied on them slow down.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::OperatorFamily), Trigger::Removed(ObjectKind::OperatorClass)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("operator class or family {} is gone", case.path())))
}
