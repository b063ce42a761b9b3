//! OPC003: an operator class or family has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPC003.
pub(crate) const RULE: Rule = Rule {
    id: "OPC003",
    name: "operator-class-renamed",
    title: "an operator class or family has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::OperatorFamily), Trigger::Renamed(ObjectKind::OperatorClass)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("operator class or family has the new name {}", case.path())))
}
