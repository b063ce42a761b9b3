//! VEW011: a view is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW011.
pub(crate) const RULE: Rule = Rule {
    id: "VEW011",
    name: "view-added",
    title: "a view is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    Some(Outcome::new(format!("view {} is new", case.path())))
}
