//! IDX008: a unique index forbids other rows.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX008.
pub(crate) const RULE: Rule = Rule {
    id: "IDX008",
    name: "unique-index-changed",
    title: "a unique index forbids other rows",
    meaning: "Writers that give a value that is there already fail, and ON CONFLICT on the old keys fails.",
    advice: "build the new index concurrently beside the old one, and drop the old one last",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "keys", Verb::Set),
        Trigger::Field(ObjectKind::Index, "keys", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "keys", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Set),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "predicate", Verb::Changed),
        Trigger::Field(ObjectKind::Index, "method", Verb::Set),
        Trigger::Field(ObjectKind::Index, "method", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "method", Verb::Changed),
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
    // columns that only ride along forbid nothing
    if !(new.unique && old.unique) {
        return None;
    }
    let field = &case.field()?.field;
    let outcome = Outcome::new(format!("`{field}` of unique index {} differs", case.path()));
    Some(if matches!(field.as_str(), "included_columns" | "method") {
        outcome.impacts([Impact::info(Audience::Operations)])
    } else {
        outcome
    })
}
