//! MET001: something is there that bastion does not model.

use super::super::{Check, Context, Outcome, Rule};
use super::gaps;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::snapshot::GapReason;

/// MET001.
pub(crate) const RULE: Rule = Rule {
    id: "MET001",
    name: "unmodelled-object-present",
    title: "something is there that bastion does not model",
    meaning: "What it does and whom its change breaks is not known: the verdict is incomplete.",
    advice: "look at these objects by hand",
    impacts: &[Impact::info(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let counts = |reason: &GapReason| matches!(reason, GapReason::Unmodelled | GapReason::Unknown);
    gaps::findings(context, counts, "not modelled")
}
