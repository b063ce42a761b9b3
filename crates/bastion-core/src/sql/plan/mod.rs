//! How a server runs a statement: the answer of EXPLAIN as a small tree that is the same for every product.
//!
//! [`read()`] takes the JSON of PostgreSQL (`EXPLAIN (FORMAT JSON)`, with or without ANALYZE, BUFFERS, VERBOSE), of
//! MariaDB (`EXPLAIN FORMAT=JSON`, `ANALYZE FORMAT=JSON`) and of MySQL (`EXPLAIN FORMAT=JSON`, version 1).
//!
//! ```
//! use bastion_core::sql::plan::{self, NodeKind};
//!
//! let plan = plan::read(r#"[{"Plan": {"Node Type": "Seq Scan", "Relation Name": "t", "Plan Rows": 10}}]"#)?;
//! assert_eq!(plan.root.kind, NodeKind::SequentialScan);
//! assert_eq!(plan.root.relation.as_deref(), Some("t"));
//! # Ok::<(), plan::PlanError>(())
//! ```

mod document;
mod error;
mod mysql;
mod postgresql;

pub use error::PlanError;

use crate::limits::{PLAN_BYTES_MAX, PLAN_STEPS_MAX};

/// What a plan was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProduct {
    /// PostgreSQL.
    Postgresql,
    /// MySQL and MariaDB.
    Mysql,
}

/// How a statement runs, or ran.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Whose words it was written in.
    pub product: PlanProduct,
    /// The last step.
    pub root: PlanNode,
    /// Milliseconds to plan, where they were measured.
    pub planning_ms: Option<f64>,
    /// Milliseconds to run, where they were measured.
    pub execution_ms: Option<f64>,
    /// Milliseconds to compile, where PostgreSQL compiled.
    pub compilation_ms: Option<f64>,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// Reads a whole table.
    SequentialScan,
    /// Reads rows of a table through an index.
    IndexScan,
    /// Reads an index without its table.
    IndexOnlyScan,
    /// Reads the pages of a table that a bitmap names.
    BitmapScan,
    /// Makes a bitmap from an index.
    BitmapIndexScan,
    /// Reads what is no table: a function, a list of values, a query by name.
    OtherScan,
    /// For each row of the first, the rows of the second.
    NestedLoop,
    /// Joins through a table of hashes.
    HashJoin,
    /// Joins two sorted inputs.
    MergeJoin,
    /// Makes a table of hashes.
    Hash,
    /// Sorts.
    Sort,
    /// Groups, or takes rows once.
    Aggregate,
    /// Keeps rows to read them again.
    Materialize,
    /// Keeps the answers for parameters it has seen.
    Memoize,
    /// One input after the other.
    Append,
    /// Stops after some rows.
    Limit,
    /// Collects from parallel workers.
    Gather,
    /// Window functions.
    Window,
    /// INSERT, UPDATE, DELETE, MERGE.
    Modify,
    /// Anything else: the label has its name.
    Other,
}

/// What was measured of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Actual {
    /// Rows it gave each time.
    pub rows: f64,
    /// How often it ran; 0 when it never did.
    pub loops: f64,
    /// Milliseconds of all times together, with those of the steps below it; none without timing.
    pub time_ms: Option<f64>,
}

/// What did not fit into memory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spill {
    /// Kibibytes written to disk, where they were counted.
    pub kibibytes: Option<f64>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanNode {
    /// What it does.
    pub kind: NodeKind,
    /// What the product calls it.
    pub label: String,
    /// The table; MySQL and MariaDB say the alias here when there is one.
    pub relation: Option<String>,
    /// The schema of the table, where it is said (VERBOSE).
    pub schema: Option<String>,
    /// What the statement calls the table.
    pub alias: Option<String>,
    /// The index it reads.
    pub index: Option<String>,
    /// Rows it is expected to give each time.
    pub estimated_rows: f64,
    /// What it is expected to cost with the steps below it, in the product's unit.
    pub total_cost: Option<f64>,
    /// What was measured, where the statement ran.
    pub actual: Option<Actual>,
    /// The condition that each row is held against.
    pub filter: Option<String>,
    /// The condition that the index answers.
    pub index_condition: Option<String>,
    /// The condition of a join.
    pub join_condition: Option<String>,
    /// What it sorts by.
    pub sort_keys: Vec<String>,
    /// What it groups by.
    pub group_keys: Vec<String>,
    /// Rows that the filter took away, each time.
    pub rows_removed: Option<f64>,
    /// What went to disk.
    pub spill: Option<Spill>,
    /// Rows whose page an index-only scan had to look at all the same.
    pub heap_fetches: Option<f64>,
    /// Parallel workers that were planned and started.
    pub workers: Option<Workers>,
    /// Partitions that were left out when it ran.
    pub partitions_removed: Option<f64>,
    /// Runs for each row of the step above it: a subquery that depends on the row.
    pub correlated: bool,
    /// The steps it takes from.
    pub children: Vec<Self>,
}

