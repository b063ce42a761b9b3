//! What a server calls a column of a result that has no name of its own.

use sqlparser::ast::{Expr, FunctionArguments, ObjectName, Query, SelectItem, SetExpr, TrimWhereField};

use super::name::{folded, parts};
use super::types;
use crate::schema::Dialect;

/// The name of an expression as a column: `FigureColname` of src/backend/parser/parse_target.c in PostgreSQL, the
/// expression's own text elsewhere.
pub(super) fn of(dialect: Dialect, expr: &Expr) -> String {
    if dialect != Dialect::Postgresql {
        return match expr {
            Expr::Identifier(name) => name.value.clone(),
            Expr::CompoundIdentifier(names) => names.last().map(|name| name.value.clone()).unwrap_or_default(),
            other => other.to_string(),
        };
    }
    figure(expr).map_or_else(|| "?column?".to_owned(), |(name, _)| name)
}

// a name and how much it says: 2 for a column's or a function's, 1 for a type's or a keyword's
fn figure(expr: &Expr) -> Option<(String, u8)> {
    let strong = |name: &str| Some((name.to_owned(), 2));
    match expr {
        Expr::Identifier(name) => Some((folded(Dialect::Postgresql, name), 2)),
        Expr::CompoundIdentifier(names) => Some((folded(Dialect::Postgresql, names.last()?), 2)),
        Expr::CompoundFieldAccess { root, access_chain } => access_chain
            .iter()
            .rev()
            .find_map(|access| match access {
                sqlparser::ast::AccessExpr::Dot(inner) => figure(inner),
                sqlparser::ast::AccessExpr::Subscript(_) => None,
            })
            .or_else(|| figure(root)),
        Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => figure(inner),
        Expr::Cast { expr, data_type, .. } => match figure(expr) {
            Some((name, 2)) => Some((name, 2)),
            weak => type_name(&data_type.to_string()).map(|name| (name, 1)).or(weak),
        },
        Expr::TypedString(found) => type_name(&found.data_type.to_string()).map(|name| (name, 1)),
        Expr::Interval(_) => Some(("interval".to_owned(), 1)),
        Expr::Function(found) => function(&found.name, &found.args),
        Expr::Case { else_result, .. } => match else_result.as_deref().and_then(figure) {
            Some((name, 2)) => Some((name, 2)),
            _ => Some(("case".to_owned(), 1)),
        },
        Expr::Exists { negated: false, .. } => strong("exists"),
        Expr::Subquery(query) => first_column(query),
        Expr::Array(_) => strong("array"),
        Expr::Extract { .. } => strong("extract"),
        Expr::Position { .. } => strong("position"),
        Expr::Substring { .. } => strong("substring"),
        Expr::Overlay { .. } => strong("overlay"),
        Expr::Trim { trim_where, .. } => strong(match trim_where {
            Some(TrimWhereField::Leading) => "ltrim",
            Some(TrimWhereField::Trailing) => "rtrim",
            _ => "btrim",
        }),
        Expr::Ceil { .. } => strong("ceil"),
        Expr::Floor { .. } => strong("floor"),
        Expr::AtTimeZone { .. } => strong("timezone"),
        Expr::IsNormalized { .. } => strong("is_normalized"),
        Expr::Tuple(_) => strong("row"),
        _ => None,
    }
}

fn function(name: &ObjectName, arguments: &FunctionArguments) -> Option<(String, u8)> {
    let parts = parts(name)?;
    let last = folded(Dialect::Postgresql, parts.last()?);
    if matches!(arguments, FunctionArguments::Subquery(_)) && matches!(last.as_str(), "any" | "all" | "some") {
        return None;
    }
    Some((last, 2))
}

fn type_name(written: &str) -> Option<String> {
    let element = written.trim_end_matches(|character: char| "[]0123456789".contains(character));
    let element = if written.ends_with(']') { element } else { written };
    if let Some(canonical) = types::canonical(element) {
        return Some(types::internal(&canonical));
    }
    let last = element.rsplit('.').next().unwrap_or(element).split('(').next()?.trim();
    match last.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => Some(inner.to_owned()),
        None => Some(last.to_ascii_lowercase()),
    }
}

fn first_column(query: &Query) -> Option<(String, u8)> {
    let mut body = query.body.as_ref();
    loop {
        match body {
            SetExpr::Select(select) => {
                return match select.projection.first()? {
                    SelectItem::ExprWithAlias { alias, .. } => Some((folded(Dialect::Postgresql, alias), 2)),
                    SelectItem::UnnamedExpr(expr) => figure(expr).map(|(name, _)| (name, 2)),
                    _ => None,
                };
            }
            SetExpr::SetOperation { left, .. } => body = left,
            SetExpr::Query(query) => body = &query.body,
            _ => return None,
        }
    }
}
