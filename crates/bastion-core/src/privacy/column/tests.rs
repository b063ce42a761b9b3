use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::*;
use crate::schema::{Column, Constraint, Dialect};
use crate::snapshot::{Entry, SnapshotDocument};

/// A column of the labelled set and what it holds.
struct Labelled {
    relation: &'static str,
    column: &'static str,
    data_type: &'static str,
    entity: Option<Entity>,
}

fn labelled() -> Vec<Labelled> {
    let mut relation = "";
    let mut columns = Vec::new();
    for line in include_str!("labelled.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("## ") {
            relation = name;
            continue;
        }
        let [column, data_type, entity] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{line}"));
        let known = Entity::from_id(entity);
        assert!(known.is_some() || entity == "-", "{line}");
        columns.push(Labelled { relation, column, data_type, entity: known });
    }
    columns
}

fn column(relation: &str, name: &str, data_type: &str) -> Column {
    let json = serde_json::json!({"schema": "public", "relation": relation, "name": name, "data_type": data_type});
    serde_json::from_value(json).unwrap()
}

fn snapshot(columns: impl IntoIterator<Item = Column>, constraints: Vec<Constraint>) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    let mut relations = std::collections::BTreeSet::new();
    for column in columns {
        if relations.insert(column.relation.clone()) {
            let json = serde_json::json!({"kind": "relation", "schema": "public", "name": column.relation, "relation_kind": "table"});
            document.objects.push(Entry::new(serde_json::from_value::<crate::schema::Object>(json).unwrap()));
        }
        document.objects.push(Entry::new(column));
    }
    document.objects.extend(constraints.into_iter().map(Entry::new));
    Snapshot::new(document).unwrap()
}

#[test]
fn precision_and_recall_over_the_labelled_columns() {
    let labelled = labelled();
    assert!(labelled.len() >= 300, "{} columns", labelled.len());
    let snapshot = snapshot(labelled.iter().map(|entry| column(entry.relation, entry.column, entry.data_type)), vec![]);
    let options = ClassifyOptions { all_columns: true, ..Default::default() };
    let verdicts: BTreeMap<_, _> = classify(&snapshot, &[], &options)
        .into_iter()
        .map(|verdict| ((verdict.relation.clone(), verdict.column.clone()), verdict))
        .collect();
    assert_eq!(verdicts.len(), labelled.len());
    let (mut right, mut wrong, mut missed, mut extra) = (0, 0, 0, 0);
    let mut report = String::new();
    for entry in &labelled {
        let verdict = &verdicts[&(entry.relation.to_owned(), entry.column.to_owned())];
        let found = verdict.entity.filter(|_| verdict.tagged);
        // both versions of the protocol are called the same
        let same = found == entry.entity || (found, entry.entity) == (Some(Entity::Ipv4), Some(Entity::Ipv6));
        match (found, entry.entity) {
            (None, None) => continue,
            _ if same => {
                right += 1;
                continue;
            }
            (Some(_), Some(_)) => wrong += 1,
            (None, Some(_)) => missed += 1,
            (Some(_), None) => extra += 1,
        }
        let _ = writeln!(
            report,
            "{}.{} {}: {:?} {}, expected {:?}",
            entry.relation, entry.column, entry.data_type, verdict.entity, verdict.probability, entry.entity
        );
    }
    let precision = f64::from(right) / f64::from(right + wrong + extra);
    let recall = f64::from(right) / f64::from(right + wrong + missed);
    let summary = format!("{} columns: precision {precision:.4}, recall {recall:.4}\n{report}", labelled.len());
    println!("{summary}");
    assert!(precision >= PRECISION_MIN && recall >= RECALL_MIN, "{summary}");
}

/// Measured, with what is found wrong named in the test's output.
const PRECISION_MIN: f64 = 0.95;
const RECALL_MIN: f64 = 0.95;
