//! What these servers call a database is a schema to the model, and its name is in every path. Two databases that are
//! compared alone may have different names: the one that is wanted is then read as if it had the name of the other.

use serde_json::Value;

use crate::canonical::CanonicalError;
use crate::migrate::plan::PlanOptions;
use crate::schema::{Dialect, Object};
use crate::snapshot::{Snapshot, SnapshotError};

/// The wanted schema under the name of the old one, with the options that speak of it; `None` where the names are the
/// same or there is more than one.
pub(in crate::migrate) fn aligned(
    old: &Snapshot,
    new: &Snapshot,
    options: &PlanOptions,
) -> Result<Option<(Snapshot, PlanOptions)>, SnapshotError> {
    let named = |dialect: Dialect| matches!(dialect, Dialect::Mysql | Dialect::Mariadb);
    let (Some(wanted), Some(stated)) = (only_schema(old), only_schema(new)) else { return Ok(None) };
    if !named(old.dialect()) || old.dialect() != new.dialect() || wanted == stated {
        return Ok(None);
    }
    let mut document = new.to_document();
    (document.digest, document.roots) = (None, None);
    document.statistics.clear();
    for entry in &mut document.objects {
        let shape = |error: serde_json::Error| CanonicalError::Shape { reason: error.to_string() };
        let mut value = serde_json::to_value(&entry.object).map_err(shape)?;
        let schema = matches!(entry.object, Object::Schema(_));
        rename(&mut value, if schema { "name" } else { "" }, stated, wanted);
        entry.object = serde_json::from_value(value).map_err(shape)?;
        for reference in &mut entry.references {
            replace_first(&mut reference.path, stated, wanted);
        }
    }
    for gap in &mut document.gaps {
        replace_first(&mut gap.path, stated, wanted);
    }
    let mut options = options.clone();
    for declared in &mut options.renames {
        replace_first(&mut declared.old_path, stated, wanted);
        replace_first(&mut declared.new_path, stated, wanted);
    }
    for using in &mut options.using_expressions {
        replace_first(&mut using.path, stated, wanted);
    }
    Ok(Some((Snapshot::new(document)?, options)))
}

fn only_schema(snapshot: &Snapshot) -> Option<&str> {
    let mut schemas = snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Schema(schema) => Some(schema.name.as_str()),
        _ => None,
    });
    let first = schemas.next();
    first.filter(|_| schemas.next().is_none())
}

fn replace_first(path: &mut [String], stated: &str, wanted: &str) {
    if let Some(first) = path.first_mut().filter(|first| *first == stated) {
        wanted.clone_into(first);
    }
}

// `schema` fields hold the name, texts mention it between back-ticks; a grant states the path of its object
fn rename(value: &mut Value, named: &str, stated: &str, wanted: &str) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                match value {
                    Value::String(text) if (field == "schema" || field == named) && text == stated => {
                        wanted.clone_into(text);
                    }
                    Value::Array(path) if field == "object" => {
                        if let Some(Value::String(first)) = path.first_mut()
                            && first == stated
                        {
                            wanted.clone_into(first);
                        }
                    }
                    _ => rename(value, named, stated, wanted),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, named, stated, wanted)),
        Value::String(text) => *text = retold(text, stated, wanted),
        _ => {}
    }
}

// outside quoted texts
fn retold(text: &str, stated: &str, wanted: &str) -> String {
    let name = |name: &str| format!("{}.", crate::escape::backticks(name));
    let (stated, wanted) = (name(stated), name(wanted));
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside = false;
    while let Some(next) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(&stated).filter(|_| !inside) {
            told.push_str(&wanted);
            rest = after;
            continue;
        }
        let escaped = inside && next == '\\';
        inside ^= next == '\'';
        for character in rest.chars().take(if escaped { 2 } else { 1 }) {
            told.push(character);
        }
        let mut characters = rest.chars();
        characters.next();
        if escaped {
            characters.next();
        }
        rest = characters.as_str();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::retold;

    #[test]
    fn names_change_outside_texts() {
        let told = |text: &str| retold(text, "b", "a`");
        assert_eq!(told("select `b`.`t`.`b` from `b`.`t`"), "select `a```.`t`.`b` from `a```.`t`");
        assert_eq!(told("'`b`.' '\\'`b`.' `b`."), "'`b`.' '\\'`b`.' `a```.");
    }
}
