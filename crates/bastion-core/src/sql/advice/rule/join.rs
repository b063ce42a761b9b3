//! Joins: missing, superfluous, or not what they look like.

use crate::schema::Constraint as TableConstraint;
use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::{Bound, Scope, Source, SourceKind, Subject};
use crate::sql::advice::{Confidence, Rewrite, Severity};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{Constraint, Distinct, ExprId, ExprKind, JoinKind, Node, RelationId, RelationKind, Select, Span};

/// Pairs of rows from where on a product of two tables is dangerous.
const PAIRS_MAX: f64 = 1e7;
/// Joins from where on PostgreSQL no longer looks at every order (`join_collapse_limit` is 8, GEQO begins at 12).
const JOINS_MAX: usize = 12;

pub(super) const CARTESIAN: Rule = Rule {
    id: "C03",
    name: "cartesian-product",
    severity: Severity::Critical,
    fixed: false,
    title: "two relations are joined without a condition between them",
    why: "Each row of one is paired with each row of the other.",
    action: "add the condition that says which rows belong together",
    look: |subject| subject.scopes.iter().filter_map(|scope| cartesian(subject, scope)).collect(),
};

fn cartesian(subject: &Subject<'_>, scope: &Scope) -> Option<Hit> {
    let plain = |source: &&Source| !matches!(source.kind, SourceKind::Unknown);
    let sources: Vec<&Source> = scope.sources.iter().filter(plain).collect();
    // a lateral function or an unknown relation may be what joins the others
    if sources.len() < 2 || sources.len() < scope.sources.len() || scope.joins_by_name {
        return None;
    }
    let mut group: Vec<usize> = (0..sources.len()).collect();
    let conditions = scope.filter.iter().chain(&scope.inner_conditions).chain(&scope.outer_conditions);
    for term in conditions.flat_map(|root| subject.conjuncts(*root)) {
        let mut named = Vec::new();
        for (id, expr) in subject.within(Some(Node::Expr(term))) {
            if let ExprKind::Column(name) = &expr.kind {
                let qualifier = name.0.len().checked_sub(2).and_then(|at| name.0.get(at));
                let of = |source: &&Source| match (subject.column(id), qualifier) {
                    (Some(bound), _) => bound.source.relation == source.relation,
                    (None, Some(qualifier)) => subject.tables.same(&source.alias, &qualifier.value),
                    // it may be of any
                    (None, None) => true,
                };
                named.extend(sources.iter().enumerate().filter(|(_, source)| of(source)).map(|(at, _)| at));
            }
        }
        let joined: Vec<usize> = named.iter().filter_map(|at| group.get(*at)).copied().collect();
        if let Some(least) = joined.iter().min().copied() {
            group.iter_mut().filter(|group| joined.contains(group)).for_each(|group| *group = least);
        }
    }
    let other = group.iter().position(|group| *group != 0)?;
    let (one, other) = (sources.first()?, sources.get(other)?);
    let rows = |source: &Source| subject.tables.get(source.table()?)?.rows;
    let pairs = rows(one).zip(rows(other)).map(|(one, other)| one * other);
    let declared = scope.joins.iter().any(
        |join| matches!(&subject.tree.relation(*join).kind, RelationKind::Join(join) if join.kind == JoinKind::Cross),
    );
    // one row beside many is no danger, and CROSS JOIN says what it means
    if pairs.is_some_and(|pairs| pairs <= PAIRS_MAX) || (pairs.is_none() && declared) || one_row(subject, other) {
        return None;
    }
    let message = format!("no condition joins `{}` and `{}`", one.alias, other.alias);
    let sure = if pairs.is_some() { Confidence::High } else { Confidence::Medium };
    let hit = Hit::new(message).at(subject.tree.relation(other.relation).span).with(sure);
    Some(Hit { rows: pairs, ..hit })
}

/// A query that gives one row: it has aggregates and no groups.
fn one_row(subject: &Subject<'_>, source: &Source) -> bool {
    let SourceKind::Query(query) = source.kind else { return false };
    match &subject.tree.query(query).body {
        crate::sql::ir::Body::Select(select) => {
            select.group_by.is_empty() && super::result::has_aggregate(subject, select)
        }
        _ => false,
    }
}

