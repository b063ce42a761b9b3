//! Operators: PostgreSQL looks their signs up by name, so that somebody's own may be meant.

use super::functions;
use super::statement::is_postgresql;
use super::{Code, Pass};
use crate::sql::ir::{Operator, Span};

impl Pass<'_> {
    pub(super) fn operator(&mut self, operator: &Operator, span: Span) {
        let Operator { schema, symbol } = operator;
        let grammar = self.guard.grammar;
        let of_system = match schema {
            Some(schema) => is_postgresql(grammar) && schema.value.as_ref() == "pg_catalog",
            None => true,
        };
        if of_system && functions::knows_operator(grammar, self.guard.major, symbol) {
            return;
        }
        let schema = schema.as_ref().map(|schema| schema.value.as_ref());
        if self.is_approved(schema, symbol) {
            return;
        }
        match self.guard.catalogue.as_ref().and_then(|catalogue| catalogue.quietest_operator(symbol)) {
            Some(true) => {
                let message = format!("`{symbol}` is an operator of the schema: look at it, then allow it by name");
                self.ask(Code::Operator, span, message);
            }
            Some(false) => {
                let message = format!("`{symbol}` is an operator of the schema that may have effects");
                self.deny(Code::Operator, span, message);
            }
            None => self.deny(Code::Operator, span, format!("`{symbol}` is no operator that is known")),
        }
    }

    /// What is looked up by name without being written: IN, BETWEEN, LIKE, USING.
    pub(super) fn implied_operator(&mut self, symbol: &str, span: Span) {
        if is_postgresql(self.guard.grammar)
            && !self.is_approved(None, symbol)
            && let Some(catalogue) = &self.guard.catalogue
            && catalogue.has_operator(symbol)
        {
            let message = format!("the schema has an operator `{symbol}` of its own, which may be meant here");
            self.ask(Code::Operator, span, message);
        }
    }
}
