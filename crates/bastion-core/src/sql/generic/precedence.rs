//! Operators in the order their product binds them.
//!
//! The parser binds some of them otherwise than the servers do: XOR, `^`, `~`, IS, IN and BETWEEN among them. Between two
//! brackets its tree still has every operator and operand in the order of the text, so it is laid out flat again, and
//! built by the product's own table: PostgreSQL's `%left` and `%nonassoc` lines (src/backend/parser/gram.y; DuckDB's are
//! the same), MySQL's and MariaDB's "Operator Precedence", SQLite's lang_expr.html. Of the others the parser's tree stays.

use sqlparser::ast::{BinaryOperator, CastKind, Expr, UnaryOperator, Value, ValueWithSpan};

use crate::sql::grammar::Grammar;

/// How close an operator binds; what is looser is lower.
type Level = u8;

const OR: Level = 10;
const XOR: Level = 15;
const AND: Level = 20;
const NOT: Level = 30;
const IS: Level = 40;
const COMPARISON: Level = 50;
const PREDICATE: Level = 60;
const BIT_OR: Level = 64;
const BIT_AND: Level = 66;
const OPERATOR: Level = 70;
const SUM: Level = 80;
const PRODUCT: Level = 90;
const POWER: Level = 100;
const ZONE: Level = 110;
const COLLATE: Level = 120;
const SIGN: Level = 130;
const TIGHT: Level = 150;

/// Whether an expression is an operator with its operands, which those around it may claim.
pub(super) const fn is_operator(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::BinaryOp { .. }
            | Expr::UnaryOp { .. }
            | Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsNotTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsNotFalse(_)
            | Expr::IsUnknown(_)
            | Expr::IsNotUnknown(_)
            | Expr::IsDistinctFrom(..)
            | Expr::IsNotDistinctFrom(..)
            | Expr::InList { .. }
            | Expr::InSubquery { .. }
            | Expr::Between { .. }
            | Expr::Like { .. }
            | Expr::ILike { .. }
            | Expr::SimilarTo { .. }
            | Expr::RLike { .. }
            | Expr::AnyOp { .. }
            | Expr::AllOp { .. }
            | Expr::AtTimeZone { .. }
            | Expr::Collate { .. }
            | Expr::Cast { kind: CastKind::DoubleColon, .. }
    )
}

/// The expression as its product binds it, up to the next brackets.
pub(super) fn settle(grammar: Grammar, expr: Expr) -> Expr {
    let table = match grammar {
        Grammar::Postgresql | Grammar::Duckdb => Table::Postgresql,
        Grammar::Mysql | Grammar::Mariadb => Table::Mysql,
        Grammar::Sqlite => Table::Sqlite,
        Grammar::Snowflake | Grammar::Bigquery | Grammar::Ansi => return expr,
    };
    table.settled(expr)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Postgresql,
    Mysql,
    Sqlite,
}

type Two = Box<dyn FnOnce(Box<Expr>, Box<Expr>) -> Expr>;
type Three = Box<dyn FnOnce(Box<Expr>, Box<Expr>, Box<Expr>) -> Expr>;

/// What stands between two brackets, in the order of the text.
enum Piece {
    Operand(Box<Expr>),
    Prefix(UnaryOperator, Level),
    Infix(Two, Level),
    Postfix(Box<dyn FnOnce(Box<Expr>) -> Expr>, Level),
    Between(Three, Level),
    /// The AND of BETWEEN.
    BetweenAnd,
}

