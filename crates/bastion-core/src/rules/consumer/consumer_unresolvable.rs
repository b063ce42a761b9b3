//! CNS004: a known consumer cannot be judged.

use super::super::{Check, Rule};
use crate::finding::{Audience, Facet, Impact, Level};

/// CNS004.
pub(crate) const RULE: Rule = Rule {
    id: "CNS004",
    name: "consumer-unresolvable",
    title: "a known consumer cannot be judged",
    meaning: "Neither schema understands the statement, or it stands in a body that the server reads only when it runs.",
    advice: "look at it, or run its tests against the new schema",
    impacts: &[Impact::unknown(Audience::Readers, Level::Warning)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Elsewhere,
};
