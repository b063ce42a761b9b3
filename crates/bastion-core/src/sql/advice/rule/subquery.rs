//! Queries in queries: by name, in brackets, side by side.

use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::{SourceKind, Subject};
use crate::sql::advice::{Confidence, Rewrite, Severity};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Body, Distinct, Expr, ExprId, ExprKind, Literal, Node, Query, QueryId, RelationKind, Select, SetOperator, Span,
    SubqueryForm,
};

use super::result::{contains_aggregate, is_unique};

pub(super) const DISJOINT_UNION: Rule = Rule {
    id: "H17",
    name: "union-of-disjoint-sets",
    severity: Severity::High,
    fixed: false,
    title: "UNION of sets that share no row",
    why: "All rows are sorted or hashed to find nothing.",
    action: "write UNION ALL",
    look: |subject| {
        let hit = |(_, query): (_, &Query)| {
            let Body::Set { operator: SetOperator::Union, all: false, left, right } = query.body else { return None };
            let (one, other) = (side(subject, left)?, side(subject, right)?);
            // a star moves the columns behind it
            let starred = |side: &Side<'_>| {
                side.2.items.iter().any(|item| matches!(subject.tree.expr(item.value).kind, ExprKind::Wildcard(_)))
            };
            let differ = !starred(&one)
                && !starred(&other)
                && one.2.items.iter().zip(&other.2.items).any(|(one, other)| {
                    let (one, other) = (subject.literal(one.value), subject.literal(other.value));
                    // numbers and strings of other forms may be equal: only two strings that a server does not fold
                    matches!((one, other), (Some(Literal::String(one)), Some(Literal::String(other)))
                    if one.is_ascii() && other.is_ascii() && !one.trim_end().eq_ignore_ascii_case(other.trim_end()))
                });
            if !differ {
                return None;
            }
            let (from, to) = (end_of(subject, one.2)?, subject.tree.expr(other.2.items.first()?.value).span.start);
            let word = subject.keyword(from, to, "UNION")?;
            let each = [&one, &other].iter().all(|(scope, _, select)| is_unique(subject, scope, select));
            let because = "a constant tells the two sets apart, and a key keeps each free of doubles";
            let rewrite = each.then(|| subject.edited(vec![(word, "UNION ALL".to_owned())], because)).flatten();
            Some(Hit::new("a constant tells the two sets apart").at(word).rewritten(rewrite))
        };
        subject.queries().into_iter().filter_map(hit).collect()
    },
};

type Side<'s> = (&'s crate::sql::advice::subject::Scope, &'s Query, &'s Select);

fn side<'s>(subject: &'s Subject<'_>, id: QueryId) -> Option<Side<'s>> {
    let query = subject.tree.query(id);
    let Body::Select(select) = &query.body else { return None };
    let scope = subject.scopes.iter().find(|scope| scope.query == Some(id))?;
    query.is_bare().then_some((scope, query, select.as_ref()))
}

/// Where the last clause that has a place ends, before a set operator.
fn end_of(subject: &Subject<'_>, select: &Select) -> Option<u32> {
    let exprs = select.items.iter().map(|item| item.value).chain(select.filter).chain(select.group_by.iter().copied());
    let ends = exprs.chain(select.having).map(|id| subject.extent(id).map(|span| span.end));
    let ends = ends.chain(select.from.iter().map(|id| subject.relation_extent(*id).map(|span| span.end)));
    ends.collect::<Option<Vec<u32>>>()?.into_iter().max()
}

