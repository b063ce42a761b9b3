//! FDW003: a foreign server, wrapper or user mapping has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FDW003.
pub(crate) const RULE: Rule = Rule {
    id: "FDW003",
    name: "foreign-server-renamed",
    title: "a foreign server, wrapper or user mapping has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Renamed(ObjectKind::ForeignDataWrapper),
        Trigger::Renamed(ObjectKind::ForeignServer),
        Trigger::Renamed(ObjectKind::UserMapping),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("foreign server, wrapper or user mapping has the new name {}", case.path())))
}
