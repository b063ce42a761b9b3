//! DOC003: data is marked as personal or classified.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOC003.
pub(crate) const RULE: Rule = Rule {
    id: "DOC003",
    name: "classification-added",
    title: "data is marked as personal or classified",
    meaning: "Masks and policies that rely on the mark begin to apply.",
    advice: "check that readers may still see what they need",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Doc,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Column, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "comment", Verb::Changed),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "comment", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = super::tag::tags(case);
    let found: Vec<_> = new.into_iter().filter(|tag| !tag.starts_with("jurisdiction") && !old.contains(tag)).collect();
    (!found.is_empty())
        .then(|| Outcome::new(format!("{path} is now marked @{tags}", path = case.path(), tags = found.join(", @"))))
}
