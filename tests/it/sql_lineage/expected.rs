//! The lineage of TPC-H, TPC-DS and of short queries, held against what is expected of it: `tests/sql/lineage/README.md`
//! says what that means and where it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bastion_core::impact::Description;
use bastion_core::schema::Dialect;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Suite {
    queries: Vec<Query>,
}

#[derive(Debug, Deserialize)]
struct Query {
    query: String,
    #[serde(default)]
    dialects: Vec<String>,
    sql: Option<String>,
    columns: Vec<BTreeMap<String, serde_json::Value>>,
    indirect: BTreeMap<String, BTreeSet<String>>,
}

/// Edges that were found, missed and made up.
#[derive(Debug, Default)]
struct Count {
    found: usize,
    missed: usize,
    extra: usize,
}

impl Count {
    fn add(&mut self, expected: &BTreeSet<String>, ours: &BTreeSet<String>) -> Option<String> {
        self.found += expected.intersection(ours).count();
        let missed: Vec<_> = expected.difference(ours).cloned().collect();
        let extra: Vec<_> = ours.difference(expected).cloned().collect();
        self.missed += missed.len();
        self.extra += extra.len();
        let same = missed.is_empty() && extra.is_empty();
        (!same).then(|| format!("missed {missed:?}, extra {extra:?}"))
    }

    fn recall(&self) -> f64 {
        self.found as f64 / (self.found + self.missed).max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.extra).max(1) as f64
    }

    fn said(&self) -> String {
        let (recall, precision) = (100.0 * self.recall(), 100.0 * self.precision());
        format!("{} edges, recall {recall:.2} %, precision {precision:.2} %", self.found + self.missed)
    }
}

fn snapshot(schema: &str) -> Snapshot {
    let text = [("schema.sql".to_owned(), schema.to_owned())];
    Snapshot::new(sql::read_schema(Dialect::Postgresql, &text)).unwrap()
}

// `suite` or `suite/number`, and the text
fn text_of(suite: &str, query: &Query) -> String {
    if let Some(text) = &query.sql {
        return text.clone();
    }
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/tpc").join(suite).join(format!("{}.sql", query.query));
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}: run `scripts/setup.sh tpc`", path.display()))
}

fn listed(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Array(found) => found.iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
        serde_json::Value::Object(found) => found.keys().cloned().collect(),
        other => panic!("{other}"),
    }
}

fn named(source: &sql::Source) -> String {
    format!("{}.{}", source.relation.name, source.column)
}

/// What one suite shows: direct edges, edges of any role in a column, indirect ones, and every difference.
#[derive(Debug, Default)]
struct Judged {
    direct: Count,
    any: Count,
    indirect: Count,
    refused: Vec<String>,
    misses: Vec<String>,
}

fn judge(suite: &str, expected: &str, schema: &str) -> Judged {
    let expected: Suite = serde_json::from_str(expected).unwrap();
    let snapshot = snapshot(schema);
    let mut judged = Judged::default();
    for query in &expected.queries {
        if !query.dialects.is_empty() && !query.dialects.iter().any(|dialect| dialect == "postgresql") {
            continue;
        }
        let name = format!("{suite}/{}", query.query);
        let (described, lineage) = sql::trace(&snapshot, &text_of(suite, query), &["public".to_owned()]);
        if !matches!(described, Description::Prepared(_)) || lineage.columns.len() != query.columns.len() {
            judged.refused.push(format!("{name}: {described:?}"));
            for column in &query.columns {
                judged.direct.missed += listed(&column["direct"]).len();
            }
            continue;
        }
        let mut all = BTreeSet::new();
        for (position, (column, ours)) in query.columns.iter().zip(&lineage.columns).enumerate() {
            let direct: BTreeSet<_> = listed(&column["direct"]).into_iter().collect();
            let roles = column.iter().filter(|(name, _)| *name != "name");
            let any: BTreeSet<_> = roles.flat_map(|(_, found)| listed(found)).collect();
            let ours_direct: BTreeSet<_> = ours.sources.iter().map(named).collect();
            let place = format!("{name} column {position} {}", ours.name);
            if column["name"].as_str() != Some(&ours.name) {
                judged.misses.push(format!("{place}: name, expected {}", column["name"]));
            }
            judged
                .misses
                .extend(judged.direct.add(&direct, &ours_direct).map(|found| format!("{place}: direct {found}")));
            judged.any.add(&any, &ours_direct);
            all.extend(any);
        }
        let decided: BTreeSet<_> = query.indirect.values().flatten().cloned().collect();
        let ours: BTreeSet<_> = lineage.indirect.iter().map(named).collect();
        judged.misses.extend(judged.indirect.add(&decided, &ours).map(|found| format!("{name}: indirect {found}")));
    }
    judged
}

#[test]
fn lineage_is_as_expected() {
    let suites = [
        ("tpch", include_str!("../../sql/lineage/tpch.json"), include_str!("../../sql/lineage/tpch_schema.sql")),
        ("tpcds", include_str!("../../sql/lineage/tpcds.json"), include_str!("../../sql/lineage/tpcds_schema.sql")),
        ("cases", include_str!("../../sql/lineage/cases.json"), include_str!("../../sql/lineage/cases_schema.sql")),
        (
            "generated",
            include_str!("../../sql/lineage/generated.json"),
            include_str!("../../sql/lineage/generated_schema.sql"),
        ),
    ];
    for (suite, expected, schema) in suites {
        let judged = judge(suite, expected, schema);
        println!("## {suite}\n\n- direct: {}", judged.direct.said());
        println!("- direct, against all roles: {}", judged.any.said());
        println!("- indirect: {}", judged.indirect.said());
        println!("- refused or not understood: {}\n", judged.refused.len());
        for line in judged.refused.iter().chain(&judged.misses) {
            println!("- {line}");
        }
        println!();
    }
}
