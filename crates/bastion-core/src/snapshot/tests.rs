use proptest::prelude::*;

use super::*;
use crate::schema::{Column, Constraint, ConstraintKind, Index, IndexKey, Relation, RelationKind};

fn column(relation: &str, name: &str, data_type: &str) -> Entry {
    Entry::new(Column {
        schema: "public".into(),
        relation: relation.into(),
        name: name.into(),
        data_type: data_type.into(),
        ..Column::default()
    })
}

fn snapshot(objects: Vec<Entry>) -> Snapshot {
    Snapshot::new(SnapshotDocument { objects, ..SnapshotDocument::new(Dialect::Postgresql) }).unwrap()
}

fn edit(mut entry: Entry, change: impl Fn(&mut Column)) -> Entry {
    if let Object::Column(column) = &mut entry.object {
        change(column);
    }
    entry
}

#[test]
fn a_change_touches_the_root_of_its_facet_and_no_other() {
    let plain = snapshot(vec![column("account", "id", "bigint")]);
    for (changed, facet) in [
        (edit(column("account", "id", "bigint"), |column| column.not_null = true), Facet::Null),
        (edit(column("account", "id", "bigint"), |column| column.comment = Some("x".into())), Facet::Doc),
        (edit(column("account", "id", "bigint"), |column| column.storage = Some("main".into())), Facet::Ops),
        (column("account", "id", "integer"), Facet::Shape),
    ] {
        let changed = snapshot(vec![changed]);
        assert_ne!(changed.digest(), plain.digest());
        for other in Facet::ALL {
            assert_eq!(changed.roots().get(other) != plain.roots().get(other), other == facet, "{facet:?} {other:?}");
        }
    }
}

#[test]
fn the_keys_of_a_unique_index_count_for_writers() {
    let index = |unique: bool, column: &str| {
        let key = IndexKey { column: Some(column.into()), ..IndexKey::default() };
        let text = serde_json::json!({
            "kind": "index", "schema": "s", "relation": "r", "name": "i", "method": "btree",
            "keys": [key], "unique": unique,
        });
        snapshot(vec![Entry::new(serde_json::from_value::<Object>(text).unwrap())])
    };
    assert_ne!(index(true, "a").roots().write, index(true, "b").roots().write);
    assert_eq!(index(false, "a").roots().write, index(false, "b").roots().write);
}

#[test]
fn lineage_statistics_and_source_are_not_hashed() {
    let plain = snapshot(vec![column("account", "id", "bigint")]);
    let mut document = plain.to_document();
    document.source.server_version = Some("15.18".into());
    document.objects[0].lineage_id = Some("16385.1".into());
    let other = Snapshot::new(document).unwrap();
    assert_eq!(other.digest(), plain.digest());
    assert_ne!(other.lineage_root(), plain.lineage_root());
}

#[test]
fn gaps_are_hashed() {
    let mut document = snapshot(vec![]).to_document();
    document.digest = None;
    document.gaps.push(Gap {
        reason: GapReason::Unmodelled,
        object_kind: "publication".into(),
        path: vec!["p".into()],
        detail: None,
    });
    assert_ne!(Snapshot::new(document).unwrap().digest(), snapshot(vec![]).digest());
}

#[test]
fn refuses_what_is_not_a_snapshot() {
    let code = |text: &str| crate::Error::from(Snapshot::from_json(text.as_bytes()).unwrap_err()).code().as_str();
    assert_eq!(code("{"), "invalid_json");
    assert_eq!(code("{}"), "invalid_document");
    assert_eq!(code(r#"{"format":"bastion.snapshot/v2","shape":"other"}"#), "unsupported_version");
    assert_eq!(
        code(r#"{"format":"bastion.snapshot/v1","dialect":"postgresql","objects":[],"extra":1}"#),
        "invalid_document"
    );
    let schema = r#"{"object":{"kind":"schema","name":"a"}}"#;
    let twice = format!(r#"{{"format":"bastion.snapshot/v1","dialect":"postgresql","objects":[{schema},{schema}]}}"#);
    assert_eq!(code(&twice), "duplicate_object");
    let grant = r#"{"object":{"kind":"grant","root":"relation","object":[],"grantee":"g","privileges":[]}}"#;
    let short = format!(r#"{{"format":"bastion.snapshot/v1","dialect":"postgresql","objects":[{grant}]}}"#);
    assert_eq!(code(&short), "invalid_document");
    let stated = format!(
        r#"{{"format":"bastion.snapshot/v1","dialect":"postgresql","digest":"blake3:{}","objects":[]}}"#,
        "0".repeat(64)
    );
    assert_eq!(code(&stated), "digest_mismatch");
}

#[test]
fn the_json_is_stable() {
    let relation = serde_json::json!({
        "kind": "relation", "schema": "public", "name": "account", "relation_kind": RelationKind::Table, "columns": ["id"],
    });
    let constraint = serde_json::json!({
        "kind": "constraint", "schema": "public", "relation": "account", "name": "account_pkey",
        "constraint_kind": ConstraintKind::PrimaryKey, "columns": ["id"],
    });
    let objects = [relation, constraint]
        .map(|value| Entry::with_lineage(serde_json::from_value::<Object>(value).unwrap(), "1"))
        .into_iter()
        .chain([edit(column("account", "id", "bigint"), |column| column.not_null = true)])
        .collect();
    insta::assert_snapshot!(String::from_utf8(snapshot(objects).to_json().unwrap()).unwrap());
}

#[test]
fn finds_objects_by_key() {
    let snapshot = snapshot(vec![column("a", "x", "text"), column("b", "y", "text"), column("b", "z", "text")]);
    for entry in snapshot.entries() {
        assert_eq!(snapshot.get(entry.key()), Some(entry.object()));
    }
    assert_eq!(snapshot.group(snapshot.groups()[1].key()).unwrap().objects().len(), 2);
    let names = [Relation::FIELDS, Constraint::FIELDS, Index::FIELDS].map(<[_]>::len);
    assert!(names.iter().all(|fields| *fields > 5));
}

proptest! {
    #[test]
    fn the_digest_does_not_depend_on_the_order(
        names in prop::collection::btree_set(("[a-c]", "\\PC{0,4}"), 0..12),
        seed in any::<u64>(),
    ) {
        let objects: Vec<_> = names.iter().map(|(relation, name)| column(relation, name, "text")).collect();
        let mut shuffled = objects.clone();
        shuffled.sort_by_key(|entry| blake3::hash(format!("{seed}{:?}", entry.object).as_bytes()).to_hex().to_string());
        let (ordered, shuffled) = (snapshot(objects), snapshot(shuffled));
        prop_assert_eq!(ordered.digest(), shuffled.digest());
        prop_assert_eq!(ordered.to_json().unwrap(), shuffled.to_json().unwrap());
        prop_assert_eq!(Snapshot::from_json(&ordered.to_json().unwrap()).unwrap(), ordered);
    }
}
