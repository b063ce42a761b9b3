//! PKY002: a primary key is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// PKY002.
pub(crate) const RULE: Rule = Rule {
    id: "PKY002",
    name: "primary-key-removed",
    title: "a primary key is gone",
    meaning: "Rows may become duplicates, ON CONFLICT on its columns fails, and replication no longer tells rows apart.",
    advice: "give the table another key first",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(constraint), _) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::PrimaryKey {
        return None;
    }
    Some(Outcome::new(format!("primary key {} is gone", case.path())))
}
