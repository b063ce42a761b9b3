use serde_json::json;

use super::*;
use crate::schema::{Dialect, Object, ObjectKind};
use crate::snapshot::{Entry, SnapshotDocument};

/// A snapshot from lines of `(lineage id, object as JSON)`.
fn snapshot(entries: &[(&str, serde_json::Value)]) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    document.source.lineage = Some("postgresql:1:2".into());
    for (lineage_id, object) in entries {
        let object: Object = serde_json::from_value(object.clone()).unwrap();
        document.objects.push(Entry {
            lineage_id: (!lineage_id.is_empty()).then(|| (*lineage_id).to_owned()),
            references: Vec::new(),
            object,
        });
    }
    Snapshot::new(document).unwrap()
}

fn table(id: &'static str, name: &str, columns: &[&str]) -> (&'static str, serde_json::Value) {
    (id, json!({"kind": "relation", "schema": "public", "name": name, "relation_kind": "table", "columns": columns}))
}

fn column(id: &'static str, relation: &str, name: &str, data_type: &str) -> (&'static str, serde_json::Value) {
    (id, json!({"kind": "column", "schema": "public", "relation": relation, "name": name, "data_type": data_type}))
}

fn described(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    let diff = compare(old, new, &DiffOptions::default()).unwrap();
    diff.changes.iter().map(describe).collect()
}

fn describe(change: &Change) -> String {
    let path = change.path().join(".");
    match change {
        Change::Added(_) => format!("added {path}"),
        Change::Removed(_) => format!("removed {path}"),
        Change::Renamed(change) => format!("renamed {} to {path} ({:?})", change.old_path.join("."), change.evidence),
        Change::Recreated(_) => format!("recreated {path}"),
        Change::Changed(change) => format!("{:?} {path} {}", change.verb, change.field),
    }
}

#[test]
fn equal_snapshots_have_no_difference() {
    let one = snapshot(&[table("1", "a", &["x"]), column("1.1", "a", "x", "text")]);
    assert!(compare(&one, &one, &DiffOptions::default()).unwrap().is_empty());
}

#[test]
fn a_field_is_set_unset_and_changed() {
    let base = |extra: serde_json::Value| {
        let mut object = column("1.1", "a", "x", "text").1;
        object.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        snapshot(&[table("1", "a", &["x"]), ("1.1", object)])
    };
    let (plain, one, two) =
        (base(json!({})), base(json!({"default_expression": "1"})), base(json!({"default_expression": "2"})));
    assert_eq!(described(&plain, &one), ["Set public.a.x default_expression"]);
    assert_eq!(described(&one, &plain), ["Unset public.a.x default_expression"]);
    assert_eq!(described(&one, &two), ["Changed public.a.x default_expression"]);
}

#[test]
fn a_column_that_keeps_its_id_was_renamed() {
    let check = |column: &str| {
        (
            "9",
            json!({"kind": "constraint", "schema": "public", "relation": "a", "name": "c", "constraint_kind": "check",
            "columns": [column], "expression": format!("({column} > 0)")}),
        )
    };
    let old = snapshot(&[table("1", "a", &["x"]), column("1.1", "a", "x", "integer"), check("x")]);
    let new = snapshot(&[table("1", "a", &["y"]), column("1.1", "a", "y", "integer"), check("y")]);
    assert_eq!(described(&old, &new), ["renamed public.a.x to public.a.y (Lineage)"]);
}

#[test]
fn a_column_that_keeps_its_name_alone_was_made_anew() {
    let old = snapshot(&[table("1", "a", &["x"]), column("1.1", "a", "x", "text")]);
    let new = snapshot(&[table("1", "a", &["x"]), column("1.2", "a", "x", "text")]);
    assert_eq!(old.digest(), new.digest());
    assert_eq!(described(&old, &new), ["recreated public.a.x"]);
}

#[test]
fn a_table_made_anew_is_one_change() {
    let old = snapshot(&[table("1", "a", &["x"]), column("1.1", "a", "x", "text")]);
    let new = snapshot(&[table("2", "a", &["x"]), column("2.1", "a", "x", "text")]);
    assert_eq!(described(&old, &new), ["recreated public.a"]);
}

#[test]
fn a_name_that_is_handed_over_is_a_rename_and_an_addition() {
    let old = snapshot(&[table("1", "a", &["x"]), column("1.1", "a", "x", "text")]);
    let new = snapshot(&[
        table("1", "b", &["x"]),
        column("1.1", "b", "x", "text"),
        table("2", "a", &["x"]),
        column("2.1", "a", "x", "text"),
    ]);
    assert_eq!(described(&old, &new), ["added public.a", "renamed public.a to public.b (Lineage)"]);
    assert_eq!(described(&new, &old), ["removed public.a", "renamed public.b to public.a (Lineage)"]);
}

#[test]
fn tables_that_swap_names_were_renamed() {
    let old = snapshot(&[table("1", "a", &[]), table("2", "b", &[])]);
    let new = snapshot(&[table("2", "a", &[]), table("1", "b", &[])]);
    assert_eq!(
        described(&old, &new),
        ["renamed public.b to public.a (Lineage)", "renamed public.a to public.b (Lineage)"]
    );
}

