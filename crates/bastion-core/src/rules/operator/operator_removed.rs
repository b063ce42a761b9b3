//! OPR002: an operator is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPR002.
pub(crate) const RULE: Rule = Rule {
    id: "OPR002",
    name: "operator-removed",
    title: "an operator is gone",
    meaning: "Queries and indexes that use it fail.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Operator)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("operator {} is gone", case.path())))
}
