//! CNS002: a known consumer gets other columns.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS002.
pub(crate) const RULE: Rule = Rule {
    id: "CNS002",
    name: "result-shape-changes",
    title: "a known consumer gets other columns",
    meaning: "The statement runs on both schemas, but names, types or order of its columns differ: `SELECT *` and generated code notice.",
    advice: "name the columns in the statement, with their types where they matter",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
