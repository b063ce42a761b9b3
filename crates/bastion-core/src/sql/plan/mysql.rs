//! EXPLAIN and ANALYZE of MariaDB, EXPLAIN of MySQL: both write the steps as objects within objects.
//!
//! MariaDB's `sql/sql_explain.cc` and MySQL's `sql/opt_explain_json.cc` name the members.

use super::document::Value;
use super::{Actual, NodeKind, Plan, PlanError, PlanNode, PlanProduct, Spill};

pub(super) fn read(document: &Value) -> Result<Plan, PlanError> {
    let block = document.get("query_block").ok_or(PlanError::NoPlan)?;
    let mut root = container("query_block", block);
    if root.children.is_empty() {
        // a statement without tables has a message alone
        root.label = message(block).unwrap_or(root.label.clone());
    }
    Ok(Plan {
        product: PlanProduct::Mysql,
        planning_ms: document.get("query_optimization").and_then(|planning| planning.number("r_total_time_ms")),
        execution_ms: block.number("r_total_time_ms"),
        compilation_ms: None,
        root,
    })
}

fn message(block: &Value) -> Option<String> {
    block.text("message").or_else(|| block.get("table").and_then(|table| table.text("message")))
}

/// The steps that stand as members of an object, in their order.
fn steps(value: &Value) -> Vec<PlanNode> {
    value.members().iter().filter_map(|(name, member)| step(name, member)).collect()
}

// as deep as the JSON, which the parser bounds
fn step(name: &str, value: &Value) -> Option<PlanNode> {
    match (name, value) {
        ("table", Value::Object(_)) if value.get("table_name").is_some() => Some(table(value)),
        // what an ordinary table is filtered through is part of its reading
        ("table" | "rowid_filter" | "cost_info" | "query_optimization" | "r_engine_stats", _) => None,
        (_, Value::Object(_)) => {
            let node = container(name, value);
            (!node.children.is_empty()).then_some(node)
        }
        (_, Value::List(items)) => {
            let children: Vec<PlanNode> = items.iter().flat_map(steps).collect();
            let mut node = PlanNode::new(kind(name), name);
            // subqueries stand beside the steps that ask them
            node.correlated = name.ends_with("subqueries");
            (!children.is_empty()).then(|| {
                if node.kind == NodeKind::NestedLoop {
                    node.estimated_rows = children.iter().map(|child| child.estimated_rows).product();
                    node.actual = loops_together(&children);
                }
                node.children = children;
                node
            })
        }
        _ => None,
    }
}

/// What a nested loop gives follows from its last table; its time from all of them.
fn loops_together(children: &[PlanNode]) -> Option<Actual> {
    let last = children.last()?.actual?;
    let times: Option<Vec<f64>> = children.iter().map(|child| child.actual.and_then(|actual| actual.time_ms)).collect();
    Some(Actual { rows: last.rows * last.loops, loops: 1.0, time_ms: times.map(|times| times.iter().sum()) })
}

fn container(name: &str, value: &Value) -> PlanNode {
    let children = steps(value);
    let mut node = PlanNode::new(kind(name), name);
    let below = children.first();
    node.estimated_rows = below.map_or(0.0, |child| child.estimated_rows);
    node.total_cost = cost(value);
    node.join_condition = value.text("attached_condition");
    node.sort_keys = value.text("sort_key").into_iter().collect();
    node.filter = value.text("having_condition");
    let rows = value.number("r_output_rows").or_else(|| value.number("r_rows"));
    let rows = rows.or_else(|| below.and_then(|child| child.actual).map(|actual| actual.rows));
    let times = children.iter().filter_map(|child| child.actual.and_then(|actual| actual.time_ms));
    let time_ms =
        value.number("r_total_time_ms").or_else(|| children.iter().any(|c| c.actual.is_some()).then(|| times.sum()));
    node.actual = match (value.number("r_loops"), rows) {
        (Some(loops), Some(rows)) => Some(Actual { rows, loops, time_ms }),
        (None, Some(rows)) if time_ms.is_some() => Some(Actual { rows, loops: 1.0, time_ms }),
        _ => None,
    };
    if value.number("r_sort_passes").is_some_and(|passes| passes > 0.0) {
        node.spill = Some(Spill { kibibytes: None });
    }
    node.children = children;
    node
}

fn table(value: &Value) -> PlanNode {
    let access = value.text("access_type").unwrap_or_default();
    let covers = value.is_true("using_index");
    let kind = match access.as_str() {
        "ALL" | "hash_ALL" => NodeKind::SequentialScan,
        "index" if value.get("key").is_none() => NodeKind::SequentialScan,
        "index_merge" => NodeKind::BitmapScan,
        _ if covers => NodeKind::IndexOnlyScan,
        _ => NodeKind::IndexScan,
    };
    let mut node = PlanNode::new(kind, access);
    let name = value.text("table_name").unwrap_or_default();
    if name.starts_with('<') {
        node.kind = NodeKind::OtherScan;
    }
    (node.relation, node.alias) = (Some(name.clone()), Some(name));
    node.index = value.text("key").filter(|key| !key.starts_with("#hash#"));
    let share = value.number("filtered").unwrap_or(100.0) / 100.0;
    let read = value.number("rows").or_else(|| value.number("rows_examined_per_scan")).unwrap_or(0.0);
    node.estimated_rows = read * share;
    node.total_cost = cost(value);
    node.filter = value.text("attached_condition");
    node.index_condition = value.text("index_condition").or_else(|| {
        let columns = value.texts("ref");
        let parts = value.texts("used_key_parts");
        let pairs = parts.iter().zip(&columns).map(|(part, column)| format!("{part} = {column}"));
        Some(pairs.collect::<Vec<_>>().join(" and ")).filter(|text| !text.is_empty())
    });
    measure(&mut node, value);
    node.children = steps(value);
    node
}

fn measure(node: &mut PlanNode, value: &Value) {
    let Some(loops) = value.number("r_loops") else { return };
    let read = value.number("r_rows").unwrap_or(0.0);
    let share = value.number("r_filtered").unwrap_or(100.0) / 100.0;
    let time_ms = value.number("r_total_time_ms").or_else(|| {
        let (table, other) = (value.number("r_table_time_ms"), value.number("r_other_time_ms"));
        table.map(|table| table + other.unwrap_or(0.0))
    });
    node.actual = Some(Actual { rows: read * share, loops, time_ms });
    node.rows_removed = Some(read - read * share);
}

fn cost(value: &Value) -> Option<f64> {
    let inside = value.get("cost_info");
    let own = value.number("cost").or_else(|| inside?.number("query_cost")).or_else(|| inside?.number("prefix_cost"));
    own.or_else(|| inside?.number("sort_cost"))
}

fn kind(name: &str) -> NodeKind {
    match name {
        "nested_loop" => NodeKind::NestedLoop,
        "block-nl-join" => NodeKind::HashJoin,
        "filesort" | "ordering_operation" => NodeKind::Sort,
        "grouping_operation" | "duplicates_removal" | "duplicate_removal" => NodeKind::Aggregate,
        "temporary_table" | "materialized" | "materialized_from_subquery" | "buffer_result" => NodeKind::Materialize,
        "expression_cache" => NodeKind::Memoize,
        "union_result" | "recursive_union" | "query_specifications" => NodeKind::Append,
        "window_functions_computation" | "windowing" => NodeKind::Window,
        _ => NodeKind::Other,
    }
}
