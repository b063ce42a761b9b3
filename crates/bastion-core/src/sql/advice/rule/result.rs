//! What a SELECT gives, in which order, and how much of it.

use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::{Scope, Subject};
use crate::sql::advice::{Rewrite, Severity};
use crate::sql::aggregate;
use crate::sql::ir::{
    Body, Distinct, Expr, ExprId, ExprKind, Literal, Query, RelationKind, Select, Sort, Span, StatementKind,
};

/// Rows that may be skipped.
const OFFSET_MAX: f64 = 10_000.0;

/// Whether a SELECT's result is of groups: an aggregate stands in it outside of subqueries and windows.
pub(super) fn has_aggregate(subject: &Subject<'_>, select: &Select) -> bool {
    let roots = select.items.iter().map(|item| item.value).chain(select.having);
    roots.into_iter().any(|root| contains_aggregate(subject, root))
}

pub(super) fn contains_aggregate(subject: &Subject<'_>, root: ExprId) -> bool {
    subject.shallow(root).iter().any(|(_, expr)| is_aggregate(expr))
}

fn is_aggregate(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Call(call)
        if call.over.is_none() && aggregate::is_aggregate(call.name.last()))
}

pub(super) const DEEP_OFFSET: Rule = Rule {
    id: "H05",
    name: "deep-offset",
    severity: Severity::High,
    fixed: false,
    title: "OFFSET skips more than ten thousand rows",
    why: "What is skipped is read first, on every page again.",
    action: "remember the last key of a page and ask for what is greater: WHERE key > last ORDER BY key LIMIT n",
    look: |subject| {
        let hit = |(_, query): (_, &Query)| {
            let offset = query.offset?;
            let Literal::Number(text) = subject.literal(offset)? else { return None };
            let rows = text.parse::<f64>().ok().filter(|rows| *rows > OFFSET_MAX)?;
            Some(Hit::new(format!("{rows:.0} rows are read and skipped")).at(subject.tree.expr(offset).span).over(rows))
        };
        subject.queries().into_iter().filter_map(hit).collect()
    },
};

pub(super) const RANDOM_ORDER: Rule = Rule {
    id: "H06",
    name: "random-order",
    severity: Severity::High,
    fixed: false,
    title: "ORDER BY a random value",
    why: "Every row gets a value and all are sorted, to give a few.",
    action: "pick random keys, or use TABLESAMPLE",
    look: |subject| {
        let random = |sort: &Sort| {
            let expr = subject.tree.expr(sort.value);
            let ExprKind::Call(call) = &expr.kind else { return None };
            let name = call.name.last().to_ascii_lowercase();
            let random = ["random", "rand", "newid", "uuid", "gen_random_uuid"].contains(&name.as_str());
            random.then(|| Hit::new(format!("`{name}()` orders the rows")).at(expr.span))
        };
        let hit = |(_, query): (_, &Query)| {
            let hit = query.order_by.iter().find_map(random)?;
            let rows = rows_of(subject, query);
            Some(Hit { rows, ..hit })
        };
        subject.queries().into_iter().filter_map(hit).collect()
    },
};

/// The rows of the largest table that a query reads.
fn rows_of(subject: &Subject<'_>, query: &Query) -> Option<f64> {
    let scope = subject
        .scopes
        .iter()
        .find(|scope| scope.query.is_some_and(|id| std::ptr::eq(subject.tree.query(id), query)))?;
    let rows = scope.sources.iter().filter_map(|source| subject.tables.get(source.table()?)?.rows);
    rows.fold(None, |most, rows| Some(most.map_or(rows, |most: f64| most.max(rows))))
}

/// The query that the statement is, where it is one, and its SELECT.
fn outermost<'s>(subject: &'s Subject<'_>) -> Option<(&'s Scope, &'s Query, &'s Select)> {
    let StatementKind::Query(root) = &subject.tree.statement(subject.root?).kind else { return None };
    let query = subject.tree.query(*root);
    let Body::Select(select) = &query.body else { return None };
    let scope = subject.scopes.iter().find(|scope| scope.query == Some(*root))?;
    Some((scope, query, select))
}

