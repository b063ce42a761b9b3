//! Expressions.

use sqlparser::ast::{
    self, AccessExpr, BinaryOperator, CastKind, DataType, Expr, JsonPredicateType, ObjectName, UnaryOperator, Value,
    ValueWithSpan,
};

use super::{Builder, precedence};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Argument, Call, CallForm, ExprId, ExprKind, GroupingForm, Ident, LikeForm, Literal, Name, Operator, Span,
    SubqueryForm, Subscript, Test, TypeName,
};

impl Builder {
    pub(super) fn expr(&mut self, found: Expr) -> ExprId {
        let operator = precedence::is_operator(&found);
        let found = if operator && !self.settled { precedence::settle(self.grammar, found) } else { found };
        let around = std::mem::replace(&mut self.settled, operator);
        let id = self.expr_kind(found);
        self.settled = around;
        id
    }

    fn expr_kind(&mut self, found: Expr) -> ExprId {
        match found {
            Expr::Identifier(ident) => self.word(ident),
            Expr::CompoundIdentifier(idents) => {
                let name = Name(self.idents(idents));
                let span = name.span();
                // `@@session.sql_mode`
                if name.0.first().is_some_and(|first| !first.quoted && first.value.starts_with("@@")) {
                    let parts: Vec<&str> = name.0.iter().map(|part| &*part.value).collect();
                    let text = parts.join(".").into_boxed_str();
                    return self.tree.add_expr(ExprKind::Variable(text), span);
                }
                self.tree.add_expr(ExprKind::Column(name), span)
            }
            Expr::Value(value) => self.literal(value),
            Expr::Nested(inner) => self.expr(*inner),
            Expr::BinaryOp { left, op, right } => self.binary(*left, op, *right),
            Expr::UnaryOp { op, expr } => self.unary(op, *expr),
            Expr::Function(function) => self.function(function),
            Expr::Cast { kind, expr, data_type, format } => {
                self.leave_out_if(format.is_some(), "FORMAT of a cast");
                let safe = matches!(kind, CastKind::TryCast | CastKind::SafeCast);
                let operand = self.expr(*expr);
                let to = self.type_name(data_type);
                self.around(operand, ExprKind::Cast { operand, to, safe })
            }
            Expr::Case { case_token, end_token, operand, conditions, else_result } => {
                let span = self.span(case_token.0.span).to(self.span(end_token.0.span));
                let operand = operand.map(|operand| self.expr(*operand));
                let branch = |ast::CaseWhen { condition, result }| (self.expr(condition), self.expr(result));
                let branches = conditions.into_iter().map(branch).collect();
                let otherwise = else_result.map(|result| self.expr(*result));
                self.tree.add_expr(ExprKind::Case { operand, branches, otherwise }, span)
            }
            Expr::Subquery(query) => self.subquery(SubqueryForm::Scalar, *query),
            Expr::Exists { subquery, negated } => {
                let exists = self.subquery(SubqueryForm::Exists, *subquery);
                self.negated(negated, exists)
            }
            Expr::InSubquery { expr, subquery, negated } => {
                let operand = self.expr(*expr);
                let found = self.subquery(SubqueryForm::In(operand), *subquery);
                self.negated(negated, found)
            }
            Expr::InList { expr, list, negated } => {
                let operand = self.expr(*expr);
                let list = self.exprs(list);
                self.around(operand, ExprKind::InList { negated, operand, list })
            }
            Expr::Between { expr, negated, low, high } => {
                let operand = self.expr(*expr);
                let (low, high) = (self.expr(*low), self.expr(*high));
                self.around(operand, ExprKind::Between { negated, symmetric: false, operand, low, high })
            }
            Expr::AnyOp { left, compare_op, right, is_some: _ } => self.quantified(*left, &compare_op, false, *right),
            Expr::AllOp { left, compare_op, right } => self.quantified(*left, &compare_op, true, *right),
            other => self.test(other),
        }
    }

    // the same place as its operand, for want of a better one
    fn around(&mut self, operand: ExprId, kind: ExprKind) -> ExprId {
        let span = self.tree.expr(operand).span;
        self.tree.add_expr(kind, span)
    }

