//! Which words are keywords, and which names may be written without quotes.

use std::borrow::Cow;

use super::fold::lower;
use crate::sql::Grammar;

/// Words that structure statements in the products we read, in small letters and in order. They decide which words are
/// written in small letters where names keep their case: another one makes other fingerprints, and another version.
const KEYWORDS: &[&str] = &[
    "add",
    "all",
    "alter",
    "analyze",
    "and",
    "any",
    "as",
    "asc",
    "begin",
    "between",
    "by",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "commit",
    "constraint",
    "create",
    "cross",
    "current",
    "database",
    "default",
    "delete",
    "desc",
    "describe",
    "distinct",
    "do",
    "drop",
    "duplicate",
    "else",
    "end",
    "escape",
    "except",
    "exists",
    "explain",
    "fetch",
    "filter",
    "first",
    "following",
    "for",
    "foreign",
    "from",
    "full",
    "group",
    "having",
    "if",
    "ilike",
    "in",
    "index",
    "inner",
    "insert",
    "intersect",
    "interval",
    "into",
    "is",
    "join",
    "key",
    "lateral",
    "left",
    "like",
    "limit",
    "lock",
    "match",
    "materialized",
    "merge",
    "natural",
    "not",
    "nothing",
    "null",
    "nulls",
    "of",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "over",
    "partition",
    "preceding",
    "primary",
    "qualify",
    "range",
    "recursive",
    "references",
    "regexp",
    "replace",
    "returning",
    "right",
    "rlike",
    "rollback",
    "row",
    "rows",
    "select",
    "set",
    "share",
    "similar",
    "some",
    "table",
    "then",
    "to",
    "truncate",
    "unbounded",
    "union",
    "unique",
    "update",
    "use",
    "using",
    "values",
    "view",
    "when",
    "where",
    "window",
    "with",
    "within",
    "xor",
];

/// Keywords behind which an operand stands, so that a sign there belongs to a number.
const BEFORE_EXPRESSION: &[&str] = &[
    "all",
    "and",
    "any",
    "between",
    "by",
    "case",
    "default",
    "distinct",
    "else",
    "escape",
    "following",
    "having",
    "if",
    "ilike",
    "in",
    "interval",
    "is",
    "like",
    "limit",
    "not",
    "offset",
    "on",
    "or",
    "preceding",
    "qualify",
    "regexp",
    "returning",
    "rlike",
    "rows",
    "range",
    "select",
    "set",
    "similar",
    "then",
    "to",
    "values",
    "when",
    "where",
    "xor",
];

pub(super) fn is_keyword(lower: &str) -> bool {
    KEYWORDS.binary_search(&lower).is_ok()
}

pub(super) fn precedes_expression(lower: &str) -> bool {
    BEFORE_EXPRESSION.contains(&lower)
}

/// Whether two names that differ in case alone are the same, without quotes. A table of MySQL or BigQuery is not.
pub(super) const fn folds_names(grammar: Grammar) -> bool {
    !matches!(grammar, Grammar::Mysql | Grammar::Mariadb | Grammar::Bigquery)
}

/// A name in quotes as it would stand without them, if it is the same name there.
pub(super) fn unquoted(grammar: Grammar, quoted: &str) -> Cow<'_, str> {
    let mut inside = quoted.chars();
    let ends = (inside.next(), inside.next_back());
    let inside = inside.as_str();
    if !matches!(ends, (Some('"'), Some('"')) | (Some('`'), Some('`')) | (Some('['), Some(']'))) {
        return Cow::Borrowed(quoted);
    }
    let regular = inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && inside.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    if !regular || is_keyword(&lower(inside)) || matches!(lower(inside).as_ref(), "null" | "true" | "false") {
        return Cow::Borrowed(quoted);
    }
    let has = |is: fn(&u8) -> bool| inside.as_bytes().iter().any(is);
    match grammar {
        Grammar::Postgresql if has(u8::is_ascii_uppercase) => Cow::Borrowed(quoted),
        Grammar::Snowflake | Grammar::Ansi if has(u8::is_ascii_lowercase) => Cow::Borrowed(quoted),
        Grammar::Mysql | Grammar::Mariadb | Grammar::Bigquery => Cow::Borrowed(inside),
        _ => lower(inside),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted_by(|left, right| left < right));
        assert!(BEFORE_EXPRESSION.iter().all(|word| is_keyword(word)));
    }
}
