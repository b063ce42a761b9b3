//! PUB004: a publication is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PUB004.
pub(crate) const RULE: Rule = Rule {
    id: "PUB004",
    name: "publication-removed",
    title: "a publication is gone",
    meaning: "Subscribers receive nothing more.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Publication)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("publication {} is gone", case.path())))
}