    fn negated(&mut self, negated: bool, operand: ExprId) -> ExprId {
        if negated { self.around(operand, ExprKind::Not(operand)) } else { operand }
    }

    pub(super) fn subquery(&mut self, form: SubqueryForm, query: ast::Query) -> ExprId {
        let span = match form {
            SubqueryForm::In(operand) | SubqueryForm::Quantified { operand, .. } => self.tree.expr(operand).span,
            SubqueryForm::Scalar | SubqueryForm::Exists | SubqueryForm::Array => Span::default(),
        };
        let around = std::mem::take(&mut self.settled);
        let query = self.query(query);
        self.settled = around;
        self.tree.add_expr(ExprKind::Subquery { form, query }, span)
    }

    fn quantified(&mut self, left: Expr, operator: &BinaryOperator, all: bool, right: Expr) -> ExprId {
        let operator = self.operator(operator);
        let left = self.expr(left);
        match right {
            Expr::Subquery(query) => self.subquery(SubqueryForm::Quantified { operator, all, operand: left }, *query),
            right => {
                let right = self.expr(right);
                self.around(left, ExprKind::Quantified { operator, all, left, right })
            }
        }
    }

    // a word alone: a column, or one of the words that are values of their own
    fn word(&mut self, written: ast::Ident) -> ExprId {
        let span = self.span(written.span);
        if written.quote_style.is_none() {
            if self.is_reserved(&written) {
                return self.unknown("a reserved word as a column", span);
            }
            if let Some(kind) = self.own_word(&written.value) {
                return self.tree.add_expr(kind, span);
            }
        }
        let ident = self.ident(written);
        self.tree.add_expr(ExprKind::Column(Name(vec![ident])), span)
    }

    fn own_word(&self, written: &str) -> Option<ExprKind> {
        if written.starts_with('@') && (self.grammar.is_mysql() || self.grammar == Grammar::Snowflake) {
            return Some(ExprKind::Variable(written.into()));
        }
        if written.starts_with([':', '@', '$', '?']) {
            return Some(ExprKind::Parameter(written.into()));
        }
        // none of them is longer
        if written.len() > 17 {
            return None;
        }
        let word = written.to_ascii_lowercase();
        match word.as_str() {
            "default" => Some(ExprKind::Default),
            "true" => Some(ExprKind::Literal(Literal::Boolean(true))),
            "false" => Some(ExprKind::Literal(Literal::Boolean(false))),
            "null" => Some(ExprKind::Literal(Literal::Null)),
            other if is_session_word(self.grammar, other) => {
                Some(ExprKind::Session { word: other.into(), precision: None })
            }
            _ => None,
        }
    }

    pub(super) fn number(&mut self, text: &str) -> ExprId {
        self.tree.add_expr(ExprKind::Literal(Literal::Number(text.into())), Span::default())
    }

    pub(super) fn string(&mut self, text: &str) -> ExprId {
        self.tree.add_expr(ExprKind::Literal(Literal::String(text.into())), Span::default())
    }

