//! CNS006: a dbt model fails.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS006.
pub(crate) const RULE: Rule = Rule {
    id: "CNS006",
    name: "dbt-model-fails-to-compile",
    title: "a dbt model fails",
    meaning: "The server refuses to prepare the compiled model on the new schema and prepared it on the old one.",
    advice: "change the model together with the schema, or keep what it reads until it is changed",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
