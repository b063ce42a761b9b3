//! Conditions: wrong by nulls, out of an index's reach, or not what was meant.

use crate::schema::Index;
use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::{Bound, Subject};
use crate::sql::advice::{Confidence, Rewrite, Severity};
use crate::sql::ir::{Body, ExprId, ExprKind, LikeForm, Literal, Span, SubqueryForm};

use super::kind::{TypeClass, class_of};

/// Inequalities of one statement that are told.
const INEQUALITIES_MAX: usize = 50;
/// Values in a list from where on it is wide.
const LIST_VALUES_MAX: usize = 1_000;

pub(super) const NOT_IN_NULLABLE: Rule = Rule {
    id: "C05",
    name: "not-in-nullable",
    severity: Severity::Critical,
    fixed: true,
    title: "NOT IN a subquery that may give a null",
    why: "One null makes the condition unknown for every row: the result is empty.",
    action: "use NOT EXISTS, or exclude the nulls in the subquery",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &crate::sql::ir::Expr)| {
            let ExprKind::Not(inner) = &expr.kind else { return None };
            let ExprKind::Subquery { form: SubqueryForm::In(_), query } = &subject.tree.expr(*inner).kind else {
                return None;
            };
            let Body::Select(select) = &subject.tree.query(*query).body else { return None };
            let [item] = select.items.as_slice() else { return None };
            let bound = subject.column(item.value)?;
            let excluded = select.filter.is_some_and(|filter| excludes_null(subject, filter, &bound));
            (!bound.is_never_null() && !excluded).then(|| {
                let column = format!("{}.{}", bound.table.name.name, bound.column.name);
                Hit::new(format!("`{column}` may be null: then NOT IN gives no row at all"))
                    .at(expr.span.to(subject.tree.expr(*inner).span))
                    .because_of(column, None)
            })
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

/// Whether a WHERE keeps no row in which the column is null.
fn excludes_null(subject: &Subject<'_>, filter: ExprId, column: &Bound<'_>) -> bool {
    subject.conjuncts(filter).into_iter().any(|term| {
        super::rejects_null(subject, term)
            .iter()
            .any(|bound| bound.column.name == column.column.name && bound.source.alias == column.source.alias)
    })
}

pub(super) const COMPARED_WITH_NULL: Rule = Rule {
    id: "C06",
    name: "compared-with-null",
    severity: Severity::Critical,
    fixed: true,
    title: "a comparison with NULL by an operator",
    why: "It is neither true nor false: the condition keeps no row.",
    action: "write IS NULL or IS NOT NULL",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &crate::sql::ir::Expr)| {
            let ExprKind::Binary { operator, left, right } = &expr.kind else { return None };
            let compares = matches!(operator.symbol.as_ref(), "=" | "<>" | "<" | ">" | "<=" | ">=");
            let null = |id: &ExprId| matches!(subject.tree.expr(*id).kind, ExprKind::Literal(Literal::Null));
            (compares && (null(left) || null(right)))
                .then(|| Hit::new(format!("`{}` with NULL is never true", operator.symbol)).at(expr.span))
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

pub(super) const COMPUTED_COLUMN: Rule = Rule {
    id: "H02",
    name: "computed-column",
    severity: Severity::High,
    fixed: false,
    title: "a function or a cast on an indexed column",
    why: "The index is ordered by the column, not by what is computed from it: every row is looked at.",
    action: "compare the column itself, with a range if need be, or index the expression",
    look: |subject| {
        let mut hits = Vec::new();
        for (id, operand, constants) in comparisons(subject) {
            if !constants.iter().all(|constant| subject.is_constant(*constant)) || is_plain(subject, operand) {
                continue;
            }
            let columns = subject.columns_in(operand);
            let [bound] = columns.as_slice() else { continue };
            let Some(index) = bound.table.leads_with(&bound.column.name) else { continue };
            if bound
                .table
                .usable_indexes()
                .any(|index| expressions(index).any(|text| text.contains(&bound.column.name)))
            {
                continue;
            }
            let message = format!("`{}` is computed from, so that `{}` is of no use", bound.column.name, index.name);
            let hit = Hit::new(message).at(subject.tree.expr(operand).span).because_of(index.name.clone(), None);
            let rewrite = super::range::of_date(subject, id, operand, bound, &constants);
            hits.push(Hit { rows: bound.table.rows, ..hit.rewritten(rewrite) });
        }
        hits
    },
};

fn expressions(index: &Index) -> impl Iterator<Item = &str> {
    index.keys.iter().filter_map(|key| key.expression.as_deref())
}

/// The comparisons of a statement: the whole, what is compared, and what with.
fn comparisons(subject: &Subject<'_>) -> Vec<(ExprId, ExprId, Vec<ExprId>)> {
    let mut found = Vec::new();
    for scope in &subject.scopes {
        for id in subject.conditions(scope) {
            match &subject.tree.expr(id).kind {
                ExprKind::Binary { operator, left, right }
                    if matches!(operator.symbol.as_ref(), "=" | "<" | ">" | "<=" | ">=") =>
                {
                    found.push((id, *left, vec![*right]));
                    found.push((id, *right, vec![*left]));
                }
                ExprKind::Between { negated: false, operand, low, high, .. } => {
                    found.push((id, *operand, vec![*low, *high]));
                }
                ExprKind::InList { negated: false, operand, list } => found.push((id, *operand, list.clone())),
                _ => {}
            }
        }
    }
    found
}

fn is_plain(subject: &Subject<'_>, id: ExprId) -> bool {
    match &subject.tree.expr(id).kind {
        ExprKind::Call(call) => call.over.is_some(),
        ExprKind::Cast { .. } | ExprKind::Binary { .. } => false,
        _ => true,
    }
}

pub(super) const IMPLICIT_CAST: Rule = Rule {
    id: "H03",
    name: "implicit-cast",
    severity: Severity::High,
    fixed: false,
    title: "values of different types are compared",
    why: "The column is converted row by row, and its index is of no use.",
    action: "compare with a value of the column's type",
    look: |subject| {
        let mysql = subject.grammar.is_mysql();
        let postgresql = subject.grammar == crate::sql::grammar::Grammar::Postgresql;
        let mut hits = Vec::new();
        for (id, operand, others) in comparisons(subject) {
            let Some(bound) = subject.column(operand) else { continue };
            let class = class_of(&bound.column.data_type);
            let converted = others.iter().any(|other| {
                let number = match &subject.tree.expr(*other).kind {
                    ExprKind::Literal(Literal::Number(number)) => Some(number.contains('.')),
                    _ => None,
                };
                let joined = subject.column(*other).map(|other| class_of(&other.column.data_type));
                match (class, number, joined) {
                    (TypeClass::Text, Some(_), _) => mysql,
                    (TypeClass::Text, None, Some(TypeClass::Integer | TypeClass::Decimal)) => mysql,
                    (TypeClass::Integer, Some(fraction), _) => postgresql && fraction,
                    (TypeClass::Integer, None, Some(TypeClass::Decimal | TypeClass::Float)) => postgresql,
                    _ => false,
                }
            });
            if converted {
                let message =
                    format!("`{}` is {}, and is converted to compare it", bound.column.name, bound.column.data_type);
                let hit = Hit::new(message).at(subject.tree.expr(id).span);
                hits.push(Hit { rows: bound.table.rows, ..hit });
            }
        }
        hits
    },
};

pub(super) const LEADING_WILDCARD: Rule = Rule {
    id: "H04",
    name: "leading-wildcard",
    severity: Severity::High,
    fixed: false,
    title: "LIKE with a wildcard in front",
    why: "An ordered index knows how a text begins, not what is in it: every row is looked at.",
    action: "use full-text search or a trigram index (`USING gin (column gin_trgm_ops)`)",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &crate::sql::ir::Expr)| {
            let ExprKind::Like { form: LikeForm::Like | LikeForm::ILike, operand, pattern, .. } = &expr.kind else {
                return None;
            };
            let Literal::String(text) = subject.literal(*pattern)? else { return None };
            let bound = subject.column(*operand)?;
            let trigram = bound.table.usable_indexes().any(|index| {
                matches!(index.method.as_str(), "gin" | "gist" | "fulltext")
                    && index.keys.iter().any(|key| key.column.as_deref() == Some(&bound.column.name))
            });
            (text.starts_with(['%', '_']) && text.len() > 1 && !trigram).then(|| {
                let hit = Hit::new(format!("`{}` is searched for what it contains", bound.column.name)).at(expr.span);
                Hit { rows: bound.table.rows, ..hit }
            })
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

pub(super) const OR_ACROSS_COLUMNS: Rule = Rule {
    id: "H12",
    name: "or-across-columns",
    severity: Severity::High,
    fixed: false,
    title: "OR between conditions on different columns",
    why: "One index cannot answer both; where one of them has none, every row is looked at.",
    action: "index each of the columns, or ask twice and put the answers together with UNION",
    look: |subject| {
        let mut hits = Vec::new();
        for id in subject.scopes.iter().flat_map(|scope| subject.conditions(scope)) {
            let expr = subject.tree.expr(id);
            let ExprKind::Logical { or: true, terms } = &expr.kind else { continue };
            let columns: Option<Vec<Bound<'_>>> = terms.iter().map(|term| compared(subject, *term)).collect();
            let Some(columns) = columns else { continue };
            let Some(first) = columns.first() else { continue };
            let one_table = columns.iter().all(|bound| bound.source.relation == first.source.relation);
            let different = columns.iter().any(|bound| bound.column.name != first.column.name);
            let bare: Vec<&Bound<'_>> =
                columns.iter().filter(|bound| bound.table.leads_with(&bound.column.name).is_none()).collect();
            let Some(missing) = bare.first() else { continue };
            if one_table && different {
                let message = format!("`{}` has no index, so that no index serves this OR", missing.column.name);
                hits.push(Hit { rows: first.table.rows, ..Hit::new(message).at(expr.span) });
            }
        }
        hits
    },
};

/// The column that a condition compares with constants.
fn compared<'s>(subject: &'s Subject<'_>, id: ExprId) -> Option<Bound<'s>> {
    let (operand, others) = match &subject.tree.expr(id).kind {
        ExprKind::Binary { operator, left, right }
            if matches!(operator.symbol.as_ref(), "=" | "<" | ">" | "<=" | ">=") =>
        {
            if subject.is_constant(*right) {
                (*left, vec![*right])
            } else {
                (*right, vec![*left])
            }
        }
        ExprKind::InList { negated: false, operand, list } => (*operand, list.clone()),
        ExprKind::Between { negated: false, operand, low, high, .. } => (*operand, vec![*low, *high]),
        _ => return None,
    };
    others.iter().all(|other| subject.is_constant(*other)).then(|| subject.column(operand)).flatten()
}

pub(super) const WIDE_LIST: Rule = Rule {
    id: "H18",
    name: "wide-list",
    severity: Severity::High,
    fixed: false,
    title: "IN with more than a thousand values",
    why: "The text is sent, parsed and planned each time, and no two such statements are the same.",
    action: "send the values as one array, or join a temporary table",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &crate::sql::ir::Expr)| {
            let ExprKind::InList { list, .. } = &expr.kind else { return None };
            let count = list.len();
            (count > LIST_VALUES_MAX).then(|| Hit::new(format!("IN lists {count} values")).at(expr.span))
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

pub(super) const ZONELESS_NOW: Rule = Rule {
    id: "M16",
    name: "now-without-time-zone",
    severity: Severity::Medium,
    fixed: false,
    title: "a time without time zone is compared with now()",
    why: "What now() means for it depends on the session's time zone.",
    action: "store `timestamp with time zone`, or compare with `now() AT TIME ZONE 'UTC'` where UTC is stored",
    look: |subject| {
        if subject.grammar != crate::sql::grammar::Grammar::Postgresql {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for (id, operand, others) in comparisons(subject) {
            let Some(bound) = subject.column(operand) else { continue };
            let now = others.iter().any(|other| {
                subject.shallow(*other).iter().any(|(_, expr)| match &expr.kind {
                    ExprKind::Call(call) => {
                        matches!(call.name.last(), "now" | "clock_timestamp" | "statement_timestamp")
                    }
                    ExprKind::Session { word, .. } => word.as_ref() == "current_timestamp",
                    _ => false,
                })
            });
            let zoned = others.iter().any(|other| {
                subject.shallow(*other).iter().any(|(_, expr)| {
                    matches!(&expr.kind, ExprKind::Call(call) if call.name.last() == "timezone")
                        || matches!(&expr.kind, ExprKind::Cast { operand, .. } if !subject.is_constant(*operand))
                })
            });
            if now && !zoned && class_of(&bound.column.data_type) == TypeClass::Timestamp {
                let message = format!("`{}` has no time zone, and now() has one", bound.column.name);
                hits.push(Hit::new(message).at(subject.tree.expr(id).span));
            }
        }
        hits
    },
};

pub(super) const DATE_ENDS: Rule = Rule {
    id: "M19",
    name: "between-dates-of-times",
    severity: Severity::Medium,
    fixed: false,
    title: "BETWEEN two dates on a column of times",
    why: "The second date means its midnight: the rest of the last day is left out.",
    action: "write `column >= first AND column < the day after the last`",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &crate::sql::ir::Expr)| {
            let ExprKind::Between { negated: false, operand, high, .. } = &expr.kind else { return None };
            let bound = subject.column(*operand)?;
            let Literal::String(text) = subject.literal(*high)? else { return None };
            let times = matches!(class_of(&bound.column.data_type), TypeClass::Timestamp | TypeClass::TimestampZoned);
            (times && is_date(text)).then(|| {
                Hit::new(format!("`{}` is a time: only the midnight of {text} is still in", bound.column.name))
                    .at(expr.span)
                    .with(Confidence::Medium)
            })
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

/// `2024-01-31`.
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

pub(super) const UNUSUAL_INEQUALITY: Rule = Rule {
    id: "L01",
    name: "unusual-inequality",
    severity: Severity::Low,
    fixed: true,
    title: "`!=` instead of `<>`",
    why: "`<>` is the standard's operator; every product and every tool knows it.",
    action: "write `<>`",
    look: |subject| {
        let mut spans = Vec::new();
        if !subject.text.contains("!=") {
            return Vec::new();
        }
        for (_, expr) in subject.exprs() {
            if spans.len() >= INEQUALITIES_MAX {
                break;
            }
            let ExprKind::Binary { operator, left, right } = &expr.kind else { continue };
            if operator.symbol.as_ref() == "<>" {
                let sides = subject.extent(*left).zip(subject.extent(*right));
                let Some((from, to)) = sides.map(|(left, right)| (left.end, right.start)) else { continue };
                let between = subject.slice(Span { start: from, end: to }).unwrap_or_default();
                if let Some(at) = between.find("!=").and_then(|at| u32::try_from(at).ok()) {
                    spans.push(Span { start: from + at, end: from + at + 2 });
                }
            }
        }
        let edits = spans.iter().map(|span| (*span, "<>".to_owned())).collect();
        let rewrite: Option<Rewrite> = subject.edited(edits, "both are the same operator");
        spans.into_iter().map(|span| Hit::new("`!=` is `<>`").at(span).rewritten(rewrite.clone())).collect()
    },
};