impl Table {
    fn infix(self, operator: &BinaryOperator) -> Level {
        use BinaryOperator as Op;
        match (self, operator) {
            (_, Op::Or) => OR,
            // what it is by default there
            (Self::Mysql, Op::StringConcat) => OR,
            (_, Op::Xor) => XOR,
            (_, Op::And) => AND,
            (Self::Sqlite, Op::Eq | Op::NotEq) => IS,
            (Self::Mysql, Op::Eq | Op::NotEq | Op::Lt | Op::LtEq | Op::Gt | Op::GtEq | Op::Spaceship) => IS,
            (_, Op::Eq | Op::NotEq | Op::Lt | Op::LtEq | Op::Gt | Op::GtEq) => COMPARISON,
            (Self::Mysql, Op::Regexp) => PREDICATE,
            (Self::Sqlite, Op::Regexp | Op::Glob | Op::Match) => IS,
            (Self::Mysql, Op::BitwiseOr) => BIT_OR,
            (Self::Mysql, Op::BitwiseAnd) => BIT_AND,
            (_, Op::Plus | Op::Minus) => SUM,
            (_, Op::Multiply | Op::Divide | Op::Modulo) => PRODUCT,
            (Self::Mysql, Op::MyIntegerDivide) | (Self::Postgresql, Op::DuckIntegerDivide) => PRODUCT,
            (Self::Mysql | Self::Postgresql, Op::BitwiseXor) | (Self::Postgresql, Op::PGExp) => POWER,
            (Self::Sqlite, Op::StringConcat | Op::Arrow | Op::LongArrow) => POWER,
            (Self::Mysql, Op::Arrow | Op::LongArrow) => TIGHT,
            (_, Op::Overlaps) => PREDICATE,
            // see `sql::adapt`
            (Self::Mysql, Op::Custom(word)) if word == "DIV" => PRODUCT,
            (Self::Sqlite, Op::Custom(sign)) if matches!(sign.as_str(), "<<" | ">>") => OPERATOR,
            (Self::Sqlite, Op::Custom(_)) => IS,
            _ => OPERATOR,
        }
    }

    fn prefix(self, operator: UnaryOperator) -> Level {
        match (self, operator) {
            (_, UnaryOperator::Not) => NOT,
            (_, UnaryOperator::Plus | UnaryOperator::Minus) => SIGN,
            (Self::Mysql | Self::Sqlite, _) => SIGN,
            (Self::Postgresql, _) => OPERATOR,
        }
    }

    /// IN, LIKE, BETWEEN.
    fn predicate(self) -> Level {
        if self == Self::Sqlite { IS } else { PREDICATE }
    }

    fn level(self, expr: &Expr) -> Level {
        match expr {
            Expr::BinaryOp { op, .. } => self.infix(op),
            Expr::UnaryOp { op, .. } => self.prefix(*op),
            Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsNotTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsNotFalse(_)
            | Expr::IsUnknown(_)
            | Expr::IsNotUnknown(_)
            | Expr::IsDistinctFrom(..)
            | Expr::IsNotDistinctFrom(..) => IS,
            Expr::InList { .. }
            | Expr::InSubquery { .. }
            | Expr::Between { .. }
            | Expr::Like { .. }
            | Expr::ILike { .. }
            | Expr::SimilarTo { .. }
            | Expr::RLike { .. } => self.predicate(),
            Expr::AnyOp { compare_op, .. } | Expr::AllOp { compare_op, .. } => self.infix(compare_op),
            Expr::AtTimeZone { .. } => ZONE,
            Expr::Collate { .. } => COLLATE,
            _ => TIGHT,
        }
    }

    /// Whether the parser's tree is the product's.
    fn agrees(self, expr: &Expr) -> bool {
        let level = self.level(expr);
        // the last operand of MySQL's BETWEEN claims a predicate behind it
        let claims = |inner: &Expr| self == Self::Mysql && level == PREDICATE && matches!(inner, Expr::Between { .. });
        let left =
            |inner: &Expr| !is_operator(inner) || (self.level(inner) >= level && !claims(inner) && self.agrees(inner));
        let right = |inner: &Expr| !is_operator(inner) || (self.level(inner) > level && self.agrees(inner));
        match expr {
            Expr::BinaryOp { left: first, right: second, .. }
            | Expr::IsDistinctFrom(first, second)
            | Expr::IsNotDistinctFrom(first, second)
            | Expr::AtTimeZone { timestamp: first, time_zone: second }
            | Expr::Like { expr: first, pattern: second, .. }
            | Expr::ILike { expr: first, pattern: second, .. }
            | Expr::SimilarTo { expr: first, pattern: second, .. }
            | Expr::RLike { expr: first, pattern: second, .. } => left(first) && right(second),
            Expr::Between { expr, low, high, .. } => left(expr) && right(low) && right(high),
            Expr::UnaryOp { expr, .. } if level == OPERATOR => right(expr),
            Expr::UnaryOp { expr, .. } => left(expr),
            Expr::InList { expr, list, .. } => {
                left(expr) && list.iter().all(|one| !is_operator(one) || self.agrees(one))
            }
            Expr::IsNull(inner)
            | Expr::IsNotNull(inner)
            | Expr::IsTrue(inner)
            | Expr::IsNotTrue(inner)
            | Expr::IsFalse(inner)
            | Expr::IsNotFalse(inner)
            | Expr::IsUnknown(inner)
            | Expr::IsNotUnknown(inner)
            | Expr::InSubquery { expr: inner, .. }
            | Expr::Collate { expr: inner, .. }
            | Expr::Cast { expr: inner, .. } => left(inner),
            Expr::AnyOp { left: inner, right: other, .. } | Expr::AllOp { left: inner, right: other, .. } => {
                left(inner) && (!is_operator(other) || self.agrees(other))
            }
            _ => true,
        }
    }

