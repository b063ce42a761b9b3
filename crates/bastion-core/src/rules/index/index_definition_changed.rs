//! IDX003: an index is ordered by something else.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX003.
pub(crate) const RULE: Rule = Rule {
    id: "IDX003",
    name: "index-definition-changed",
    title: "an index is ordered by something else",
    meaning: "Queries that used it may become slow; it was built anew.",
    advice: "build the new index concurrently beside the old one",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "method", Verb::Set),
        Trigger::Field(ObjectKind::Index, "method", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "method", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "keys", Verb::Set),
        Trigger::Field(ObjectKind::Index, "keys", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "keys", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Set),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "included_columns", Verb::Set),
        Trigger::Field(ObjectKind::Index, "included_columns", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "included_columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.indexes();
    let index = new.or(old)?;
    // the index of a constraint follows it
    if index.constraint.is_some() {
        return None;
    }
    let (Some(old), Some(new)) = case.indexes() else { return None };
    // a unique one is IDX008's
    if new.unique && old.unique {
        return None;
    }
    Some(Outcome::new(format!("`{}` of index {} differs", case.field()?.field, case.path())))
}
