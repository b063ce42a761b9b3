//! OPR003: an operator has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPR003.
pub(crate) const RULE: Rule = Rule {
    id: "OPR003",
    name: "operator-renamed",
    title: "an operator has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Operator)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("operator has the new name {}", case.path())))
}
