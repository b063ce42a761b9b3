//! MET002: something is there that this role may not read.

use super::super::{Check, Context, Outcome, Rule};
use super::gaps;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::snapshot::GapReason;

/// MET002.
pub(crate) const RULE: Rule = Rule {
    id: "MET002",
    name: "object-unreadable",
    title: "something is there that this role may not read",
    meaning: "What it is and whom its change breaks is not known: the verdict is incomplete.",
    advice: "take the snapshot with a role that may read it",
    impacts: &[Impact::warning(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let counts = |reason: &GapReason| *reason == GapReason::Unreadable;
    gaps::findings(context, counts, "not readable")
}
