//! EXC001: rows may no longer be in conflict.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// EXC001.
pub(crate) const RULE: Rule = Rule {
    id: "EXC001",
    name: "exclusion-added",
    title: "rows may no longer be in conflict",
    meaning: "Writers that give a conflicting row fail, and so does the change when there are some.",
    advice: "look for conflicting rows with a self-join first",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Exclusion {
        return None;
    }
    let outcome = Outcome::new(format!("exclusion constraint {} is new", case.path()));
    if constraint.not_valid || constraint.not_enforced {
        // declared without looking at the rows
        return Some(outcome.impacts([Impact::error(Audience::Writers)]));
    }
    let Some(query) = None::<String> else { return Some(outcome) };
    Some(outcome.probe(query, "a row does not satisfy the constraint", None))
}
