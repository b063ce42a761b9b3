//! FKY002: a foreign key is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;

/// FKY002.
pub(crate) const RULE: Rule = Rule {
    id: "FKY002",
    name: "foreign-key-removed",
    title: "a foreign key is gone",
    meaning: "Readers may meet rows that point at nothing.",
    advice: "check the reference in the programs instead",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(constraint), _) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::ForeignKey {
        return None;
    }
    Some(Outcome::new(format!("foreign key {} is gone", case.path())))
}
