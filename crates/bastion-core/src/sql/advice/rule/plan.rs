//! What a plan shows: steps that read, sort, join or guess too much.

use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::Subject;
use crate::sql::advice::{Confidence, Severity};
use crate::sql::plan::{NodeKind, PlanNode, Step};

/// Rows from where on reading all of a table to keep few is worth an index.
const SCAN_ROWS_MIN: f64 = 100_000.0;
/// The share of rows that a filter keeps, below which an index would serve.
const KEPT_MAX: f64 = 0.05;
/// Rows that a nested loop reads again and again.
const LOOP_ROWS_MIN: f64 = 1e8;
/// Kibibytes on disk that are critical: a gibibyte.
const SPILL_KIBIBYTES_MAX: f64 = 1024.0 * 1024.0;
/// How far an estimate may be off.
const MISS_FACTOR: f64 = 100.0;
/// Rows below which a wrong estimate is of no consequence.
const MISS_ROWS_MIN: f64 = 1_000.0;
/// How often a subquery may run.
const SUBQUERY_LOOPS_MAX: f64 = 10_000.0;
/// Rows that are sorted to keep the first.
const SORT_ROWS_MIN: f64 = 1e6;
/// The share of the time that compiling may take.
const COMPILE_SHARE_MAX: f64 = 0.3;
/// Rows of an index-only scan whose page was looked at all the same.
const FETCHES_MIN: f64 = 10_000.0;
const FETCHES_SHARE_MAX: f64 = 0.2;

pub(super) const NESTED_SCAN: Rule = Rule {
    id: "C08",
    name: "nested-loop-over-scan",
    severity: Severity::Critical,
    fixed: false,
    title: "a nested loop reads a whole table for each row",
    why: "The work is the product of both sides; it grows with the square of the data.",
    action: "index the inner table's columns of the join, or correct the row estimates so that a hash join is chosen",
    look: |subject| {
        subject.steps().iter().filter(|step| step.node.kind == NodeKind::NestedLoop).filter_map(read_again).collect()
    },
};

/// A table that is read whole for each row of the steps before it.
fn read_again(step: &Step<'_>) -> Option<Hit> {
    let mut before = 1.0;
    for (at, child) in step.node.children.iter().enumerate() {
        let mut inner = child;
        // what is kept to be read again is read again
        while matches!(inner.kind, NodeKind::Materialize | NodeKind::HashJoin) && inner.children.len() == 1 {
            inner = inner.children.first()?;
        }
        let rows = read(inner) * before;
        if at > 0 && inner.kind == NodeKind::SequentialScan && inner.index_condition.is_none() && rows > LOOP_ROWS_MIN {
            let message = format!("`{}` is read {before:.0} times: {rows:.2e} rows", name(inner));
            let found = Step { node: inner, path: step.path.clone(), parent: Some(step.node) };
            return Some(Hit::new(message).with(sure(inner)).over(rows).on(
                &found,
                Some(inner.estimated_rows),
                Some(before),
            ));
        }
        before *= child.rows().max(1.0);
    }
    None
}

pub(super) const LARGE_SPILL: Rule = Rule {
    id: "C09",
    name: "large-spill",
    severity: Severity::Critical,
    fixed: false,
    title: "a step writes more than a gibibyte to disk",
    why: "Sorting or hashing on disk is many times slower, and fills the disk for everybody.",
    action: "sort or hash fewer or narrower rows, index the order, or raise `work_mem` for this statement",
    look: |subject| {
        let large = |step: &Step<'_>| {
            let kibibytes = step.node.spill?.kibibytes.filter(|kibibytes| *kibibytes > SPILL_KIBIBYTES_MAX)?;
            let message = format!("`{}` writes {:.1} GiB to disk", step.node.title(), kibibytes / 1024.0 / 1024.0);
            Some(Hit::new(message).over(step.node.rows()).on(step, None, Some(kibibytes)))
        };
        subject.steps().iter().filter_map(large).collect()
    },
};

pub(super) const SCAN_FOR_FEW: Rule = Rule {
    id: "H01",
    name: "scan-for-few-rows",
    severity: Severity::High,
    fixed: false,
    title: "a whole table is read and few rows are kept",
    why: "The time grows with the table, not with the answer.",
    action: "index the columns of the filter",
    look: |subject| subject.steps().iter().filter_map(|step| scan_for_few(subject, step)).collect(),
};