pub(super) const STAR: Rule = Rule {
    id: "M01",
    name: "select-star",
    severity: Severity::Medium,
    fixed: false,
    title: "SELECT *",
    why: "Columns that nobody needs are read and sent, an index alone cannot answer, and a new column changes the result.",
    action: "name the columns that are needed",
    look: |subject| {
        let Some((scope, _, select)) = outermost(subject) else { return Vec::new() };
        let mut hits = Vec::new();
        for item in &select.items {
            let expr = subject.tree.expr(item.value);
            let ExprKind::Wildcard(name) = &expr.kind else { continue };
            let rewrite = columns_for(
                subject,
                scope,
                name.0.last().map(|ident| ident.value.as_ref()),
                select,
                subject.extent(item.value),
            );
            hits.push(Hit::new("every column is asked for").at(expr.span).rewritten(rewrite));
        }
        hits
    },
};

/// The columns that stand for a star today.
fn columns_for(
    subject: &Subject<'_>,
    scope: &Scope,
    of: Option<&str>,
    select: &Select,
    span: Option<Span>,
) -> Option<Rewrite> {
    if scope.joins_by_name || select.items.len() > 1 {
        return None;
    }
    let mut names = Vec::new();
    for source in &scope.sources {
        if of.is_some_and(|of| !subject.tables.same(of, &source.alias)) {
            continue;
        }
        let table = subject.tables.get(source.table()?)?;
        let qualifier = (scope.sources.len() > 1).then(|| quoted(subject, &source.alias));
        for column in table.columns.iter().filter(|column| !column.invisible) {
            let name = quoted(subject, &column.name);
            names.push(qualifier.as_ref().map_or_else(|| name.clone(), |qualifier| format!("{qualifier}.{name}")));
        }
    }
    if names.is_empty() {
        return None;
    }
    subject.edited(vec![(span?, names.join(", "))], "these are the columns that the star stands for")
}

/// A name as the product takes it: in quotes unless it is a plain one.
pub(in crate::sql::advice) fn quoted(subject: &Subject<'_>, name: &str) -> String {
    let plain = name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let begins = name.bytes().next().is_some_and(|byte| byte == b'_' || byte.is_ascii_lowercase());
    if plain && begins && !super::text::is_reserved(name) {
        return name.to_owned();
    }
    let quote = if subject.grammar.is_mysql() { '`' } else { '"' };
    format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")))
}

pub(super) const LIMIT_WITHOUT_ORDER: Rule = Rule {
    id: "M02",
    name: "limit-without-order",
    severity: Severity::Medium,
    fixed: true,
    title: "LIMIT without ORDER BY",
    why: "Which rows are given is left to chance, and may change from one time to the next.",
    action: "add ORDER BY on a unique key",
    look: |subject| {
        let Some((scope, query, select)) = outermost(subject) else { return Vec::new() };
        let Some(limit) = query.limit.or(query.offset).filter(|_| query.order_by.is_empty()) else { return Vec::new() };
        let one_row = select.group_by.is_empty() && has_aggregate(subject, select);
        if scope.sources.is_empty() || one_row || super::by_key(subject, scope) {
            return Vec::new();
        }
        vec![Hit::new("the rows have no order").at(subject.tree.expr(limit).span)]
    },
};

pub(super) const HAVING_WITHOUT_AGGREGATE: Rule = Rule {
    id: "M04",
    name: "having-without-aggregate",
    severity: Severity::Medium,
    fixed: false,
    title: "HAVING asks for no aggregate",
    why: "Groups are made of rows that WHERE could have left out.",
    action: "move the condition to WHERE",
    look: |subject| {
        let hit = |(_, _, select): (_, _, &Select)| {
            let having = select.having?;
            if select.group_by.is_empty() || contains_aggregate(subject, having) {
                return None;
            }
            let span = subject.tree.expr(having).span;
            Some(Hit::new("the condition needs no group").at(span).rewritten(before_groups(subject, select, having)))
        };
        subject.selects().into_iter().filter_map(hit).collect()
    },
};

