//! CHK001: a condition on rows is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// CHK001.
pub(crate) const RULE: Rule = Rule {
    id: "CHK001",
    name: "check-added",
    title: "a condition on rows is new",
    meaning: "Writers that give a row that does not satisfy it fail, and so does the change when such a row is there.",
    advice: "add it NOT VALID, clean the rows, and validate it later",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Check {
        return None;
    }
    let outcome = Outcome::new(format!("check constraint {} is new", case.path()));
    if constraint.not_valid || constraint.not_enforced {
        // declared without looking at the rows
        return Some(outcome.impacts([Impact::error(Audience::Writers)]));
    }
    let Some(query) = probes::violations(case, constraint) else { return Some(outcome) };
    Some(outcome.probe(query, "a row does not satisfy the constraint", None))
}
