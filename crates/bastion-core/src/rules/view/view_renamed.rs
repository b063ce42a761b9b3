//! VEW012: a view has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW012.
pub(crate) const RULE: Rule = Rule {
    id: "VEW012",
    name: "view-renamed",
    title: "a view has another name",
    meaning: "Every query that names it fails.",
    advice: "keep a view under the old name until no query names it",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("view `{}` is now {}", renamed.old_path.join("."), case.path())))
}
