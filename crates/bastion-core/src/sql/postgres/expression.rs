//! Expressions.

use bastion_postgres_parser::list::NodeList;
use bastion_postgres_parser::raw::{
    A_Expr_Kind, BoolExprType, BoolTestType, GroupingSetKind, MinMaxOp, NullTestType, SQLValueFunctionOp, SubLinkType,
};
use bastion_postgres_parser::{ConstValue, Node, nodes};

use super::{Builder, words_of};
use crate::sql::ir::{
    ExprId, ExprKind, GroupingForm, Ident, LikeForm, Literal, Name, Operator, Span, SubqueryForm, Subscript, Test,
};

impl Builder<'_> {
    pub(super) fn expr(&mut self, found: Node<'_>) -> ExprId {
        if !self.enter() {
            return self.tree.add_expr(ExprKind::Unknown("nothing"), Span::default());
        }
        let id = self.expr_here(found);
        self.depth -= 1;
        id
    }

    pub(super) fn exprs(&mut self, list: &NodeList) -> Vec<ExprId> {
        list.iter().map(|found| self.expr(found)).collect()
    }

    pub(super) fn optional(&mut self, found: Node<'_>) -> Option<ExprId> {
        if matches!(found, Node::None) { None } else { Some(self.expr(found)) }
    }

    fn expr_here(&mut self, found: Node<'_>) -> ExprId {
        match found {
            Node::ColumnRef(column) => self.column(column),
            Node::A_Const(constant) => self.constant(constant),
            Node::ParamRef(parameter) => {
                let span = self.at(parameter.location);
                let text = format!("${}", parameter.number).into_boxed_str();
                self.tree.add_expr(ExprKind::Parameter(text), span)
            }
            Node::A_Expr(operation) => self.operation(operation),
            Node::BoolExpr(logic) => self.logic(logic),
            Node::FuncCall(call) => self.function(call),
            Node::TypeCast(cast) => self.cast(cast),
            Node::SubLink(link) => self.sub_link(link),
            Node::NullTest(test) => {
                let negated = test.nulltesttype == NullTestType::IS_NOT_NULL;
                self.test(Test::Null, negated, test.arg())
            }
            Node::BooleanTest(test) => {
                let (kind, negated) = match test.booltesttype {
                    BoolTestType::IS_TRUE => (Test::True, false),
                    BoolTestType::IS_NOT_TRUE => (Test::True, true),
                    BoolTestType::IS_FALSE => (Test::False, false),
                    BoolTestType::IS_NOT_FALSE => (Test::False, true),
                    BoolTestType::IS_UNKNOWN => (Test::Unknown, false),
                    _ => (Test::Unknown, true),
                };
                self.test(kind, negated, test.arg())
            }
            Node::CaseExpr(case) => self.case(case),
            Node::CoalesceExpr(found) => self.builtin("coalesce", found.args(), found.location),
            Node::MinMaxExpr(found) => {
                let name = if found.op == MinMaxOp::IS_GREATEST { "greatest" } else { "least" };
                self.builtin(name, found.args(), found.location)
            }
            Node::GroupingFunc(found) => self.builtin("grouping", found.args(), found.location),
            Node::RowExpr(row) => {
                let list = self.exprs(row.args());
                let span = self.at(row.location).to(self.around(&list));
                self.tree.add_expr(ExprKind::Row(list), span)
            }
            Node::A_ArrayExpr(array) => {
                let list = self.exprs(array.elements());
                let span = self.at(array.location).to(self.around(&list));
                self.tree.add_expr(ExprKind::Array(list), span)
            }
            other => self.other_expr(other),
        }
    }

    fn other_expr(&mut self, found: Node<'_>) -> ExprId {
        match found {
            Node::A_Indirection(found) => self.indirection(found),
            Node::CollateClause(found) => {
                let operand = self.expr(found.arg());
                let collation = self.name(words_of(found.collname()), -1);
                let span = self.tree.expr(operand).span;
                self.tree.add_expr(ExprKind::Collate { operand, collation }, span)
            }
            Node::SQLValueFunction(found) => self.session(found),
            Node::SetToDefault(found) => {
                let span = self.at(found.location);
                self.tree.add_expr(ExprKind::Default, span)
            }
            Node::GroupingSet(found) => self.grouping(found),
            // a source of several columns is taken apart where it is written
            Node::MultiAssignRef(found) => self.expr(found.source()),
            Node::CurrentOfExpr(_) => self.unknown("WHERE CURRENT OF", -1),
            other => self.structured(other),
        }
    }

    fn column(&mut self, found: &nodes::ColumnRef) -> ExprId {
        let star = found.fields().iter().any(|field| matches!(field, Node::A_Star(_)));
        let name = self.name(words_of(found.fields()), found.location);
        let span = if name.0.is_empty() { self.at(found.location) } else { name.span() };
        self.tree.add_expr(if star { ExprKind::Wildcard(name) } else { ExprKind::Column(name) }, span)
    }

    fn constant(&mut self, found: &nodes::A_Const) -> ExprId {
        let span = self.at(found.location);
        let literal = match found.val() {
            None => Literal::Null,
            Some(ConstValue::Integer(value)) => Literal::Number(value.to_string().into_boxed_str()),
            Some(ConstValue::Float(text)) => Literal::Number(text.into()),
            Some(ConstValue::Boolean(value)) => Literal::Boolean(value),
            Some(ConstValue::String(text)) => Literal::String(text.into()),
            // its first letter says in which base the digits are
            Some(ConstValue::BitString(text)) => match text.strip_prefix('x') {
                Some(digits) => Literal::Hex(digits.into()),
                None => Literal::Bits(text.trim_start_matches('b').into()),
            },
            Some(_) => return self.unknown("a constant of another kind", found.location),
        };
        self.tree.add_expr(ExprKind::Literal(literal), span)
    }

    /// An operator, from the words of its name.
    pub(super) fn operator(&self, name: &NodeList) -> Operator {
        let mut words = words_of(name);
        let last = words.next_back().unwrap_or_default().into();
        Operator { schema: words.next_back().map(Ident::made), symbol: last }
    }

    fn operation(&mut self, found: &nodes::A_Expr) -> ExprId {
        if found.kind == A_Expr_Kind::AEXPR_OP {
            return self.operators(found);
        }
        let symbol = words_of(found.name()).next_back().unwrap_or_default();
        let negated = symbol.starts_with('!') || symbol == "<>";
        let left = self.expr(found.lexpr());
        let kind = match found.kind {
            A_Expr_Kind::AEXPR_OP_ANY | A_Expr_Kind::AEXPR_OP_ALL => ExprKind::Quantified {
                operator: self.operator(found.name()),
                all: found.kind == A_Expr_Kind::AEXPR_OP_ALL,
                left,
                right: self.expr(found.rexpr()),
            },
            A_Expr_Kind::AEXPR_DISTINCT | A_Expr_Kind::AEXPR_NOT_DISTINCT => ExprKind::Distinct {
                negated: found.kind == A_Expr_Kind::AEXPR_NOT_DISTINCT,
                left,
                right: self.expr(found.rexpr()),
            },
            A_Expr_Kind::AEXPR_NULLIF => {
                let right = self.expr(found.rexpr());
                return self.call_of("nullif", vec![left, right], found.location);
            }
            A_Expr_Kind::AEXPR_IN => match found.rexpr() {
                Node::NodeList(list) => ExprKind::InList { negated, operand: left, list: self.exprs(list) },
                other => ExprKind::InList { negated, operand: left, list: vec![self.expr(other)] },
            },
            A_Expr_Kind::AEXPR_LIKE => return self.like(LikeForm::Like, negated, left, found.rexpr()),
            A_Expr_Kind::AEXPR_ILIKE => return self.like(LikeForm::ILike, negated, left, found.rexpr()),
            A_Expr_Kind::AEXPR_SIMILAR => return self.like(LikeForm::SimilarTo, negated, left, found.rexpr()),
            A_Expr_Kind::AEXPR_BETWEEN
            | A_Expr_Kind::AEXPR_NOT_BETWEEN
            | A_Expr_Kind::AEXPR_BETWEEN_SYM
            | A_Expr_Kind::AEXPR_NOT_BETWEEN_SYM => self.between(found, left),
            _ => return self.unknown("an operator of another kind", found.location),
        };
        let span = self.tree.expr(left).span;
        self.tree.add_expr(kind, span)
    }

    fn between(&mut self, found: &nodes::A_Expr, operand: ExprId) -> ExprKind {
        let mut bounds = found.rexpr().as_node_list().into_iter().flatten();
        let low = self.expr(bounds.next().unwrap_or(Node::None));
        let high = self.expr(bounds.next().unwrap_or(Node::None));
        let kind = found.kind;
        ExprKind::Between {
            negated: matches!(kind, A_Expr_Kind::AEXPR_NOT_BETWEEN | A_Expr_Kind::AEXPR_NOT_BETWEEN_SYM),
            symmetric: matches!(kind, A_Expr_Kind::AEXPR_BETWEEN_SYM | A_Expr_Kind::AEXPR_NOT_BETWEEN_SYM),
            operand,
            low,
            high,
        }
    }

    // a chain of operators leans to the left: it is walked in a loop, and bounded as what nests
    fn operators(&mut self, found: &nodes::A_Expr) -> ExprId {
        let mut chain = vec![found];
        let mut first = found.lexpr();
        while let Node::A_Expr(inner) = first
            && inner.kind == A_Expr_Kind::AEXPR_OP
            && self.enter()
        {
            chain.push(inner);
            first = inner.lexpr();
        }
        let entered = chain.len() - 1;
        let mut left = self.optional(first);
        for found in chain.into_iter().rev() {
            let operator = self.operator(found.name());
            let right = self.expr(found.rexpr());
            let right_span = self.tree.expr(right).span;
            left = Some(match left {
                None => self.tree.add_expr(ExprKind::Unary { operator, operand: right }, right_span),
                Some(left) => {
                    let span = self.tree.expr(left).span.to(right_span);
                    self.tree.add_expr(ExprKind::Binary { operator, left, right }, span)
                }
            });
        }
        self.depth -= entered;
        left.unwrap_or_else(|| self.unknown("nothing", -1))
    }

    fn like(&mut self, form: LikeForm, negated: bool, operand: ExprId, pattern: Node<'_>) -> ExprId {
        // ESCAPE is a function around the pattern, and SIMILAR TO always has one
        let (pattern, escape) = match pattern {
            Node::FuncCall(call) if is_escape(call) => {
                let mut arguments = call.args().iter();
                (arguments.next().unwrap_or(Node::None), arguments.next())
            }
            other => (other, None),
        };
        let pattern = self.expr(pattern);
        let escape = escape.map(|escape| self.expr(escape));
        let span = self.tree.expr(operand).span;
        self.tree.add_expr(ExprKind::Like { form, negated, operand, pattern, escape }, span)
    }

    fn logic(&mut self, found: &nodes::BoolExpr) -> ExprId {
        if found.boolop == BoolExprType::NOT_EXPR {
            return self.negation(found);
        }
        let mut terms = Vec::with_capacity(found.args().len());
        // the last one first
        let mut waiting: Vec<Node<'_>> = found.args().iter().rev().collect();
        while let Some(next) = waiting.pop() {
            match next {
                Node::BoolExpr(inner) if inner.boolop == found.boolop => waiting.extend(inner.args().iter().rev()),
                other => terms.push(self.expr(other)),
            }
        }
        let span = self.around(&terms);
        self.tree.add_expr(ExprKind::Logical { or: found.boolop == BoolExprType::OR_EXPR, terms }, span)
    }

    fn negation(&mut self, found: &nodes::BoolExpr) -> ExprId {
        let inner = found.args().first().unwrap_or(Node::None);
        let operand = self.expr(inner);
        let span = self.at(found.location).to(self.tree.expr(operand).span);
        // `IS NOT JSON` and `IS NOT DOCUMENT`, which are more usual than NOT before them
        let kind = match &self.tree.expr(operand).kind {
            ExprKind::Is { test, negated: false, operand }
                if matches!(inner, Node::JsonIsPredicate(_) | Node::XmlExpr(_)) =>
            {
                ExprKind::Is { test: *test, negated: true, operand: *operand }
            }
            _ => ExprKind::Not(operand),
        };
        if let ExprKind::Is { .. } = kind {
            self.tree.replace_expr(operand, kind);
            return operand;
        }
        self.tree.add_expr(kind, span)
    }

    pub(super) fn test(&mut self, test: Test, negated: bool, operand: Node<'_>) -> ExprId {
        let operand = self.expr(operand);
        let span = self.tree.expr(operand).span;
        self.tree.add_expr(ExprKind::Is { test, negated, operand }, span)
    }

    fn cast(&mut self, found: &nodes::TypeCast) -> ExprId {
        let operand = self.expr(found.arg());
        let Some(to) = found.type_name().map(|to| self.type_name(to)) else { return operand };
        let span = self.tree.expr(operand).span;
        self.tree.add_expr(ExprKind::Cast { operand, to, safe: false }, span)
    }

    fn case(&mut self, found: &nodes::CaseExpr) -> ExprId {
        let operand = self.optional(found.arg());
        let mut branches = Vec::with_capacity(found.args().len());
        for branch in found.args() {
            if let Node::CaseWhen(when) = branch {
                branches.push((self.expr(when.expr()), self.expr(when.result())));
            }
        }
        let otherwise = self.optional(found.defresult());
        let span = self.at(found.location);
        self.tree.add_expr(ExprKind::Case { operand, branches, otherwise }, span)
    }

    fn sub_link(&mut self, found: &nodes::SubLink) -> ExprId {
        let mut span = self.at(found.location);
        let form = match found.sub_link_type {
            SubLinkType::EXISTS_SUBLINK => SubqueryForm::Exists,
            SubLinkType::EXPR_SUBLINK => SubqueryForm::Scalar,
            SubLinkType::ARRAY_SUBLINK => SubqueryForm::Array,
            SubLinkType::ANY_SUBLINK | SubLinkType::ALL_SUBLINK => {
                let operand = self.expr(found.testexpr());
                span = self.tree.expr(operand).span;
                if found.oper_name().is_empty() {
                    SubqueryForm::In(operand)
                } else {
                    let all = found.sub_link_type == SubLinkType::ALL_SUBLINK;
                    SubqueryForm::Quantified { operator: self.operator(found.oper_name()), all, operand }
                }
            }
            _ => return self.unknown("a query of another kind", found.location),
        };
        let query = self.query(found.subselect());
        self.tree.add_expr(ExprKind::Subquery { form, query }, span)
    }

    fn indirection(&mut self, found: &nodes::A_Indirection) -> ExprId {
        let mut base = self.expr(found.arg());
        let span = self.tree.expr(base).span;
        let mut subscripts = Vec::new();
        for step in found.indirection() {
            let name = match step {
                Node::A_Indices(indices) => {
                    subscripts.push(self.subscript(indices));
                    continue;
                }
                Node::String(name) => Some(Ident::made(name.sval().unwrap_or_default())),
                _ => None,
            };
            base = self.indexed(base, std::mem::take(&mut subscripts));
            base = self.tree.add_expr(ExprKind::Field { base, name }, span);
        }
        self.indexed(base, subscripts)
    }

    fn indexed(&mut self, base: ExprId, subscripts: Vec<Subscript>) -> ExprId {
        if subscripts.is_empty() {
            return base;
        }
        let span = self.tree.expr(base).span;
        self.tree.add_expr(ExprKind::Index { base, subscripts }, span)
    }

    fn subscript(&mut self, found: &nodes::A_Indices) -> Subscript {
        if found.is_slice {
            Subscript::Slice(self.optional(found.lidx()), self.optional(found.uidx()))
        } else {
            Subscript::Element(self.expr(found.uidx()))
        }
    }

    fn session(&mut self, found: &nodes::SQLValueFunction) -> ExprId {
        use SQLValueFunctionOp as Op;
        let word = match found.op {
            Op::SVFOP_CURRENT_DATE => "current_date",
            Op::SVFOP_CURRENT_TIME | Op::SVFOP_CURRENT_TIME_N => "current_time",
            Op::SVFOP_CURRENT_TIMESTAMP | Op::SVFOP_CURRENT_TIMESTAMP_N => "current_timestamp",
            Op::SVFOP_LOCALTIME | Op::SVFOP_LOCALTIME_N => "localtime",
            Op::SVFOP_LOCALTIMESTAMP | Op::SVFOP_LOCALTIMESTAMP_N => "localtimestamp",
            Op::SVFOP_CURRENT_ROLE => "current_role",
            Op::SVFOP_CURRENT_USER => "current_user",
            Op::SVFOP_USER => "user",
            Op::SVFOP_SESSION_USER => "session_user",
            Op::SVFOP_CURRENT_CATALOG => "current_catalog",
            Op::SVFOP_CURRENT_SCHEMA => "current_schema",
            _ => return self.unknown("a value of the session", found.location),
        };
        let span = self.at(found.location);
        let precision = u32::try_from(found.typmod).ok();
        self.tree.add_expr(ExprKind::Session { word: word.into(), precision }, span)
    }

    fn grouping(&mut self, found: &nodes::GroupingSet) -> ExprId {
        let span = self.at(found.location);
        let sets = self.exprs(found.content());
        let form = match found.kind {
            GroupingSetKind::GROUPING_SET_ROLLUP => GroupingForm::Rollup,
            GroupingSetKind::GROUPING_SET_CUBE => GroupingForm::Cube,
            GroupingSetKind::GROUPING_SET_SETS => GroupingForm::Sets,
            // `()`, and a set of the system's own
            _ => return self.tree.add_expr(ExprKind::Row(sets), span),
        };
        self.tree.add_expr(ExprKind::Grouping { form, sets }, span)
    }

    /// A function that is a keyword.
    pub(super) fn builtin(&mut self, name: &str, arguments: &NodeList, location: i32) -> ExprId {
        let arguments = self.exprs(arguments);
        self.call_of(name, arguments, location)
    }

    pub(super) fn call_of(&mut self, name: &str, arguments: Vec<ExprId>, location: i32) -> ExprId {
        let span = self.at(location);
        let name = Name(vec![Ident { value: name.into(), quoted: false, span }]);
        let call = crate::sql::ir::Call::plain(name, arguments);
        self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
    }
}

/// `like_escape` and `similar_to_escape`, which nobody writes by these names (src/backend/parser/gram.y).
fn is_escape(call: &nodes::FuncCall) -> bool {
    let mut words = words_of(call.funcname());
    words.next() == Some("pg_catalog") && matches!(words.next(), Some("like_escape" | "similar_to_escape"))
}