    pub(super) fn literal(&mut self, found: ValueWithSpan) -> ExprId {
        let span = self.span(found.span);
        let literal = match found.value {
            Value::Number(text, _) => Literal::Number(text.into_boxed_str()),
            Value::SingleQuotedString(text)
            | Value::EscapedStringLiteral(text)
            | Value::UnicodeStringLiteral(text)
            | Value::DoubleQuotedString(text)
            | Value::TripleSingleQuotedString(text)
            | Value::TripleDoubleQuotedString(text) => Literal::String(text.into_boxed_str()),
            Value::DollarQuotedString(found) => Literal::String(found.value.into_boxed_str()),
            Value::Boolean(value) => Literal::Boolean(value),
            Value::Null => Literal::Null,
            // "@`name`", which comes in two pieces
            Value::Placeholder(text)
                if text.starts_with('@') && (self.grammar.is_mysql() || self.grammar == Grammar::Snowflake) =>
            {
                return self.tree.add_expr(ExprKind::Variable(text.into_boxed_str()), span);
            }
            Value::Placeholder(text) => {
                return self.tree.add_expr(ExprKind::Parameter(text.into_boxed_str()), span);
            }
            // `0x1F` has a byte less than `X'1F'`, and is a number but in MySQL
            Value::HexStringLiteral(digits)
                if !self.grammar.is_mysql() && usize::try_from(span.end - span.start) == Ok(digits.len() + 2) =>
            {
                Literal::Number(format!("0x{digits}").into_boxed_str())
            }
            Value::HexStringLiteral(digits) => Literal::Hex(digits.into_boxed_str()),
            Value::SingleQuotedByteStringLiteral(digits) if self.grammar != Grammar::Bigquery => {
                Literal::Bits(digits.into_boxed_str())
            }
            Value::NationalStringLiteral(text) => Literal::Prefixed("N".into(), text.into_boxed_str()),
            Value::SingleQuotedByteStringLiteral(_)
            | Value::DoubleQuotedByteStringLiteral(_)
            | Value::TripleSingleQuotedByteStringLiteral(_)
            | Value::TripleDoubleQuotedByteStringLiteral(_)
            | Value::SingleQuotedRawStringLiteral(_)
            | Value::DoubleQuotedRawStringLiteral(_)
            | Value::TripleSingleQuotedRawStringLiteral(_)
            | Value::TripleDoubleQuotedRawStringLiteral(_)
            | Value::QuoteDelimitedStringLiteral(_)
            | Value::NationalQuoteDelimitedStringLiteral(_) => {
                return self.unknown("a string of another product", span);
            }
        };
        self.tree.add_expr(ExprKind::Literal(literal), span)
    }

    fn unary(&mut self, op: UnaryOperator, operand: Expr) -> ExprId {
        let operand = self.expr(operand);
        let kind = match op {
            UnaryOperator::Not => ExprKind::Not(operand),
            // MySQL's `!`, which binds closer, is all that it is
            UnaryOperator::BangNot if self.grammar.is_mysql() => ExprKind::Not(operand),
            // PostgreSQL's parser makes one number of it (`doNegate`, src/backend/parser/gram.y)
            UnaryOperator::Minus => match &self.tree.expr(operand).kind {
                ExprKind::Literal(Literal::Number(text)) if !text.starts_with('-') => {
                    ExprKind::Literal(Literal::Number(format!("-{text}").into_boxed_str()))
                }
                _ => ExprKind::Unary { operator: Operator::plain("-"), operand },
            },
            other => ExprKind::Unary { operator: Operator::plain(&other.to_string()), operand },
        };
        self.around(operand, kind)
    }

    fn binary(&mut self, left: Expr, op: BinaryOperator, right: Expr) -> ExprId {
        match op {
            BinaryOperator::And => return self.logical(false, left, right),
            BinaryOperator::Or => return self.logical(true, left, right),
            BinaryOperator::Assignment => {
                self.leave_out("an assignment");
            }
            BinaryOperator::Overlaps => {
                if let (Expr::Tuple(first), Expr::Tuple(second)) = (left, right) {
                    let arguments = self.exprs(first.into_iter().chain(second).collect());
                    return self.special("overlaps", CallForm::Overlaps, arguments);
                }
                return self.unknown("OVERLAPS", Span::default());
            }
            _ => {}
        }
        // a long chain of one operator leans to the left: it is walked in a loop
        let mut chain = vec![(op, right)];
        let mut first = left;
        loop {
            match first {
                Expr::BinaryOp { left, op, right }
                    if !matches!(
                        op,
                        BinaryOperator::And
                            | BinaryOperator::Or
                            | BinaryOperator::Assignment
                            | BinaryOperator::Overlaps
                    ) =>
                {
                    chain.push((op, *right));
                    first = *left;
                }
                other => {
                    first = other;
                    break;
                }
            }
        }
        let mut left = self.expr(first);
        for (op, right) in chain.into_iter().rev() {
            let form = match &op {
                BinaryOperator::Regexp => Some((false, LikeForm::Regexp)),
                BinaryOperator::Glob => Some((false, LikeForm::Glob)),
                BinaryOperator::Match => Some((false, LikeForm::Match)),
                BinaryOperator::Custom(sign) => like_form(sign),
                _ => None,
            };
            let operator = self.operator(&op);
            let right = self.expr(right);
            let kind = match form {
                Some((negated, form)) => ExprKind::Like { form, negated, operand: left, pattern: right, escape: None },
                None => ExprKind::Binary { operator, left, right },
            };
            let span = self.tree.expr(left).span.to(self.tree.expr(right).span);
            left = self.tree.add_expr(kind, span);
        }
        left
    }

