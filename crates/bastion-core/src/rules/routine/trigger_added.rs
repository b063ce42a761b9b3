//! TRG001: something happens on a write.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TRG001.
pub(crate) const RULE: Rule = Rule {
    id: "TRG001",
    name: "trigger-added",
    title: "something happens on a write",
    meaning: "Writers see other values, or their writes are refused.",
    advice: "tell the writers what it does",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Trigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("trigger {} is new", case.path())))
}