    fn settled(self, expr: Expr) -> Expr {
        if !is_operator(&expr) || self.agrees(&expr) {
            return expr;
        }
        let mut pieces = Vec::new();
        self.flatten(expr, &mut pieces);
        pieces.reverse();
        self.climb(&mut pieces, 0)
    }

    fn flatten(self, expr: Expr, pieces: &mut Vec<Piece>) {
        let level = self.level(&expr);
        match expr {
            Expr::BinaryOp { left, op, right } => {
                self.infixed(*left, Box::new(|left, right| Expr::BinaryOp { left, op, right }), level, *right, pieces);
            }
            Expr::UnaryOp { op, expr } => {
                pieces.push(Piece::Prefix(op, level));
                self.flatten(*expr, pieces);
            }
            Expr::IsNull(inner) => self.postfixed(*inner, Box::new(Expr::IsNull), level, pieces),
            Expr::IsNotNull(inner) => self.postfixed(*inner, Box::new(Expr::IsNotNull), level, pieces),
            Expr::IsTrue(inner) => self.postfixed(*inner, Box::new(Expr::IsTrue), level, pieces),
            Expr::IsNotTrue(inner) => self.postfixed(*inner, Box::new(Expr::IsNotTrue), level, pieces),
            Expr::IsFalse(inner) => self.postfixed(*inner, Box::new(Expr::IsFalse), level, pieces),
            Expr::IsNotFalse(inner) => self.postfixed(*inner, Box::new(Expr::IsNotFalse), level, pieces),
            Expr::IsUnknown(inner) => self.postfixed(*inner, Box::new(Expr::IsUnknown), level, pieces),
            Expr::IsNotUnknown(inner) => self.postfixed(*inner, Box::new(Expr::IsNotUnknown), level, pieces),
            Expr::IsDistinctFrom(left, right) => {
                self.infixed(*left, Box::new(Expr::IsDistinctFrom), level, *right, pieces);
            }
            Expr::IsNotDistinctFrom(left, right) => {
                self.infixed(*left, Box::new(Expr::IsNotDistinctFrom), level, *right, pieces);
            }
            Expr::AtTimeZone { timestamp, time_zone } => {
                let join = |timestamp, time_zone| Expr::AtTimeZone { timestamp, time_zone };
                self.infixed(*timestamp, Box::new(join), level, *time_zone, pieces);
            }
            Expr::Collate { expr, collation } => {
                self.postfixed(*expr, Box::new(|expr| Expr::Collate { expr, collation }), level, pieces);
            }
            Expr::Cast { kind: kind @ CastKind::DoubleColon, expr, data_type, format } => {
                let join = |expr| Expr::Cast { kind, expr, data_type, format };
                self.postfixed(*expr, Box::new(join), level, pieces);
            }
            other => self.flatten_predicate(other, level, pieces),
        }
    }

