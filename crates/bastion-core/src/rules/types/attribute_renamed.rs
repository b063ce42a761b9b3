//! CMP004: an attribute of a composite type has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CMP004.
pub(crate) const RULE: Rule = Rule {
    id: "CMP004",
    name: "attribute-renamed",
    title: "an attribute of a composite type has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "add an attribute of the new name and move over",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Attribute)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("attribute has the new name {}", case.path())))
}