/// The condition in WHERE: it speaks of grouped columns alone, so that it keeps or drops whole groups.
fn before_groups(subject: &Subject<'_>, select: &Select, having: ExprId) -> Option<Rewrite> {
    let grouped = |id: ExprId| select.group_by.iter().any(|group| subject.tree.expr(*group) == subject.tree.expr(id));
    let only_groups = subject.shallow(having).iter().all(|(id, expr)| match expr.kind {
        ExprKind::Column(ref name) => {
            // some products look for what the result calls its columns first
            grouped(*id) && subject.column(*id).is_some() && !is_alias(subject, select, name.last())
        }
        ExprKind::Call(_) | ExprKind::Subquery { .. } | ExprKind::Unknown(_) | ExprKind::Variable(_) => false,
        _ => true,
    });
    if !only_groups {
        return None;
    }
    let last = select.group_by.last()?;
    let group_end = subject.extent(*last)?.end;
    let span = subject.extent(having)?;
    let word = subject.keyword(group_end, span.start, "HAVING")?;
    // brackets around it are part of neither
    subject.slice(Span { start: word.end, end: span.start }).filter(|text| text.trim().is_empty())?;
    let words = subject.text_of(having)?;
    let condition = match select.filter {
        Some(filter) => {
            let filter = subject.extent(filter)?;
            let group = subject.keyword(filter.end, group_end, "GROUP")?;
            // a closing bracket belongs to the condition
            let tail = subject.slice(Span { start: filter.end, end: group.start })?;
            if !tail.trim().is_empty() {
                return None;
            }
            let old = subject.slice(filter)?;
            vec![(filter, format!("({old}) AND ({words})"))]
        }
        None => {
            let from = subject.relation_extent(*select.from.last()?)?;
            let group = subject.keyword(from.end, group_end, "GROUP")?;
            vec![(Span { start: group.start, end: group.start }, format!("WHERE {words} "))]
        }
    };
    let mut edits = condition;
    let cut = subject.slice(Span { start: group_end, end: word.start })?;
    let kept = cut.trim_end().len();
    let start = group_end.checked_add(u32::try_from(kept).ok()?)?;
    edits.push((Span { start, end: span.end }, String::new()));
    subject.edited(edits, "the condition is the same for all rows of a group")
}

/// Whether the result calls one of its columns so.
fn is_alias(subject: &Subject<'_>, select: &Select, name: &str) -> bool {
    let named =
        |item: &crate::sql::ir::Item| item.alias.as_ref().is_some_and(|alias| subject.tables.same(&alias.value, name));
    select.items.iter().any(named)
}

pub(super) const UNNAMED: Rule = Rule {
    id: "L02",
    name: "unnamed-expression",
    severity: Severity::Low,
    fixed: true,
    title: "an expression of the result has no name",
    why: "Each product makes up another name, and programs that read it depend on that.",
    action: "give it a name with AS",
    look: |subject| {
        let Some((_, _, select)) = outermost(subject) else { return Vec::new() };
        let computed = |expr: &Expr| {
            !matches!(
                expr.kind,
                ExprKind::Column(_) | ExprKind::Wildcard(_) | ExprKind::Literal(_) | ExprKind::Field { .. }
            )
        };
        let items = select.items.iter().filter(|item| item.alias.is_none());
        let exprs = items.map(|item| subject.tree.expr(item.value)).filter(|expr| computed(expr));
        exprs.map(|expr| Hit::new("a column of the result has no name of its own").at(expr.span)).collect()
    },
};

