//! CNS005: a known consumer breaks what it promised.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS005.
pub(crate) const RULE: Rule = Rule {
    id: "CNS005",
    name: "contract-violated",
    title: "a known consumer breaks what it promised",
    meaning: "A model promised columns and types to others, kept it on the old schema and does not on the new one.",
    advice: "change the model or its contract together with the schema",
    impacts: &[Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
