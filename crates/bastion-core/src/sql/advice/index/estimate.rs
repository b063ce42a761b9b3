//! What statements cost by statistics alone, where no server plans with indexes that are not there.
//!
//! The unit is one row read in the order of a table. A table costs its rows, or what its best index gives: four for each
//! row, because they lie anywhere, one where the index carries all columns, and its depth. The share of rows is one of
//! the different values for each column compared for equality (or the known share of the constant), a third for a range.
//! A sort costs its rows times the logarithm of their number. It is coarse, and meant to tell large from small.

use crate::snapshot::Snapshot;
use crate::sql::advice::Question;
use crate::sql::advice::subject::{Scope, Subject, TableFacts};
use crate::sql::ir::{ExprId, ExprKind, Literal};

use super::candidate::{Candidate, rare};

/// Rows of a table whose size is not known.
const UNKNOWN_ROWS: f64 = 10_000.0;
/// The share of a range.
const RANGE_SHARE: f64 = 1.0 / 3.0;
/// The share of an equality of which nothing is known.
const UNKNOWN_SHARE: f64 = 0.005;
/// A row that lies anywhere, in rows that lie in order.
const RANDOM_ROW: f64 = 4.0;

/// An estimate of costs.
#[derive(Debug, Clone, Copy)]
pub struct Estimator<'a> {
    /// The schema with its statistics.
    pub snapshot: &'a Snapshot,
    /// The statements.
    pub questions: &'a [Question],
}

/// An index as far as it matters here.
struct Known {
    columns: Vec<Option<String>>,
    descending: Vec<bool>,
    carried: Vec<String>,
    /// The column that has one value in all rows of the index.
    fixed: Option<String>,
    share: f64,
}

impl Estimator<'_> {
    /// What a statement costs with some of the candidates; none for one that cannot be read.
    #[must_use]
    pub fn cost(&self, candidates: &[Candidate], question: &super::CostQuestion) -> Option<f64> {
        let asked = self.questions.get(question.statement)?;
        let extra: Vec<&Candidate> = question.indexes.iter().filter_map(|index| candidates.get(*index)).collect();
        Subject::with(self.snapshot, asked, None, |subject, unread| {
            unread.is_none().then(|| subject.scopes.iter().map(|scope| scope_cost(subject, scope, &extra)).sum())
        })
    }
}

fn scope_cost(subject: &Subject<'_>, scope: &Scope, extra: &[&Candidate]) -> f64 {
    let mut cost = 0.0;
    let mut before = 1.0;
    let sources = scope.sources.iter().filter_map(|source| Some((source, subject.tables.get(source.table()?)?)));
    let mut tables: Vec<(Share, f64)> = Vec::new();
    for (source, table) in sources {
        let rows = table.rows.unwrap_or(UNKNOWN_ROWS);
        tables.push((Share { subject, scope, table, relation: source.relation }, rows));
    }
    // the table with the fewest rows left is read first, and each row of it asks the others
    tables.sort_by(|(left, left_rows), (right, right_rows)| {
        (left.filtered() * left_rows).total_cmp(&(right.filtered() * right_rows))
    });
    let several = tables.len() > 1;
    for (at, (share, rows)) in tables.iter().enumerate() {
        let known = indexes(share, extra);
        let alone = known.iter().map(|index| share.through(index, *rows, false)).fold(*rows, f64::min);
        let each = known.iter().map(|index| share.through(index, *rows, true)).fold(*rows, f64::min);
        // either one pass for all rows (a hash), or one look for each
        cost += if several && at > 0 { alone.min(each * before) } else { alone };
        before *= (share.filtered() * rows).max(1.0);
        if !several {
            cost += sort_cost(subject, scope, share, &known, (share.filtered() * rows).max(1.0));
        }
    }
    cost
}

