//! PUB002: a publication filters rows differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind, PublishedTable};

/// PUB002.
pub(crate) const RULE: Rule = Rule {
    id: "PUB002",
    name: "publication-filter-changed",
    title: "a publication filters rows differently",
    meaning: "Subscribers receive other rows.",
    advice: "compare both filters, and copy what was missed",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Publication(old)), Some(Object::Publication(new))) = (case.old, case.new) else { return None };
    let changed = |table: &&PublishedTable| {
        new.tables.iter().any(|now| now.relation == table.relation && now.filter != table.filter)
    };
    let names: Vec<_> = old.tables.iter().filter(changed).map(|table| table.relation.name.as_str()).collect();
    let path = case.path();
    (!names.is_empty()).then(|| Outcome::new(format!("publication {path} filters {} differently", names.join(", "))))
}