pub(super) const DISTINCT_OVER_JOIN: Rule = Rule {
    id: "M03",
    name: "distinct-over-join",
    severity: Severity::Medium,
    fixed: false,
    title: "DISTINCT takes away what a join multiplied",
    why: "Rows are multiplied, sorted or hashed, and thrown away.",
    action: "ask with EXISTS whether a matching row is there, instead of joining it",
    look: |subject| {
        let hit = |(scope, _, select): (&Scope, _, &Select)| {
            if select.distinct != Distinct::Rows || scope.joins.is_empty() || !select.group_by.is_empty() {
                return None;
            }
            let shown: Option<Vec<Bound<'_>>> = select.items.iter().map(|item| subject.column(item.value)).collect();
            let shown = shown?;
            let first = shown.first()?;
            let silent = scope.sources.iter().find(|source| {
                shown.iter().all(|bound| bound.source.relation != source.relation)
                    && source
                        .table()
                        .and_then(|table| subject.tables.get(table))
                        .is_some_and(|table| !joined_by_key(subject, scope, source, table.keys()))
            })?;
            let one = shown.iter().all(|bound| bound.source.relation == first.source.relation);
            one.then(|| {
                let message = format!("`{}` is joined, not shown, and may have several rows for one", silent.alias);
                Hit::new(message).at(subject.tree.relation(silent.relation).span).with(Confidence::Medium)
            })
        };
        subject.selects().into_iter().filter_map(hit).collect()
    },
};

/// Whether at most one row of a source belongs to each row of the others: a key of it is compared with them.
fn joined_by_key(subject: &Subject<'_>, scope: &Scope, source: &Source, keys: Vec<Vec<&str>>) -> bool {
    let mut compared = Vec::new();
    let conditions = scope.filter.iter().chain(&scope.inner_conditions).chain(&scope.outer_conditions);
    for term in conditions.flat_map(|root| subject.conjuncts(*root)) {
        compared.extend(pair(subject, term, source.relation).map(|(own, _)| own.column.name.clone()));
        let fixed = super::equalities(subject, term).into_iter();
        compared.extend(
            fixed.filter(|bound| bound.source.relation == source.relation).map(|bound| bound.column.name.clone()),
        );
    }
    keys.iter().any(|key| key.iter().all(|column| compared.iter().any(|found| found == column)))
}

/// The two columns of an equality between a relation and another one: its own first.
fn pair<'s>(subject: &'s Subject<'_>, term: ExprId, own: RelationId) -> Option<(Bound<'s>, Bound<'s>)> {
    let ExprKind::Binary { operator, left, right } = &subject.tree.expr(term).kind else { return None };
    let (left, right) = (subject.column(*left)?, subject.column(*right)?);
    if operator.symbol.as_ref() != "=" {
        return None;
    }
    match (left.source.relation == own, right.source.relation == own) {
        (true, false) => Some((left, right)),
        (false, true) => Some((right, left)),
        _ => None,
    }
}

pub(super) const REDUNDANT: Rule = Rule {
    id: "M08",
    name: "redundant-join",
    severity: Severity::Medium,
    fixed: false,
    title: "a table is joined and nothing of it is used",
    why: "The join finds exactly one row each time, or none that counts, and gives nothing.",
    action: "leave the table out",
    look: |subject| {
        let mut hits = Vec::new();
        for scope in &subject.scopes {
            for id in &scope.joins {
                hits.extend(redundant(subject, scope, *id));
            }
        }
        hits
    },
};

fn redundant(subject: &Subject<'_>, scope: &Scope, id: RelationId) -> Option<Hit> {
    let RelationKind::Join(join) = &subject.tree.relation(id).kind else { return None };
    let Constraint::On(condition) = join.constraint else { return None };
    let source = scope.sources.iter().find(|source| source.relation == join.right)?;
    let table = subject.tables.get(source.table()?)?;
    if scope.joins_by_name || scope.writes || !subject.tree.query(scope.query?).locks.is_empty() || !table.is_stored() {
        return None;
    }
    let pairs: Option<Vec<_>> =
        subject.conjuncts(condition).into_iter().map(|term| pair(subject, term, join.right)).collect();
    let pairs = pairs?;
    let used = used_elsewhere(subject, scope, source, condition)?;
    let unique = table.keys().iter().any(|key| {
        key.len() == pairs.len() && key.iter().all(|column| pairs.iter().any(|(own, _)| own.column.name == *column))
    });
    let because = match join.kind {
        JoinKind::Left => "an outer join by a key gives each row once, with or without a partner",
        // SQLite enforces foreign keys only where each connection asks for it
        JoinKind::Inner
            if subject.grammar != Grammar::Sqlite
                && !table.relation.row_security
                && is_referenced(&pairs)
                && !inside_outer(subject, scope, id) =>
        {
            "a foreign key whose columns refuse nulls has exactly one partner for each row"
        }
        _ => return None,
    };
    if used || !unique {
        return None;
    }
    let message = format!("`{}` is joined by its key and nothing of it is used", source.alias);
    let hit = Hit::new(message).at(subject.tree.relation(join.right).span);
    Some(Hit { rows: table.rows, ..hit.rewritten(without(subject, id, because)) })
}