    fn logical(&mut self, or: bool, left: Expr, right: Expr) -> ExprId {
        let wanted = if or { BinaryOperator::Or } else { BinaryOperator::And };
        let mut terms = Vec::new();
        // the last one first, and turned around at the end
        let mut waiting = vec![left, right];
        while let Some(next) = waiting.pop() {
            match next {
                Expr::BinaryOp { left, op, right } if op == wanted => waiting.extend([*left, *right]),
                Expr::Nested(inner) => waiting.push(precedence::settle(self.grammar, *inner)),
                other => terms.push(other),
            }
        }
        let terms: Vec<ExprId> = terms.into_iter().rev().map(|term| self.expr(term)).collect();
        let span = terms.iter().fold(Span::default(), |span, term| span.to(self.tree.expr(*term).span));
        self.tree.add_expr(ExprKind::Logical { or, terms }, span)
    }

    pub(super) fn operator(&mut self, found: &BinaryOperator) -> Operator {
        let symbol = match found {
            BinaryOperator::Eq => "=",
            BinaryOperator::NotEq => "<>",
            BinaryOperator::Lt => "<",
            BinaryOperator::LtEq => "<=",
            BinaryOperator::Gt => ">",
            BinaryOperator::GtEq => ">=",
            BinaryOperator::Plus => "+",
            BinaryOperator::Minus => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::Divide => "/",
            BinaryOperator::StringConcat => "||",
            BinaryOperator::PGCustomBinaryOperator(parts) => {
                let schema = parts.len().checked_sub(2).and_then(|place| parts.get(place));
                let schema = schema.map(|schema| {
                    // the parser keeps its quotes
                    match schema.strip_prefix('"').and_then(|schema| schema.strip_suffix('"')) {
                        Some(inner) => self.ident(ast::Ident::with_quote('"', inner.replace("\"\"", "\""))),
                        None => self.ident(ast::Ident::new(schema)),
                    }
                });
                return Operator { schema, symbol: parts.last().map_or("", String::as_str).into() };
            }
            other => return Operator::plain(&other.to_string()),
        };
        Operator::plain(symbol)
    }

    /// The operator of `ORDER BY … USING`.
    pub(super) fn named_operator(&mut self, name: ObjectName) -> Option<Operator> {
        let mut parts = name.0.into_iter().rev().filter_map(|part| part.as_ident().cloned());
        let symbol = parts.next()?.value.into_boxed_str();
        let schema = parts.next().map(|schema| self.ident(schema));
        Some(Operator { schema, symbol })
    }

    // what gives true or false, and what has a syntax of its own
    fn test(&mut self, found: Expr) -> ExprId {
        let (test, negated, operand) = match found {
            Expr::IsFalse(operand) => (Test::False, false, operand),
            Expr::IsNotFalse(operand) => (Test::False, true, operand),
            Expr::IsTrue(operand) => (Test::True, false, operand),
            Expr::IsNotTrue(operand) => (Test::True, true, operand),
            Expr::IsNull(operand) => (Test::Null, false, operand),
            Expr::IsNotNull(operand) => (Test::Null, true, operand),
            Expr::IsUnknown(operand) => (Test::Unknown, false, operand),
            Expr::IsNotUnknown(operand) => (Test::Unknown, true, operand),
            Expr::IsJson { expr, kind, unique_keys, negated } => {
                self.leave_out_if(unique_keys.is_some(), "UNIQUE KEYS");
                let test = match kind {
                    None | Some(JsonPredicateType::Value) => Test::Json,
                    Some(JsonPredicateType::Object) => Test::JsonObject,
                    Some(JsonPredicateType::Array) => Test::JsonArray,
                    Some(JsonPredicateType::Scalar) => Test::JsonScalar,
                };
                (test, negated, expr)
            }
            Expr::IsDistinctFrom(left, right) => return self.distinct_from(false, *left, *right),
            Expr::IsNotDistinctFrom(left, right) => return self.distinct_from(true, *left, *right),
            other => return self.pattern(other),
        };
        let operand = self.expr(*operand);
        self.around(operand, ExprKind::Is { test, negated, operand })
    }