pub(super) const ENDLESS_RECURSION: Rule = Rule {
    id: "H20",
    name: "endless-recursion",
    severity: Severity::High,
    fixed: false,
    title: "WITH RECURSIVE without a bound",
    why: "A circle in the data, or a counter without end, and the statement never stops.",
    action: "count the depth and stop at one, or remember the path (CYCLE)",
    look: |subject| {
        let mut hits = Vec::new();
        for (_, query) in subject.queries() {
            let Some(with) = query.with.as_ref().filter(|with| with.recursive) else { continue };
            for table in &with.tables {
                let Body::Set { operator: SetOperator::Union, right, .. } = subject.tree.query(table.query).body else {
                    continue;
                };
                let Some((scope, _, _)) = side(subject, right) else { continue };
                let own = |relation: &crate::sql::ir::RelationId| match &subject.tree.relation(*relation).kind {
                    RelationKind::Table(found) => found.name.only() == Some(&table.name.value),
                    _ => false,
                };
                let again = scope.sources.iter().any(|source| own(&source.relation));
                let conditions = scope.filter.iter().chain(&scope.inner_conditions);
                let bounded = conditions.flat_map(|root| subject.conjuncts(*root)).any(|term| bounds(subject, term));
                if again && !bounded && query.limit.is_none() {
                    let message = format!("nothing ends the recursion of `{}`", table.name.value);
                    hits.push(Hit::new(message).at(table.name.span).with(Confidence::Medium));
                }
            }
        }
        hits
    },
};

/// Whether a condition may end a recursion: it compares with a constant, or looks whether a value was there before.
fn bounds(subject: &Subject<'_>, term: ExprId) -> bool {
    match &subject.tree.expr(term).kind {
        ExprKind::Binary { operator, left, right } => {
            let ordered = matches!(operator.symbol.as_ref(), "<" | "<=" | ">" | ">=" | "<>");
            ordered && (subject.is_constant(*left) || subject.is_constant(*right))
        }
        ExprKind::Not(_) | ExprKind::Between { .. } | ExprKind::Quantified { .. } => true,
        ExprKind::InList { negated, .. } | ExprKind::Like { negated, .. } => *negated,
        _ => false,
    }
}