/// The statement without the right side of a join.
fn without(subject: &Subject<'_>, id: RelationId, because: &str) -> Option<Rewrite> {
    let RelationKind::Join(join) = &subject.tree.relation(id).kind else { return None };
    let left = subject.relation_extent(join.left)?;
    let whole = subject.relation_extent(id)?;
    let cut = Span { start: left.end, end: whole.end };
    subject.edited(vec![(cut, String::new())], because)
}

/// Whether an outer join around it may fill its left side with nulls.
fn inside_outer(subject: &Subject<'_>, scope: &Scope, id: RelationId) -> bool {
    let RelationKind::Join(join) = &subject.tree.relation(id).kind else { return true };
    let mut inside = Vec::new();
    subject.tree.descend(Node::Relation(join.left), |node| {
        if let Node::Relation(relation) = node {
            inside.push(relation);
        }
    });
    scope.sources.iter().any(|source| source.nullable && inside.contains(&source.relation))
        || scope.sources.iter().any(|source| source.relation == join.right && source.nullable)
}

/// Whether a foreign key that always has a partner says the same as the equalities of a join.
fn is_referenced(pairs: &[(Bound<'_>, Bound<'_>)]) -> bool {
    let Some((own, other)) = pairs.first() else { return false };
    let holds =
        |key: &TableConstraint| {
            !key.not_valid
                && !key.not_enforced
                && !key.deferrable
                && !key.temporal
                && key.referenced_relation.as_ref() == Some(&own.table.name)
                && key.columns.len() == pairs.len()
                && key.columns.iter().zip(&key.referenced_columns).all(|(from, to)| {
                    pairs.iter().any(|(own, other)| other.column.name == *from && own.column.name == *to)
                })
        };
    let one = pairs.iter().all(|(_, found)| found.source.relation == other.source.relation);
    one && pairs.iter().all(|(_, found)| found.is_never_null()) && other.table.foreign_keys().any(holds)
}

/// Whether a source is named anywhere but in one condition; none where that cannot be told.
fn used_elsewhere(subject: &Subject<'_>, scope: &Scope, source: &Source, condition: ExprId) -> Option<bool> {
    let inside: Vec<ExprId> = subject.within(Some(Node::Expr(condition))).into_iter().map(|(id, _)| id).collect();
    for (id, expr) in subject.exprs() {
        match &expr.kind {
            ExprKind::Wildcard(name) if in_scope(subject, id, scope) => {
                let of_another = name.0.last().is_some_and(|last| !subject.tables.same(&last.value, &source.alias));
                if !of_another {
                    return Some(true);
                }
            }
            ExprKind::Column(_) if !inside.contains(&id) => match subject.column(id) {
                Some(bound) if bound.source.relation == source.relation => return Some(true),
                Some(_) => {}
                // it may be of this one
                None if in_scope(subject, id, scope) && !is_alias(subject, scope, expr) => return None,
                None => {}
            },
            ExprKind::Unknown(_) => return None,
            _ => {}
        }
    }
    Some(false)
}

// ORDER BY and GROUP BY may name what the result calls its columns
fn is_alias(subject: &Subject<'_>, scope: &Scope, expr: &crate::sql::ir::Expr) -> bool {
    let ExprKind::Column(name) = &expr.kind else { return false };
    let Some(query) = scope.query else { return false };
    let crate::sql::ir::Body::Select(select) = &subject.tree.query(query).body else { return false };
    let named = |item: &crate::sql::ir::Item| {
        item.alias.as_ref().is_some_and(|alias| Some(alias.value.as_ref()) == name.only())
    };
    select.items.iter().any(named)
}

/// Whether an expression stands in a scope or in one inside it.
fn in_scope(subject: &Subject<'_>, id: ExprId, scope: &Scope) -> bool {
    let mut number = subject.scope_of.get(&id).copied();
    while let Some(at) = number {
        if at == scope.number {
            return true;
        }
        number = subject.scopes.get(at).and_then(|scope| scope.parent);
    }
    false
}

pub(super) const NULLIFIED_OUTER: Rule = Rule {
    id: "M09",
    name: "outer-join-nullified",
    severity: Severity::Medium,
    fixed: false,
    title: "WHERE throws away the rows that an outer join keeps",
    why: "It is an inner join in disguise: either the WHERE or the join is not what was meant.",
    action: "write an inner join, or move the condition into ON",
    look: |subject| {
        let mut hits = Vec::new();
        for scope in &subject.scopes {
            for id in &scope.joins {
                hits.extend(nullified(subject, scope, *id));
            }
        }
        hits
    },
};

