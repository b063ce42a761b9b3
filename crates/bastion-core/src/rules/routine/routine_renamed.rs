//! FUN012: a routine has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FUN012.
pub(crate) const RULE: Rule = Rule {
    id: "FUN012",
    name: "routine-renamed",
    title: "a routine has another name",
    meaning: "Every call under the old name fails.",
    advice: "keep a routine under the old name that calls the new one",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Routine)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("routine `{}` is now {}", renamed.old_path.join("."), case.path())))
}
