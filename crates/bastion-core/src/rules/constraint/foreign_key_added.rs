//! FKY001: a foreign key is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// FKY001.
pub(crate) const RULE: Rule = Rule {
    id: "FKY001",
    name: "foreign-key-added",
    title: "a foreign key is new",
    meaning: "Writers that point at nothing fail, deletes on the other table may be refused, and the change fails when rows point at nothing. Both tables are locked.",
    advice: "add it NOT VALID, clean the rows, and validate it later",
    impacts: &[
        Impact::error(Audience::Writers),
        Impact::error_if(Audience::Data),
        Impact::warning(Audience::Operations),
    ],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::ForeignKey {
        return None;
    }
    let outcome = Outcome::new(format!("foreign key {} is new", case.path()));
    if constraint.not_valid || constraint.not_enforced {
        // declared without looking at the rows
        return Some(outcome.impacts([Impact::error(Audience::Writers)]));
    }
    let Some(query) = probes::orphans(case, constraint) else { return Some(outcome) };
    Some(outcome.probe(query, "a row does not satisfy the constraint", None))
}
