//! OPC001: an operator class or family is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPC001.
pub(crate) const RULE: Rule = Rule {
    id: "OPC001",
    name: "operator-class-added",
    title: "an operator class or family is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::OperatorFamily), Trigger::Added(ObjectKind::OperatorClass)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("operator class or family {} is new", case.path())))
}
