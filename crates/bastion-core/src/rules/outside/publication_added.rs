//! PUB003: a publication is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PUB003.
pub(crate) const RULE: Rule = Rule {
    id: "PUB003",
    name: "publication-added",
    title: "a publication is new",
    meaning: "Subscribers receive other changes.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Publication)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("publication {} is new", case.path())))
}
