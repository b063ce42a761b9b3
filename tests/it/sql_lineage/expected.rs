//! The lineage of TPC-H, TPC-DS, of short queries and of queries made by chance, held against what is expected of it:
//! `tests/sql/lineage/README.md` says what that means and where it comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bastion_core::impact::Description;
use bastion_core::schema::Dialect;
use bastion_core::snapshot::Snapshot;
use bastion_core::sql::{self, Edge, Engine, Tracer, Transformation};
use serde::Deserialize;

/// A suite with its expectation and its schema, and how many edges may be made up. Every edge is found, of the columns that
/// values are made from and of those that only decide.
struct Judge {
    suite: &'static str,
    expected: &'static str,
    schema: &'static str,
    extra_max: usize,
}

const SUITES: [Judge; 4] = [
    Judge {
        suite: "tpch",
        expected: include_str!("../../sql/lineage/tpch.json"),
        schema: include_str!("../../sql/lineage/tpch_schema.sql"),
        extra_max: 0,
    },
    Judge {
        suite: "tpcds",
        expected: include_str!("../../sql/lineage/tpcds.json"),
        schema: include_str!("../../sql/lineage/tpcds_schema.sql"),
        extra_max: 0,
    },
    Judge {
        suite: "cases",
        expected: include_str!("../../sql/lineage/cases.json"),
        schema: include_str!("../../sql/lineage/cases_schema.sql"),
        extra_max: 0,
    },
    Judge {
        suite: "generated",
        expected: include_str!("../../sql/lineage/generated.json"),
        schema: include_str!("../../sql/lineage/generated_schema.sql"),
        // two queries join on the number of a row in a window over a view's column: what decides about that column inside
        // the view is said to decide in a class of its own too
        extra_max: 4,
    },
];

/// Queries of the short ones that `sqlparser` 0.63 cannot read: an alias behind USING, TABLE.
const NOT_READ: usize = 2;
/// How many ways edges are counted in.
const WAYS: usize = 5;

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
}

/// What one suite shows, counted in several ways, and every difference.
#[derive(Debug, Default)]
struct Judged {
    queries: usize,
    refused: Vec<String>,
    counts: BTreeMap<&'static str, Count>,
    differences: Vec<String>,
}

impl Judged {
    fn add(&mut self, way: &'static str, place: &str, expected: &BTreeSet<String>, ours: &BTreeSet<String>) {
        let found = self.counts.entry(way).or_default().add(expected, ours);
        self.differences.extend(found.map(|found| format!("{place}: {way}: {found}")));
    }

    fn report(&self, suite: &str) -> String {
        let mut text = format!("## {suite}: {} queries, {} not understood\n", self.queries, self.refused.len());
        for (way, count) in &self.counts {
            let (recall, precision) = (100.0 * count.recall(), 100.0 * count.precision());
            let edges = count.found + count.missed;
            text += &format!("- {way}: {edges} edges, recall {recall:.2} %, precision {precision:.2} %\n");
        }
        for line in self.refused.iter().chain(&self.differences) {
            text += &format!("- {line}\n");
        }
        text
    }

    fn holds(&self, not_read: usize, extra_max: usize) -> bool {
        let missed: usize = self.counts.values().map(|count| count.missed).sum();
        let extra: usize = self.counts.values().map(|count| count.extra).sum();
        self.refused.len() == not_read && missed == 0 && extra <= extra_max && self.counts.len() == WAYS
    }
}

#[test]
fn lineage_by_postgresqls_parser_is_as_expected() {
    judge_all(Dialect::Postgresql, Engine::of(Dialect::Postgresql.into()));
}

#[test]
fn lineage_by_the_parser_of_every_product_is_as_expected() {
    judge_all(Dialect::Postgresql, Engine::Sqlparser);
}