    fn flatten_predicate(self, expr: Expr, level: Level, pieces: &mut Vec<Piece>) {
        match expr {
            Expr::InList { expr, list, negated } => {
                let list = list.into_iter().map(|one| self.settled(one)).collect();
                self.postfixed(*expr, Box::new(move |expr| Expr::InList { expr, list, negated }), level, pieces);
            }
            Expr::InSubquery { expr, subquery, negated } => {
                let join = move |expr| Expr::InSubquery { expr, subquery, negated };
                self.postfixed(*expr, Box::new(join), level, pieces);
            }
            Expr::AnyOp { left, compare_op, right, is_some } => {
                let right = Box::new(self.settled(*right));
                let join = move |left| Expr::AnyOp { left, compare_op, right, is_some };
                self.postfixed(*left, Box::new(join), level, pieces);
            }
            Expr::AllOp { left, compare_op, right } => {
                let right = Box::new(self.settled(*right));
                self.postfixed(*left, Box::new(move |left| Expr::AllOp { left, compare_op, right }), level, pieces);
            }
            Expr::Like { negated, any, expr, pattern, escape_char } => {
                let join = move |expr, pattern| Expr::Like { negated, any, expr, pattern, escape_char };
                self.infixed(*expr, Box::new(join), level, *pattern, pieces);
            }
            Expr::ILike { negated, any, expr, pattern, escape_char } => {
                let join = move |expr, pattern| Expr::ILike { negated, any, expr, pattern, escape_char };
                self.infixed(*expr, Box::new(join), level, *pattern, pieces);
            }
            Expr::SimilarTo { negated, expr, pattern, escape_char } => {
                let join = move |expr, pattern| Expr::SimilarTo { negated, expr, pattern, escape_char };
                self.infixed(*expr, Box::new(join), level, *pattern, pieces);
            }
            Expr::RLike { negated, expr, pattern, regexp } => {
                let join = move |expr, pattern| Expr::RLike { negated, expr, pattern, regexp };
                self.infixed(*expr, Box::new(join), level, *pattern, pieces);
            }
            Expr::Between { expr, negated, low, high } => {
                self.flatten(*expr, pieces);
                let join = move |expr, low, high| Expr::Between { expr, negated, low, high };
                pieces.push(Piece::Between(Box::new(join), level));
                self.flatten(*low, pieces);
                pieces.push(Piece::BetweenAnd);
                self.flatten(*high, pieces);
            }
            other => pieces.push(Piece::Operand(Box::new(other))),
        }
    }

    fn infixed(self, left: Expr, join: Two, level: Level, right: Expr, pieces: &mut Vec<Piece>) {
        self.flatten(left, pieces);
        pieces.push(Piece::Infix(join, level));
        self.flatten(right, pieces);
    }

    fn postfixed(self, inner: Expr, join: Box<dyn FnOnce(Box<Expr>) -> Expr>, level: Level, pieces: &mut Vec<Piece>) {
        self.flatten(inner, pieces);
        pieces.push(Piece::Postfix(join, level));
    }

