//! MET005: an object may have been renamed.

use super::super::{Check, Context, Outcome, Rule};
use crate::finding::{Audience, Facet, Impact, Location};

/// MET005.
pub(crate) const RULE: Rule = Rule {
    id: "MET005",
    name: "rename-not-declared",
    title: "an object may have been renamed",
    meaning: "An object that is gone and one that came look alike. Without identity from the database it is not assumed to be a rename.",
    advice: "declare the rename with --rename when it is one",
    impacts: &[Impact::info(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let findings = context.diff.candidates.iter().map(|candidate| {
        let kind = candidate.object_kind.as_str();
        let location = Location { object_kind: kind.to_owned(), path: candidate.new_path.clone(), field: None };
        let (old, new) = (candidate.old_path.join("."), candidate.new_path.join("."));
        (location, Outcome::new(format!("{kind} `{new}` looks like `{old}`, which is gone")))
    });
    findings.collect()
}