pub(super) const COUNT_FOR_EXISTENCE: Rule = Rule {
    id: "M05",
    name: "count-for-existence",
    severity: Severity::Medium,
    fixed: false,
    title: "rows are counted to know whether there is one",
    why: "All of them are read, where the first would do.",
    action: "ask with EXISTS",
    look: |subject| {
        let hit = |(id, expr): (ExprId, &Expr)| {
            let (query, exists) = counted(subject, expr)?;
            let negation = if exists { "" } else { "NOT " };
            let rewrite = existence(subject, id, query, negation);
            Some(Hit::new("only whether there is a row is asked").at(expr.span).rewritten(rewrite))
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

/// `(SELECT count(*) …) > 0` and its like: the query, and whether a row is asked for.
fn counted(subject: &Subject<'_>, expr: &Expr) -> Option<(QueryId, bool)> {
    let ExprKind::Binary { operator, left, right } = &expr.kind else { return None };
    let number = match subject.literal(*right)? {
        Literal::Number(text) => text.as_ref(),
        _ => return None,
    };
    let exists = match (operator.symbol.as_ref(), number) {
        (">" | "<>", "0") | (">=", "1") => true,
        ("=", "0") | ("<", "1") => false,
        _ => return None,
    };
    let ExprKind::Subquery { form: SubqueryForm::Scalar, query } = subject.tree.expr(*left).kind else { return None };
    let (_, _, select) = side(subject, query)?;
    let [item] = select.items.as_slice() else { return None };
    let ExprKind::Call(call) = &subject.tree.expr(item.value).kind else { return None };
    let all =
        call.name.last().eq_ignore_ascii_case("count") && call.star && call.filter.is_none() && call.over.is_none();
    let plain = select.group_by.is_empty() && select.having.is_none() && select.distinct == Distinct::All;
    (all && plain).then_some((query, exists))
}

fn existence(subject: &Subject<'_>, id: ExprId, query: QueryId, negation: &str) -> Option<Rewrite> {
    let ExprKind::Binary { left, .. } = &subject.tree.expr(id).kind else { return None };
    let (_, _, select) = side(subject, query)?;
    let (whole, inner) = (subject.extent(id)?, subject.extent(*left)?);
    let item = subject.extent(select.items.first()?.value)?;
    let before = subject.slice(Span { start: inner.start, end: item.start })?;
    let after = subject.slice(Span { start: item.end, end: inner.end })?;
    let because = "a count is above nought exactly where a row exists";
    subject.edited(vec![(whole, format!("{negation}EXISTS {before}1{after}"))], because)
}

pub(super) const IN_SUBQUERY: Rule = Rule {
    id: "M06",
    name: "in-subquery",
    severity: Severity::Medium,
    fixed: false,
    title: "IN a subquery that depends on the row around it",
    why: "The list is made again for each row, where asking for one match would do.",
    action: "ask with EXISTS",
    look: |subject| {
        let hit = |(id, expr): (ExprId, &Expr)| {
            let ExprKind::Subquery { form: SubqueryForm::In(operand), query } = &expr.kind else { return None };
            let (scope, _, select) = side(subject, *query)?;
            let outside = subject.within(Some(Node::Query(*query))).into_iter().any(|(inner, _)| {
                subject.column(inner).is_some_and(|bound| Some(bound.scope) == subject.scope_of.get(&id).copied())
            });
            if !outside {
                return None;
            }
            let rewrite = exists(subject, id, *operand, scope.number, select);
            Some(Hit::new("the subquery runs for each row").at(expr.span).rewritten(rewrite))
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

/// EXISTS in the place of IN, as a term of WHERE: there, unknown and false are the same.
fn exists(subject: &Subject<'_>, id: ExprId, operand: ExprId, inner: usize, select: &Select) -> Option<Rewrite> {
    let outer = subject.scopes.get(*subject.scope_of.get(&id)?)?;
    let is_term = outer.filter.is_some_and(|filter| subject.conjuncts(filter).contains(&id));
    let [item] = select.items.as_slice() else { return None };
    let plain = select.group_by.is_empty() && select.having.is_none() && !contains_aggregate(subject, item.value);
    // both sides must mean the same column where they come to stand
    let qualified = |id: ExprId| matches!(&subject.tree.expr(id).kind, ExprKind::Column(name) if name.0.len() > 1);
    let filter = select.filter?;
    let (own, shown) = (subject.column(operand)?, subject.column(item.value)?);
    let apart =
        own.scope != inner && shown.scope == inner && !subject.tables.same(&own.source.alias, &shown.source.alias);
    // an alias inside would take the operand for its own
    let taken =
        subject.scopes.get(inner)?.sources.iter().any(|source| subject.tables.same(&source.alias, &own.source.alias));
    if taken || !is_term || !plain || !qualified(operand) || !qualified(item.value) || !apart {
        return None;
    }
    let (operand_span, item_span) = (subject.extent(operand)?, subject.extent(item.value)?);
    let word = subject.keyword(operand_span.end, item_span.start, "IN")?;
    let filter_span = subject.extent(filter)?;
    let (left, right) = (subject.slice(operand_span)?, subject.slice(item_span)?);
    let condition = format!("({}) AND {right} = {left}", subject.slice(filter_span)?);
    let edits = vec![
        (Span { start: operand_span.start, end: word.end }, "EXISTS".to_owned()),
        (item_span, "1".to_owned()),
        (filter_span, condition),
    ];
    subject.edited(edits, "in WHERE, a row is kept where the list has its value, and only there")
}

pub(super) const MATERIALIZED_TWICE: Rule = Rule {
    id: "M07",
    name: "materialized-query",
    severity: Severity::Medium,
    fixed: false,
    title: "a query by name is kept as a whole",
    why: "All of its rows are made and kept before the conditions outside are looked at.",
    action: "write NOT MATERIALIZED, or repeat the condition inside",
    look: |subject| {
        let mut hits = Vec::new();
        for (_, query) in subject.queries() {
            for table in query.with.iter().filter(|with| !with.recursive).flat_map(|with| &with.tables) {
                let reads = |source: &crate::sql::advice::subject::Source| match source.kind {
                    SourceKind::Query(id) => id == table.query,
                    SourceKind::Table(_) | SourceKind::Unknown => false,
                };
                let count =
                    subject.scopes.iter().flat_map(|scope| &scope.sources).filter(|source| reads(source)).count();
                let filtered =
                    subject.scopes.iter().any(|scope| scope.filter.is_some() && scope.sources.iter().any(reads));
                let kept = table.materialized.unwrap_or(count > 1 && subject.grammar == Grammar::Postgresql);
                if kept && filtered && table.materialized != Some(false) {
                    let message = format!("`{}` is read {count} times and kept as a whole", table.name.value);
                    hits.push(Hit::new(message).at(table.name.span).with(Confidence::Low));
                }
            }
        }
        hits
    },
};

pub(super) const REPEATED_TABLE: Rule = Rule {
    id: "M17",
    name: "table-read-again",
    severity: Severity::Medium,
    fixed: false,
    title: "several aggregates read the same table on their own",
    why: "The table is read once for each of them.",
    action: "read it once, and tell the rows apart with FILTER or CASE",
    look: |subject| {
        let mut seen: Vec<(&crate::schema::ObjectName, Span, usize)> = Vec::new();
        for (_, expr) in subject.exprs() {
            let ExprKind::Subquery { form: SubqueryForm::Scalar, query } = &expr.kind else { continue };
            let Some((scope, _, select)) = side(subject, *query) else { continue };
            let aggregate = select.items.first().is_some_and(|item| contains_aggregate(subject, item.value));
            let [source] = scope.sources.as_slice() else { continue };
            let outside = subject
                .within(Some(Node::Query(*query)))
                .into_iter()
                .any(|(id, _)| subject.column(id).is_some_and(|bound| bound.scope != scope.number));
            let Some(table) = source.table().filter(|_| aggregate && !outside && select.group_by.is_empty()) else {
                continue;
            };
            match seen.iter_mut().find(|(known, _, _)| *known == table) {
                Some((_, _, count)) => *count += 1,
                None => seen.push((table, expr.span, 1)),
            }
        }
        let several = seen.into_iter().filter(|(_, _, count)| *count > 1);
        several
            .map(|(table, span, count)| {
                let hit = Hit::new(format!("`{}` is read {count} times for one value each", table.name)).at(span);
                Hit { rows: subject.tables.get(table).and_then(|table| table.rows), ..hit }
            })
            .collect()
    },
};

pub(super) const SINGLE_BRANCH: Rule = Rule {
    id: "L10",
    name: "branch-without-rows",
    severity: Severity::Low,
    fixed: true,
    title: "a branch of a UNION ALL gives no row",
    why: "It says nothing, and every reader has to find that out.",
    action: "leave the branch out",
    look: |subject| {
        let empty = |id: QueryId| {
            let (_, _, select) = side(subject, id)?;
            let filter = select.filter?;
            let never = match &subject.tree.expr(filter).kind {
                ExprKind::Literal(Literal::Boolean(flag)) => !flag,
                ExprKind::Binary { operator, left, right } if operator.symbol.as_ref() == "=" => {
                    let (left, right) = (subject.literal(*left)?, subject.literal(*right)?);
                    matches!((left, right), (Literal::Number(left), Literal::Number(right)) if left.parse::<f64>() != right.parse::<f64>())
                }
                _ => false,
            };
            let grouped = select.group_by.is_empty() && super::result::has_aggregate(subject, select);
            (never && !grouped).then(|| Hit::new("this branch gives no row").at(subject.tree.expr(filter).span))
        };
        let hits = |(_, query): (_, &Query)| match query.body {
            Body::Set { operator: SetOperator::Union, all: true, left, right } => vec![empty(left), empty(right)],
            _ => Vec::new(),
        };
        subject.queries().into_iter().flat_map(hits).flatten().collect()
    },
};
