//! IDX005: an index has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX005.
pub(crate) const RULE: Rule = Rule {
    id: "IDX005",
    name: "index-renamed",
    title: "an index has another name",
    meaning: "Hints and maintenance jobs that name it fail.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Index)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = new.or(old)?;
    // the index of a constraint follows it
    if index.constraint.is_some() {
        return None;
    }
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("index `{}` is now {}", renamed.old_path.join("."), case.path())))
}
