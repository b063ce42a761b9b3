//! EXT003: an extension has another version.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EXT003.
pub(crate) const RULE: Rule = Rule {
    id: "EXT003",
    name: "extension-version-changed",
    title: "an extension has another version",
    meaning: "What it brings may behave differently.",
    advice: "read its release notes",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Extension, "version", Verb::Set),
        Trigger::Field(ObjectKind::Extension, "version", Verb::Unset),
        Trigger::Field(ObjectKind::Extension, "version", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("extension {path} has version {new} instead of {old}", path = case.path())))
}
