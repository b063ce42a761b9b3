//! UNQ005: nulls count as different.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// UNQ005.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ005",
    name: "nulls-not-distinct-disabled",
    title: "nulls count as different",
    meaning: "Readers may meet several rows with nulls.",
    advice: "teach the readers about them first",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "nulls_not_distinct", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "nulls_not_distinct", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let columns: Vec<String> = match (case.old, case.new) {
        (_, Some(Object::Constraint(constraint))) => constraint.columns.clone(),
        (_, Some(Object::Index(index))) if index.constraint.is_none() => {
            index.keys.iter().filter_map(|key| key.column.clone()).collect()
        }
        // the index of a constraint follows it
        _ => return None,
    };
    let _ = columns;
    Some(Outcome::new(format!("nulls count as different in {}", case.path())))
}
