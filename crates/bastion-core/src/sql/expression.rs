//! Expressions: every name in them is looked up; what they are made from is kept.

use sqlparser::ast::{
    AccessExpr, BinaryOperator, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgOperator,
    FunctionArgumentClause, FunctionArguments, Ident, OrderByExpr, Query, Subscript, UnaryOperator, Value as Literal,
    WindowFrameBound, WindowSpec, WindowType,
};

use super::binder::{Binder, Named, Stop};
use super::kind::{self, Kind};
use super::name::parts;
use super::scope::{Scope, Value};
use crate::schema::Dialect;

/// Where an expression stands: what it sees, and the queries named by WITH.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) scope: Option<&'a Scope<'a>>,
    pub(super) named: &'a Named,
}

/// Functions of MySQL whose first argument is a unit of time.
const UNIT_FIRST: &[&str] = &["timestampdiff", "timestampadd", "get_format"];

impl Binder<'_> {
    /// What an expression gives.
    pub(super) fn value(&mut self, expr: &Expr, place: Place<'_>) -> Result<Value, Stop> {
        match expr {
            Expr::Identifier(ident) => self.column(std::slice::from_ref(ident), place.scope),
            Expr::CompoundIdentifier(idents) => self.column(idents, place.scope),
            Expr::Value(found) => Ok(Value { kind: self.literal(&found.value), ..Value::default() }),
            Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => self.value(inner, place),
            Expr::BinaryOp { .. } => self.chain(expr, place),
            Expr::UnaryOp { op, expr } => {
                let value = self.value(expr, place)?;
                let boolean = matches!(op, UnaryOperator::Not);
                let kind = if boolean { self.kind("boolean") } else { value.kind };
                Ok(Value { kind, sources: value.sources })
            }
            Expr::Cast { expr, data_type, .. } => {
                let value = self.value(expr, place)?;
                let kind = kind::of_cast(self.dialect, data_type).unwrap_or_default();
                Ok(Value { kind, sources: value.sources })
            }
            Expr::TypedString(found) => {
                let kind = kind::of_cast(self.dialect, &found.data_type).unwrap_or_default();
                Ok(Value { kind, ..Value::default() })
            }
            Expr::Interval(found) => {
                let value = self.value(&found.value, place)?;
                Ok(Value { kind: self.kind("interval"), sources: value.sources })
            }
            Expr::Function(function) => self.function(function, place),
            Expr::Subquery(query) => self.first_column(query, place),
            Expr::Exists { subquery, .. } => {
                let value = self.first_column(subquery, place)?;
                self.indirect.extend(value.sources);
                Ok(Value { kind: self.kind("boolean"), ..Value::default() })
            }
            Expr::Case { operand, conditions, else_result, .. } => {
                self.indirectly(operand.as_deref(), place)?;
                self.indirectly(conditions.iter().map(|found| &found.condition), place)?;
                let results = conditions.iter().map(|found| &found.result).chain(else_result.as_deref());
                self.one_of(results, place)
            }
            _ => self.predicate(expr, place),
        }
    }

    // operators in a row are walked, not descended
    fn chain(&mut self, expr: &Expr, place: Place<'_>) -> Result<Value, Stop> {
        let (mut first, mut others) = (expr, Vec::new());
        let boolean = matches!(expr, Expr::BinaryOp { op, .. } if is_comparison(op));
        while let Expr::BinaryOp { left, op, right } = first {
            others.push((op, right.as_ref()));
            first = left;
        }
        let mut value = self.value(first, place)?;
        for (op, other) in others.into_iter().rev() {
            // MySQL writes `a -> '$.b'`, and `x IS OF` has types: only expressions come here
            let _ = op;
            value.sources.extend(self.value(other, place)?.sources);
        }
        value.kind = if boolean { self.kind("boolean") } else { Kind::default() };
        Ok(value)
    }

    // what gives true or false, and what has a syntax of its own
    fn predicate(&mut self, expr: &Expr, place: Place<'_>) -> Result<Value, Stop> {
        let boolean = self.kind("boolean");
        match expr {
            Expr::IsFalse(inner)
            | Expr::IsNotFalse(inner)
            | Expr::IsTrue(inner)
            | Expr::IsNotTrue(inner)
            | Expr::IsNull(inner)
            | Expr::IsNotNull(inner)
            | Expr::IsUnknown(inner)
            | Expr::IsNotUnknown(inner)
            | Expr::IsJson { expr: inner, .. }
            | Expr::IsNormalized { expr: inner, .. } => self.several([inner.as_ref()], boolean, place),
            Expr::IsDistinctFrom(left, right) | Expr::IsNotDistinctFrom(left, right) => {
                self.several([left.as_ref(), right], boolean, place)
            }
            Expr::InList { expr, list, .. } => self.several([expr.as_ref()].into_iter().chain(list), boolean, place),
            Expr::InSubquery { expr, subquery, .. } => {
                let mut value = self.value(expr, place)?;
                value.sources.extend(self.first_column(subquery, place)?.sources);
                Ok(Value { kind: boolean, ..value })
            }
            Expr::InUnnest { expr, array_expr, .. } => self.several([expr.as_ref(), array_expr], boolean, place),
            Expr::Between { expr, low, high, .. } => self.several([expr.as_ref(), low, high], boolean, place),
            Expr::Like { expr, pattern, escape_char, .. }
            | Expr::ILike { expr, pattern, escape_char, .. }
            | Expr::SimilarTo { expr, pattern, escape_char, .. } => {
                self.several([expr.as_ref(), pattern].into_iter().chain(escape_char.as_deref()), boolean, place)
            }
            Expr::RLike { expr, pattern, .. } => self.several([expr.as_ref(), pattern], boolean, place),
            Expr::AnyOp { left, right, .. } | Expr::AllOp { left, right, .. } => {
                self.several([left.as_ref(), right], boolean, place)
            }
            Expr::MemberOf(found) => self.several([found.value.as_ref(), &found.array], boolean, place),
            Expr::MatchAgainst { columns, .. } => {
                let mut value = Value::default();
                for column in columns {
                    let idents: Vec<Ident> = parts(column).unwrap_or_default().into_iter().cloned().collect();
                    value.sources.extend(self.column(&idents, place.scope)?.sources);
                }
                Ok(value)
            }
            _ => self.own_syntax(expr, place),
        }
    }

    fn own_syntax(&mut self, expr: &Expr, place: Place<'_>) -> Result<Value, Stop> {
        let unknown = Kind::default();
        match expr {
            Expr::CompoundFieldAccess { root, access_chain } => {
                let mut value = self.accessed(root, access_chain, place)?;
                for access in access_chain {
                    if let AccessExpr::Subscript(found) = access {
                        value.sources.extend(self.subscript(found, place)?.sources);
                    }
                }
                Ok(Value { kind: unknown, ..value })
            }
            Expr::Convert { expr, styles, .. } => {
                self.several([expr.as_ref()].into_iter().chain(styles), unknown, place)
            }
            Expr::AtTimeZone { timestamp, time_zone } => self.several([timestamp.as_ref(), time_zone], unknown, place),
            Expr::Extract { expr, .. } => self.several([expr.as_ref()], self.kind("numeric"), place),
            Expr::Ceil { expr, .. } | Expr::Floor { expr, .. } => self.several([expr.as_ref()], unknown, place),
            Expr::Position { expr, r#in } => self.several([expr.as_ref(), r#in], self.kind("integer"), place),
            Expr::Substring { expr, substring_from, substring_for, .. } => {
                let rest = substring_from.as_deref().into_iter().chain(substring_for.as_deref());
                self.several([expr.as_ref()].into_iter().chain(rest), unknown, place)
            }
            Expr::Trim { expr, trim_what, trim_characters, .. } => {
                let rest = trim_what.as_deref().into_iter().chain(trim_characters.iter().flatten());
                self.several([expr.as_ref()].into_iter().chain(rest), unknown, place)
            }
            Expr::Overlay { expr, overlay_what, overlay_from, overlay_for } => {
                let rest = [overlay_what.as_ref(), overlay_from].into_iter().chain(overlay_for.as_deref());
                self.several([expr.as_ref()].into_iter().chain(rest), unknown, place)
            }
            Expr::Tuple(list) => self.several(list, unknown, place),
            Expr::Array(array) => self.several(&array.elem, unknown, place),
            Expr::GroupingSets(sets) | Expr::Cube(sets) | Expr::Rollup(sets) => {
                self.several(sets.iter().flatten(), unknown, place)
            }
            Expr::Prefixed { value, .. } => self.several([value.as_ref()], unknown, place),
            Expr::Named { expr, .. } => self.several([expr.as_ref()], unknown, place),
            Expr::QualifiedWildcard(..) | Expr::Wildcard(_) => Ok(Value::default()),
            _ => {
                self.pass_over("an expression");
                Ok(Value::default())
            }
        }
    }

    // `relation.column[1]` comes as dots behind the relation
    fn accessed(&mut self, root: &Expr, chain: &[AccessExpr], place: Place<'_>) -> Result<Value, Stop> {
        let mut idents = match root {
            Expr::Identifier(ident) => vec![ident.clone()],
            Expr::CompoundIdentifier(idents) => idents.clone(),
            other => return self.value(other, place),
        };
        for access in chain {
            match access {
                AccessExpr::Dot(Expr::Identifier(ident)) => idents.push(ident.clone()),
                _ => break,
            }
        }
        self.column(&idents, place.scope)
    }

    fn subscript(&mut self, found: &Subscript, place: Place<'_>) -> Result<Value, Stop> {
        match found {
            Subscript::Index { index } => self.value(index, place),
            Subscript::Slice { lower_bound, upper_bound, stride } => {
                self.several(lower_bound.iter().chain(upper_bound).chain(stride), Kind::default(), place)
            }
        }
    }

    // one value made from several
    fn several<'b>(
        &mut self,
        list: impl IntoIterator<Item = &'b Expr>,
        kind: Kind,
        place: Place<'_>,
    ) -> Result<Value, Stop> {
        let mut value = Value { kind, ..Value::default() };
        for expr in list {
            value.sources.extend(self.value(expr, place)?.sources);
        }
        Ok(value)
    }

    // one of several values: the type they share
    fn one_of<'b>(&mut self, list: impl IntoIterator<Item = &'b Expr>, place: Place<'_>) -> Result<Value, Stop> {
        let mut found: Option<Value> = None;
        for expr in list {
            let value = self.value(expr, place)?;
            let literal = matches!(expr, Expr::Value(_));
            match &mut found {
                None => found = Some(if literal { Value { kind: Kind::default(), ..value } } else { value }),
                Some(known) => {
                    known.kind = if literal { Kind::default() } else { known.kind.common(&value.kind) };
                    known.sources.extend(value.sources);
                }
            }
        }
        Ok(found.unwrap_or_default())
    }

    fn first_column(&mut self, query: &Query, place: Place<'_>) -> Result<Value, Stop> {
        let rows = self.query(query, place.scope, place.named)?;
        Ok(rows.columns.into_iter().next().map(|column| column.value).unwrap_or_default())
    }

    fn function(&mut self, function: &Function, place: Place<'_>) -> Result<Value, Stop> {
        let name = parts(&function.name).and_then(|parts| parts.last().map(|ident| self.fold(ident)));
        let name = name.unwrap_or_default().to_lowercase();
        let mut value = Value::default();
        for arguments in [&function.parameters, &function.args] {
            match arguments {
                FunctionArguments::None => {}
                FunctionArguments::Subquery(query) => {
                    value.sources.extend(self.first_column(query, place)?.sources);
                }
                FunctionArguments::List(list) => {
                    let skipped = usize::from(UNIT_FIRST.contains(&name.as_str()));
                    for (number, argument) in list.args.iter().skip(skipped).enumerate() {
                        let found = self.argument(argument, place)?;
                        if number == 0 {
                            value.kind = found.kind;
                        } else {
                            value.kind = value.kind.common(&found.kind);
                        }
                        value.sources.extend(found.sources);
                    }
                    for clause in &list.clauses {
                        self.clause(clause, place)?;
                    }
                }
            }
        }
        let ordered = function.within_group.iter().map(|found| &found.expr);
        value.sources.extend(self.several(ordered, Kind::default(), place)?.sources);
        self.indirectly(function.filter.as_deref(), place)?;
        if let Some(WindowType::WindowSpec(spec)) = &function.over {
            self.window(spec, place)?;
        }
        value.kind = self.result_of(&name, value.kind);
        Ok(value)
    }

    fn clause(&mut self, clause: &FunctionArgumentClause, place: Place<'_>) -> Result<(), Stop> {
        match clause {
            FunctionArgumentClause::OrderBy(list) => self.sorted(list, place),
            FunctionArgumentClause::Where(expr) | FunctionArgumentClause::Limit(expr) => self.indirectly([expr], place),
            _ => Ok(()),
        }
    }

    fn sorted(&mut self, list: &[OrderByExpr], place: Place<'_>) -> Result<(), Stop> {
        self.indirectly(list.iter().map(|found| &found.expr), place)
    }

    /// One argument of a function.
    pub(super) fn argument(&mut self, argument: &FunctionArg, place: Place<'_>) -> Result<Value, Stop> {
        let (name, found, operator) = match argument {
            FunctionArg::Named { arg, .. } => (None, arg, None),
            FunctionArg::ExprNamed { name, arg, operator } => (Some(name), arg, Some(operator)),
            FunctionArg::Unnamed(arg) => (None, arg, None),
        };
        let named = matches!(operator, Some(FunctionArgOperator::RightArrow | FunctionArgOperator::Assignment));
        let mut value = match name.filter(|_| !named) {
            // JSON_OBJECT(key: value)
            Some(key) => self.value(key, place)?,
            None => Value::default(),
        };
        match found {
            FunctionArgExpr::Expr(expr) => {
                let found = self.value(expr, place)?;
                value.kind = found.kind;
                value.sources.extend(found.sources);
            }
            FunctionArgExpr::QualifiedWildcard(_) | FunctionArgExpr::Wildcard => {}
            FunctionArgExpr::WildcardWithOptions(_) => self.pass_over("a `*` with exceptions"),
        }
        Ok(value)
    }

    /// The expressions of a window.
    pub(super) fn window(&mut self, spec: &WindowSpec, place: Place<'_>) -> Result<(), Stop> {
        self.indirectly(&spec.partition_by, place)?;
        self.sorted(&spec.order_by, place)?;
        let bounds = spec.window_frame.iter().flat_map(|frame| [Some(&frame.start_bound), frame.end_bound.as_ref()]);
        for bound in bounds.flatten() {
            if let WindowFrameBound::Preceding(Some(expr)) | WindowFrameBound::Following(Some(expr)) = bound {
                self.indirectly([expr.as_ref()], place)?;
            }
        }
        Ok(())
    }

    // types of results are told in PostgreSQL alone: elsewhere a server's words for them are others
    fn kind(&self, name: &str) -> Kind {
        if self.dialect == Dialect::Postgresql { Kind::named(name) } else { Kind::default() }
    }

    fn literal(&self, found: &Literal) -> Kind {
        match found {
            Literal::Number(text, _) => match text.parse::<i64>() {
                Ok(number) if i32::try_from(number).is_ok() => self.kind("integer"),
                Ok(_) => self.kind("bigint"),
                Err(_) => self.kind("numeric"),
            },
            Literal::Boolean(_) => self.kind("boolean"),
            Literal::SingleQuotedString(_) | Literal::EscapedStringLiteral(_) | Literal::Null => self.kind("text"),
            _ => Kind::default(),
        }
    }

    fn result_of(&self, name: &str, arguments: Kind) -> Kind {
        match name {
            "count" | "row_number" | "rank" | "dense_rank" => self.kind("bigint"),
            "lower" | "upper" | "concat" | "concat_ws" | "string_agg" | "to_char" | "replace" => self.kind("text"),
            "length" | "char_length" => self.kind("integer"),
            "now" | "current_timestamp" | "clock_timestamp" => self.kind("timestamp with time zone"),
            "current_date" => self.kind("date"),
            "sum" => match arguments.name.as_str() {
                "smallint" | "integer" => self.kind("bigint"),
                "bigint" | "numeric" => self.kind("numeric"),
                "real" | "double precision" | "money" | "interval" => self.kind(&arguments.name),
                _ => Kind::default(),
            },
            "avg" => match arguments.name.as_str() {
                "smallint" | "integer" | "bigint" | "numeric" => self.kind("numeric"),
                "real" | "double precision" => self.kind("double precision"),
                _ => Kind::default(),
            },
            "coalesce" | "greatest" | "least" => arguments,
            // a text's length is not kept
            "min" | "max" if !arguments.name.starts_with("character") => Kind { modifier: None, ..arguments },
            _ => Kind::default(),
        }
    }
}

const fn is_comparison(op: &BinaryOperator) -> bool {
    matches!(
        op,
        BinaryOperator::Eq
            | BinaryOperator::NotEq
            | BinaryOperator::Lt
            | BinaryOperator::LtEq
            | BinaryOperator::Gt
            | BinaryOperator::GtEq
            | BinaryOperator::And
            | BinaryOperator::Or
    )
}
