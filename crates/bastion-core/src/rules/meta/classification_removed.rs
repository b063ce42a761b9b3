//! DOC002: a mark of personal or classified data is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOC002.
pub(crate) const RULE: Rule = Rule {
    id: "DOC002",
    name: "classification-removed",
    title: "a mark of personal or classified data is gone",
    meaning: "Masks, policies and people that rely on the mark no longer see what the data is.",
    advice: "put the mark back, or say who decided that the data is harmless",
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
    let found: Vec<_> = old.into_iter().filter(|tag| !tag.starts_with("jurisdiction") && !new.contains(tag)).collect();
    (!found.is_empty()).then(|| {
        Outcome::new(format!("{path} is no longer marked @{tags}", path = case.path(), tags = found.join(", @")))
    })
}
