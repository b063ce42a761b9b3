//! CMP001: a composite type has a new attribute.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CMP001.
pub(crate) const RULE: Rule = Rule {
    id: "CMP001",
    name: "attribute-added",
    title: "a composite type has a new attribute",
    meaning: "Row values of the old shape no longer fit, and rows that are read have one value more.",
    advice: "name the attributes where rows are made and read",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Attribute)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("attribute {} is new", case.path())))
}
