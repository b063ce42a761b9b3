//! Functions.

use sqlparser::ast::{
    self, CeilFloorKind, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgOperator, FunctionArgumentClause,
    FunctionArgumentList, FunctionArguments, NullTreatment, TrimWhereField, Value, WindowFrameBound, WindowFrameUnits,
    WindowSpec, WindowType,
};

use super::Builder;
use super::expression::is_session_word;
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Argument, Bound, Call, CallForm, ExprId, ExprKind, Frame, FrameUnit, Name, Over, Span, SubqueryForm, Window,
};

impl Builder {
    pub(super) fn function(&mut self, found: Function) -> ExprId {
        let Function { name, uses_odbc_syntax: _, parameters, args, within_group, filter, null_treatment, over } =
            found;
        self.leave_out_if(!matches!(parameters, FunctionArguments::None), "parameters of a function");
        let is_row = matches!(name.0.as_slice(), [ast::ObjectNamePart::Identifier(only)]
            if only.quote_style.is_none() && only.value.eq_ignore_ascii_case("row"));
        let name = self.name(name);
        let span = name.span();
        let args = match args {
            FunctionArguments::None => {
                return match self.session(&name, None, span) {
                    Some(id) => id,
                    None => self.unknown("a function without brackets", span),
                };
            }
            FunctionArguments::Subquery(query)
                if name.only().is_some_and(|only| only.eq_ignore_ascii_case("array")) =>
            {
                return self.subquery(SubqueryForm::Array, *query);
            }
            other => other,
        };
        let mut call = Call::plain(name, Vec::new());
        match args {
            FunctionArguments::None => {}
            FunctionArguments::Subquery(query) => {
                let value = self.subquery(SubqueryForm::Scalar, *query);
                call.arguments.push(Argument::from(value));
            }
            FunctionArguments::List(list) => self.argument_list(list, &mut call),
        }
        // `ROW(a, b)` is no function, unless it stands in quotes
        if self.is_postgres()
            && is_row
            && call == (Call { arguments: call.arguments.clone(), ..Call::plain(call.name.clone(), Vec::new()) })
            && call.arguments.iter().all(|argument| argument.name.is_none())
        {
            let values = call.arguments.iter().map(|argument| argument.value).collect();
            return self.tree.add_expr(ExprKind::Row(values), span);
        }
        if self.is_postgres()
            && let Some(precision) = self.precision(&call)
            && let Some(id) = self.session(&call.name, Some(precision), span)
        {
            return id;
        }
        if !within_group.is_empty() {
            call.within_group = true;
            call.order_by = self.sorts(within_group);
        }
        if let Some(treatment) = null_treatment {
            call.ignore_nulls = Some(matches!(treatment, NullTreatment::IgnoreNulls));
        }
        call.filter = filter.map(|filter| self.expr(*filter));
        call.over = over.map(|over| match over {
            WindowType::NamedWindow(name) => Over::Named(self.ident(name)),
            WindowType::WindowSpec(spec) => Over::Window(self.window(spec)),
        });
        self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
    }

    // `CURRENT_TIMESTAMP`, and in PostgreSQL `CURRENT_TIMESTAMP(3)`
    fn session(&mut self, name: &Name, precision: Option<u32>, span: Span) -> Option<ExprId> {
        let word = name.only()?.to_ascii_lowercase();
        if !is_session_word(self.grammar, &word) {
            return None;
        }
        Some(self.tree.add_expr(ExprKind::Session { word: word.into_boxed_str(), precision }, span))
    }

    fn precision(&self, call: &Call) -> Option<u32> {
        let [Argument { name: None, value }] = call.arguments.as_slice() else { return None };
        match &self.tree.expr(*value).kind {
            ExprKind::Literal(crate::sql::ir::Literal::Number(digits)) => digits.parse().ok(),
            _ => None,
        }
    }

    fn argument_list(&mut self, list: FunctionArgumentList, call: &mut Call) {
        let FunctionArgumentList { duplicate_treatment, args, clauses } = list;
        call.distinct = matches!(duplicate_treatment, Some(ast::DuplicateTreatment::Distinct));
        self.arguments(args, call);
        for clause in clauses {
            match clause {
                FunctionArgumentClause::OrderBy(list) => call.order_by = self.sorts(list),
                FunctionArgumentClause::IgnoreOrRespectNulls(found) => {
                    call.ignore_nulls = Some(matches!(found, NullTreatment::IgnoreNulls));
                }
                FunctionArgumentClause::Separator(found) => match found.value {
                    Value::SingleQuotedString(text) | Value::DoubleQuotedString(text) => {
                        call.separator = Some(text.into_boxed_str());
                    }
                    _ => self.leave_out("a separator that is no string"),
                },
                FunctionArgumentClause::Where(_)
                | FunctionArgumentClause::Limit(_)
                | FunctionArgumentClause::OnOverflow(_)
                | FunctionArgumentClause::Having(_)
                | FunctionArgumentClause::JsonNullClause(_)
                | FunctionArgumentClause::JsonReturningClause(_) => self.leave_out("a clause of a function"),
            }
        }
    }