#[test]
fn what_follows_a_renamed_table_is_no_change_of_its_own() {
    let key = |relation: &str| {
        (
            "8",
            json!({"kind": "constraint", "schema": "public", "relation": "child", "name": "k",
            "constraint_kind": "foreign_key", "columns": ["p"], "referenced_columns": ["x"],
            "referenced_relation": {"schema": "public", "name": relation}}),
        )
    };
    let rest = |parent: &str| {
        snapshot(&[
            table("1", parent, &["x"]),
            column("1.1", parent, "x", "text"),
            table("3", "child", &["p"]),
            column("3.1", "child", "p", "text"),
            key(parent),
        ])
    };
    assert_eq!(described(&rest("a"), &rest("b")), ["renamed public.a to public.b (Lineage)"]);
}

#[test]
fn a_schema_that_is_renamed_takes_its_tables_along() {
    let at = |schema: &str| {
        snapshot(&[
            ("5", json!({"kind": "schema", "name": schema})),
            (
                "1",
                json!({"kind": "relation", "schema": schema, "name": "a", "relation_kind": "table", "columns": ["x"]}),
            ),
            ("1.1", json!({"kind": "column", "schema": schema, "relation": "a", "name": "x", "data_type": "text"})),
        ])
    };
    assert_eq!(described(&at("one"), &at("two")), ["renamed one to two (Lineage)"]);
}

#[test]
fn without_lineage_a_likely_rename_is_only_a_candidate() {
    let at = |column_name: &str| {
        let mut document =
            snapshot(&[table("", "a", &[column_name]), column("", "a", column_name, "text")]).to_document();
        document.source.lineage = None;
        Snapshot::new(document).unwrap()
    };
    let (old, new) = (at("x"), at("y"));
    let diff = compare(&old, &new, &DiffOptions::default()).unwrap();
    assert_eq!(
        diff.changes.iter().map(describe).collect::<Vec<_>>(),
        ["Changed public.a columns", "removed public.a.x", "added public.a.y"]
    );
    assert_eq!(diff.candidates.len(), 1);
    let declared = RenameDeclaration {
        object_kind: ObjectKind::Column,
        old_path: diff.candidates[0].old_path.clone(),
        new_path: diff.candidates[0].new_path.clone(),
    };
    let diff = compare(&old, &new, &DiffOptions { renames: vec![declared] }).unwrap();
    assert_eq!(diff.changes.iter().map(describe).collect::<Vec<_>>(), ["renamed public.a.x to public.a.y (Declared)"]);
    assert!(diff.candidates.is_empty());
}

#[test]
fn names_declared_to_be_exchanged_are_renames() {
    let mut old = snapshot(&[
        table("1", "a", &["x", "y"]),
        column("1.1", "a", "x", "integer"),
        column("1.2", "a", "y", "text"),
        table("2", "b", &[]),
    ])
    .to_document();
    old.digest = None;
    old.source.lineage = None;
    let old = Snapshot::new(old).unwrap();
    let new = snapshot(&[
        table("1", "b", &["y", "x"]),
        column("1.1", "b", "y", "integer"),
        column("1.2", "b", "x", "text"),
        table("2", "a", &[]),
    ]);
    let declare = |object_kind, old_path: &[&str], new_path: &[&str]| {
        let path = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        RenameDeclaration { object_kind, old_path: path(old_path), new_path: path(new_path) }
    };
    let renames = vec![
        declare(ObjectKind::Relation, &["public", "a"], &["public", "b"]),
        declare(ObjectKind::Relation, &["public", "b"], &["public", "a"]),
        declare(ObjectKind::Column, &["public", "a", "x"], &["public", "b", "y"]),
        declare(ObjectKind::Column, &["public", "a", "y"], &["public", "b", "x"]),
    ];
    let diff = compare(&old, &new, &DiffOptions { renames }).unwrap();
    assert_eq!(
        diff.changes.iter().map(describe).collect::<Vec<_>>(),
        [
            "renamed public.b to public.a (Declared)",
            "renamed public.a to public.b (Declared)",
            "renamed public.a.y to public.b.x (Declared)",
            "renamed public.a.x to public.b.y (Declared)",
        ]
    );
}

#[test]
fn refuses_what_cannot_be_compared() {
    let postgres = snapshot(&[]);
    let sqlite = Snapshot::new(SnapshotDocument::new(Dialect::Sqlite)).unwrap();
    let error = crate::Error::from(compare(&postgres, &sqlite, &DiffOptions::default()).unwrap_err());
    assert_eq!(error.code().as_str(), "snapshots_not_comparable");
    let declared =
        RenameDeclaration { object_kind: ObjectKind::Column, old_path: vec!["x".into()], new_path: vec!["y".into()] };
    let changed = snapshot(&[table("1", "a", &[])]);
    let error = compare(&postgres, &changed, &DiffOptions { renames: vec![declared] }).unwrap_err();
    assert_eq!(crate::Error::from(error).code().as_str(), "invalid_argument");
}

#[test]
fn a_view_made_anew_is_no_change() {
    let view = |id: &'static str| {
        (id, json!({"kind": "relation", "schema": "public", "name": "v", "relation_kind": "view", "columns": ["x"]}))
    };
    let old = snapshot(&[view("1"), column("1.1", "v", "x", "text")]);
    let new = snapshot(&[view("2"), column("2.1", "v", "x", "text")]);
    assert_eq!(described(&old, &new), [""; 0]);
}