pub(super) const ORDINAL: Rule = Rule {
    id: "L04",
    name: "ordinal",
    severity: Severity::Low,
    fixed: true,
    title: "ORDER BY or GROUP BY by a number",
    why: "A column more in front, and the number means another one.",
    action: "write the column or its alias",
    look: |subject| {
        let mut found: Vec<(Span, Option<String>)> = Vec::new();
        for (_, query, select) in subject.selects() {
            let sorted = query.order_by.iter().map(|sort| (sort.value, true));
            for (id, sorts) in sorted.chain(select.group_by.iter().map(|id| (*id, false))) {
                let ExprKind::Literal(Literal::Number(text)) = &subject.tree.expr(id).kind else { continue };
                let place = text.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
                let item = place.and_then(|place| select.items.get(place));
                // what a star stands for moves the numbers
                let stars =
                    select.items.iter().any(|item| matches!(subject.tree.expr(item.value).kind, ExprKind::Wildcard(_)));
                let words = item.filter(|_| !stars).and_then(|item| match (&item.alias, sorts) {
                    // PostgreSQL's parser keeps no place of an alias
                    (Some(alias), true) => match subject.slice(alias.span) {
                        Some("") | None => Some(super::quoted(subject, &alias.value)),
                        Some(written) => Some(written.to_owned()),
                    },
                    // a column that is also what another one is called would be another one
                    (None, _) => subject
                        .column(item.value)
                        .filter(|bound| !is_alias(subject, select, &bound.column.name))
                        .and_then(|_| subject.text_of(item.value))
                        .map(str::to_owned),
                    (Some(_), false) => None,
                });
                found.push((subject.extent(id).unwrap_or_default(), words));
            }
        }
        let edits: Option<Vec<(Span, String)>> =
            found.iter().map(|(span, words)| Some((*span, words.clone()?))).collect();
        let rewrite = edits.and_then(|edits| subject.edited(edits, "the number stands for this column"));
        let hit = |(span, _): (Span, _)| Hit::new("a number stands for a column").at(span).rewritten(rewrite.clone());
        found.into_iter().map(hit).collect()
    },
};

pub(super) const CONSTANT_ORDER: Rule = Rule {
    id: "L06",
    name: "constant-order",
    severity: Severity::Low,
    fixed: true,
    title: "ORDER BY a constant",
    why: "All rows are equal by it: it orders nothing.",
    action: "leave it out, or name the column that was meant (a name in single quotes is a string)",
    look: |subject| {
        let constant = |sort: &Sort| {
            let expr = subject.tree.expr(sort.value);
            let text = matches!(&expr.kind, ExprKind::Literal(literal) if !matches!(literal, Literal::Number(_)));
            text.then(|| Hit::new("a constant orders nothing").at(expr.span))
        };
        let queries = subject.queries();
        queries.iter().flat_map(|(_, query)| &query.order_by).filter_map(constant).collect()
    },
};

pub(super) const NEEDLESS_DISTINCT: Rule = Rule {
    id: "L07",
    name: "needless-distinct",
    severity: Severity::Low,
    fixed: false,
    title: "DISTINCT where no row is there twice",
    why: "All rows are sorted or hashed to find nothing.",
    action: "leave DISTINCT out",
    look: |subject| {
        let hit = |(scope, _, select): (&Scope, _, &Select)| {
            if select.distinct != Distinct::Rows || !select.group_by.is_empty() || !is_unique(subject, scope, select) {
                return None;
            }
            let first = subject.extent(select.items.first()?.value)?;
            let from = subject.text.get(..usize::try_from(first.start).ok()?)?;
            let start = u32::try_from(from.to_ascii_lowercase().rfind("distinct")?).ok()?;
            let word = Span { start, end: first.start };
            let plain = subject.slice(word).is_some_and(|text| text.trim_end().len() == "distinct".len());
            let rewrite = plain
                .then(|| subject.edited(vec![(word, String::new())], "a key of the table is among the columns"))
                .flatten();
            Some(Hit::new("a key is among the columns: no row is there twice").at(word).rewritten(rewrite))
        };
        subject.selects().into_iter().filter_map(hit).collect()
    },
};

/// Whether no two rows of a SELECT from one table are alike: a key of the table is among its columns.
pub(super) fn is_unique(subject: &Subject<'_>, scope: &Scope, select: &Select) -> bool {
    let [source] = scope.sources.as_slice() else { return false };
    let Some(table) = source.table().and_then(|table| subject.tables.get(table)) else { return false };
    let table_has_parts = matches!(&subject.tree.relation(source.relation).kind, RelationKind::Table(_))
        && subject.tables.all().all(|other| !other.relation.inherits.contains(&table.name));
    let shown: Vec<String> =
        select.items.iter().filter_map(|item| Some(subject.column(item.value)?.column.name.clone())).collect();
    let stars = select.items.iter().any(|item| matches!(subject.tree.expr(item.value).kind, ExprKind::Wildcard(_)));
    table_has_parts
        && table.is_stored()
        && table.keys().iter().any(|key| stars || key.iter().all(|column| shown.iter().any(|name| name == column)))
}
