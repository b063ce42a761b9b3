//! Expressions. An operand stands in brackets unless every product binds it closer than what is around it.

use super::super::grammar::Grammar;
use super::super::ir::{
    Body, CallForm, ExprId, ExprKind, GroupingForm, LikeForm, Literal, Operator, QueryId, Sort, Span, SubqueryForm,
    Subscript, Test,
};
use super::layout::Mark;
use super::literal::BACKSLASH;
use super::name::is_word;
use super::{Done, Writer, refuse};

/// How close an expression holds its operands together, the loosest first. Between products, what is not here differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Binding {
    Or,
    And,
    Not,
    /// Comparisons, IS, IN, BETWEEN, LIKE: none of them is an operand of another without brackets.
    Predicate,
    /// Operators whose place among the others depends on the product.
    Operator,
    Sum,
    Product,
    Sign,
    Atom,
}

impl Writer<'_> {
    pub(super) fn expr(&mut self, id: ExprId) -> Done {
        let expr = self.tree.expr(id);
        self.deeper(expr.span, |writer| writer.expr_kind(&expr.kind, expr.span))
    }

    /// An expression where one that binds at least so close is wanted.
    pub(super) fn operand(&mut self, id: ExprId, least: Binding) -> Done {
        if self.binding(id) < least {
            return self.brackets(|writer| writer.expr(id));
        }
        self.expr(id)
    }

    fn binding(&self, id: ExprId) -> Binding {
        match &self.tree.expr(id).kind {
            ExprKind::Logical { or: true, .. } => Binding::Or,
            ExprKind::Logical { .. } => Binding::And,
            ExprKind::Not(inner) if self.is_in(*inner) => Binding::Predicate,
            ExprKind::Not(_) => Binding::Not,
            ExprKind::Is { .. }
            | ExprKind::Distinct { .. }
            | ExprKind::InList { .. }
            | ExprKind::Between { .. }
            | ExprKind::Like { .. }
            | ExprKind::Quantified { .. }
            | ExprKind::Subquery { form: SubqueryForm::In(_) | SubqueryForm::Quantified { .. }, .. } => {
                Binding::Predicate
            }
            ExprKind::Binary { operator, .. } => binding_of(operator),
            // PostgreSQL's prefixes bind as loosely as its operators of the same signs
            ExprKind::Unary { operator, .. } if matches!(&*operator.symbol, "-" | "+") => Binding::Sign,
            ExprKind::Unary { .. } => Binding::Operator,
            ExprKind::Literal(Literal::Number(text)) if text.starts_with(['-', '+']) => Binding::Sign,
            ExprKind::Collate { .. } => Binding::Operator,
            ExprKind::Call(call) => match call.form {
                CallForm::AtTimeZone => Binding::Operator,
                CallForm::Overlaps => Binding::Predicate,
                _ => Binding::Atom,
            },
            _ => Binding::Atom,
        }
    }

    fn is_in(&self, id: ExprId) -> bool {
        matches!(self.tree.expr(id).kind, ExprKind::Subquery { form: SubqueryForm::In(_), .. })
    }

    fn expr_kind(&mut self, kind: &ExprKind, span: Span) -> Done {
        match kind {
            ExprKind::Column(name) => self.name(name),
            ExprKind::Wildcard(name) => self.wildcard(name),
            ExprKind::Literal(literal) => self.literal(literal, span),
            ExprKind::Parameter(text) => self.symbol(text, &['$', '?', ':', '@', '#'], "a parameter", span),
            ExprKind::Variable(text) => self.symbol(text, &['@', '.', '$'], "a variable", span),
            ExprKind::Session { word, precision } => self.session(word, *precision, span),
            ExprKind::Call(call) => self.call(call, span),
            ExprKind::Unary { operator, operand } => self.unary(operator, *operand, span),
            ExprKind::Binary { operator, left, right } => {
                self.group(|writer| writer.binary(operator, *left, *right, span))
            }
            ExprKind::Logical { or, terms } => self.group(|writer| writer.logical(*or, terms, span)),
            ExprKind::Not(inner) => self.not(*inner),
            ExprKind::Is { test, negated, operand } => self.is(*test, *negated, *operand),
            ExprKind::Distinct { negated, left, right } => {
                self.operand(*left, Binding::Operator)?;
                self.put(match (self.grammar, *negated) {
                    // there IS has any operand, in every version
                    (Grammar::Sqlite, true) => " IS ",
                    (Grammar::Sqlite, false) => " IS NOT ",
                    (_, true) => " IS NOT DISTINCT FROM ",
                    (_, false) => " IS DISTINCT FROM ",
                });
                self.operand(*right, Binding::Operator)
            }
            ExprKind::InList { negated, operand, list } => self.in_list(*negated, *operand, list),
            ExprKind::Between { .. } | ExprKind::Like { .. } => self.between_or_like(kind),
            ExprKind::Quantified { operator, all, left, right } => self.quantified(operator, *all, *left, *right, span),
            ExprKind::Subquery { form: SubqueryForm::Scalar, query } if !self.is_read_as_value(*query) => {
                refuse("a query in brackets at the beginning of one that gives a value", span)
            }
            ExprKind::Subquery { form, query } => {
                self.subquery(form, span)?;
                self.brackets(|writer| writer.query(*query))
            }
            ExprKind::Case { operand, branches, otherwise } => self.case(*operand, branches, *otherwise, span),
            ExprKind::Cast { operand, to, safe } => self.cast(*operand, to, *safe, span),
            ExprKind::Collate { operand, collation } => {
                self.operand(*operand, Binding::Atom)?;
                self.put(" COLLATE ");
                self.name(collation)
            }
            ExprKind::Row(items) => self.row(items),
            ExprKind::Array(items) => self.array(items),
            ExprKind::Index { base, subscripts } => self.index(*base, subscripts),
            ExprKind::Field { base, name } => {
                self.brackets(|writer| writer.expr(*base))?;
                self.put(".");
                let Some(name) = name else {
                    self.put("*");
                    return Ok(());
                };
                self.ident(name)
            }
            ExprKind::Interval { value, unit } => self.interval(*value, unit, span),
            ExprKind::Grouping { form, sets } => self.grouping(*form, sets),
            ExprKind::Default => {
                self.put("DEFAULT");
                Ok(())
            }
            ExprKind::Unknown(what) => refuse(what, span),
        }
    }

    fn wildcard(&mut self, name: &super::super::ir::Name) -> Done {
        if !name.0.is_empty() {
            self.name(name)?;
            self.put(".");
        }
        self.put("*");
        Ok(())
    }

    /// A sign of the product with a name or a number behind it, as it was written.
    fn symbol(&mut self, text: &str, signs: &[char], what: &str, span: Span) -> Done {
        let fine = text.starts_with(signs)
            && text
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || character == '_' || signs.contains(&character));
        if !fine {
            return refuse(what, span);
        }
        self.put(text);
        Ok(())
    }

    fn session(&mut self, word: &str, precision: Option<u32>, span: Span) -> Done {
        if !is_word(word) {
            return refuse("a word of the session", span);
        }
        self.put(&word.to_ascii_uppercase());
        if let Some(precision) = precision {
            self.put(&format!("({precision})"));
        }
        Ok(())
    }

    fn unary(&mut self, operator: &Operator, operand: ExprId, span: Span) -> Done {
        self.operator(operator, span)?;
        // two signs in a row would begin a comment, or be one sign
        let close = operator.schema.is_none() && matches!(&*operator.symbol, "-" | "+" | "~" | "!");
        if !close {
            self.put(" ");
        }
        self.prefixed_operand(operand)
    }

    fn binary(&mut self, operator: &Operator, left: ExprId, right: ExprId, span: Span) -> Done {
        let binding = binding_of(operator);
        match binding {
            Binding::Sum => {
                self.operand(left, Binding::Sum)?;
                self.between_operands(operator, span)?;
                self.operand(right, Binding::Product)
            }
            Binding::Product => {
                self.operand(left, Binding::Product)?;
                self.between_operands(operator, span)?;
                self.operand(right, Binding::Sign)
            }
            Binding::Predicate | Binding::Or => {
                self.operand(left, Binding::Operator)?;
                self.between_operands(operator, span)?;
                self.operand(right, Binding::Operator)
            }
            _ => {
                if self.continues(operator, left) {
                    self.expr(left)?
                } else {
                    self.operand(left, Binding::Atom)?
                }
                self.between_operands(operator, span)?;
                self.operand(right, Binding::Atom)
            }
        }
    }

    /// Whether an expression is a chain of the same operator, which every product reads from the left.
    fn continues(&self, operator: &Operator, left: ExprId) -> bool {
        const CHAINS: &[&str] = &["||", "->", "->>", "#>", "#>>", "&", "|"];
        let inner = match &self.tree.expr(left).kind {
            ExprKind::Binary { operator, .. } => operator,
            _ => return false,
        };
        operator.schema.is_none() && inner == operator && CHAINS.contains(&&*operator.symbol)
    }

    fn between_operands(&mut self, operator: &Operator, span: Span) -> Done {
        self.line();
        self.operator(operator, span)?;
        self.put(" ");
        Ok(())
    }

    fn operator(&mut self, operator: &Operator, span: Span) -> Done {
        let symbol = &*operator.symbol;
        // AND or OR, or text put together: a setting of the server, and what binds closer, decides
        if self.grammar.is_mysql() && matches!(symbol, "||" | "&&") {
            return refuse("an operator that is AND, OR or a concatenation by a setting", span);
        }
        if !is_sign(symbol) && !symbol.split(' ').all(is_word) {
            return refuse("an operator of another form", span);
        }
        let Some(schema) = &operator.schema else {
            self.put(symbol);
            return Ok(());
        };
        if self.grammar != Grammar::Postgresql || !is_sign(symbol) {
            return refuse("an operator of a schema", span);
        }
        self.put("OPERATOR(");
        self.ident(schema)?;
        self.put(".");
        self.put(symbol);
        self.put(")");
        Ok(())
    }

    fn logical(&mut self, or: bool, terms: &[ExprId], span: Span) -> Done {
        if terms.len() < 2 {
            return refuse("AND or OR of fewer than two terms", span);
        }
        let (word, least) = if or { ("OR ", Binding::And) } else { ("AND ", Binding::Not) };
        for (place, term) in terms.iter().enumerate() {
            if place > 0 {
                self.line();
                self.put(word);
            }
            self.operand(*term, least)?;
        }
        Ok(())
    }

    /// MySQL's `HIGH_NOT_PRECEDENCE` binds NOT closer than a comparison: its operand always stands in brackets.
    fn not(&mut self, inner: ExprId) -> Done {
        if let ExprKind::Subquery { form: SubqueryForm::In(operand), query } = &self.tree.expr(inner).kind {
            self.operand(*operand, Binding::Operator)?;
            self.put(" NOT IN ");
            return self.brackets(|writer| writer.query(*query));
        }
        self.put("NOT ");
        self.prefixed_operand(inner)
    }

    /// Not every parser reads a subscript behind a prefix.
    fn prefixed_operand(&mut self, id: ExprId) -> Done {
        if matches!(self.tree.expr(id).kind, ExprKind::Index { .. }) {
            return self.brackets(|writer| writer.expr(id));
        }
        self.operand(id, Binding::Atom)
    }

    fn is(&mut self, test: Test, negated: bool, operand: ExprId) -> Done {
        self.operand(operand, Binding::Operator)?;
        self.put(if negated { " IS NOT " } else { " IS " });
        self.put(match test {
            Test::Null => "NULL",
            Test::True => "TRUE",
            Test::False => "FALSE",
            Test::Unknown => "UNKNOWN",
            Test::Json => "JSON",
            Test::JsonObject => "JSON OBJECT",
            Test::JsonArray => "JSON ARRAY",
            Test::JsonScalar => "JSON SCALAR",
            Test::Document => "DOCUMENT",
        });
        Ok(())
    }

    fn in_list(&mut self, negated: bool, operand: ExprId, list: &[ExprId]) -> Done {
        self.operand(operand, Binding::Operator)?;
        self.put(if negated { " NOT IN " } else { " IN " });
        self.brackets(|writer| match list {
            // a parser that sees a query first takes it for the whole list
            [first, rest @ ..] if writer.begins_with_query(*first) => {
                writer.brackets(|writer| writer.expr(*first))?;
                if rest.is_empty() {
                    return Ok(());
                }
                writer.put(",");
                writer.mark(Mark::Fill);
                writer.filled(rest)
            }
            _ => writer.filled(list),
        })
    }

    /// `sqlparser` reads no query that begins with a bracket where a value stands.
    fn is_read_as_value(&self, query: QueryId) -> bool {
        let found = self.tree.query(query);
        let is_nested = found.is_bare() && matches!(found.body, Body::Nested(_));
        is_nested || self.grammar == Grammar::Postgresql || !self.begins_with_bracket(query)
    }

    /// Whether a query is the first operand of an expression that goes on behind it.
    fn begins_with_query(&self, id: ExprId) -> bool {
        let mut first = id;
        loop {
            first = match &self.tree.expr(first).kind {
                ExprKind::Binary { left, .. } | ExprKind::Distinct { left, .. } | ExprKind::Quantified { left, .. } => {
                    *left
                }
                ExprKind::Is { operand, .. }
                | ExprKind::InList { operand, .. }
                | ExprKind::Between { operand, .. }
                | ExprKind::Like { operand, .. }
                | ExprKind::Collate { operand, .. } => *operand,
                ExprKind::Index { base, .. } | ExprKind::Field { base, .. } => *base,
                ExprKind::Subquery { form: SubqueryForm::In(operand), .. }
                | ExprKind::Subquery { form: SubqueryForm::Quantified { operand, .. }, .. } => *operand,
                ExprKind::Logical { terms, .. } => match terms.first() {
                    Some(term) => *term,
                    None => return false,
                },
                ExprKind::Subquery { form: SubqueryForm::Scalar, .. } => return first != id,
                _ => return false,
            };
        }
    }

    /// As many on a line as fit.
    fn filled(&mut self, list: &[ExprId]) -> Done {
        for (place, id) in list.iter().enumerate() {
            if place > 0 {
                self.put(",");
                self.mark(Mark::Fill);
            }
            self.expr(*id)?;
        }
        Ok(())
    }

    fn between_or_like(&mut self, kind: &ExprKind) -> Done {
        match kind {
            ExprKind::Between { negated, symmetric, operand, low, high } => {
                self.operand(*operand, Binding::Operator)?;
                self.put(if *negated { " NOT BETWEEN " } else { " BETWEEN " });
                self.put(if *symmetric { "SYMMETRIC " } else { "" });
                // not every parser knows which operators bind closer than BETWEEN
                self.operand(*low, Binding::Sum)?;
                self.put(" AND ");
                self.operand(*high, Binding::Sum)
            }
            ExprKind::Like { form, negated, operand, pattern, escape } => {
                self.operand(*operand, Binding::Operator)?;
                self.put(if *negated { " NOT " } else { " " });
                self.put(like_word(*form));
                self.put(" ");
                self.operand(*pattern, Binding::Operator)?;
                match escape {
                    Some(escape) => {
                        self.put(" ESCAPE ");
                        self.operand(*escape, Binding::Atom)
                    }
                    // that a backslash escapes in a pattern is a setting there too
                    None if self.grammar.is_mysql()
                        && *form == LikeForm::Like
                        && self.text_of(*pattern).is_some_and(|text| text.contains('\\')) =>
                    {
                        self.put(" ESCAPE ");
                        self.put(BACKSLASH);
                        Ok(())
                    }
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn quantified(&mut self, operator: &Operator, all: bool, left: ExprId, right: ExprId, span: Span) -> Done {
        // more brackets around a query do not make it a value
        if matches!(self.tree.expr(right).kind, ExprKind::Subquery { form: SubqueryForm::Scalar, .. }) {
            return refuse("ANY or ALL of one value of a query", span);
        }
        self.operand(left, Binding::Operator)?;
        self.put(" ");
        self.operator(operator, span)?;
        self.put(if all { " ALL " } else { " ANY " });
        self.brackets(|writer| writer.expr(right))
    }

    fn subquery(&mut self, form: &SubqueryForm, span: Span) -> Done {
        match form {
            SubqueryForm::Scalar => {}
            SubqueryForm::Exists => self.put("EXISTS "),
            SubqueryForm::In(operand) => {
                self.operand(*operand, Binding::Operator)?;
                self.put(" IN ");
            }
            SubqueryForm::Quantified { operator, all, operand } => {
                self.operand(*operand, Binding::Operator)?;
                self.put(" ");
                self.operator(operator, span)?;
                self.put(if *all { " ALL " } else { " ANY " });
            }
            SubqueryForm::Array => self.put("ARRAY"),
        }
        Ok(())
    }

    fn case(
        &mut self,
        operand: Option<ExprId>,
        branches: &[(ExprId, ExprId)],
        otherwise: Option<ExprId>,
        span: Span,
    ) -> Done {
        if branches.is_empty() {
            return refuse("CASE without a branch", span);
        }
        self.group(|writer| {
            writer.put("CASE");
            if let Some(operand) = operand {
                writer.put(" ");
                writer.expr(operand)?;
            }
            writer.indented(|writer| {
                for (when, then) in branches {
                    writer.line();
                    writer.put("WHEN ");
                    writer.expr(*when)?;
                    writer.put(" THEN ");
                    writer.expr(*then)?;
                }
                let Some(otherwise) = otherwise else { return Ok(()) };
                writer.line();
                writer.put("ELSE ");
                writer.expr(otherwise)
            })?;
            writer.line();
            writer.put("END");
            Ok(())
        })
    }

    fn cast(&mut self, operand: ExprId, to: &super::super::ir::TypeName, safe: bool, span: Span) -> Done {
        let kind = if to.system { to.name.last() } else { "" };
        let text = match &self.tree.expr(operand).kind {
            ExprKind::Literal(Literal::String(text)) if self.grammar.is_mysql() => Some(text),
            _ => None,
        };
        if let Some(text) = text
            && kind == "timestamp"
            && !safe
            && !text.contains('\\')
        {
            // a literal of this type, to which nothing is cast there
            self.put("TIMESTAMP ");
            return self.string(text, span);
        }
        if let ExprKind::Literal(Literal::String(text)) = &self.tree.expr(operand).kind
            && kind == "interval"
            && matches!(self.grammar, Grammar::Snowflake | Grammar::Bigquery)
        {
            // a literal too: its unit stands inside
            self.put("INTERVAL ");
            return self.string(text, span);
        }
        self.put(match (safe, self.grammar) {
            (false, _) => "CAST(",
            (true, Grammar::Bigquery) => "SAFE_CAST(",
            (true, Grammar::Snowflake | Grammar::Duckdb) => "TRY_CAST(",
            (true, _) => return refuse("a cast that may fail", span),
        });
        self.expr(operand)?;
        self.put(" AS ");
        self.type_name(to, span)?;
        self.put(")");
        Ok(())
    }

    fn row(&mut self, items: &[ExprId]) -> Done {
        if items.len() < 2 {
            if self.grammar.is_mysql() || self.grammar == Grammar::Sqlite {
                return refuse("a row of fewer than two values", Span::default());
            }
            self.put("ROW");
        }
        self.brackets(|writer| writer.commas(items, |writer, id| writer.expr(*id)))
    }

    fn array(&mut self, items: &[ExprId]) -> Done {
        if !matches!(self.grammar, Grammar::Bigquery | Grammar::Snowflake) {
            self.put("ARRAY");
        }
        self.put("[");
        self.filled(items)?;
        self.put("]");
        Ok(())
    }

    /// Not every parser reads what binds more loosely than a sum inside the brackets of a subscript.
    fn index(&mut self, base: ExprId, subscripts: &[Subscript]) -> Done {
        if matches!(self.tree.expr(base).kind, ExprKind::Column(_)) {
            self.expr(base)?;
        } else {
            self.brackets(|writer| writer.expr(base))?;
        }
        for subscript in subscripts {
            self.put("[");
            match subscript {
                Subscript::Element(id) => self.operand(*id, Binding::Sum)?,
                Subscript::Slice(from, to) => {
                    if let Some(from) = from {
                        self.operand(*from, Binding::Sum)?;
                        self.put(" ");
                    }
                    self.put(":");
                    if let Some(to) = to {
                        self.put(" ");
                        self.operand(*to, Binding::Sum)?;
                    }
                }
            }
            self.put("]");
        }
        Ok(())
    }

    fn interval(&mut self, value: ExprId, unit: &str, span: Span) -> Done {
        self.put("INTERVAL ");
        self.operand(value, Binding::Sign)?;
        if unit.is_empty() {
            return Ok(());
        }
        self.word(unit, "the unit of an interval", span)
    }

    fn grouping(&mut self, form: GroupingForm, sets: &[ExprId]) -> Done {
        self.put(match form {
            GroupingForm::Sets => "GROUPING SETS ",
            GroupingForm::Cube => "CUBE ",
            GroupingForm::Rollup => "ROLLUP ",
        });
        self.brackets(|writer| writer.commas(sets, |writer, id| writer.group_item(*id)))
    }

    /// A part of GROUP BY: there a row is a set.
    pub(super) fn group_item(&mut self, id: ExprId) -> Done {
        match &self.tree.expr(id).kind {
            ExprKind::Row(items) => self.brackets(|writer| writer.commas(items, |writer, id| writer.expr(*id))),
            _ => self.expr(id),
        }
    }

    pub(super) fn order_by(&mut self, sorts: &[Sort]) -> Done {
        self.put("ORDER BY ");
        self.commas(sorts, |writer, sort| {
            writer.expr(sort.value)?;
            if let Some(operator) = &sort.using {
                writer.put(" USING ");
                writer.operator(operator, writer.tree.expr(sort.value).span)?;
            }
            writer.put(match sort.descending {
                Some(true) => " DESC",
                Some(false) => " ASC",
                None => "",
            });
            writer.put(match sort.nulls_first {
                Some(true) => " NULLS FIRST",
                Some(false) => " NULLS LAST",
                None => "",
            });
            Ok(())
        })
    }
}

const fn like_word(form: LikeForm) -> &'static str {
    match form {
        LikeForm::Like => "LIKE",
        LikeForm::ILike => "ILIKE",
        LikeForm::SimilarTo => "SIMILAR TO",
        LikeForm::Regexp => "REGEXP",
        LikeForm::Glob => "GLOB",
        LikeForm::Match => "MATCH",
    }
}

fn binding_of(operator: &Operator) -> Binding {
    if operator.schema.is_some() {
        return Binding::Operator;
    }
    match &*operator.symbol {
        "+" | "-" => Binding::Sum,
        "*" | "/" | "%" | "DIV" | "MOD" => Binding::Product,
        "=" | "==" | "<>" | "!=" | "<" | ">" | "<=" | ">=" | "<=>" => Binding::Predicate,
        "XOR" => Binding::Or,
        _ => Binding::Operator,
    }
}

fn is_sign(symbol: &str) -> bool {
    !symbol.is_empty()
        && symbol.bytes().all(|byte| b"+-*/<>=~!@#%^&|`?".contains(&byte))
        && !symbol.contains("--")
        && !symbol.contains("/*")
}
