//! EXPLAIN of PostgreSQL: `src/backend/commands/explain.c` names the members.

use super::document::Value;
use super::{Actual, NodeKind, Plan, PlanError, PlanNode, PlanProduct, Spill, Workers};

/// Bytes of a page, which buffers are counted in; the usual one.
const PAGE_KIBIBYTES: f64 = 8.0;

pub(super) fn read(statement: &Value) -> Result<Plan, PlanError> {
    let root = statement.get("Plan").ok_or(PlanError::NoPlan)?;
    let compilation = statement.get("JIT").and_then(|jit| jit.get("Timing")).and_then(|timing| timing.number("Total"));
    Ok(Plan {
        product: PlanProduct::Postgresql,
        root: node(root)?,
        planning_ms: statement.number("Planning Time"),
        execution_ms: statement.number("Execution Time"),
        compilation_ms: compilation,
    })
}

// as deep as the JSON, which the parser bounds
fn node(value: &Value) -> Result<PlanNode, PlanError> {
    let label = value.text("Node Type").ok_or(PlanError::Incomplete { member: "Node Type" })?;
    let children = value.get("Plans").map(Value::items).unwrap_or_default();
    let mut node = PlanNode::new(kind(&label, value), label);
    node.relation = value.text("Relation Name").or_else(|| value.text("CTE Name"));
    node.relation = node.relation.take().or_else(|| value.text("Function Name"));
    node.schema = value.text("Schema");
    node.alias = value.text("Alias");
    node.index = value.text("Index Name");
    node.estimated_rows = value.number("Plan Rows").unwrap_or(0.0);
    node.total_cost = value.number("Total Cost");
    node.actual = actual(value);
    node.filter = value.text("Filter").or_else(|| value.text("One-Time Filter"));
    node.index_condition = value.text("Index Cond").or_else(|| value.text("Recheck Cond"));
    node.join_condition = ["Hash Cond", "Merge Cond", "Join Filter"].into_iter().find_map(|member| value.text(member));
    node.sort_keys = value.texts("Sort Key");
    node.group_keys = value.texts("Group Key");
    node.rows_removed = value.number("Rows Removed by Filter");
    node.heap_fetches = value.number("Heap Fetches");
    node.partitions_removed = value.number("Subplans Removed");
    node.workers =
        value.number("Workers Planned").map(|planned| Workers { planned, launched: value.number("Workers Launched") });
    node.correlated = value.text("Parent Relationship").as_deref() == Some("SubPlan");
    node.spill = spill(value, children);
    node.children = children.iter().map(self::node).collect::<Result<_, _>>()?;
    Ok(node)
}

fn kind(label: &str, value: &Value) -> NodeKind {
    match label {
        "Seq Scan" | "Sample Scan" => NodeKind::SequentialScan,
        "Index Scan" => NodeKind::IndexScan,
        "Index Only Scan" => NodeKind::IndexOnlyScan,
        "Bitmap Heap Scan" => NodeKind::BitmapScan,
        "Bitmap Index Scan" => NodeKind::BitmapIndexScan,
        "Nested Loop" => NodeKind::NestedLoop,
        "Hash Join" => NodeKind::HashJoin,
        "Merge Join" => NodeKind::MergeJoin,
        "Hash" => NodeKind::Hash,
        "Sort" | "Incremental Sort" => NodeKind::Sort,
        "Aggregate" | "Group" | "Unique" => NodeKind::Aggregate,
        "Materialize" => NodeKind::Materialize,
        "Memoize" => NodeKind::Memoize,
        "Append" | "Merge Append" => NodeKind::Append,
        "Limit" => NodeKind::Limit,
        "Gather" | "Gather Merge" => NodeKind::Gather,
        "WindowAgg" => NodeKind::Window,
        "ModifyTable" => NodeKind::Modify,
        label if label.ends_with(" Scan") && value.get("Plans").is_none() => NodeKind::OtherScan,
        _ => NodeKind::Other,
    }
}

fn actual(value: &Value) -> Option<Actual> {
    let loops = value.number("Actual Loops")?;
    let rows = value.number("Actual Rows").unwrap_or(0.0);
    // written for one time, as a mean
    let time_ms = value.number("Actual Total Time").map(|each| each * loops);
    Some(Actual { rows, loops, time_ms })
}

/// What a step wrote itself: sorts and tables of hashes say it; the buffers of a step contain those below it.
fn spill(value: &Value, children: &[Value]) -> Option<Spill> {
    let own = |value: &Value| {
        let sorted =
            value.number("Sort Space Used").filter(|_| value.text("Sort Space Type").as_deref() == Some("Disk"));
        let stored = value.number("Maximum Storage").filter(|_| value.text("Storage").as_deref() == Some("Disk"));
        [sorted, value.number("Disk Usage"), stored].into_iter().flatten().sum::<f64>()
    };
    let workers = value.get("Workers").map(Value::items).unwrap_or_default();
    let said = own(value) + workers.iter().map(own).sum::<f64>();
    let temporary = |value: &Value| value.number("Temp Written Blocks").unwrap_or(0.0);
    let counted = (temporary(value) - children.iter().map(temporary).sum::<f64>()) * PAGE_KIBIBYTES;
    let kibibytes = said.max(counted);
    let batches = value.number("Hash Batches").is_some_and(|batches| batches > 1.0);
    match kibibytes {
        kibibytes if kibibytes > 0.0 => Some(Spill { kibibytes: Some(kibibytes) }),
        _ if batches => Some(Spill { kibibytes: None }),
        _ => None,
    }
}
