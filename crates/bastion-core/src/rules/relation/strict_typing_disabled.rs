//! TBL021: values may now be of any type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL021.
pub(crate) const RULE: Rule = Rule {
    id: "TBL021",
    name: "strict-typing-disabled",
    title: "values may now be of any type",
    meaning: "Readers may find a text where a number was.",
    advice: "keep the table STRICT",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "strict", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("{} is no longer STRICT: any value fits any column", case.path())))
}
