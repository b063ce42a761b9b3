//! NUL004: the rows of a column were checked for nulls.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// NUL004.
pub(crate) const RULE: Rule = Rule {
    id: "NUL004",
    name: "not-null-validated",
    title: "the rows of a column were checked for nulls",
    meaning: "The check reads the whole table and fails when it finds a null.",
    advice: "clean the nulls first",
    impacts: &[Impact::error_if(Audience::Data)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "not_null_unvalidated", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.columns() else { return None };
    // no longer refused at all: NUL002's
    if !new.not_null {
        return None;
    }
    let query =
        case.context.probe().rows_where(&old.schema, &old.relation, |quote| format!("{} IS NULL", quote(&old.name)));
    Some(Outcome::new(format!("column {} is checked for nulls", case.path())).probe(query, "a row has no value", None))
}