    fn distinct_from(&mut self, negated: bool, left: Expr, right: Expr) -> ExprId {
        let (left, right) = (self.expr(left), self.expr(right));
        // SQLite's `a IS NULL = b`
        if self.grammar == Grammar::Sqlite && matches!(self.tree.expr(right).kind, ExprKind::Literal(Literal::Null)) {
            return self.around(left, ExprKind::Is { test: Test::Null, negated: !negated, operand: left });
        }
        self.around(left, ExprKind::Distinct { negated, left, right })
    }

    // `a LIKE ANY (b, c)` is `a LIKE b OR a LIKE c`
    fn like_any(&mut self, form: LikeForm, operand: Expr, patterns: Vec<Expr>) -> ExprId {
        let operand = self.expr(operand);
        let terms: Vec<ExprId> = self
            .exprs(patterns)
            .into_iter()
            .map(|pattern| {
                self.around(operand, ExprKind::Like { form, negated: false, operand, pattern, escape: None })
            })
            .collect();
        match terms.as_slice() {
            [only] => *only,
            _ => self.around(operand, ExprKind::Logical { or: true, terms }),
        }
    }

    fn pattern(&mut self, found: Expr) -> ExprId {
        let (form, negated, operand, pattern, escape) = match found {
            Expr::Like { negated: false, any: true, expr, pattern, escape_char: None } if matches!(pattern.as_ref(), Expr::Tuple(list) if !list.is_empty()) =>
            {
                let Expr::Tuple(patterns) = *pattern else { return self.expr(*pattern) };
                return self.like_any(LikeForm::Like, *expr, patterns);
            }
            Expr::Like { negated, any, expr, pattern, escape_char } => {
                self.leave_out_if(any, "LIKE ANY");
                (LikeForm::Like, negated, expr, pattern, escape_char)
            }
            Expr::ILike { negated, any, expr, pattern, escape_char } => {
                self.leave_out_if(any, "ILIKE ANY");
                (LikeForm::ILike, negated, expr, pattern, escape_char)
            }
            Expr::SimilarTo { negated, expr, pattern, escape_char } => {
                (LikeForm::SimilarTo, negated, expr, pattern, escape_char)
            }
            Expr::RLike { negated, expr, pattern, regexp: _ } => (LikeForm::Regexp, negated, expr, pattern, None),
            other => return self.own_syntax(other),
        };
        let (operand, pattern) = (self.expr(*operand), self.expr(*pattern));
        let escape = escape.map(|escape| self.expr(*escape));
        self.around(operand, ExprKind::Like { form, negated, operand, pattern, escape })
    }