fn indexes(share: &Share<'_, '_>, extra: &[&Candidate]) -> Vec<Known> {
    let table = share.table;
    let rare = share.rare();
    // an index of some rows serves a statement that asks for no others
    let serves = |candidate: &&&Candidate| {
        candidate.table == table.name
            && candidate.partial.as_ref().is_none_or(|partial| rare.contains(&partial.predicate))
    };
    let there = table.usable_indexes().filter(|index| index.predicate.is_none()).map(|index| Known {
        columns: index.keys.iter().map(|key| key.column.clone()).collect(),
        descending: index.keys.iter().map(|key| key.descending).collect(),
        carried: index.included_columns.clone(),
        fixed: None,
        share: 1.0,
    });
    let added = extra.iter().filter(serves).map(|candidate| Known {
        columns: candidate.keys.iter().map(|key| key.column.clone()).collect(),
        descending: candidate.keys.iter().map(|key| key.descending).collect(),
        carried: candidate.included.clone(),
        fixed: candidate.partial.as_ref().map(|partial| partial.column.clone()),
        share: candidate.partial.as_ref().map_or(1.0, |partial| partial.share),
    });
    there.chain(added).collect()
}

/// The shares of rows of one table that conditions keep.
struct Share<'s, 'a> {
    subject: &'s Subject<'a>,
    scope: &'s Scope,
    table: &'s TableFacts<'a>,
    relation: crate::sql::ir::RelationId,
}

impl Share<'_, '_> {
    /// The share that all conditions with constants keep.
    fn filtered(&self) -> f64 {
        let columns: std::collections::BTreeSet<String> =
            self.asked().into_iter().map(|(column, _, _)| column).collect();
        columns.iter().filter_map(|column| self.of(column, false)).product()
    }

    /// What reading through an index costs; a table's rows where it does not help.
    fn through(&self, index: &Known, rows: f64, joined: bool) -> f64 {
        let mut share = index.share;
        let mut used = index.share < 1.0;
        for column in &index.columns {
            let Some(column) = column else {
                // an expression: made for this comparison
                share *= UNKNOWN_SHARE;
                used = true;
                break;
            };
            if index.fixed.as_ref() == Some(column) {
                // its share is the index's
                continue;
            }
            let Some(kept) = self.of(column, joined) else { break };
            share *= kept;
            used = true;
            if !self.is_equal(column, joined) {
                break;
            }
        }
        if !used {
            return rows;
        }
        let covers = self.read().iter().all(|column| {
            index.columns.iter().any(|key| key.as_ref() == Some(column)) || index.carried.contains(column)
        });
        let each = if covers { 1.0 } else { RANDOM_ROW };
        (rows * share).max(1.0) * each + rows.max(2.0).log2()
    }

    fn of(&self, column: &str, joined: bool) -> Option<f64> {
        let mut share: Option<f64> = None;
        for (name, equal, constant) in self.asked() {
            if name == column && (constant.is_some() || joined) {
                let kept = if equal { self.value_share(column, constant) } else { RANGE_SHARE };
                share = Some(share.unwrap_or(1.0).min(kept));
            }
        }
        share
    }

    fn is_equal(&self, column: &str, joined: bool) -> bool {
        self.asked().iter().any(|(name, equal, constant)| name == column && *equal && (constant.is_some() || joined))
    }

    fn value_share(&self, column: &str, constant: Option<ExprId>) -> f64 {
        let key = self.table.keys().iter().any(|key| key.as_slice() == [column]);
        let rows = self.table.rows.unwrap_or(UNKNOWN_ROWS).max(1.0);
        if key {
            return 1.0 / rows;
        }
        let Some(statistics) = self.subject.tables.statistics(&self.table.name, column) else { return UNKNOWN_SHARE };
        let known = constant.and_then(|constant| match self.subject.literal(constant) {
            Some(Literal::String(value)) => statistics.most_common.iter().find(|common| common.value == value.as_ref()),
            Some(Literal::Number(value)) => statistics.most_common.iter().find(|common| common.value == value.as_ref()),
            _ => None,
        });
        #[expect(clippy::cast_precision_loss, reason = "a share needs no last digit")]
        let even = statistics.distinct_count.map(|count| 1.0 / (count.max(1) as f64));
        known.map(|common| common.ratio).or(even).unwrap_or(UNKNOWN_SHARE)
    }

