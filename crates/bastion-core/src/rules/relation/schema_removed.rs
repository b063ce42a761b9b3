//! SCH002: a schema is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SCH002.
pub(crate) const RULE: Rule = Rule {
    id: "SCH002",
    name: "schema-removed",
    title: "a schema is gone",
    meaning: "Everything in it is gone with it: every query, write and grant that names it fails.",
    advice: "move what is still used to another schema first, and drop the empty schema last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Schema)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("schema {} is gone", case.path())))
}
