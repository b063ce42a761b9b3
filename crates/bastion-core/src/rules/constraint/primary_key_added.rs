//! PKY001: a primary key is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// PKY001.
pub(crate) const RULE: Rule = Rule {
    id: "PKY001",
    name: "primary-key-added",
    title: "a primary key is new",
    meaning: "Writers that give a null or a value that is there already fail, and so does the change when the rows do; building its index stops writes.",
    advice: "build a unique index concurrently first, then add the key USING INDEX",
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
    if constraint.constraint_kind != ConstraintKind::PrimaryKey {
        return None;
    }
    let outcome = Outcome::new(format!("primary key {} is new", case.path()));
    if constraint.not_valid || constraint.not_enforced {
        // declared without looking at the rows
        return Some(outcome.impacts([Impact::error(Audience::Writers)]));
    }
    let Some(query) = probes::duplicates(case, &constraint.columns, true) else { return Some(outcome) };
    Some(outcome.probe(query, "a row does not satisfy the constraint", None))
}
