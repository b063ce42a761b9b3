//! Names as the product reads them.

use sqlparser::ast::{Ident as Written, ObjectName, ObjectNamePart, TableAlias, TableAliasColumnDef};

use super::Builder;
use crate::sql::ir::{Alias, AliasColumn, Ident, Name};
use crate::sql::name::in_postgres;

impl Builder {
    pub(super) fn ident(&self, written: Written) -> Ident {
        let span = self.span(written.span);
        let quoted = written.quote_style.is_some();
        if !self.is_postgres() {
            return Ident { value: written.value.into_boxed_str(), quoted, span };
        }
        let value = in_postgres(written.value, quoted).into_boxed_str();
        Ident { value, quoted: false, span }
    }

    pub(super) fn name(&mut self, written: ObjectName) -> Name {
        let mut parts = Vec::with_capacity(written.0.len());
        for part in written.0 {
            match part {
                ObjectNamePart::Identifier(ident) => parts.push(self.ident(ident)),
                // Snowflake's IDENTIFIER('…')
                ObjectNamePart::Function(_) => self.leave_out("a computed name"),
            }
        }
        Name(parts)
    }

    pub(super) fn idents(&self, written: Vec<Written>) -> Vec<Ident> {
        written.into_iter().map(|ident| self.ident(ident)).collect()
    }

    pub(super) fn alias(&mut self, written: Option<TableAlias>) -> Option<Alias> {
        let TableAlias { explicit: _, name, columns, at } = written?;
        self.leave_out_if(at.is_some(), "AT behind an alias");
        Some(Alias { name: self.ident(name), columns: self.alias_columns(columns) })
    }

    pub(super) fn alias_columns(&mut self, columns: Vec<TableAliasColumnDef>) -> Vec<AliasColumn> {
        let column = |TableAliasColumnDef { name, data_type }| {
            let kind = data_type.map(|found| self.type_name(found));
            AliasColumn { name: self.ident(name), kind }
        };
        columns.into_iter().map(column).collect()
    }

    /// A word without quotes that PostgreSQL does not take for a name: to the parser it is one, so the syntax is one that
    /// the parser does not know.
    pub(super) fn is_reserved(&self, written: &Written) -> bool {
        self.is_postgres()
            && written.quote_style.is_none()
            && RESERVED.binary_search_by(|word| compare_folded(word, &written.value)).is_ok()
    }
}

// the order of a word in small letters and one in any, without making a new one
fn compare_folded(word: &str, written: &str) -> std::cmp::Ordering {
    word.bytes().cmp(written.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Reserved words of PostgreSQL that are no values (manual, appendix C), in their order.
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "fetch",
    "for",
    "foreign",
    "from",
    "grant",
    "group",
    "having",
    "in",
    "initially",
    "intersect",
    "into",
    "lateral",
    "leading",
    "limit",
    "not",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "placing",
    "primary",
    "references",
    "returning",
    "select",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "union",
    "unique",
    "using",
    "variadic",
    "when",
    "where",
    "window",
    "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_their_order() {
        assert!(RESERVED.is_sorted());
    }
}
