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
        Trigger::Field(ObjectKind::Composite, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Composite, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Composite, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Range, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Range, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Range, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorFamily, "owner", Verb::Set),
        Trigger::Field(ObjectKind::OperatorFamily, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorFamily, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::OperatorClass, "owner", Verb::Set),
        Trigger::Field(ObjectKind::OperatorClass, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::OperatorClass, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Collation, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "owner", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchDictionary, "owner", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchDictionary, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchDictionary, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Statistics, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Statistics, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Statistics, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::Publication, "owner", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "owner", Verb::Set),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignDataWrapper, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::ForeignServer, "owner", Verb::Set),
        Trigger::Field(ObjectKind::ForeignServer, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::ForeignServer, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::EventTrigger, "owner", Verb::Set),
        Trigger::Field(ObjectKind::EventTrigger, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::EventTrigger, "owner", Verb::Changed),
        Trigger::Field(ObjectKind::ScheduledEvent, "owner", Verb::Set),
        Trigger::Field(ObjectKind::ScheduledEvent, "owner", Verb::Unset),
        Trigger::Field(ObjectKind::ScheduledEvent, "owner", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} belongs to {new} instead of {old}", path = case.path())))
}