    /// The conditions on columns of the table: the column, whether it is an equality, and the constant if it is one.
    fn asked(&self) -> Vec<(String, bool, Option<ExprId>)> {
        let subject = self.subject;
        let conditions =
            self.scope.filter.iter().chain(&self.scope.inner_conditions).chain(&self.scope.outer_conditions);
        let mut found = Vec::new();
        let own = |id: ExprId| subject.column(id).filter(|bound| bound.source.relation == self.relation);
        for term in conditions.flat_map(|root| subject.conjuncts(*root)) {
            match &subject.tree.expr(term).kind {
                ExprKind::Binary { operator, left, right } => {
                    let equal = operator.symbol.as_ref() == "=";
                    if !equal && !matches!(operator.symbol.as_ref(), "<" | ">" | "<=" | ">=") {
                        continue;
                    }
                    for (one, other) in [(*left, *right), (*right, *left)] {
                        if let Some(bound) = own(one) {
                            let constant = subject.is_constant(other).then_some(other);
                            found.push((bound.column.name.clone(), equal, constant));
                        }
                    }
                }
                ExprKind::Between { negated: false, operand, low, .. } => {
                    found.extend(own(*operand).map(|bound| (bound.column.name.clone(), false, Some(*low))));
                }
                ExprKind::InList { negated: false, operand, list } => {
                    found.extend(own(*operand).map(|bound| (bound.column.name.clone(), true, list.first().copied())));
                }
                _ => {}
            }
        }
        found
    }

    /// The conditions that an index of some rows may be made for.
    fn rare(&self) -> Vec<String> {
        let equal = self.asked().into_iter().filter(|(_, equal, _)| *equal);
        let found = equal.filter_map(|(column, _, constant)| rare(self.subject, self.table, &column, constant?));
        found.map(|rare| rare.predicate).collect()
    }

    /// The columns of the table that are read.
    fn read(&self) -> Vec<String> {
        let mut columns = Vec::new();
        for (id, expr) in self.subject.exprs() {
            if matches!(expr.kind, ExprKind::Wildcard(_)) {
                columns.extend(self.table.columns.iter().map(|column| column.name.clone()));
            }
            let bound = self.subject.column(id).filter(|bound| bound.source.relation == self.relation);
            columns.extend(bound.map(|bound| bound.column.name.clone()));
        }
        columns
    }
}

fn sort_cost(subject: &Subject<'_>, scope: &Scope, share: &Share<'_, '_>, known: &[Known], rows: f64) -> f64 {
    let Some(query) = scope.query.map(|id| subject.tree.query(id)).filter(|query| !query.order_by.is_empty()) else {
        return 0.0;
    };
    let sorted: Option<Vec<(String, bool)>> = query
        .order_by
        .iter()
        .map(|sort| Some((subject.column(sort.value)?.column.name.clone(), sort.descending == Some(true))))
        .collect();
    let served = sorted.is_some_and(|sorted| {
        known.iter().any(|index| {
            let fixed = index
                .columns
                .iter()
                .take_while(|column| column.as_ref().is_some_and(|column| share.is_equal(column, false)));
            let skip = fixed.count();
            let rest: Vec<_> = index.columns.iter().skip(skip).zip(index.descending.iter().skip(skip)).collect();
            let fits = |reverse: bool| {
                rest.len() >= sorted.len()
                    && rest.iter().zip(&sorted).all(|((column, down), (name, descending))| {
                        column.as_ref() == Some(name) && (**down != reverse) == *descending
                    })
            };
            fits(false) || fits(true)
        })
    });
    if served { 0.0 } else { rows * rows.max(2.0).log2() }
}
