//! VEW010: a materialised view is empty.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW010.
pub(crate) const RULE: Rule = Rule {
    id: "VEW010",
    name: "materialized-view-unpopulated",
    title: "a materialised view is empty",
    meaning: "Every query on it fails until it is refreshed.",
    advice: "refresh it before anyone reads",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Relation), Trigger::Field(ObjectKind::Relation, "unpopulated", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.relations().1.is_some_and(|view| view.unpopulated) {
        return None;
    }
    Some(Outcome::new(format!("materialised view {} has not been filled", case.path())))
}
