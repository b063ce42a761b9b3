//! CHK007: a constraint is enforced, or no longer is.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CHK007.
pub(crate) const RULE: Rule = Rule {
    id: "CHK007",
    name: "enforcement-changed",
    title: "a constraint is enforced, or no longer is",
    meaning: "Writers that give a row that breaks it fail, or no longer do.",
    advice: "clean the rows first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "not_enforced", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "not_enforced", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "no_inherit", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "no_inherit", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "not_valid", Verb::Set),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("how constraint {path} is enforced changed from {old} to {new}", path = case.path())))
}
