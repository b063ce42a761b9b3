//! DOM007: a domain is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOM007.
pub(crate) const RULE: Rule = Rule {
    id: "DOM007",
    name: "domain-removed",
    title: "a domain is gone",
    meaning: "Every cast to it fails, and every column of it is gone or of another type.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Domain)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("domain {} is gone", case.path())))
}
