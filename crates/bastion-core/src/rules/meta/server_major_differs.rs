//! MET004: the snapshots come from different major versions.

use super::super::{Check, Context, Outcome, Rule};
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::Dialect;

/// MET004.
pub(crate) const RULE: Rule = Rule {
    id: "MET004",
    name: "server-major-differs",
    title: "the snapshots come from different major versions",
    meaning: "The server writes definitions of views, defaults and constraints differently: such differences may be no change at all.",
    advice: "compare snapshots of the same major version",
    impacts: &[Impact::warning(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::Whole(check),
};

fn check(context: &Context<'_>) -> Vec<(Location, Outcome)> {
    let major =
        |version: &Option<String>| version.as_deref().and_then(|version| version.split('.').next()).map(str::to_owned);
    let (old, new) = (major(&context.old.source().server_version), major(&context.new.source().server_version));
    let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
    if old == new || context.old.dialect() == Dialect::Sqlite {
        return Vec::new();
    }
    let location =
        Location { object_kind: "snapshot".to_owned(), path: Vec::new(), field: Some("server_version".to_owned()) };
    vec![(location, Outcome::new(format!("the old snapshot comes from version {old}, the new one from {new}")))]
}
