//! dbt's manifest as consumers (`manifest.json`, schema versions 4 to 12).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::consumer::{Consumer, ConsumerKind, PromisedColumn};
use crate::error::{Coded, ErrorCode};
use crate::schema::ObjectName;

/// Why a manifest cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbtError {
    /// It is no manifest.
    #[error("this is no dbt manifest: {reason}")]
    NoManifest {
        /// What is wrong with it.
        reason: String,
    },
}

impl Coded for DbtError {
    fn code(&self) -> ErrorCode {
        ErrorCode::InvalidDocument
    }

    fn hint(&self) -> Option<String> {
        Some("name target/manifest.json, written by `dbt compile`".to_owned())
    }
}

/// The models of a manifest as consumers, each behind those it reads. A model that was not compiled is left out: its
/// names are returned as well.
///
/// # Errors
///
/// [`DbtError`] when the text is no manifest.
pub fn from_dbt_manifest(text: &[u8]) -> Result<(Vec<Consumer>, Vec<String>), DbtError> {
    let refuse = |reason: &str| DbtError::NoManifest { reason: reason.to_owned() };
    let manifest: Value = serde_json::from_slice(text).map_err(|error| refuse(&error.to_string()))?;
    let nodes = manifest.get("nodes").and_then(Value::as_object).ok_or_else(|| refuse("it has no `nodes`"))?;
    let models: BTreeMap<&str, &Value> = nodes
        .iter()
        .filter(|(_, node)| {
            matches!(node.get("resource_type").and_then(Value::as_str), Some("model" | "test" | "snapshot"))
        })
        .map(|(id, node)| (id.as_str(), node))
        .collect();
    let (mut consumers, mut left_out, mut done) = (Vec::new(), Vec::new(), BTreeSet::new());
    for id in models.keys() {
        visit(id, &models, &mut done, &mut |id, node| match consumer(id, node) {
            Some(consumer) => consumers.push(consumer),
            None => left_out.push(id.to_owned()),
        });
    }
    Ok((consumers, left_out))
}

// dbt's graph has no circles; one in a broken file ends where it began
fn visit<'a>(
    id: &'a str,
    models: &BTreeMap<&'a str, &'a Value>,
    done: &mut BTreeSet<&'a str>,
    each: &mut impl FnMut(&str, &Value),
) {
    let mut stack = vec![(id, false)];
    while let Some((id, ready)) = stack.pop() {
        let Some(node) = models.get(id) else { continue };
        if ready {
            each(id, node);
            continue;
        }
        if !done.insert(id) {
            continue;
        }
        stack.push((id, true));
        let needed = node.pointer("/depends_on/nodes").and_then(Value::as_array);
        for needed in needed.into_iter().flatten().rev().filter_map(Value::as_str) {
            stack.push((needed, false));
        }
    }
}

fn consumer(id: &str, node: &Value) -> Option<Consumer> {
    let text = |name: &str| node.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let compiled = text("compiled_code").or_else(|| text("compiled_sql"))?;
    // the database's own name in front of a relation is refused by other databases
    let sql = match text("database") {
        Some(database) => compiled.replace(&format!("\"{database}\"."), ""),
        None => compiled.to_owned(),
    };
    let model = text("resource_type") == Some("model");
    let name = text("alias").or_else(|| text("name"))?;
    let enforced = node.pointer("/contract/enforced").or_else(|| node.pointer("/config/contract/enforced"));
    let columns = node.get("columns").and_then(Value::as_object);
    let contract = columns
        .into_iter()
        .flatten()
        .filter(|_| enforced.and_then(Value::as_bool) == Some(true))
        .map(|(key, column)| PromisedColumn {
            name: column.get("name").and_then(Value::as_str).unwrap_or(key).to_owned(),
            data_type: column.get("data_type").and_then(Value::as_str).map(str::to_owned),
        })
        .collect();
    Some(Consumer {
        name: id.to_owned(),
        consumer_kind: ConsumerKind::DbtModel,
        sql,
        file: text("original_file_path").map(str::to_owned),
        line: Some(1),
        makes: text("schema").filter(|_| model).map(|schema| ObjectName::new(schema, name)),
        contract,
        ..Consumer::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{"metadata": {"dbt_schema_version": "v12"}, "nodes": {
        "model.shop.a_report": {"resource_type": "model", "name": "a_report", "schema": "mart", "database": "shop",
            "original_file_path": "models/a_report.sql", "depends_on": {"nodes": ["model.shop.orders"]},
            "compiled_code": "select id from \"shop\".\"mart\".\"orders\"",
            "contract": {"enforced": true}, "columns": {"id": {"name": "id", "data_type": "bigint"}}},
        "model.shop.orders": {"resource_type": "model", "name": "orders", "schema": "mart", "database": "shop",
            "depends_on": {"nodes": ["source.shop.raw"]}, "compiled_code": "select 1 as id"},
        "model.shop.later": {"resource_type": "model", "name": "later", "schema": "mart"},
        "seed.shop.codes": {"resource_type": "seed", "name": "codes"}}}"#;

    #[test]
    fn models_stand_behind_what_they_read() {
        let (found, left_out) = from_dbt_manifest(MANIFEST.as_bytes()).unwrap();
        let names: Vec<_> = found.iter().map(|consumer| consumer.name.as_str()).collect();
        assert_eq!(names, ["model.shop.orders", "model.shop.a_report"]);
        assert_eq!(found[1].sql, "select id from \"mart\".\"orders\"");
        assert_eq!(found[1].contract.len(), 1);
        assert_eq!(found[0].makes, Some(ObjectName::new("mart", "orders")));
        assert_eq!(left_out, ["model.shop.later"]);
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        for text in ["", "[]", "{}", "{\"nodes\": []}"] {
            assert!(from_dbt_manifest(text.as_bytes()).is_err(), "{text}");
        }
    }
}
