//! FKY003: a foreign key points elsewhere.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// FKY003.
pub(crate) const RULE: Rule = Rule {
    id: "FKY003",
    name: "foreign-key-target-changed",
    title: "a foreign key points elsewhere",
    meaning: "Writers that point at the old place fail, and so does the change when the rows do.",
    advice: "add the new key beside the old one NOT VALID, move the rows, validate, and drop the old one",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "referenced_relation", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "referenced_relation", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "referenced_relation", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "referenced_columns", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "referenced_columns", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "referenced_columns", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::ForeignKey {
        return None;
    }
    // one finding for one change: the first field that differs speaks
    let first = [
        ("columns", old.columns != constraint.columns),
        ("referenced_columns", old.referenced_columns != constraint.referenced_columns),
        ("referenced_relation", old.referenced_relation != constraint.referenced_relation),
    ];
    let first = first.into_iter().find(|(_, differs)| *differs)?.0;
    case.field().filter(|field| field.field == first)?;
    let outcome = Outcome::new(format!("foreign key {} points elsewhere", case.path()));
    Some(match probes::orphans(case, constraint) {
        Some(query) => outcome.probe(query, "a row points at nothing", None),
        None => outcome,
    })
}
