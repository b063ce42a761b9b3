//! TBL022: rows are stored with or without a row number.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL022.
pub(crate) const RULE: Rule = Rule {
    id: "TBL022",
    name: "row-storage-changed",
    title: "rows are stored with or without a row number",
    meaning: "SQLite stores the table anew; queries that use rowid fail or appear.",
    advice: "look for queries that use rowid",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "without_rowid", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "without_rowid", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("storage without row number of {path} changed from {old} to {new}", path = case.path())))
}