fn scan_for_few(subject: &Subject<'_>, step: &Step<'_>) -> Option<Hit> {
    let node = step.node;
    if node.kind != NodeKind::SequentialScan || node.filter.is_none() {
        return None;
    }
    let (all, kept) = match (node.actual, node.rows_removed) {
        (Some(actual), Some(removed)) => ((actual.rows + removed) * actual.loops, actual.rows * actual.loops),
        (Some(_), None) => return None,
        _ => (subject.table_of(step)?.rows?, node.estimated_rows),
    };
    let once = all / if node.actual.is_some() && repeats(step) { node.loops().max(1.0) } else { 1.0 };
    if once <= SCAN_ROWS_MIN || kept / all >= KEPT_MAX {
        return None;
    }
    let message =
        format!("`{}` is read whole, {once:.0} rows, to keep {:.3} % of them", name(node), 100.0 * kept / all);
    let filter = node.filter.clone().unwrap_or_default();
    Some(
        Hit::new(message)
            .with(sure(node))
            .over(all)
            .on(step, Some(node.estimated_rows), node.actual.map(|actual| actual.rows))
            .todo(format!("index what `{filter}` asks of `{}`", name(node))),
    )
}

/// Whether the loops of a step are repetitions, and not parallel workers.
fn repeats(step: &Step<'_>) -> bool {
    step.node.correlated || step.parent.is_some_and(|parent| parent.kind == NodeKind::NestedLoop)
}

pub(super) const LIMITED_SORT: Rule = Rule {
    id: "H07",
    name: "sort-for-the-first-rows",
    severity: Severity::High,
    fixed: false,
    title: "many rows are sorted to give the first of them",
    why: "All rows are read and compared before the first one is given.",
    action: "index the columns of ORDER BY, behind those that are compared for equality",
    look: |subject| {
        let steps = subject.steps();
        let limited = steps.iter().any(|step| step.node.kind == NodeKind::Limit) || limit_of_root(subject).is_some();
        let large = |step: &&Step<'_>| {
            let below = step.node.children.first().map_or(0.0, |child| child.rows() * child.loops());
            step.node.kind == NodeKind::Sort && below > SORT_ROWS_MIN
        };
        let hit = |step: &Step<'_>| {
            let below = step.node.children.first().map_or(0.0, |child| child.rows() * child.loops());
            let keys = step.node.sort_keys.join(", ");
            Hit::new(format!("{below:.0} rows are sorted by {keys} to give the first of them"))
                .with(sure(step.node))
                .over(below)
                .on(step, Some(step.node.estimated_rows), Some(below))
        };
        if limited { steps.iter().filter(large).map(hit).collect() } else { Vec::new() }
    },
};

fn limit_of_root(subject: &Subject<'_>) -> Option<()> {
    let first = subject.queries().first().map(|(_, query)| query.limit.is_some())?;
    first.then_some(())
}

pub(super) const MISSED_ESTIMATE: Rule = Rule {
    id: "H08",
    name: "wrong-estimate",
    severity: Severity::High,
    fixed: false,
    title: "the number of rows was guessed wrong by a hundred times or more",
    why: "Joins, their order and memory are chosen by these guesses.",
    action: "ANALYZE the tables; where columns depend on each other, CREATE STATISTICS on them",
    look: |subject| {
        let missed = |step: &Step<'_>| {
            let actual = step.node.actual.filter(|actual| actual.loops > 0.0)?;
            // what was stopped early has given fewer rows than it has
            let stopped = step.parent.is_some_and(|parent| parent.kind == NodeKind::Limit);
            let (guess, real) = (step.node.estimated_rows.max(1.0), actual.rows.max(1.0));
            let factor = (guess / real).max(real / guess);
            let counts = guess.max(real) >= MISS_ROWS_MIN && !stopped;
            let leaf = step.node.children.iter().all(|child| child.kind == NodeKind::BitmapIndexScan);
            (counts && factor >= MISS_FACTOR && (leaf || step.node.is_scan() || joins(step.node))).then(|| {
                let message = format!("`{}` was taken to give {guess:.0} rows and gives {real:.0}", step.node.title());
                Hit::new(message).over(real).on(step, Some(guess), Some(actual.rows))
            })
        };
        // a mistake is passed upwards: the lowest step is where it begins
        let mut hits: Vec<Hit> = Vec::new();
        for step in subject.steps().iter().rev() {
            let below = |hit: &Hit| {
                hit.evidence.iter().any(|evidence| {
                    evidence.plan_path.as_deref().is_some_and(|path| path.starts_with(&step.path) && path != step.path)
                })
            };
            if let Some(hit) = missed(step).filter(|_| !hits.iter().any(below)) {
                hits.push(hit);
            }
        }
        hits
    },
};

const fn joins(node: &PlanNode) -> bool {
    matches!(node.kind, NodeKind::HashJoin | NodeKind::MergeJoin | NodeKind::NestedLoop)
}

