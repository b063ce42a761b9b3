//! RUL004: a rewrite rule is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// RUL004.
pub(crate) const RULE: Rule = Rule {
    id: "RUL004",
    name: "rewrite-rule-changed",
    title: "a rewrite rule is defined differently",
    meaning: "Statements do something else than they say.",
    advice: "read both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::RewriteRule, "definition", Verb::Set),
        Trigger::Field(ObjectKind::RewriteRule, "definition", Verb::Unset),
        Trigger::Field(ObjectKind::RewriteRule, "definition", Verb::Changed),
        Trigger::Field(ObjectKind::RewriteRule, "state", Verb::Set),
        Trigger::Field(ObjectKind::RewriteRule, "state", Verb::Unset),
        Trigger::Field(ObjectKind::RewriteRule, "state", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of rewrite rule {path} is {new} instead of {old}", path = case.path())))
}
