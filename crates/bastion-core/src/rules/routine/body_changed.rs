//! FUN010: a routine does something else.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact, Level};
use crate::schema::ObjectKind;

/// FUN010.
pub(crate) const RULE: Rule = Rule {
    id: "FUN010",
    name: "body-changed",
    title: "a routine does something else",
    meaning: "What it returns and does cannot be told from its text.",
    advice: "compare the results of both bodies on the same data",
    impacts: &[Impact::unknown(Audience::Readers, Level::Warning)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "body", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "body", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "body", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "inline_body", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "inline_body", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "inline_body", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "object_file", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "object_file", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "object_file", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "transform_types", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "transform_types", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "transform_types", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "direct_arguments", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "direct_arguments", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "direct_arguments", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "language", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "language", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "language", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("routine {} has another body", case.path())))
}
