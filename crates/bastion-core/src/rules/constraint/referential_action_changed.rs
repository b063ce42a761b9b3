//! FKY005: another thing happens to rows whose reference goes.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;
use crate::schema::ReferentialAction;

/// FKY005.
pub(crate) const RULE: Rule = Rule {
    id: "FKY005",
    name: "referential-action-changed",
    title: "another thing happens to rows whose reference goes",
    meaning: "A delete or update that was refused may go through, or the other way round.",
    advice: "find the programs that delete from or update the referenced table first",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "on_delete", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "on_delete", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "on_delete", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "on_update", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "on_update", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "on_update", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "on_delete_columns", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "on_delete_columns", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "on_delete_columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (_, Some(constraint)) = case.constraints() else { return None };
    let field = case.field()?;
    // FKY004's
    if field.field == "on_delete" && constraint.on_delete == ReferentialAction::Cascade {
        return None;
    }
    let (old, new) = case.values();
    Some(Outcome::new(format!("`{}` of foreign key {} is {new} instead of {old}", field.field, case.path())))
}