fn judge_all(dialect: Dialect, engine: Engine) {
    let mut wrong = String::new();
    for found in &SUITES {
        let judged = judge(found, dialect, engine);
        let report = judged.report(&format!("{}, {}", found.suite, engine.as_str()));
        println!("{report}");
        let not_read = if found.suite == "cases" && engine == Engine::Sqlparser { NOT_READ } else { 0 };
        if !judged.holds(not_read, found.extra_max) {
            wrong += &report;
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn judge(found: &Judge, dialect: Dialect, engine: Engine) -> Judged {
    let expected: Suite = serde_json::from_str(found.expected).unwrap();
    let schema = [("schema.sql".to_owned(), found.schema.to_owned())];
    let snapshot = Snapshot::new(sql::read_schema(dialect, &schema)).unwrap();
    let tracer = Tracer::new(&snapshot, &[]).with_engine(engine);
    let mut judged = Judged::default();
    for query in &expected.queries {
        let written_for = |name: &String| name.as_str() == sql::Grammar::from(dialect).as_str();
        if query.dialects.iter().any(written_for) || (query.dialects.is_empty() && dialect == Dialect::Postgresql) {
            judge_query(found.suite, query, &tracer, &mut judged);
        }
    }
    judged
}

fn judge_query(suite: &str, query: &Query, tracer: &Tracer<'_>, judged: &mut Judged) {
    judged.queries += 1;
    let name = format!("{suite}/{}", query.query);
    let (described, lineage) = tracer.trace(&text_of(suite, query));
    if !matches!(described, Description::Prepared(_)) || lineage.columns.len() != query.columns.len() {
        judged.refused.push(format!("{name}: {} columns, {described:?}", lineage.columns.len()));
        return;
    }
    for (position, (column, ours)) in query.columns.iter().zip(&lineage.columns).enumerate() {
        let place = format!("{name} column {} `{}`", position + 1, ours.name);
        assert_eq!(column["name"].as_str(), Some(&*ours.name), "{place}");
        let roles = column.iter().filter(|(name, _)| *name != "name");
        let any: BTreeSet<_> = roles.clone().flat_map(|(_, found)| listed(found)).collect();
        judged.add("direct", &place, &listed(&column["direct"]), &named(&ours.edges, |edge| edge.is_direct()));
        judged.add("any role", &place, &any, &named(&ours.edges, |_| true));
        let classes = roles.filter(|(name, _)| *name != "direct");
        let classes =
            classes.flat_map(|(name, found)| listed(found).into_iter().map(move |column| format!("{name} {column}")));
        judged.add("deciding role", &place, &classes.collect(), &classed(&ours.edges));
    }
    let decided = query.indirect.values().flatten().cloned().collect();
    judged.add("indirect", &name, &decided, &named(&lineage.indirect, |_| true));
    let classes = query.indirect.iter();
    let classes = classes.flat_map(|(name, found)| found.iter().map(move |column| format!("{name} {column}")));
    judged.add("indirect by class", &name, &classes.collect(), &classed(&lineage.indirect));
}

fn text_of(suite: &str, query: &Query) -> String {
    if let Some(text) = &query.sql {
        return text.clone();
    }
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/tpc").join(suite).join(format!("{}.sql", query.query));
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}: run `scripts/setup.sh tpc`", path.display()))
}

fn listed(value: &serde_json::Value) -> BTreeSet<String> {
    match value {
        serde_json::Value::Array(found) => found.iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
        serde_json::Value::Object(found) => found.keys().cloned().collect(),
        other => panic!("{other}"),
    }
}

fn source(edge: &Edge) -> String {
    format!("{}.{}", edge.source.relation.name, edge.source.column)
}

fn named(edges: &[Edge], wanted: impl Fn(Transformation) -> bool) -> BTreeSet<String> {
    edges.iter().filter(|edge| wanted(edge.transformation)).map(source).collect()
}

// what only decides, with the word of the expectation for how
fn classed(edges: &[Edge]) -> BTreeSet<String> {
    let word = |transformation: Transformation| match transformation {
        Transformation::GroupBy => "group",
        other => other.as_str(),
    };
    let deciding = edges.iter().filter(|edge| !edge.transformation.is_direct());
    deciding.map(|edge| format!("{} {}", word(edge.transformation), source(edge))).collect()
}
