//! UNQ002: something need no longer be unique.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// UNQ002.
pub(crate) const RULE: Rule = Rule {
    id: "UNQ002",
    name: "unique-removed",
    title: "something need no longer be unique",
    meaning: "Joins may give more rows than before, and ON CONFLICT on its columns fails.",
    advice: "find the queries that count on it first",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(constraint), _) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::Unique {
        return None;
    }
    Some(Outcome::new(format!("unique constraint {} is gone", case.path())))
}
