//! CMP002: an attribute of a composite type is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CMP002.
pub(crate) const RULE: Rule = Rule {
    id: "CMP002",
    name: "attribute-removed",
    title: "an attribute of a composite type is gone",
    meaning: "Whoever reads or writes it fails, and its values are lost.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Attribute), Trigger::Recreated(ObjectKind::Attribute)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("attribute {} is gone, with its values", case.path())))
}