    /// Builds the tree of what binds at least so close; the pieces stand the other way around.
    fn climb(self, pieces: &mut Vec<Piece>, least: Level) -> Expr {
        let mut left = match pieces.pop() {
            Some(Piece::Operand(expr)) => *expr,
            Some(Piece::Prefix(op, level)) => {
                // PostgreSQL's own prefixes lean to the left as its other operators do
                let least = if level == OPERATOR { level + 1 } else { level };
                Expr::UnaryOp { op, expr: Box::new(self.climb(pieces, least)) }
            }
            // what was laid out from a tree begins with neither
            other => {
                pieces.extend(other);
                return Expr::Value(ValueWithSpan { value: Value::Null, span: sqlparser::tokenizer::Span::empty() });
            }
        };
        loop {
            let level = match pieces.last() {
                Some(Piece::Infix(_, level) | Piece::Postfix(_, level) | Piece::Between(_, level)) => *level,
                _ => return left,
            };
            if level < least {
                return left;
            }
            left = match pieces.pop() {
                Some(Piece::Infix(join, _)) => join(Box::new(left), Box::new(self.climb(pieces, level + 1))),
                Some(Piece::Postfix(join, _)) => join(Box::new(left)),
                Some(Piece::Between(join, _)) => {
                    let low = self.climb(pieces, 0);
                    pieces.pop();
                    // MySQL's last operand may be such a predicate itself
                    let least = if self == Self::Mysql { level } else { level + 1 };
                    join(Box::new(left), Box::new(low), Box::new(self.climb(pieces, least)))
                }
                other => {
                    pieces.extend(other);
                    return left;
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::prescan;
    use sqlparser::ast::{SelectItem, SetExpr, Statement};

    /// Every operator with its operands in brackets.
    fn bound(grammar: Grammar, text: &str) -> String {
        prescan::with_stack(|| {
            let statements = prescan::parse(grammar, &format!("SELECT {text}")).unwrap();
            let [Statement::Query(query)] = statements.as_slice() else { panic!("{text}") };
            let SetExpr::Select(select) = query.body.as_ref() else { panic!("{text}") };
            let [SelectItem::UnnamedExpr(expr)] = select.projection.as_slice() else { panic!("{text}") };
            bracketed(settle(grammar, expr.clone()))
        })
    }

    fn bracketed(expr: Expr) -> String {
        match expr {
            Expr::BinaryOp { left, op, right } => format!("({} {op} {})", bracketed(*left), bracketed(*right)),
            Expr::UnaryOp { op, expr } => format!("({op} {})", bracketed(*expr)),
            Expr::IsNull(inner) => format!("({} IS NULL)", bracketed(*inner)),
            Expr::IsNotDistinctFrom(left, right) => format!("({} IS {})", bracketed(*left), bracketed(*right)),
            Expr::IsDistinctFrom(left, right) => format!("({} IS NOT {})", bracketed(*left), bracketed(*right)),
            Expr::InList { expr, .. } => format!("({} IN)", bracketed(*expr)),
            Expr::Like { expr, pattern, .. } => format!("({} LIKE {})", bracketed(*expr), bracketed(*pattern)),
            Expr::Between { expr, low, high, .. } => {
                format!("({} BETWEEN {} {})", bracketed(*expr), bracketed(*low), bracketed(*high))
            }
            other => other.to_string(),
        }
    }

    #[test]
    fn operators_bind_as_their_product_binds_them() {
        // each of them was read otherwise by the parser, and tried on the servers
        let cases = [
            (Grammar::Postgresql, "a ~ b || c", "((a ~ b) || c)"),
            (Grammar::Postgresql, "~ a | ~ b", "((~ a) | (~ b))"),
            (Grammar::Postgresql, "a / @ b # c", "((a / (@ b)) # c)"),
            (Grammar::Postgresql, "a ~ b NOT LIKE c", "((a ~ b) LIKE c)"),
            (Grammar::Mysql, "a DIV b ^ c", "(a DIV (b ^ c))"),
            (Grammar::Mysql, "a = b XOR c <=> d", "((a = b) XOR (c <=> d))"),
            (Grammar::Mariadb, "a = b IN (1)", "(a = (b IN))"),
            (Grammar::Mariadb, "a BETWEEN b AND c IN (1)", "(a BETWEEN b (c IN))"),
            (Grammar::Mariadb, "a & b << c", "(a & (b << c))"),
            (Grammar::Sqlite, "a == b < c", "(a = (b < c))"),
            (Grammar::Sqlite, "a IS NULL | b", "(a IS (NULL | b))"),
            (Grammar::Sqlite, "a IS NULL AND b", "((a IS NULL) AND b)"),
            (Grammar::Sqlite, "a ISNULL + b", "((a IS NULL) + b)"),
            (Grammar::Sqlite, "a + b IS NOT c < d", "((a + b) IS NOT (c < d))"),
            (Grammar::Sqlite, "a IS b = c", "((a IS b) = c)"),
            (Grammar::Sqlite, "a << b + c & d", "((a << (b + c)) & d)"),
            (Grammar::Sqlite, "a GLOB b || c AND d", "((a GLOB (b || c)) AND d)"),
            (Grammar::Sqlite, "a = b NOT GLOB c", "((a = b) NOT GLOB c)"),
            (Grammar::Mysql, "a MOD b + c", "((a % b) + c)"),
            (Grammar::Mysql, "a + b DIV c * d", "(a + ((b DIV c) * d))"),
            (Grammar::Mysql, "! a = b", "((! a) = b)"),
            (Grammar::Sqlite, "a * b || c", "(a * (b || c))"),
        ];
        for (grammar, text, expected) in cases {
            assert_eq!(bound(grammar, text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_in_brackets_stays_there() {
        let written = |text: &str| {
            prescan::with_stack(|| {
                let tree = super::super::parse(Grammar::Mysql, text).unwrap();
                crate::sql::render::statement(&tree, tree.roots[0]).unwrap()
            })
        };
        for (one, other, equal) in [
            ("a IN (SELECT b DIV c ^ d AS x)", "a IN (SELECT b DIV (c ^ d) AS x)", true),
            ("f(b DIV c ^ d) = 1", "f(b DIV (c ^ d)) = 1", true),
            ("a IN (b DIV c ^ d)", "a IN (b DIV (c ^ d))", true),
            ("(b DIV c) ^ d", "b DIV c ^ d", false),
            ("a AND (b OR c DIV d ^ e)", "a AND (b OR c DIV (d ^ e))", true),
        ] {
            let select = |condition: &str| written(&format!("SELECT 1 FROM t WHERE {condition}"));
            assert_eq!(select(one) == select(other), equal, "{one}");
        }
    }
}
