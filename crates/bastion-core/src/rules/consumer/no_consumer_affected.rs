//! CNS007: no known consumer is affected.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact};

/// CNS007.
pub(crate) const RULE: Rule = Rule {
    id: "CNS007",
    name: "no-registered-consumer-affected",
    title: "no known consumer is affected",
    meaning: "Every known statement was asked of both schemas and none fails or gets something else. Others may exist.",
    advice: "register the consumers that are not known yet",
    impacts: &[Impact::info(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
