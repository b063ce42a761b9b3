//! FDW001: a foreign server, wrapper or user mapping is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FDW001.
pub(crate) const RULE: Rule = Rule {
    id: "FDW001",
    name: "foreign-server-added",
    title: "a foreign server, wrapper or user mapping is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Security)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Added(ObjectKind::ForeignDataWrapper),
        Trigger::Added(ObjectKind::ForeignServer),
        Trigger::Added(ObjectKind::UserMapping),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("foreign server, wrapper or user mapping {} is new", case.path())))
}
