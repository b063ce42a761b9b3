//! FDW002: a foreign server, wrapper or user mapping is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FDW002.
pub(crate) const RULE: Rule = Rule {
    id: "FDW002",
    name: "foreign-server-removed",
    title: "a foreign server, wrapper or user mapping is gone",
    meaning: "Foreign tables that need it are gone or fail.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Removed(ObjectKind::ForeignDataWrapper),
        Trigger::Removed(ObjectKind::ForeignServer),
        Trigger::Removed(ObjectKind::UserMapping),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("foreign server, wrapper or user mapping {} is gone", case.path())))
}
