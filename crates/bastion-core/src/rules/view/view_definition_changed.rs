//! VEW006: a view is computed differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW006.
pub(crate) const RULE: Rule = Rule {
    id: "VEW006",
    name: "view-definition-changed",
    title: "a view is computed differently",
    meaning: "Readers may see other rows or values under the same names.",
    advice: "compare the results of both definitions on the same data",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "definition", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "definition", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "definition", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    // no view on one of the sides: TBL006 speaks of the kind
    case.field().filter(|field| field.verb == Verb::Changed)?;
    Some(Outcome::new(format!("view {} is computed differently", case.path())))
}
