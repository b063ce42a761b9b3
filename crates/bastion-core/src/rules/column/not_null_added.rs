//! NUL001: a column refuses nulls.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// NUL001.
pub(crate) const RULE: Rule = Rule {
    id: "NUL001",
    name: "not-null-added",
    title: "a column refuses nulls",
    meaning: "Writers that leave it out or give null fail, and so does the change when nulls are there.",
    advice: "add a check constraint NOT VALID, clean the nulls, validate it, and set NOT NULL last",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "not_null", Verb::Set),
        Trigger::Field(ObjectKind::Column, "not_null", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.columns() else { return None };
    // declared without looking at the rows: NUL003's
    if new.not_null_unvalidated {
        return None;
    }
    let query =
        case.context.probe().rows_where(&old.schema, &old.relation, |quote| format!("{} IS NULL", quote(&old.name)));
    let nulls = case.old_statistics().and_then(|statistics| statistics.null_ratio);
    let outcome = Outcome::new(format!("column {} refuses nulls", case.path()));
    Some(outcome.probe(query, format!("a row has no value of `{}`", old.name), nulls))
}
