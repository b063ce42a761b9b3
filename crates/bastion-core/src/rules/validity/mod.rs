//! Rules about one schema, for the first snapshot of it and whenever somebody asks: what is wrong without any change.

pub(super) mod constraint_unvalidated;
pub(super) mod definer_without_search_path;
pub(super) mod foreign_key_without_index;
pub(super) mod index_invalid;
pub(super) mod index_redundant;
pub(super) mod sequence_behind_column;
pub(super) mod table_without_primary_key;
pub(super) mod view_unpopulated;

use super::classify::{finding_of, sort};
use super::record::Check;
use super::table::RULES;
use crate::finding::{Finding, Location};
use crate::schema::ObjectKey;
use crate::snapshot::Snapshot;

/// What is wrong with a schema as it is, by object and rule.
///
/// ```
/// use bastion_core::snapshot::Snapshot;
///
/// let json = br#"{"format": "bastion.snapshot/v1", "dialect": "postgresql", "objects": [{"object":
///     {"kind": "relation", "schema": "public", "name": "log", "relation_kind": "table"}}]}"#;
/// let found = bastion_core::rules::validate(&Snapshot::from_json(json)?);
/// assert_eq!(found[0].rule, "VAL005");
/// # Ok::<(), bastion_core::Error>(())
/// ```
#[must_use]
pub fn validate(snapshot: &Snapshot) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::State(check) = rule.check {
            let found = check(snapshot).into_iter();
            findings.extend(found.map(|(location, outcome)| finding_of(rule, location, outcome, b"", b"")));
        }
    }
    sort(&mut findings);
    findings
}

fn place(key: &ObjectKey) -> Location {
    Location { object_kind: key.kind().as_str().to_owned(), path: key.path().to_vec(), field: None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::{Dialect, Object};
    use crate::snapshot::{Entry, SnapshotDocument};

    fn found(objects: &[serde_json::Value]) -> Vec<String> {
        let mut document = SnapshotDocument::new(Dialect::Postgresql);
        let objects = objects.iter().map(|object| serde_json::from_value::<Object>(object.clone()).unwrap());
        document.objects.extend(objects.map(Entry::new));
        let findings = validate(&Snapshot::new(document).unwrap());
        findings.iter().map(|found| format!("{} {}", found.rule, found.location.path.join("."))).collect()
    }

    fn member(kind: &str, name: &str, more: serde_json::Value) -> serde_json::Value {
        let mut object = json!({"kind": kind, "schema": "s", "relation": "t", "name": name});
        object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        object
    }

    #[test]
    fn a_sound_schema_has_no_finding() {
        let table =
            json!({"kind": "relation", "schema": "s", "name": "t", "relation_kind": "table", "columns": ["id"]});
        let key = member("constraint", "t_pkey", json!({"constraint_kind": "primary_key", "columns": ["id"]}));
        let column = member("column", "id", json!({"data_type": "integer", "not_null": true}));
        assert_eq!(found(&[table, key, column]), Vec::<String>::new());
    }

    #[test]
    fn each_rule_finds_what_it_is_about() {
        let index = |name: &str, columns: &[&str], more: serde_json::Value| {
            let keys: Vec<_> = columns.iter().map(|column| json!({"column": column})).collect();
            let mut object = member("index", name, json!({"method": "btree", "keys": keys}));
            object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            object
        };
        let objects = [
            json!({"kind": "relation", "schema": "s", "name": "t", "relation_kind": "table", "columns": ["id", "o"]}),
            member("column", "id", json!({"data_type": "bigint"})),
            member("column", "o", json!({"data_type": "integer", "not_null_unvalidated": true})),
            member(
                "constraint",
                "fk",
                json!({"constraint_kind": "foreign_key", "columns": ["o"], "not_valid": true,
                "referenced_relation": {"schema": "s", "name": "t"}, "referenced_columns": ["id"]}),
            ),
            index("a", &["id"], json!({})),
            index("b", &["id", "o"], json!({})),
            index("c", &["id", "o"], json!({"unique": true})),
            index("d", &["id"], json!({"invalid": true, "predicate": "(id > 0)"})),
            json!({"kind": "sequence", "schema": "s", "name": "q", "data_type": "integer", "start_value": "1",
                "increment": "1", "minimum_value": "1", "maximum_value": "9",
                "owned_by": {"schema": "s", "relation": "t", "column": "id"}}),
            json!({"kind": "routine", "schema": "s", "signature": "f()", "name": "f", "routine_kind": "function",
                "language": "sql", "security_definer": true}),
            json!({"kind": "relation", "schema": "s", "name": "m", "relation_kind": "materialized_view",
                "unpopulated": true}),
        ];
        let expected = [
            "VAL003 s.t.o",
            "VAL003 s.t.fk",
            "VAL006 s.t.fk",
            "VAL002 s.t.a",
            "VAL002 s.t.b",
            "VAL001 s.t.d",
            "VAL008 s.m",
            "VAL005 s.t",
            "VAL004 s.f()",
            "VAL007 s.q",
        ];
        assert_eq!(found(&objects), expected);
    }
}
