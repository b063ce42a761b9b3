//! EXT004: what an extension brings stands in another schema.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EXT004.
pub(crate) const RULE: Rule = Rule {
    id: "EXT004",
    name: "extension-schema-changed",
    title: "what an extension brings stands in another schema",
    meaning: "Queries that name it with the old schema fail.",
    advice: "keep the old schema in search_path",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Extension, "installed_schema", Verb::Set),
        Trigger::Field(ObjectKind::Extension, "installed_schema", Verb::Unset),
        Trigger::Field(ObjectKind::Extension, "installed_schema", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("what extension {path} brings stands in {new} instead of {old}", path = case.path())))
}
