//! The rules of the catalogue, and what several of them ask.

mod join;
mod kind;
mod plan;
mod predicate;
mod range;
mod result;
mod schema;
mod subquery;
mod text;
mod write;

pub(super) use kind::width_of;
pub(super) use result::quoted;

use super::record::Rule;
use super::subject::{Bound, Scope, Subject, TableFacts};
use super::{Issue, Recommendation};
use crate::sql::ir::{ExprId, ExprKind, LikeForm, Test};

/// Every rule, by id.
pub(super) const RULES: &[&Rule] = &[
    &write::NO_FILTER,
    &write::ALWAYS_TRUE,
    &join::CARTESIAN,
    &write::WRITE_IN_READ_PATH,
    &predicate::NOT_IN_NULLABLE,
    &predicate::COMPARED_WITH_NULL,
    &text::SQL_IN_STRING,
    &plan::NESTED_SCAN,
    &plan::LARGE_SPILL,
    &text::SECRET,
    &plan::SCAN_FOR_FEW,
    &predicate::COMPUTED_COLUMN,
    &predicate::IMPLICIT_CAST,
    &predicate::LEADING_WILDCARD,
    &result::DEEP_OFFSET,
    &result::RANDOM_ORDER,
    &plan::LIMITED_SORT,
    &plan::MISSED_ESTIMATE,
    &plan::REPEATED_SUBQUERY,
    &schema::BARE_FOREIGN_KEY,
    &plan::SPILL,
    &predicate::OR_ACROSS_COLUMNS,
    &write::BROAD_LOCK,
    &schema::INVALID_INDEX,
    &plan::COMPILATION,
    &schema::EVERY_PARTITION,
    &subquery::DISJOINT_UNION,
    &predicate::WIDE_LIST,
    &plan::HEAP_FETCHES,
    &subquery::ENDLESS_RECURSION,
    &result::STAR,
    &result::LIMIT_WITHOUT_ORDER,
    &join::DISTINCT_OVER_JOIN,
    &result::HAVING_WITHOUT_AGGREGATE,
    &subquery::COUNT_FOR_EXISTENCE,
    &subquery::IN_SUBQUERY,
    &subquery::MATERIALIZED_TWICE,
    &join::REDUNDANT,
    &join::NULLIFIED_OUTER,
    &schema::COVERED_INDEX,
    &schema::UNUSED_INDEX,
    &schema::COLUMN_ORDER,
    &schema::MIXED_DIRECTIONS,
    &schema::COARSE_INDEX,
    &schema::GROUPED_EXPRESSION,
    &predicate::ZONELESS_NOW,
    &subquery::REPEATED_TABLE,
    &join::MANY_JOINS,
    &predicate::DATE_ENDS,
    &plan::PLANNING,
    &predicate::UNUSUAL_INEQUALITY,
    &result::UNNAMED,
    &join::COMMA,
    &result::ORDINAL,
    &join::UNQUALIFIED,
    &result::CONSTANT_ORDER,
    &result::NEEDLESS_DISTINCT,
    &text::NEEDLESS_QUOTES,
    &schema::PADDED_TEXT,
    &subquery::SINGLE_BRANCH,
    &schema::NESTED_VIEWS,
    &text::DEPRECATED,
];

/// What every rule has to say.
pub(super) fn look(subject: &Subject<'_>) -> Vec<(Issue, Recommendation)> {
    let mut found = Vec::new();
    for rule in RULES {
        for hit in (rule.look)(subject) {
            let recommendation = Recommendation {
                rules: vec![rule.id.to_owned()],
                action: hit.action.clone().unwrap_or_else(|| rule.action.to_owned()),
                rewrite: hit.rewrite.clone(),
            };
            found.push((Issue::of(rule, &hit, subject), recommendation));
        }
    }
    found
}

/// The columns that a condition compares for equality with something that is the same for all rows.
fn equalities<'s>(subject: &'s Subject<'_>, id: ExprId) -> Vec<Bound<'s>> {
    match &subject.tree.expr(id).kind {
        ExprKind::Binary { operator, left, right } if operator.symbol.as_ref() == "=" => {
            let sides = [(*left, *right), (*right, *left)];
            let fixed = sides.into_iter().filter(|(_, other)| subject.is_constant(*other));
            fixed.filter_map(|(column, _)| subject.column(column)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a scope reads at most one row of each of its tables: each has a key that is compared with constants.
fn by_key(subject: &Subject<'_>, scope: &Scope) -> bool {
    let conditions = subject.conditions(scope);
    let fixed: Vec<Bound<'_>> = conditions.iter().flat_map(|id| equalities(subject, *id)).collect();
    !scope.sources.is_empty()
        && scope.sources.iter().all(|source| {
            let Some(table) = source.table().and_then(|table| subject.tables.get(table)) else { return false };
            table.keys().iter().any(|key| {
                key.iter().all(|column| {
                    fixed.iter().any(|bound| bound.source.relation == source.relation && bound.column.name == *column)
                })
            })
        })
}

/// The columns for which a condition is not true when they are null.
fn rejects_null<'s>(subject: &'s Subject<'_>, id: ExprId) -> Vec<Bound<'s>> {
    let strict = |id: ExprId| match &subject.tree.expr(id).kind {
        ExprKind::Column(_) => subject.column(id),
        _ => None,
    };
    match &subject.tree.expr(id).kind {
        ExprKind::Binary { operator, left, right }
            if matches!(operator.symbol.as_ref(), "=" | "<>" | "<" | ">" | "<=" | ">=") =>
        {
            [*left, *right].into_iter().filter_map(strict).collect()
        }
        ExprKind::Is { test: Test::Null, negated: true, operand }
        | ExprKind::InList { negated: false, operand, .. }
        | ExprKind::Between { negated: false, operand, .. }
        | ExprKind::Like { form: LikeForm::Like | LikeForm::ILike, negated: false, operand, .. } => {
            strict(*operand).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The statement that makes an index.
fn create_index(subject: &Subject<'_>, table: &TableFacts<'_>, columns: &[String]) -> String {
    let quoted = |name: &str| result::quoted(subject, name);
    let name = quoted(&format!("{}_{}", table.name.name, columns.join("_")));
    let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    let table = format!("{}.{}", quoted(&table.name.schema), quoted(&table.name.name));
    format!("CREATE INDEX {name} ON {table} ({})", columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_say_what_they_mean() {
        let rank = |id: &str| "CHML".find(id.chars().next().unwrap()).unwrap();
        let ids: Vec<_> = RULES.iter().map(|rule| (rank(rule.id), rule.id)).collect();
        assert!(ids.is_sorted_by(|left, right| left < right), "{ids:?}");
        assert_eq!(ids.len(), 62);
        for rule in RULES {
            assert!(rule.name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()), "{}", rule.name);
            assert!(
                !rule.title.ends_with('.') && rule.why.ends_with('.') && !rule.action.ends_with('.'),
                "{}",
                rule.id
            );
            let level = ["CRITICAL", "HIGH", "MEDIUM", "LOW"][rank(rule.id)];
            assert_eq!(rule.severity.as_str(), level, "{}", rule.id);
        }
    }
}
