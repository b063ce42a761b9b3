//! SEQ009: a sequence serves another column, or is stored differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// SEQ009.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ009",
    name: "sequence-use-changed",
    title: "a sequence serves another column, or is stored differently",
    meaning: "Dropping the column it serves drops it too.",
    advice: "check which column owns it",
    impacts: &[Impact::info(Audience::Writers), Impact::info(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "owned_by", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "owned_by", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "owned_by", Verb::Changed),
        Trigger::Field(ObjectKind::Sequence, "identity", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "identity", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "cache", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "cache", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "cache", Verb::Changed),
        Trigger::Field(ObjectKind::Sequence, "persistence", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "persistence", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "persistence", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Sequence(sequence)) = case.new else { return None };
    let field = case.field()?;
    // becoming or ceasing to be an identity column's is DEF005's and DEF006's
    if field.field == "identity" || sequence.identity {
        return None;
    }
    let (old, new) = case.values();
    Some(Outcome::new(format!("`{}` of sequence {} is {new} instead of {old}", field.field, case.path())))
}