fn nullified(subject: &Subject<'_>, scope: &Scope, id: RelationId) -> Option<Hit> {
    let RelationKind::Join(join) = &subject.tree.relation(id).kind else { return None };
    if join.kind != JoinKind::Left {
        return None;
    }
    let source = scope.sources.iter().find(|source| source.relation == join.right)?;
    let terms = subject.conjuncts(scope.filter?);
    let rejecting = terms.into_iter().find_map(|term| {
        let all = super::rejects_null(subject, term);
        all.into_iter().find(|bound| bound.source.relation == source.relation && bound.scope == scope.number)
    })?;
    let sides = subject.relation_extent(join.left).zip(subject.relation_extent(join.right));
    let rewrite = sides.and_then(|(left, right)| inner(subject, left.end, right.start));
    let message =
        format!("the WHERE asks for `{}.{}`, which is null where nothing matched", source.alias, rejecting.column.name);
    Some(Hit::new(message).at(subject.tree.relation(join.right).span).rewritten(rewrite))
}

fn inner(subject: &Subject<'_>, from: u32, to: u32) -> Option<Rewrite> {
    let left = subject.keyword(from, to, "LEFT")?;
    let join = subject.keyword(left.end, to, "JOIN")?;
    // LEFT OUTER JOIN, with nothing else in between
    let between = subject.slice(Span { start: left.end, end: join.start })?.trim();
    if !between.is_empty() && !between.eq_ignore_ascii_case("OUTER") {
        return None;
    }
    let words = Span { start: left.start, end: join.end };
    subject.edited(
        vec![(words, "JOIN".to_owned())],
        "the condition is never true for a row that the outer join fills with nulls",
    )
}

pub(super) const MANY_JOINS: Rule = Rule {
    id: "M18",
    name: "many-joins",
    severity: Severity::Medium,
    fixed: false,
    title: "more than twelve joins",
    why: "A planner no longer looks at every order of so many joins, and may miss the good one.",
    action: "split the statement, or keep the intermediate result in a temporary table",
    look: |subject| {
        let hit = |scope: &Scope| {
            let joins = scope.sources.len().saturating_sub(1);
            (joins > JOINS_MAX).then(|| Hit::new(format!("{joins} joins stand in one SELECT")))
        };
        subject.scopes.iter().filter_map(hit).collect()
    },
};

pub(super) const COMMA: Rule = Rule {
    id: "L03",
    name: "comma-join",
    severity: Severity::Low,
    fixed: true,
    title: "a join by a comma",
    why: "The condition stands far from the tables it joins, and is easily forgotten.",
    action: "write JOIN … ON",
    look: |subject| {
        let hit = |scope: &Scope| {
            let named = |id: &RelationId| match &subject.tree.relation(*id).kind {
                RelationKind::Table(_) | RelationKind::Join(_) => true,
                RelationKind::Query { lateral, .. } => !lateral,
                RelationKind::Function { .. } | RelationKind::Unknown { .. } => false,
            };
            let comma = scope.query.is_some() && scope.from.len() > 1 && scope.from.iter().all(named);
            let second = scope.from.get(1).filter(|_| comma)?;
            Some(Hit::new("tables are joined by a comma").at(subject.tree.relation(*second).span))
        };
        subject.scopes.iter().filter_map(hit).collect()
    },
};

pub(super) const UNQUALIFIED: Rule = Rule {
    id: "L05",
    name: "unqualified-column",
    severity: Severity::Low,
    fixed: true,
    title: "a column without its table beside several tables",
    why: "A column of the same name in another table makes the statement fail, or changes what it means.",
    action: "write the table's alias in front of the column",
    look: |subject| {
        let several = |id: &ExprId| {
            let scope = subject.scope_of.get(id).and_then(|scope| subject.scopes.get(*scope));
            scope.is_some_and(|scope| scope.sources.len() > 1 && !scope.joins_by_name)
        };
        let bare = |(id, expr): (ExprId, &crate::sql::ir::Expr)| match &expr.kind {
            ExprKind::Column(name) if name.0.len() == 1 && several(&id) => {
                let bound = subject.column(id)?;
                Some(Hit::new(format!("`{}` is a column of `{}`", bound.column.name, bound.source.alias)).at(expr.span))
            }
            _ => None,
        };
        // one is enough for a reader
        subject.exprs().into_iter().filter_map(bare).take(1).collect()
    },
};
