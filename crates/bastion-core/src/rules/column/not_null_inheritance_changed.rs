//! NUL005: a NOT NULL binds, or no longer binds, tables that inherit.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// NUL005.
pub(crate) const RULE: Rule = Rule {
    id: "NUL005",
    name: "not-null-inheritance-changed",
    title: "a NOT NULL binds, or no longer binds, tables that inherit",
    meaning: "Tables that inherit may hold nulls that this one refuses.",
    advice: "check the tables that inherit",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "not_null_no_inherit", Verb::Set),
        Trigger::Field(ObjectKind::Column, "not_null_no_inherit", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "not_null_no_inherit", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of column {path} is {new} instead of {old}", path = case.path())))
}
