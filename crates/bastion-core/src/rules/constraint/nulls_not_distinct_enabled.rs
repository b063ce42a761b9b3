//! UNQ004: nulls count as equal.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::probes;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// UNQ004.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ004",
    name: "nulls-not-distinct-enabled",
    title: "nulls count as equal",
    meaning: "Writers that give a second null fail, and so does the change when there are two.",
    advice: "look for rows with nulls first",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "nulls_not_distinct", Verb::Set),
        Trigger::Field(ObjectKind::Index, "nulls_not_distinct", Verb::Set),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let columns = match (case.old, case.new) {
        (_, Some(Object::Constraint(constraint))) => constraint.columns.clone(),
        (_, Some(Object::Index(index))) if index.constraint.is_none() => {
            index.keys.iter().filter_map(|key| key.column.clone()).collect()
        }
        // the index of a constraint follows it
        _ => return None,
    };
    let outcome = Outcome::new(format!("nulls count as equal in {}", case.path()));
    Some(match probes::duplicates(case, &columns, true) {
        Some(query) => outcome.probe(query, "two rows are equal when nulls are", None),
        None => outcome,
    })
}
