//! VEW009: a writable view lets other rows through.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW009.
pub(crate) const RULE: Rule = Rule {
    id: "VEW009",
    name: "check-option-changed",
    title: "a writable view lets other rows through",
    meaning: "Writers that give a row outside of the view fail, or no longer do.",
    advice: "check what is written through the view",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "check_option", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "check_option", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "check_option", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    let outcome = Outcome::new(format!("the check option of view {} is {new} instead of {old}", case.path()));
    let loosened = case.field().is_some_and(|field| field.verb == Verb::Unset);
    Some(if loosened { outcome.impacts([Impact::info(Audience::Writers)]) } else { outcome })
}
