//! FKY007: the rows of a foreign key were checked.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// FKY007.
pub(crate) const RULE: Rule = Rule {
    id: "FKY007",
    name: "foreign-key-validated",
    title: "the rows of a foreign key were checked",
    meaning: "The check reads the whole table and fails when a row points at nothing.",
    advice: "clean the rows first",
    impacts: &[Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Constraint, "not_valid", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::ForeignKey {
        return None;
    }
    let _ = old;
    let outcome = Outcome::new(format!("the rows of foreign key {} are checked", case.path()));
    Some(match probes::orphans(case, constraint) {
        Some(query) => outcome.probe(query, "a row points at nothing", None),
        None => outcome,
    })
}