    pub(super) fn arguments(&mut self, list: Vec<FunctionArg>, call: &mut Call) {
        for argument in list {
            let (name, found) = match argument {
                FunctionArg::Unnamed(found) => (None, found),
                FunctionArg::Named { name, arg, operator: _ } => (Some(self.ident(name)), arg),
                FunctionArg::ExprNamed {
                    name: Expr::Identifier(name),
                    arg,
                    operator: FunctionArgOperator::RightArrow | FunctionArgOperator::Assignment,
                } => (Some(self.ident(name)), arg),
                FunctionArg::ExprNamed { name, arg, operator: _ } => {
                    // JSON_OBJECT(key: value)
                    self.leave_out("a pair as an argument");
                    let value = self.expr(name);
                    call.arguments.push(Argument::from(value));
                    (None, arg)
                }
            };
            let value = match found {
                FunctionArgExpr::Expr(expr) => self.expr(expr),
                FunctionArgExpr::QualifiedWildcard(name) => {
                    let name = self.name(name);
                    let span = name.span();
                    self.tree.add_expr(ExprKind::Wildcard(name), span)
                }
                FunctionArgExpr::Wildcard => {
                    call.star = true;
                    continue;
                }
                FunctionArgExpr::WildcardWithOptions(options) => {
                    self.wildcard_options(&options);
                    call.star = true;
                    continue;
                }
            };
            call.arguments.push(Argument { name, value });
        }
        self.leave_out_if(call.star && !call.arguments.is_empty(), "a `*` among arguments");
    }

    pub(super) fn window(&mut self, found: WindowSpec) -> Window {
        let WindowSpec { window_name, partition_by, order_by, window_frame } = found;
        Window {
            base: window_name.map(|name| self.ident(name)),
            partition_by: self.exprs(partition_by),
            order_by: self.sorts(order_by),
            frame: window_frame.map(|frame| self.frame(frame)),
        }
    }

    fn frame(&mut self, found: ast::WindowFrame) -> Frame {
        let ast::WindowFrame { units, start_bound, end_bound } = found;
        Frame {
            unit: match units {
                WindowFrameUnits::Rows => FrameUnit::Rows,
                WindowFrameUnits::Range => FrameUnit::Range,
                WindowFrameUnits::Groups => FrameUnit::Groups,
            },
            start: self.bound(start_bound),
            end: end_bound.map(|bound| self.bound(bound)),
            exclude: None,
        }
    }

    fn bound(&mut self, found: WindowFrameBound) -> Bound {
        match found {
            WindowFrameBound::CurrentRow => Bound::CurrentRow,
            WindowFrameBound::Preceding(None) => Bound::UnboundedPreceding,
            WindowFrameBound::Preceding(Some(expr)) => Bound::Preceding(self.expr(*expr)),
            WindowFrameBound::Following(None) => Bound::UnboundedFollowing,
            WindowFrameBound::Following(Some(expr)) => Bound::Following(self.expr(*expr)),
        }
    }

