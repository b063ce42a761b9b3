//! Expressions: each of them by itself, wherever it stands.

use super::functions::{self, Standing};
use super::statement::is_postgresql;
use super::{Code, Pass};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{
    Call, CallForm, Expr, ExprKind, Ident, LikeForm, Literal, Name, Over, Sort, Span, SubqueryForm, Tree, Window,
};

/// Words without brackets that are values of the moment.
const MOMENTS: &[&str] = &["current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"];

impl Pass<'_> {
    pub(super) fn expressions(&mut self, tree: &Tree) {
        for expr in tree.exprs() {
            self.expression(expr);
        }
    }

    fn expression(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Column(name) => self.column(name, span),
            ExprKind::Field { base: _, name } => self.field(name.as_ref(), span),
            ExprKind::Call(call) => self.call(call, span),
            ExprKind::Literal(literal) => match literal {
                Literal::Number(_)
                | Literal::String(_)
                | Literal::Boolean(_)
                | Literal::Null
                | Literal::Bits(_)
                | Literal::Hex(_)
                | Literal::Prefixed(_, _) => {}
            },
            ExprKind::Variable(name) => {
                let message = format!("`{name}` is a variable, which may be written, or tells about the server");
                self.deny(Code::Variable, span, message);
            }
            ExprKind::Parameter(text) => self.parameter(text, span),
            ExprKind::Session { word, precision: _ } => self.session(word, span),
            ExprKind::Unary { operator, operand: _ } => self.operator(operator, span),
            ExprKind::Binary { operator, left: _, right: _ } => self.operator(operator, span),
            ExprKind::Quantified { operator, all: _, left: _, right: _ } => self.operator(operator, span),
            ExprKind::Subquery { form, query: _ } => match form {
                SubqueryForm::Quantified { operator, all: _, operand: _ } => self.operator(operator, span),
                SubqueryForm::In(_) => self.implied_operator("=", span),
                SubqueryForm::Scalar | SubqueryForm::Exists | SubqueryForm::Array => {}
            },
            ExprKind::Like { form, negated: _, operand: _, pattern: _, escape: _ } => self.like(*form, span),
            ExprKind::Cast { operand: _, to, safe: _ } => self.type_name(to, span),
            ExprKind::Collate { operand: _, collation } => self.collation(collation, span),
            ExprKind::Distinct { .. } | ExprKind::InList { .. } => self.implied_operator("=", span),
            ExprKind::Between { .. } => {
                self.implied_operator(">=", span);
                self.implied_operator("<=", span);
            }
            ExprKind::Case { operand, branches: _, otherwise: _ } => {
                if operand.is_some() {
                    self.implied_operator("=", span);
                }
            }
            // what is in them is in the list of expressions too
            ExprKind::Wildcard(_)
            | ExprKind::Logical { .. }
            | ExprKind::Not(_)
            | ExprKind::Is { .. }
            | ExprKind::Row(_)
            | ExprKind::Array(_)
            | ExprKind::Index { .. }
            | ExprKind::Interval { .. }
            | ExprKind::Grouping { .. } => {}
            ExprKind::Default => self.deny(Code::NotUnderstood, span, "DEFAULT is no value of a read".to_owned()),
            ExprKind::Unknown(what) => {
                self.deny(Code::NotUnderstood, span, format!("{what} is not understood"));
            }
        }
    }

    fn session(&mut self, word: &str, span: Span) {
        if !MOMENTS.contains(&word) && !self.reads_catalogue() {
            let message = format!("`{word}` tells about the session");
            self.deny(Code::Catalogue, span, message);
        }
    }

    fn like(&mut self, form: LikeForm, span: Span) {
        match form {
            LikeForm::Like => self.implied_operator("~~", span),
            LikeForm::ILike => self.implied_operator("~~*", span),
            LikeForm::SimilarTo => self.implied_operator("~", span),
            // in SQLite the application's function `regexp`
            LikeForm::Regexp if self.guard.grammar == Grammar::Sqlite => self.function(None, "regexp", None, span),
            LikeForm::Regexp | LikeForm::Glob | LikeForm::Match => {}
        }
    }

    fn column(&mut self, name: &Name, span: Span) {
        let [first, .., last] = name.0.as_slice() else { return };
        match self.guard.grammar {
            Grammar::Mysql | Grammar::Mariadb if first.value.starts_with('@') => {
                self.deny(Code::Variable, span, "a variable of the server".to_owned());
            }
            Grammar::Snowflake if name.0.len() > 1 && last.value.eq_ignore_ascii_case("nextval") => {
                self.deny(Code::Function, span, "`.nextval` moves a sequence".to_owned());
            }
            // PostgreSQL calls a function that is written like a column of its argument
            Grammar::Postgresql if name.0.len() > 1 => self.property(&last.value, span),
            _ => {}
        }
    }

    // Snowflake's `$name` is a variable of the session; `$1` is a column
    fn parameter(&mut self, text: &str, span: Span) {
        let mut signs = text.chars();
        if self.guard.grammar == Grammar::Snowflake
            && signs.next() == Some('$')
            && !signs.all(|sign| sign.is_ascii_digit())
        {
            self.deny(Code::Variable, span, format!("`{text}` is a variable of the session"));
        }
    }

    fn field(&mut self, name: Option<&Ident>, span: Span) {
        if let Some(name) = name {
            self.property(&name.value, span);
        }
    }

    fn property(&mut self, name: &str, span: Span) {
        if !is_postgresql(self.guard.grammar) {
            return;
        }
        if functions::standing(self.guard.grammar, None, name, Some(1)) == Standing::Never {
            self.deny(Code::Function, span, format!("`.{name}` may call the function of that name, which no read may"));
        } else if !self.is_approved(None, name)
            && self.guard.catalogue.as_ref().is_some_and(|catalogue| catalogue.is_property(name))
        {
            let message = format!("`.{name}` may call the function of that name");
            self.ask(Code::UserFunction, span, message);
        }
    }

    fn call(&mut self, call: &Call, span: Span) {
        let Call {
            name,
            form,
            arguments,
            variadic: _,
            star: _,
            distinct: _,
            order_by,
            within_group,
            separator: _,
            ignore_nulls: _,
            filter: _,
            over,
        } = call;
        self.sorts(order_by);
        match over {
            Some(Over::Window(window)) => self.window(window),
            Some(Over::Named(_)) | None => {}
        }
        // the direct arguments and those of the order are arguments of one function
        let count = if *within_group { None } else { Some(arguments.len()) };
        match name.0.as_slice() {
            // `a AT TIME ZONE b`, `trim(…)`: the grammar names the function, in the system's schema
            [last] if is_postgresql(self.guard.grammar) && is_of_grammar(*form) => {
                self.function(Some("pg_catalog"), &last.value, count, span);
            }
            [last] if !is_postgresql(self.guard.grammar) && is_of_grammar(*form) => {}
            // in quotes a word of the grammar is no longer one, and somebody's own function of that name is meant
            [last] if last.quoted && self.guard.grammar.is_mysql() => self.user_function(None, &last.value, span),
            [last] => self.function(None, &last.value, count, span),
            [schema, last] => self.function(Some(&schema.value), &last.value, count, span),
            [] | [_, _, _, ..] => {
                self.deny(Code::UserFunction, span, "a function by a name of more than two parts".to_owned());
            }
        }
    }

    pub(super) fn function(&mut self, schema: Option<&str>, name: &str, arguments: Option<usize>, span: Span) {
        let (grammar, major) = (self.guard.grammar, self.guard.major);
        if let Some(schema) = schema.filter(|schema| !(is_postgresql(grammar) && *schema == "pg_catalog")) {
            return self.user_function(Some(schema), name, span);
        }
        match functions::standing(grammar, major, name, arguments) {
            Standing::Pure => {}
            Standing::Catalog => {
                if !self.reads_catalogue() {
                    self.deny(Code::Catalogue, span, format!("`{name}` tells about the server or its catalogue"));
                }
            }
            Standing::Never => self.deny(Code::Function, span, format!("no read may call `{name}`")),
            Standing::Unknown => self.user_function(schema, name, span),
        }
    }

    fn user_function(&mut self, schema: Option<&str>, name: &str, span: Span) {
        if self.is_approved(schema, name) {
            return;
        }
        let shown = schema.map_or_else(|| name.to_owned(), |schema| format!("{schema}.{name}"));
        let found = self.guard.catalogue.as_ref().map(|catalogue| catalogue.quietest(schema, name));
        match found {
            Some(Some(true)) => {
                let message = format!("`{shown}` is a function of the schema: look at it, then allow it by name");
                self.ask(Code::UserFunction, span, message);
            }
            Some(Some(false)) => {
                let message = format!("`{shown}` is a function of the schema that may have effects");
                self.deny(Code::UserFunction, span, message);
            }
            Some(None) | None => {
                self.deny(Code::UserFunction, span, format!("`{shown}` is no function that is known"));
            }
        }
    }

    /// Whether somebody looked at a function or operator and allowed it.
    pub(super) fn is_approved(&self, schema: Option<&str>, name: &str) -> bool {
        let same = |left: &str, right: &str| {
            if is_postgresql(self.guard.grammar) { left == right } else { left.eq_ignore_ascii_case(right) }
        };
        self.guard.reach.routines.iter().any(|approved| match (approved.split_once('.'), schema) {
            (Some((of, last)), Some(schema)) if !of.is_empty() => same(of, schema) && same(last, name),
            // without a schema the approved one is written before it
            (Some((of, last)), None) if !of.is_empty() => same(last, name),
            (_, None) => same(approved, name),
            _ => false,
        })
    }

    pub(super) fn reads_catalogue(&self) -> bool {
        self.guard.reach.catalogue || self.within.is_some()
    }

    pub(super) fn sorts(&mut self, list: &[Sort]) {
        for Sort { value: _, descending: _, nulls_first: _, using } in list {
            if let Some(operator) = using {
                self.operator(operator, Span::default());
            }
        }
    }

    pub(super) fn window(&mut self, window: &Window) {
        // the bounds of a frame are in the list of expressions
        let Window { base: _, partition_by: _, order_by, frame: _ } = window;
        self.sorts(order_by);
    }

    fn collation(&mut self, name: &Name, span: Span) {
        match name.0.as_slice() {
            [_] => {}
            [schema, _] if is_postgresql(self.guard.grammar) && schema.value.as_ref() == "pg_catalog" => {}
            _ => self.deny(Code::Collation, span, "a collation of another schema".to_owned()),
        }
    }
}

/// Whether the grammar itself names the function of a call.
pub(super) const fn is_of_grammar(form: CallForm) -> bool {
    match form {
        CallForm::Plain => false,
        CallForm::Extract
        | CallForm::Substring
        | CallForm::Position
        | CallForm::Overlay
        | CallForm::Trim
        | CallForm::AtTimeZone
        | CallForm::Overlaps
        | CallForm::ConvertUsing
        | CallForm::MatchAgainst => true,
    }
}
