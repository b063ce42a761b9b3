//! Types that values are converted to: somebody's own may check them by a function.

use super::functions;
use super::statement::is_postgresql;
use super::{Code, Pass};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{AliasColumn, Span, TypeName};

impl Pass<'_> {
    pub(super) fn type_name(&mut self, found: &TypeName, span: Span) {
        let TypeName { system, name, modifiers: _, dimensions: _, fields: _ } = found;
        if !is_postgresql(self.guard.grammar) {
            // the other products have no types that call a function
            if name.0.len() > 1 && self.guard.grammar != Grammar::Sqlite {
                self.deny(Code::Type, span, "a type by a name of more than one part".to_owned());
            }
            return;
        }
        let (schema, last) = match name.0.as_slice() {
            [last] => (None, last),
            [schema, last] => (Some(schema.value.as_ref()), last),
            [] | [_, _, _, ..] => {
                return self.deny(Code::Type, span, "a type by a name of more than two parts".to_owned());
            }
        };
        // `interval day to second`
        let last =
            last.value.split_once(' ').filter(|(first, _)| *first == "interval").map_or(&*last.value, |parts| parts.0);
        // these two look up a configuration of text search, as the functions of text search do
        if last.starts_with("reg") && functions::knows_type(last) && last != "regconfig" && last != "regdictionary" {
            if !self.reads_catalogue() {
                self.deny(Code::Catalogue, span, format!("`{last}` looks a name up in the catalogue"));
            }
            return;
        }
        // what the grammar calls a type of the system may be another product's
        let of_system = *system || schema.is_none_or(|schema| schema == "pg_catalog");
        if !of_system || !functions::knows_type(last) {
            self.user_type(schema, last, span);
        }
    }

    fn user_type(&mut self, schema: Option<&str>, name: &str, span: Span) {
        if self.is_approved(schema, name) {
            return;
        }
        match self.guard.catalogue.as_ref().map(|catalogue| catalogue.is_plain_type(schema, name)) {
            Some(Some(true)) => {}
            Some(Some(false)) => {
                let message = format!("`{name}` is a type whose values are checked by somebody's own rules");
                self.deny(Code::Type, span, message);
            }
            Some(None) | None => self.deny(Code::Type, span, format!("`{name}` is no type that is known")),
        }
    }

    pub(super) fn alias_columns(&mut self, columns: &[AliasColumn], span: Span) {
        for AliasColumn { name: _, kind } in columns {
            if let Some(kind) = kind {
                self.type_name(kind, span);
            }
        }
    }
}
