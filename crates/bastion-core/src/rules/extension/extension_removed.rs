//! EXT002: an extension is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// EXT002.
pub(crate) const RULE: Rule = Rule {
    id: "EXT002",
    name: "extension-removed",
    title: "an extension is gone",
    meaning: "Its types, functions and operators are gone: every query that uses them fails, and columns of its types are lost.",
    advice: "stop using what it brings first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Extension)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("extension {} is gone", case.path())))
}