    pub(super) fn special_function(&mut self, found: Expr) -> ExprId {
        match found {
            Expr::Extract { field, syntax: _, expr } => {
                let field = field.to_string().to_ascii_lowercase();
                let field = self.string(field.trim_matches('\''));
                let value = self.expr(*expr);
                self.special("extract", CallForm::Extract, vec![field, value])
            }
            Expr::Substring { expr, substring_from, substring_for, special, shorthand } => {
                let name = if shorthand { "substr" } else { "substring" };
                let mut arguments = vec![self.expr(*expr)];
                match (substring_from, substring_for.is_some()) {
                    (Some(from), _) => arguments.push(self.expr(*from)),
                    (None, true) => arguments.push(self.number("1")),
                    (None, false) => {}
                }
                arguments.extend(substring_for.map(|count| self.expr(*count)));
                let form = if special { CallForm::Plain } else { CallForm::Substring };
                self.special(name, form, arguments)
            }
            Expr::Trim { trim_where, trim_what, expr, trim_characters } => {
                let name = trimming(trim_where);
                let mut arguments = vec![self.expr(*expr)];
                arguments.extend(trim_what.map(|what| self.expr(*what)));
                arguments.extend(self.exprs(trim_characters.unwrap_or_default()));
                self.special(name, CallForm::Trim, arguments)
            }
            Expr::Position { expr, r#in } => {
                let (part, whole) = (self.expr(*expr), self.expr(*r#in));
                self.special("position", CallForm::Position, vec![whole, part])
            }
            Expr::Overlay { expr, overlay_what, overlay_from, overlay_for } => {
                let mut list = vec![*expr, *overlay_what, *overlay_from];
                list.extend(overlay_for.map(|count| *count));
                let arguments = self.exprs(list);
                self.special("overlay", CallForm::Overlay, arguments)
            }
            Expr::AtTimeZone { timestamp, time_zone } => {
                let (timestamp, zone) = (self.expr(*timestamp), self.expr(*time_zone));
                self.special("timezone", CallForm::AtTimeZone, vec![zone, timestamp])
            }
            Expr::Ceil { expr, field } => self.rounded("ceil", *expr, field),
            Expr::Floor { expr, field } => self.rounded("floor", *expr, field),
            Expr::Convert { is_try, expr, data_type, charset, target_before_value: _, styles } => {
                self.leave_out_if(!styles.is_empty(), "a style of CONVERT");
                match (data_type, charset) {
                    (Some(kind), None) => self.converted(*expr, kind, is_try),
                    (None, Some(charset)) => {
                        let value = self.expr(*expr);
                        let charset = self.string(&charset.to_string());
                        self.special("convert", CallForm::ConvertUsing, vec![value, charset])
                    }
                    _ => self.unknown("this form of CONVERT", Span::default()),
                }
            }
            found @ Expr::MatchAgainst { .. } => self.match_against(found),
            Expr::JsonAccess { value, path } if self.grammar == Grammar::Snowflake => self.json_access(*value, path),
            other => {
                let span = self.span_of(&other);
                self.unknown("an expression of another product", span)
            }
        }
    }

    /// `a:b.c['d']` is GET(GET(GET(a, 'b'), 'c'), 'd').
    fn json_access(&mut self, value: Expr, path: ast::JsonPath) -> ExprId {
        let mut base = self.expr(value);
        for part in path.path {
            let key = match part {
                ast::JsonPathElem::Dot { key, quoted: _ } => self.string(&key),
                ast::JsonPathElem::Bracket { key } | ast::JsonPathElem::ColonBracket { key } => self.expr(key),
            };
            base = self.special("get", CallForm::Plain, vec![base, key]);
        }
        base
    }

    fn match_against(&mut self, found: Expr) -> ExprId {
        let Expr::MatchAgainst { columns, match_value, opt_search_modifier } = found else {
            return self.unknown("an expression of another product", Span::default());
        };
        let value = self.literal(match_value);
        let mut arguments = vec![value];
        for column in columns {
            let name = self.name(column);
            let span = name.span();
            arguments.push(self.tree.add_expr(ExprKind::Column(name), span));
        }
        let id = self.special("match", CallForm::MatchAgainst, arguments);
        if let Some(modifier) = opt_search_modifier
            && let ExprKind::Call(call) = &self.tree.expr(id).kind
        {
            let call = Call { separator: Some(modifier.to_string().into_boxed_str()), ..call.as_ref().clone() };
            self.tree.replace_expr(id, ExprKind::Call(Box::new(call)));
        }
        id
    }

    fn rounded(&mut self, name: &str, operand: Expr, field: CeilFloorKind) -> ExprId {
        let mut arguments = vec![self.expr(operand)];
        match field {
            CeilFloorKind::DateTimeField(ast::DateTimeField::NoDateTime) => {}
            CeilFloorKind::DateTimeField(_) => self.leave_out("rounding to a part of a date"),
            CeilFloorKind::Scale(scale) => arguments.push(self.literal(scale)),
        }
        self.special(name, CallForm::Plain, arguments)
    }
}

const fn trimming(side: Option<TrimWhereField>) -> &'static str {
    match side {
        None | Some(TrimWhereField::Both) => "btrim",
        Some(TrimWhereField::Leading) => "ltrim",
        Some(TrimWhereField::Trailing) => "rtrim",
    }
}
