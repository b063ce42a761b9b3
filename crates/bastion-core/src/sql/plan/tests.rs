#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::fmt::Write as _;
use std::path::Path;

use super::*;
use crate::error::Coded;

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sql/plans");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

fn outline(plan: &Plan) -> String {
    let mut text = String::new();
    for step in plan.steps() {
        let node = step.node;
        let depth = if step.path.is_empty() { 0 } else { step.path.split('.').count() };
        let _ = write!(
            text,
            "{:depth$}{:?} [{}] rows {:.0}",
            "",
            node.kind,
            node.title(),
            node.estimated_rows,
            depth = 2 * depth
        );
        let _ = node.index.as_ref().map(|index| write!(text, " by {index}"));
        if let Some(actual) = node.actual {
            let timed = if actual.time_ms.is_some() { "" } else { " untimed" };
            let _ = write!(text, " actual {:.1} x {:.0}{timed}", actual.rows, actual.loops);
        }
        let removed = node.rows_removed.filter(|removed| *removed > 0.0);
        let _ = removed.map(|removed| write!(text, " removed {removed:.0}"));
        let _ = node
            .spill
            .map(|spill| write!(text, " spill {}", if spill.kibibytes.is_some() { "counted" } else { "said" }));
        let _ = node.heap_fetches.map(|fetches| write!(text, " fetches {fetches:.0}"));
        let _ = node.workers.map(|workers| write!(text, " workers {:.0}", workers.planned));
        let _ = node.correlated.then(|| write!(text, " correlated"));
        for (name, said) in [("filter", &node.filter), ("index", &node.index_condition), ("join", &node.join_condition)]
        {
            let _ = said.as_ref().map(|said| write!(text, " {name} {said}"));
        }
        let _ = (!node.sort_keys.is_empty()).then(|| write!(text, " sort {:?}", node.sort_keys));
        let _ = (!node.group_keys.is_empty()).then(|| write!(text, " group {:?}", node.group_keys));
        text.push('\n');
    }
    let measured = [("planned", plan.planning_ms), ("ran", plan.execution_ms), ("compiled", plan.compilation_ms)];
    let measured: Vec<&str> =
        measured.iter().filter(|(_, ms)| ms.is_some_and(|ms| ms > 0.0)).map(|row| row.0).collect();
    let _ = writeln!(text, "{measured:?}");
    text
}

#[test]
fn plans_of_servers_read_as_they_are() {
    let mut text = String::new();
    for (name, document) in fixtures() {
        let plan = read(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        let _ = write!(text, "# {name}\n{}\n", outline(&plan));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_is_no_plan_is_refused_by_name() {
    let code = |text: &str| read(text).unwrap_err().code().as_str();
    assert_eq!(code("no"), "invalid_json");
    assert_eq!(code("{}"), "invalid_document");
    assert_eq!(code("[]"), "invalid_document");
    assert_eq!(code(r#"[{"Plan": {"Relation Name": "t"}}]"#), "invalid_document");
    assert_eq!(code(&format!("[{}", " ".repeat(PLAN_BYTES_MAX))), "limit_exceeded");
    let deep = format!("{}{}", r#"{"query_block":"#.repeat(5_000), "}".repeat(5_000));
    assert!(read(&deep).unwrap_err().to_string().contains("recursion limit"), "refused before the stack ends");
}

#[test]
fn members_that_stand_twice_are_all_read() {
    // as MariaDB before 10.9 writes joins
    let text = r#"{"query_block": {"select_id": 1,
        "table": {"table_name": "a", "access_type": "ALL", "rows": 5, "filtered": 100},
        "table": {"table_name": "b", "access_type": "ref", "key": "k", "rows": 2, "filtered": 50}}}"#;
    let plan = read(text).unwrap();
    let names: Vec<_> = plan.steps().iter().filter_map(|step| step.node.relation.clone()).collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn a_mysql_plan_reads_as_the_manual_shows_it() {
    // members as in MySQL 8.0's manual, EXPLAIN output format, with made-up tables
    let text = r#"{"query_block": {"select_id": 1, "cost_info": {"query_cost": "10.50"},
        "ordering_operation": {"using_filesort": true, "grouping_operation": {"using_temporary_table": true,
        "nested_loop": [
          {"table": {"table_name": "o", "access_type": "ALL", "rows_examined_per_scan": 1000,
            "rows_produced_per_join": 100, "filtered": "10.00", "cost_info": {"prefix_cost": "3.25"},
            "attached_condition": "(`o`.`state` = 'open')"}},
          {"table": {"table_name": "c", "access_type": "eq_ref", "key": "PRIMARY", "used_key_parts": ["id"],
            "ref": ["shop.o.customer_id"], "rows_examined_per_scan": 1, "filtered": "100.00", "using_index": true}}]}}}}"#;
    let plan = read(text).unwrap();
    assert_eq!(plan.root.total_cost, Some(10.5));
    let kinds: Vec<_> = plan.steps().iter().map(|step| step.node.kind).collect();
    use NodeKind::{Aggregate, IndexOnlyScan, NestedLoop, Other, SequentialScan, Sort};
    assert_eq!(kinds, [Other, Sort, Aggregate, NestedLoop, SequentialScan, IndexOnlyScan]);
    assert_eq!(plan.steps()[4].node.estimated_rows, 100.0);
}
