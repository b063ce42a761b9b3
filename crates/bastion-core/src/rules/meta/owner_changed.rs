//! ACL001: an object belongs to another role.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// ACL001.
pub(crate) const RULE: Rule = Rule {
    id: "ACL001",
    name: "owner-changed",
    title: "an object belongs to another role",
    meaning: "The owner may change and drop it, and loses that when it changes.",
    advice: "check that the new owner is meant to have these rights",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Enum, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Enum, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Enum, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Domain, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Sequence, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "owner", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} belongs to {new} instead of {old}", path = case.path())))
}