pub(super) const REPEATED_SUBQUERY: Rule = Rule {
    id: "H09",
    name: "subquery-for-each-row",
    severity: Severity::High,
    fixed: false,
    title: "a subquery runs for each of many rows",
    why: "What could be read once is read ten thousand times.",
    action: "join the grouped rows instead of asking for each row",
    look: |subject| {
        let again = |step: &Step<'_>| {
            if !step.node.correlated {
                return None;
            }
            // MariaDB says how often below
            let loops = step.node.actual.or_else(|| step.node.children.first().and_then(|child| child.actual))?.loops;
            (loops > SUBQUERY_LOOPS_MAX).then(|| {
                let message = format!("a subquery (`{}`) runs {loops:.0} times", step.node.title());
                Hit::new(message).over(loops).on(step, None, Some(loops))
            })
        };
        subject.steps().iter().filter_map(again).collect()
    },
};

pub(super) const SPILL: Rule = Rule {
    id: "H11",
    name: "spill",
    severity: Severity::High,
    fixed: false,
    title: "a sort or a table of hashes does not fit into memory",
    why: "What does not fit goes to disk and is read again.",
    action: "sort or hash fewer or narrower rows, index the order, or raise `work_mem` for this statement",
    look: |subject| {
        let spills = |step: &Step<'_>| {
            let spill = step.node.spill?;
            if spill.kibibytes.is_some_and(|kibibytes| kibibytes > SPILL_KIBIBYTES_MAX) {
                return None;
            }
            let size = spill.kibibytes.map_or_else(String::new, |kibibytes| format!(" ({kibibytes:.0} KiB)"));
            let message = format!("`{}` does not fit into memory{size}", step.node.title());
            Some(Hit::new(message).over(step.node.rows()).on(step, None, spill.kibibytes))
        };
        subject.steps().iter().filter_map(spills).collect()
    },
};

pub(super) const COMPILATION: Rule = Rule {
    id: "H15",
    name: "compilation",
    severity: Severity::High,
    fixed: false,
    title: "compiling takes more than 30 % of the time",
    why: "Compiling pays for statements that run for long; this one does not.",
    action: "raise `jit_above_cost`, or turn `jit` off for this statement",
    look: |subject| {
        let Some(plan) = subject.plan else { return Vec::new() };
        let Some((compile, all)) = plan.compilation_ms.zip(plan.execution_ms) else { return Vec::new() };
        if compile <= all * COMPILE_SHARE_MAX {
            return Vec::new();
        }
        vec![Hit::new(format!("compiling takes {compile:.1} of {all:.1} ms"))]
    },
};

pub(super) const HEAP_FETCHES: Rule = Rule {
    id: "H19",
    name: "index-only-in-name",
    severity: Severity::High,
    fixed: false,
    title: "an index-only scan looks at the table for many rows",
    why: "Pages that VACUUM has not seen since they changed must be looked at row by row.",
    action: "VACUUM the table, and let autovacuum come more often",
    look: |subject| {
        let fetches = |step: &Step<'_>| {
            let fetched = step.node.heap_fetches?;
            let given = step.node.rows() * step.node.loops();
            (fetched >= FETCHES_MIN && fetched >= given * FETCHES_SHARE_MAX).then(|| {
                let message = format!("`{}` looks at the table for {fetched:.0} of {given:.0} rows", step.node.title());
                Hit::new(message).over(fetched).on(step, None, Some(fetched))
            })
        };
        subject.steps().iter().filter_map(fetches).collect()
    },
};

pub(super) const PLANNING: Rule = Rule {
    id: "M20",
    name: "planning-longer-than-running",
    severity: Severity::Medium,
    fixed: false,
    title: "planning takes longer than running",
    why: "A statement that runs often pays for its plan each time.",
    action: "prepare the statement once and run it with parameters",
    look: |subject| {
        let Some((planning, running)) = subject.plan.and_then(|plan| plan.planning_ms.zip(plan.execution_ms)) else {
            return Vec::new();
        };
        let calls = subject.question.statistics.as_ref().map_or(0, |statistics| statistics.calls);
        if calls < 100 || planning <= running {
            return Vec::new();
        }
        vec![Hit::new(format!("planning takes {planning:.2} ms, running {running:.2} ms, {calls} times"))]
    },
};

/// Rows that a step reads each time.
fn read(node: &PlanNode) -> f64 {
    node.rows() + node.rows_removed.unwrap_or(0.0)
}

const fn sure(node: &PlanNode) -> Confidence {
    if node.actual.is_some() { Confidence::High } else { Confidence::Medium }
}

fn name(node: &PlanNode) -> &str {
    node.relation.as_deref().unwrap_or(&node.label)
}
