//! VEW001: a view is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW001.
pub(crate) const RULE: Rule = Rule {
    id: "VEW001",
    name: "view-removed",
    title: "a view is gone",
    meaning: "Every query that names it fails.",
    advice: "keep the view until no query names it",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    let outcome = Outcome::new(format!("view {} is gone", case.path()));
    let updatable = case.relations().0.is_some_and(|view| view.updatable);
    Some(if updatable {
        outcome.impacts([Impact::error(Audience::Readers), Impact::error(Audience::Writers)])
    } else {
        outcome
    })
}