    fn own_syntax(&mut self, found: Expr) -> ExprId {
        match found {
            Expr::Tuple(list) => {
                let list = self.exprs(list);
                self.listed(list, ExprKind::Row)
            }
            Expr::Array(ast::Array { elem, named: _ }) => {
                let list = self.exprs(elem);
                self.listed(list, ExprKind::Array)
            }
            Expr::CompoundFieldAccess { root, access_chain } => self.accessed(*root, access_chain),
            Expr::Collate { expr, collation } => {
                let operand = self.expr(*expr);
                let collation = self.name(collation);
                self.around(operand, ExprKind::Collate { operand, collation })
            }
            Expr::Interval(interval) => self.interval(interval),
            Expr::TypedString(ast::TypedString { data_type, value, uses_odbc_syntax: _ }) => {
                let operand = self.literal(value);
                let to = self.type_name(data_type);
                self.around(operand, ExprKind::Cast { operand, to, safe: false })
            }
            Expr::Prefixed { prefix, value } => {
                let span = self.span(prefix.span);
                match *value {
                    Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(text), .. }) => {
                        let prefix = prefix.value.into_boxed_str();
                        let literal = Literal::Prefixed(prefix, text.into_boxed_str());
                        self.tree.add_expr(ExprKind::Literal(literal), span)
                    }
                    // the bytes of a text in the character set that is named
                    Expr::Value(ValueWithSpan { value: Value::HexStringLiteral(digits), .. })
                        if prefix.value.starts_with('_') =>
                    {
                        match text_of(&digits) {
                            Some(text) => {
                                let literal = Literal::Prefixed(prefix.value.into_boxed_str(), text.into_boxed_str());
                                self.tree.add_expr(ExprKind::Literal(literal), span)
                            }
                            None => self.unknown("bytes with a character set", span),
                        }
                    }
                    _ => self.unknown("a prefix", span),
                }
            }
            Expr::GroupingSets(sets) => self.grouping(GroupingForm::Sets, sets),
            Expr::Cube(sets) => self.grouping(GroupingForm::Cube, sets),
            Expr::Rollup(sets) => self.grouping(GroupingForm::Rollup, sets),
            Expr::QualifiedWildcard(name, token) => {
                let (name, span) = (self.name(name), self.span(token.0.span));
                self.tree.add_expr(ExprKind::Wildcard(name), span)
            }
            Expr::Wildcard(token) => {
                let span = self.span(token.0.span);
                self.tree.add_expr(ExprKind::Wildcard(Name::default()), span)
            }
            other => self.special_function(other),
        }
    }

    fn listed(&mut self, list: Vec<ExprId>, make: fn(Vec<ExprId>) -> ExprKind) -> ExprId {
        let span = list.iter().fold(Span::default(), |span, expr| span.to(self.tree.expr(*expr).span));
        self.tree.add_expr(make(list), span)
    }

    fn grouping(&mut self, form: GroupingForm, sets: Vec<Vec<Expr>>) -> ExprId {
        let sets = sets.into_iter().map(|set| {
            let mut set = self.exprs(set);
            match (set.len(), set.pop()) {
                (1, Some(only)) => only,
                (_, last) => {
                    set.extend(last);
                    self.listed(set, ExprKind::Row)
                }
            }
        });
        let sets = sets.collect();
        self.tree.add_expr(ExprKind::Grouping { form, sets }, Span::default())
    }

    // `relation.column[1]` comes as dots behind the relation
    fn accessed(&mut self, root: Expr, chain: Vec<AccessExpr>) -> ExprId {
        let mut chain = chain.into_iter().peekable();
        let mut base = match root {
            Expr::Identifier(ident) => {
                let mut idents = vec![ident];
                while let Some(AccessExpr::Dot(Expr::Identifier(ident))) =
                    chain.next_if(|access| matches!(access, AccessExpr::Dot(Expr::Identifier(_))))
                {
                    idents.push(ident);
                }
                match (idents.len(), idents.pop()) {
                    (1, Some(only)) => self.word(only),
                    (_, last) => {
                        idents.extend(last);
                        self.expr(Expr::CompoundIdentifier(idents))
                    }
                }
            }
            Expr::CompoundIdentifier(mut idents) => {
                while let Some(AccessExpr::Dot(Expr::Identifier(ident))) =
                    chain.next_if(|access| matches!(access, AccessExpr::Dot(Expr::Identifier(_))))
                {
                    idents.push(ident);
                }
                self.expr(Expr::CompoundIdentifier(idents))
            }
            other => self.expr(other),
        };
        let mut subscripts = Vec::new();
        for access in chain {
            match access {
                AccessExpr::Subscript(ast::Subscript::Index { index }) => {
                    subscripts.push(Subscript::Element(self.expr(index)));
                }
                AccessExpr::Subscript(ast::Subscript::Slice { lower_bound, upper_bound, stride }) => {
                    self.leave_out_if(stride.is_some(), "a step of a slice");
                    let lower = lower_bound.map(|bound| self.expr(bound));
                    let upper = upper_bound.map(|bound| self.expr(bound));
                    subscripts.push(Subscript::Slice(lower, upper));
                }
                AccessExpr::Dot(field) => {
                    base = self.indexed(base, std::mem::take(&mut subscripts));
                    base = match field {
                        Expr::Identifier(ident) => {
                            let name = Some(self.ident(ident));
                            self.around(base, ExprKind::Field { base, name })
                        }
                        Expr::Wildcard(_) => self.around(base, ExprKind::Field { base, name: None }),
                        _ => self.unknown("a path behind a dot", Span::default()),
                    };
                }
            }
        }
        self.indexed(base, subscripts)
    }

    fn indexed(&mut self, base: ExprId, subscripts: Vec<Subscript>) -> ExprId {
        if subscripts.is_empty() { base } else { self.around(base, ExprKind::Index { base, subscripts }) }
    }

    fn interval(&mut self, found: ast::Interval) -> ExprId {
        let ast::Interval { value, leading_field, leading_precision, last_field, fractional_seconds_precision } = found;
        let precise = leading_precision.is_some() || fractional_seconds_precision.is_some();
        self.leave_out_if(precise, "the precision of an interval");
        let value = self.expr(*value);
        let unit = match (leading_field, last_field) {
            (None, _) => None,
            (Some(first), None) => Some(first.to_string().to_ascii_uppercase()),
            (Some(first), Some(last)) => Some(format!("{first} TO {last}").to_ascii_uppercase()),
        };
        match unit {
            Some(unit) if !self.is_postgres() => {
                self.around(value, ExprKind::Interval { value, unit: unit.into_boxed_str() })
            }
            unit => {
                let to = TypeName { fields: unit.map(String::into_boxed_str), ..TypeName::system("interval") };
                self.around(value, ExprKind::Cast { operand: value, to, safe: false })
            }
        }
    }

    /// A function that has a syntax of its own.
    pub(super) fn special(&mut self, name: &str, form: CallForm, arguments: Vec<ExprId>) -> ExprId {
        let span = arguments.iter().fold(Span::default(), |span, expr| span.to(self.tree.expr(*expr).span));
        let call = Call { form, ..Call::plain(Name(vec![Ident::made(name)]), Vec::new()) };
        let arguments = arguments.into_iter().map(Argument::from).collect();
        self.tree.add_expr(ExprKind::Call(Box::new(Call { arguments, ..call })), span)
    }

    pub(super) fn converted(&mut self, operand: Expr, to: DataType, safe: bool) -> ExprId {
        let operand = self.expr(operand);
        let to = self.type_name(to);
        self.around(operand, ExprKind::Cast { operand, to, safe })
    }
}

