//! TRG005: a trigger has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TRG005.
pub(crate) const RULE: Rule = Rule {
    id: "TRG005",
    name: "trigger-renamed",
    title: "a trigger has another name",
    meaning: "Triggers fire in the order of their names.",
    advice: "check the order of the triggers on the table",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Trigger)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("trigger `{}` is now {}", renamed.old_path.join("."), case.path())))
}
