//! Statements that write more than was meant, or write at all.

use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::Subject;
use crate::sql::advice::{Confidence, Severity};
use crate::sql::ir::{Body, ExprId, ExprKind, Literal, StatementKind, Test};

pub(super) const NO_FILTER: Rule = Rule {
    id: "C01",
    name: "write-without-filter",
    severity: Severity::Critical,
    fixed: true,
    title: "UPDATE or DELETE without WHERE",
    why: "Every row of the table is changed or lost.",
    action: "add WHERE; to empty a table on purpose, TRUNCATE says so",
    look: |subject| {
        let written = |kind: &StatementKind| match kind {
            StatementKind::Update(update) => {
                (update.filter.is_none() && update.limit.is_none() && update.from.is_empty()).then_some("UPDATE")
            }
            StatementKind::Delete(delete) => {
                let bare = delete.using.is_empty() && delete.tables.is_empty();
                (delete.filter.is_none() && delete.limit.is_none() && bare).then_some("DELETE")
            }
            _ => None,
        };
        let hits = statements(subject).into_iter().filter_map(|(kind, span)| {
            written(kind).map(|word| Hit::new(format!("{word} without WHERE reaches every row")).at(span))
        });
        // a join is a filter of its own
        hits.filter(|_| subject.scopes.iter().all(|scope| !scope.writes || scope.joins.is_empty())).collect()
    },
};

pub(super) const ALWAYS_TRUE: Rule = Rule {
    id: "C02",
    name: "write-with-true-filter",
    severity: Severity::Critical,
    fixed: true,
    title: "the WHERE of an UPDATE or DELETE is always true",
    why: "Every row of the table is changed or lost, although the statement looks as if it chose some.",
    action: "compare a column with what is meant",
    look: |subject| {
        let filters = subject.scopes.iter().filter(|scope| scope.writes).filter_map(|scope| scope.filter);
        let hit = |filter| {
            let message = "the condition is true for every row";
            is_true(subject, filter).then(|| Hit::new(message).at(subject.tree.expr(filter).span))
        };
        filters.filter_map(hit).collect()
    },
};

/// Whether a condition holds for every row (or for every row without a null in the column that is compared with
/// itself, which nobody means either).
fn is_true(subject: &Subject<'_>, id: ExprId) -> bool {
    match &subject.tree.expr(id).kind {
        ExprKind::Literal(Literal::Boolean(flag)) => *flag,
        ExprKind::Literal(Literal::Number(number)) => number.parse::<f64>().is_ok_and(|number| number != 0.0),
        ExprKind::Logical { or: true, terms } => terms.iter().any(|term| is_true(subject, *term)),
        ExprKind::Logical { or: false, terms } => terms.iter().all(|term| is_true(subject, *term)),
        ExprKind::Binary { operator, left, right } if matches!(operator.symbol.as_ref(), "=" | ">=" | "<=") => {
            let (left, right) = (&subject.tree.expr(*left).kind, &subject.tree.expr(*right).kind);
            matches!(left, ExprKind::Literal(_) | ExprKind::Column(_)) && left == right && !is_null(left)
        }
        ExprKind::Is { test: Test::Null, negated: true, operand } => {
            subject.column(*operand).is_some_and(|bound| bound.is_never_null())
                || matches!(&subject.tree.expr(*operand).kind, ExprKind::Literal(literal) if *literal != Literal::Null)
        }
        _ => false,
    }
}

const fn is_null(kind: &ExprKind) -> bool {
    matches!(kind, ExprKind::Literal(Literal::Null))
}

pub(super) const WRITE_IN_READ_PATH: Rule = Rule {
    id: "C04",
    name: "write-in-read-path",
    severity: Severity::Critical,
    fixed: true,
    title: "a statement that should only read writes",
    why: "Replicas refuse it, caches do not see it, and nobody expects it there.",
    action: "move it to where writing is allowed, or read only",
    look: |subject| {
        if !subject.question.reads_only {
            return Vec::new();
        }
        let word = |kind: &StatementKind| match kind {
            StatementKind::Insert(_) => Some("INSERT"),
            StatementKind::Update(_) => Some("UPDATE"),
            StatementKind::Delete(_) => Some("DELETE"),
            StatementKind::Merge(_) => Some("MERGE"),
            StatementKind::Making { kind, .. } => Some(*kind),
            StatementKind::Other(word) if !matches!(*word, "SHOW" | "DESCRIBE" | "USE") => Some(*word),
            StatementKind::Query(_) | StatementKind::Explain(_) | StatementKind::Other(_) => None,
        };
        let mut hits: Vec<Hit> = statements(subject)
            .into_iter()
            .filter_map(|(kind, span)| word(kind).map(|word| Hit::new(format!("{word} writes")).at(span)))
            .collect();
        let into = subject.selects().into_iter().any(|(_, _, select)| select.into.is_some());
        hits.extend(into.then(|| Hit::new("SELECT INTO makes a table or a file")));
        hits
    },
};

pub(super) const BROAD_LOCK: Rule = Rule {
    id: "H13",
    name: "broad-lock",
    severity: Severity::High,
    fixed: false,
    title: "a SELECT locks more than the rows of a key",
    why: "Every row that is read stays locked until the transaction ends; others wait for it.",
    action: "lock by the key, or add SKIP LOCKED or NOWAIT and a LIMIT",
    look: |subject| {
        let hit = |(_, query): (_, &crate::sql::ir::Query)| {
            let lock = query.locks.iter().find(|lock| lock.wait.is_none())?;
            let Body::Select(_) = query.body else { return None };
            let scope = subject
                .scopes
                .iter()
                .find(|scope| scope.query.is_some_and(|id| std::ptr::eq(subject.tree.query(id), query)))?;
            if super::by_key(subject, scope) {
                return None;
            }
            let rows = scope.sources.iter().filter_map(|source| subject.tables.get(source.table()?)?.rows);
            let hit = Hit::new(format!("FOR {} locks every row that is found", lock.strength)).at(lock.span);
            let most = rows.fold(None, |most: Option<f64>, rows| Some(most.map_or(rows, |most| most.max(rows))));
            Some(Hit { rows: most, ..hit }.with(Confidence::Medium))
        };
        subject.queries().into_iter().filter_map(hit).collect()
    },
};

/// Every statement of a text, those inside others too.
fn statements<'s>(subject: &'s Subject<'_>) -> Vec<(&'s StatementKind, crate::sql::ir::Span)> {
    let mut found = Vec::new();
    if let Some(root) = subject.root {
        subject.tree.descend(crate::sql::ir::Node::Statement(root), |node| {
            if let crate::sql::ir::Node::Statement(id) = node {
                let statement = subject.tree.statement(id);
                found.push((&statement.kind, statement.span));
            }
        });
    }
    found
}
