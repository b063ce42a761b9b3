//! IDX004: an index cannot be used.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX004.
pub(crate) const RULE: Rule = Rule {
    id: "IDX004",
    name: "index-became-invalid",
    title: "an index cannot be used",
    meaning: "A concurrent build failed: the index costs writes and serves no query.",
    advice: "drop it and build it again",
    impacts: &[Impact::error(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "invalid", Verb::Set),
        Trigger::Field(ObjectKind::Index, "invalid", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.field()?.verb == Verb::Unset {
        return Some(
            Outcome::new(format!("index {} can be used again", case.path()))
                .impacts([Impact::info(Audience::Operations)]),
        );
    }
    Some(Outcome::new(format!("index {} cannot be used", case.path())))
}
