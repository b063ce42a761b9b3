//! CNS005: a known consumer breaks what it promised.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS005.
pub(crate) const RULE: Rule = Rule {
    id: "CNS005",
    name: "contract-violated",
    title: "a known consumer breaks what it promised",
    meaning: "A model or a data contract promised columns and types to others: the old schema kept it and the new one does not.",
    advice: "agree on the change with those who rely on the contract, and change both together",
    impacts: &[Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