/// Whether it is negated, and the form of a word that [`crate::sql::adapt`] makes a sign of.
fn like_form(sign: &str) -> Option<(bool, LikeForm)> {
    let (negated, word) = sign.strip_prefix("NOT ").map_or((false, sign), |word| (true, word));
    let form = match word {
        "REGEXP" => LikeForm::Regexp,
        "GLOB" => LikeForm::Glob,
        "MATCH" => LikeForm::Match,
        _ => return None,
    };
    Some((negated, form))
}

/// The text that hexadecimal digits are the bytes of.
fn text_of(digits: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    let mut rest = digits;
    while !rest.is_empty() {
        bytes.push(u8::from_str_radix(rest.get(..2)?, 16).ok()?);
        rest = rest.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

/// Words without quotes and brackets that are functions.
pub(super) fn is_session_word(grammar: Grammar, word: &str) -> bool {
    match word {
        "current_date" | "current_time" | "current_timestamp" => true,
        "localtime" | "localtimestamp" | "current_user" => grammar != Grammar::Sqlite,
        "session_user" | "user" | "current_role" | "current_catalog" | "current_schema" | "system_user" => {
            matches!(grammar, Grammar::Postgresql | Grammar::Duckdb | Grammar::Ansi)
        }
        "utc_date" | "utc_time" | "utc_timestamp" => grammar.is_mysql(),
        _ => false,
    }
}
