//! UNQ001: something must be unique.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// UNQ001.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ001",
    name: "unique-added",
    title: "something must be unique",
    meaning: "Writers that give a value that is there already fail, and so does the change when the rows have duplicates.",
    advice: "build a unique index concurrently, and add the constraint USING INDEX",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Unique {
        return None;
    }
    let outcome = Outcome::new(format!("unique constraint {} is new", case.path()));
    if constraint.not_valid || constraint.not_enforced {
        // declared without looking at the rows
        return Some(outcome.impacts([Impact::error(Audience::Writers)]));
    }
    let Some(query) = probes::duplicates(case, &constraint.columns, constraint.nulls_not_distinct) else {
        return Some(outcome);
    };
    Some(outcome.probe(query, "a row does not satisfy the constraint", None))
}
