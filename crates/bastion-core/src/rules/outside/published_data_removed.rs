//! PUB001: a publication carries less than before.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind, Publication, PublishedTable};

/// PUB001.
pub(crate) const RULE: Rule = Rule {
    id: "PUB001",
    name: "published-column-removed",
    title: "a publication carries less than before",
    meaning: "Subscribers no longer receive the tables or columns that left it.",
    advice: "tell the subscribers first",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "tables", Verb::Changed),
        Trigger::Field(ObjectKind::Publication, "schemas", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "schemas", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "schemas", Verb::Changed),
        Trigger::Field(ObjectKind::Publication, "all_tables", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "all_tables", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "all_tables", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Publication(old)), Some(Object::Publication(new))) = (case.old, case.new) else { return None };
    let lost: Vec<String> = old.tables.iter().filter_map(|table| lost(table, new)).collect();
    let schemas =
        old.schemas.iter().filter(|schema| !new.schemas.contains(schema)).map(|schema| format!("schema {schema}"));
    let mut lost: Vec<String> = lost.into_iter().chain(schemas).collect();
    if old.all_tables && !new.all_tables {
        lost.push("tables that are not named".to_owned());
    }
    let path = case.path();
    (!lost.is_empty()).then(|| Outcome::new(format!("publication {path} no longer carries {}", lost.join(", "))))
}

fn lost(old: &PublishedTable, new: &Publication) -> Option<String> {
    let name = format!("{}.{}", old.relation.schema, old.relation.name);
    if new.all_tables || new.schemas.contains(&old.relation.schema) {
        return None;
    }
    let Some(now) = new.tables.iter().find(|table| table.relation == old.relation) else { return Some(name) };
    let left = now.columns.as_ref()?;
    let Some(before) = &old.columns else { return Some(format!("every column of {name}")) };
    let gone: Vec<_> = before.iter().filter(|column| !left.contains(column)).map(String::as_str).collect();
    (!gone.is_empty()).then(|| format!("{name} ({})", gone.join(", ")))
}
