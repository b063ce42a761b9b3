//! PUB007: a publication carries more than before.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind, PublishedTable};

/// PUB007.
pub(crate) const RULE: Rule = Rule {
    id: "PUB007",
    name: "publication-widened",
    title: "a publication carries more than before",
    meaning: "What was not sent to subscribers is sent to them now.",
    advice: "check that every subscriber may see what was added",
    impacts: &[Impact::warning(Audience::Security)],
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
    if old.all_tables {
        return None;
    }
    let known = |table: &&PublishedTable| !old.tables.iter().any(|before| before.relation == table.relation);
    let mut more: Vec<String> = new.tables.iter().filter(known).map(|table| table.relation.name.clone()).collect();
    for table in &new.tables {
        let before = old.tables.iter().find(|before| before.relation == table.relation);
        let Some(listed) = before.and_then(|before| before.columns.as_ref()) else { continue };
        let name = &table.relation.name;
        match &table.columns {
            None => more.push(format!("every column of {name}")),
            Some(columns) => {
                let added = columns.iter().filter(|column| !listed.contains(column));
                more.extend(added.map(|column| format!("{name}.{column}")));
            }
        }
    }
    let schemas = new.schemas.iter().filter(|schema| !old.schemas.contains(schema));
    more.extend(schemas.map(|schema| format!("schema {schema}")));
    if new.all_tables {
        more.push("every table".to_owned());
    }
    let path = case.path();
    (!more.is_empty()).then(|| Outcome::new(format!("publication {path} carries {} as well", more.join(", "))))
}
