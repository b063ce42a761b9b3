//! CNS003: a known consumer's parameter has another type.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS003.
pub(crate) const RULE: Rule = Rule {
    id: "CNS003",
    name: "parameter-type-changes",
    title: "a known consumer's parameter has another type",
    meaning: "The server infers another type for a parameter: drivers that send values in binary, and generated code, notice.",
    advice: "state the parameter's type in the statement",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
