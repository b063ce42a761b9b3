//! Gaps as findings: those that came or went one by one, those that stayed counted by kind.

use std::collections::BTreeMap;

use super::super::{Context, Outcome};
use crate::finding::{Audience, Impact, Location};
use crate::snapshot::{Gap, GapReason};

pub(super) fn findings(
    context: &Context<'_>,
    counts: impl Fn(&GapReason) -> bool,
    words: &str,
) -> Vec<(Location, Outcome)> {
    let mut findings = Vec::new();
    for change in context.diff.gap_changes.iter().filter(|change| counts(&change.gap.reason)) {
        let location =
            Location { object_kind: change.gap.object_kind.clone(), path: change.gap.path.clone(), field: None };
        let (kind, path) = (&change.gap.object_kind, change.gap.path.join("."));
        let what = if change.appeared { "is new" } else { "is gone" };
        let outcome = Outcome::new(format!("{kind} `{path}` {what} and is {words}"));
        findings.push((location, outcome.impacts([Impact::warning(Audience::Contracts)])));
    }
    let mut stayed: BTreeMap<&str, u32> = BTreeMap::new();
    let appeared = |gap: &Gap| context.diff.gap_changes.iter().any(|change| change.appeared && change.gap == *gap);
    // a comparison without a difference has nothing to be incomplete about
    if context.diff.changes.is_empty() {
        return findings;
    }
    for gap in context.new.gaps().iter().filter(|gap| counts(&gap.reason) && !appeared(gap)) {
        *stayed.entry(gap.object_kind.as_str()).or_default() += 1;
    }
    for (kind, count) in stayed {
        let location = Location { object_kind: kind.to_owned(), path: Vec::new(), field: None };
        findings.push((location, Outcome::new(format!("{count} of kind {kind} are {words}"))));
    }
    findings
}
