//! What a server expects of a query, read from its EXPLAIN in JSON.

use serde_json::Value;

use super::QueryEstimate;
use crate::limits::PLAN_BYTES_MAX;

/// PostgreSQL's `EXPLAIN (FORMAT JSON)`; nothing where it is no plan.
pub(crate) fn of_postgresql(text: &str) -> Option<QueryEstimate> {
    let document = read(text)?;
    let plan = document.get(0)?.get("Plan")?;
    let cost = plan.get("Total Cost")?.as_f64()?;
    Some(QueryEstimate { cost: Some(cost), rows: plan.get("Plan Rows").and_then(Value::as_f64), examined_rows: None })
}

/// MariaDB's and MySQL's `EXPLAIN FORMAT=JSON`; nothing where it is no plan.
///
/// Rows that are looked at: in a nested loop each table's for every row of the tables before it; all else side by side.
pub(crate) fn of_mysql(text: &str) -> Option<QueryEstimate> {
    let document = read(text)?;
    let block = document.get("query_block")?;
    let inside = block.get("cost_info").and_then(|info| info.get("query_cost"));
    let cost = block.get("cost").and_then(number).or_else(|| inside.and_then(number));
    let examined = walk(block, 1.0).examined;
    Some(QueryEstimate { cost, rows: None, examined_rows: Some(examined) })
}

fn read(text: &str) -> Option<Value> {
    // the parser bounds how deep it goes
    Some(text).filter(|text| text.len() <= PLAN_BYTES_MAX).and_then(|text| serde_json::from_str(text).ok())
}

// MySQL writes costs as text
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

/// Rows that a part looks at, and those it hands on each time.
#[derive(Clone, Copy)]
struct Rows {
    examined: f64,
    given: f64,
}

// `times`: how often the part runs
fn walk(value: &Value, times: f64) -> Rows {
    let mut rows = Rows { examined: 0.0, given: 1.0 };
    for (name, member) in value.as_object().into_iter().flatten() {
        let below = match (name.as_str(), member) {
            ("nested_loop", Value::Array(steps)) => looped(steps, times),
            ("table", Value::Object(_)) => table(member, times),
            (_, Value::Object(_)) => walk(member, times),
            (_, Value::Array(items)) => side_by_side(items, times),
            _ => continue,
        };
        rows.examined += below.examined;
        rows.given *= below.given.max(1.0);
    }
    rows
}

fn looped(steps: &[Value], times: f64) -> Rows {
    let mut rows = Rows { examined: 0.0, given: 1.0 };
    for step in steps {
        let below = walk(step, times * rows.given);
        rows = Rows { examined: rows.examined + below.examined, given: rows.given * below.given };
    }
    rows
}

fn side_by_side(items: &[Value], times: f64) -> Rows {
    let found = items.iter().map(|item| walk(item, times));
    found.fold(Rows { examined: 0.0, given: 1.0 }, |all, below| Rows {
        examined: all.examined + below.examined,
        given: all.given.max(below.given),
    })
}

fn table(value: &Value, times: f64) -> Rows {
    let own = value.get("rows").or_else(|| value.get("rows_examined_per_scan")).and_then(number).unwrap_or(0.0);
    let share = value.get("filtered").and_then(number).unwrap_or(100.0) / 100.0;
    // a derived table is made once
    let below = walk(value, 1.0);
    Rows { examined: own * times + below.examined, given: (own * share).max(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgresql_states_its_cost() {
        let plan = r#"[{"Plan": {"Node Type": "Seq Scan", "Total Cost": 12.5, "Plan Rows": 7}}]"#;
        let found = of_postgresql(plan).unwrap();
        assert_eq!((found.cost, found.rows), (Some(12.5), Some(7.0)));
        assert_eq!(of_postgresql("[{}]"), None);
    }

    #[test]
    fn a_nested_loop_multiplies() {
        let plan = r#"{"query_block": {"select_id": 1, "nested_loop": [
            {"table": {"table_name": "a", "access_type": "ALL", "rows": 1000, "filtered": 50}},
            {"block-nl-join": {"table": {"table_name": "b", "access_type": "ALL", "rows": 200, "filtered": 100}}},
            {"table": {"table_name": "c", "access_type": "eq_ref", "rows": 1, "filtered": 100}}]}}"#;
        // 1000 + 500 × 200 + 500 × 200 × 1
        assert_eq!(of_mysql(plan).unwrap().examined_rows, Some(201_000.0));
    }

    #[test]
    fn a_cost_may_be_a_text() {
        let plan = r#"{"query_block": {"cost_info": {"query_cost": "3.40"}, "message": "No tables used"}}"#;
        let found = of_mysql(plan).unwrap();
        assert_eq!((found.cost, found.examined_rows), (Some(3.4), Some(0.0)));
    }
}
