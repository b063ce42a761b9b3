//! FKY004: deleting a row deletes the rows that point at it.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ConstraintKind;
use crate::schema::ObjectKind;
use crate::schema::ReferentialAction;

/// FKY004.
pub(crate) const RULE: Rule = Rule {
    id: "FKY004",
    name: "on-delete-cascade-introduced",
    title: "deleting a row deletes the rows that point at it",
    meaning: "A delete that was refused now takes other rows with it.",
    advice: "find the programs that delete from the referenced table first",
    impacts: &[Impact::warning(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "on_delete", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "on_delete", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    if constraint.constraint_kind != ConstraintKind::ForeignKey {
        return None;
    }
    if constraint.on_delete != ReferentialAction::Cascade {
        return None;
    }
    Some(Outcome::new(format!("deleting what foreign key {} points at deletes its rows too", case.path())))
}
