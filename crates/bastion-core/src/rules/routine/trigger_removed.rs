//! TRG002: something no longer happens on a write.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TRG002.
pub(crate) const RULE: Rule = Rule {
    id: "TRG002",
    name: "trigger-removed",
    title: "something no longer happens on a write",
    meaning: "What it kept up to date is not kept any more.",
    advice: "do its work elsewhere first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Trigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("trigger {} is gone", case.path())))
}
