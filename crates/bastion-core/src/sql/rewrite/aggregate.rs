//! Aggregates that may see values: each is pointed at a name of ours, and counts whom it is about.

use std::collections::BTreeMap;

use super::error::RewriteError;
use super::function;
use super::source::{Permitted, SUBJECT, same};
use super::walk::{Reading, Rewriter};
use crate::privacy::mask::PermittedAggregate;
use crate::sql::ir::{
    Body, Call, CallForm, ExprId, ExprKind, Ident, Literal, Name, Node, Operator, QueryId, Span, Test,
};

/// A call of a permitted aggregate over a column.
struct Found {
    call: Call,
    argument: ExprId,
    /// Whose column it may be: none where its argument is no column of a policy that permits it.
    permitted: Permitted,
    plain: bool,
}

impl Rewriter<'_> {
    /// Points permitted aggregates of a query at values. Gives the names under which they see them.
    ///
    /// One table has to stand alone in FROM: a join could count one subject many times, which makes of an average the
    /// value of one.
    pub(super) fn aggregates(
        &mut self,
        id: QueryId,
        readings: &[Reading<'_>],
        alone: bool,
    ) -> Result<Vec<String>, RewriteError> {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let mut found = Vec::new();
        for reading in readings.iter().filter(|reading| !reading.source.permitted.is_empty()) {
            found.extend(self.calls(id, reading).into_iter().map(|call| (call, reading)));
        }
        let mut alias = None;
        for (found, reading) in found {
            if !alone || !found.plain {
                let name = found.call.name.last();
                return Err(RewriteError::query(format!(
                    "{name} may see values only of one table, without FILTER, OVER and ORDER BY"
                )));
            }
            let name = Name(vec![reading.alias.clone(), Ident::made(&found.permitted.raw)]);
            self.tree.replace_expr(found.argument, ExprKind::Column(name));
            let least = seen.entry(found.permitted.raw).or_default();
            *least = found.permitted.subjects_min.max(*least);
            alias = Some(reading.alias.clone());
        }
        if let Some(alias) = alias {
            self.refuse_wildcards(id)?;
            self.refuse_more_rows(id)?;
            for (raw, least) in &seen {
                self.count_subjects(id, &alias, raw, *least);
            }
        }
        Ok(seen.into_keys().collect())
    }

    /// Calls of aggregates over columns that a table permits them for.
    fn calls(&self, id: QueryId, reading: &Reading<'_>) -> Vec<Found> {
        self.exprs(id)
            .filter_map(|kind| match kind {
                ExprKind::Call(call) => self.permitted(call, reading),
                _ => None,
            })
            .collect()
    }

    /// The expressions of one query's lists and conditions, not of queries inside them.
    fn exprs(&self, id: QueryId) -> impl Iterator<Item = &ExprKind> {
        let query = self.tree.query(id);
        let mut waiting: Vec<ExprId> = query.order_by.iter().map(|sort| sort.value).collect();
        if let Body::Select(select) = &query.body {
            waiting.extend(select.items.iter().map(|item| item.value));
            waiting.extend(select.group_by.iter().chain(&select.having).chain(&select.qualify));
        }
        let mut inside = Vec::new();
        std::iter::from_fn(move || {
            let id = waiting.pop()?;
            self.tree.children(Node::Expr(id), &mut inside);
            waiting.extend(inside.drain(..).filter_map(|node| match node {
                Node::Expr(id) => Some(id),
                _ => None,
            }));
            Some(&self.tree.expr(id).kind)
        })
    }

    fn permitted(&self, call: &Call, reading: &Reading<'_>) -> Option<Found> {
        let aggregate = match (call.name.last().to_lowercase().as_str(), call.distinct) {
            ("count", false) => PermittedAggregate::Count,
            ("count", true) => PermittedAggregate::CountDistinct,
            ("sum", _) => PermittedAggregate::Sum,
            ("avg", _) => PermittedAggregate::Avg,
            _ => return None,
        };
        let [argument] = call.arguments.as_slice() else { return None };
        let ExprKind::Column(name) = &self.tree.expr(argument.value).kind else { return None };
        let column = match name.0.as_slice() {
            [column] => column,
            [table, column] if same(self.around.dialect, &table.value, &reading.alias.value) => column,
            _ => return None,
        };
        let column = reading.source.column(&column.value)?;
        let permitted = reading.source.permitted.get(column)?;
        if !permitted.aggregates.contains(&aggregate) {
            return None;
        }
        let sums_distinct = call.distinct && aggregate != PermittedAggregate::CountDistinct;
        let clauses = call.filter.is_some() || call.over.is_some() || !call.order_by.is_empty() || call.variadic;
        let plain = !sums_distinct && !clauses && call.form == CallForm::Plain && argument.name.is_none();
        Some(Found { call: call.clone(), argument: argument.value, permitted: permitted.clone(), plain })
    }

    fn refuse_wildcards(&self, id: QueryId) -> Result<(), RewriteError> {
        let Body::Select(select) = &self.tree.query(id).body else { return Ok(()) };
        let wildcard = |id: ExprId| matches!(self.tree.expr(id).kind, ExprKind::Wildcard(_));
        if select.items.iter().any(|item| wildcard(item.value)) || select.group_by_all {
            return Err(RewriteError::query("it takes all columns beside an aggregate that may see values"));
        }
        Ok(())
    }

    /// PostgreSQL makes several rows of one before it groups: one subject would count many times.
    fn refuse_more_rows(&self, id: QueryId) -> Result<(), RewriteError> {
        let makes = self.exprs(id).any(|kind| match kind {
            ExprKind::Call(call) => function::makes_rows(&call.name.last().to_lowercase()),
            _ => false,
        });
        if makes {
            return Err(RewriteError::query("it makes several rows of one beside an aggregate that may see values"));
        }
        Ok(())
    }

    /// Adds to HAVING: `count(DISTINCT CASE WHEN raw IS NOT NULL THEN subject END) >= least`.
    fn count_subjects(&mut self, id: QueryId, alias: &Ident, raw: &str, least: u32) {
        let tree = &mut self.tree;
        let mut add = |kind: ExprKind| tree.add_expr(kind, Span::default());
        let column = |name: &str| ExprKind::Column(Name(vec![alias.clone(), Ident::made(name)]));
        let value = add(column(raw));
        let there = add(ExprKind::Is { test: Test::Null, negated: true, operand: value });
        let subject = add(column(SUBJECT));
        let case = add(ExprKind::Case { operand: None, branches: vec![(there, subject)], otherwise: None });
        let mut call = Call::plain(Name(vec![Ident::made("count")]), vec![case]);
        call.distinct = true;
        let count = add(ExprKind::Call(Box::new(call)));
        let number = add(ExprKind::Literal(Literal::Number(least.to_string().into())));
        let enough = add(ExprKind::Binary { operator: Operator::plain(">="), left: count, right: number });
        let mut query = tree.query(id).clone();
        let Body::Select(select) = &mut query.body else { return };
        let before = select.having.map(|having| (having, tree.expr(having).kind.clone()));
        select.having = Some(match before {
            None => enough,
            Some((_, ExprKind::Logical { or: false, mut terms })) => {
                terms.push(enough);
                tree.add_expr(ExprKind::Logical { or: false, terms }, Span::default())
            }
            Some((having, _)) => {
                tree.add_expr(ExprKind::Logical { or: false, terms: vec![having, enough] }, Span::default())
            }
        });
        tree.replace_query(id, query);
    }
}
