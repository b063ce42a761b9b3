//! ENM005: an enumeration is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// ENM005.
pub(crate) const RULE: Rule = Rule {
    id: "ENM005",
    name: "enum-removed",
    title: "an enumeration is gone",
    meaning: "Every cast to it and every column of it is gone.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Enum)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("enumeration {} is gone", case.path())))
}
