//! CNS001: a known consumer's statement fails.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS001.
pub(crate) const RULE: Rule = Rule {
    id: "CNS001",
    name: "consumer-query-fails",
    title: "a known consumer's statement fails",
    meaning: "The server refuses to prepare the statement on the new schema and prepared it on the old one.",
    advice: "keep what it reads until it is changed: add the new beside the old, and remove the old last",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
