//! MET003: a schema changed while it was read.

use super::super::{Check, Context, Outcome, Rule};
use crate::finding::{Audience, Facet, Impact, Location};
use crate::snapshot::{GapReason, Snapshot};

/// MET003.
pub(crate) const RULE: Rule = Rule {
    id: "MET003",
    name: "catalog-changed-during-extract",
    title: "a schema changed while it was read",
    meaning: "What was read may be of several moments: the verdict is incomplete.",
    advice: "read it again when no migration runs",
    impacts: &[Impact::warning(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let changed = |side: &Snapshot| side.gaps().iter().any(|gap| gap.reason == GapReason::Changed);
    let sides = [("old", context.old), ("new", context.new)].into_iter().filter(|(_, side)| changed(side));
    let findings = sides.map(|(name, _)| {
        let location = Location { object_kind: "catalogue".to_owned(), path: Vec::new(), field: None };
        (location, Outcome::new(format!("the {name} schema changed while it was read")))
    });
    findings.collect()
}