/// Parallel workers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Workers {
    /// Asked for.
    pub planned: f64,
    /// Started; none where the statement did not run.
    pub launched: Option<f64>,
}

/// A step and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'a> {
    /// The step.
    pub node: &'a PlanNode,
    /// Which child of which child: `0.1`; empty for the last step.
    pub path: String,
    /// The step above it.
    pub parent: Option<&'a PlanNode>,
}

/// Reads the JSON of EXPLAIN.
///
/// # Errors
///
/// [`PlanError`] when the text is larger or deeper than the bounds, is not JSON, or is no plan.
pub fn read(text: &str) -> Result<Plan, PlanError> {
    if text.len() > PLAN_BYTES_MAX {
        return Err(PlanError::TooLarge { bytes: text.len() });
    }
    let document = document::parse(text)?;
    let plan = match document.first().filter(|first| first.get("Plan").is_some()) {
        Some(statement) => postgresql::read(statement)?,
        None => mysql::read(&document)?,
    };
    if plan.steps().len() > PLAN_STEPS_MAX { Err(PlanError::TooManySteps) } else { Ok(plan) }
}

impl Plan {
    /// Every step, the last first.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut steps = Vec::new();
        let mut waiting = vec![Step { node: &self.root, path: String::new(), parent: None }];
        while let Some(step) = waiting.pop() {
            let (node, path) = (step.node, step.path.clone());
            steps.push(step);
            for (at, child) in node.children.iter().enumerate().rev() {
                let path = if path.is_empty() { at.to_string() } else { format!("{path}.{at}") };
                waiting.push(Step { node: child, path, parent: Some(node) });
            }
        }
        steps
    }

    /// Whether the statement ran.
    #[must_use]
    pub const fn is_measured(&self) -> bool {
        self.root.actual.is_some() || self.execution_ms.is_some()
    }
}

impl PlanNode {
    pub(super) fn new(kind: NodeKind, label: impl Into<String>) -> Self {
        Self {
            kind,
            label: label.into(),
            relation: None,
            schema: None,
            alias: None,
            index: None,
            estimated_rows: 0.0,
            total_cost: None,
            actual: None,
            filter: None,
            index_condition: None,
            join_condition: None,
            sort_keys: Vec::new(),
            group_keys: Vec::new(),
            rows_removed: None,
            spill: None,
            heap_fetches: None,
            workers: None,
            partitions_removed: None,
            correlated: false,
            children: Vec::new(),
        }
    }

    /// How often it ran, or is taken to run.
    #[must_use]
    pub fn loops(&self) -> f64 {
        self.actual.map_or(1.0, |actual| actual.loops)
    }

    /// Rows it gave each time, or is expected to give.
    #[must_use]
    pub fn rows(&self) -> f64 {
        self.actual.map_or(self.estimated_rows, |actual| actual.rows)
    }

    /// Whether it reads a table or an index of one.
    #[must_use]
    pub const fn is_scan(&self) -> bool {
        matches!(
            self.kind,
            NodeKind::SequentialScan | NodeKind::IndexScan | NodeKind::IndexOnlyScan | NodeKind::BitmapScan
        )
    }

    /// What it is about, for a reader: `Seq Scan on orders`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.relation {
            Some(relation) => format!("{} on {relation}", self.label),
            None => self.label.clone(),
        }
    }
}

impl Drop for PlanNode {
    // a tree that came from outside is taken apart without recursion
    fn drop(&mut self) {
        let mut waiting = std::mem::take(&mut self.children);
        while let Some(mut node) = waiting.pop() {
            waiting.append(&mut node.children);
        }
    }
}

#[cfg(test)]
mod tests;
