//! ENM006: an enumeration has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// ENM006.
pub(crate) const RULE: Rule = Rule {
    id: "ENM006",
    name: "enum-renamed",
    title: "an enumeration has another name",
    meaning: "Casts to the old name fail, and generated code names another type.",
    advice: "leave a domain under the old name until nothing uses it",
    impacts: &[Impact::warning(Audience::Writers), Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Enum)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("enumeration `{}` is now {}", renamed.old_path.join("."), case.path())))
}
