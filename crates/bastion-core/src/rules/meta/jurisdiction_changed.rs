//! DOC004: the jurisdiction of data differs.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOC004.
pub(crate) const RULE: Rule = Rule {
    id: "DOC004",
    name: "jurisdiction-changed",
    title: "the jurisdiction of data differs",
    meaning: "Other law applies: where the data may go differs.",
    advice: "have the change approved by whoever answers for data protection",
    impacts: &[Impact::error(Audience::Security)],
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
    let of = |tags: &[String]| -> Vec<String> {
        tags.iter().filter(|tag| tag.starts_with("jurisdiction")).cloned().collect()
    };
    let (before, found) = (of(&old), of(&new));
    let found = if before == found {
        Vec::new()
    } else if found.is_empty() {
        vec!["no jurisdiction".to_owned()]
    } else {
        found
    };
    (!found.is_empty())
        .then(|| Outcome::new(format!("{path} is now marked @{tags}", path = case.path(), tags = found.join(", @"))))
}
