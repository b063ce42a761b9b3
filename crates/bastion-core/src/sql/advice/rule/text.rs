//! What stands in the text itself: secrets, SQL in strings, quotes, words of old.

use crate::sql::advice::record::{Hit, Rule};
use crate::sql::advice::subject::Subject;
use crate::sql::advice::{Confidence, Severity};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{Expr, ExprId, ExprKind, Ident, Literal, Node, RelationKind, Span, StatementKind};

/// Functions that run SQL that comes as a string (PostgreSQL and its contrib modules).
const SQL_IN_STRING_FUNCTIONS: &[&str] = &[
    "query_to_xml",
    "query_to_xmlschema",
    "query_to_xml_and_xmlschema",
    "cursor_to_xml",
    "table_to_xml",
    "schema_to_xml",
    "database_to_xml",
    "ts_stat",
    "dblink",
    "dblink_exec",
    "dblink_open",
    "dblink_send_query",
    "crosstab",
    "crosstab2",
    "crosstab3",
    "crosstab4",
    "connectby",
];

/// Words of a column's name that say its values are secret.
const SECRET_WORDS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "ssn",
    "pin",
    "cvv",
    "cvc",
    "privatekey",
    "accesskey",
    "credential",
    "credentials",
];

/// How keys and tokens of common providers begin.
const SECRET_PREFIXES: &[&str] = &[
    "AKIA",
    "ASIA",
    "ghp_",
    "gho_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "sk_live_",
    "rk_live_",
    "AIza",
    "-----BEGIN ",
    "eyJhbGciOi",
    "sk-ant-",
    "npm_",
    "SG.",
];

/// Words that cannot be names without quotes in one product or another.
const RESERVED: &[&str] = &[
    "all",
    "and",
    "any",
    "as",
    "asc",
    "between",
    "by",
    "case",
    "check",
    "column",
    "constraint",
    "create",
    "cross",
    "default",
    "delete",
    "desc",
    "distinct",
    "drop",
    "else",
    "end",
    "except",
    "exists",
    "false",
    "fetch",
    "for",
    "foreign",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "in",
    "index",
    "inner",
    "insert",
    "intersect",
    "into",
    "is",
    "join",
    "key",
    "left",
    "like",
    "limit",
    "natural",
    "not",
    "null",
    "offset",
    "on",
    "or",
    "order",
    "outer",
    "primary",
    "range",
    "rank",
    "read",
    "references",
    "right",
    "row",
    "rows",
    "select",
    "set",
    "some",
    "table",
    "then",
    "to",
    "true",
    "union",
    "unique",
    "update",
    "user",
    "using",
    "values",
    "when",
    "where",
    "window",
    "with",
];

pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name.to_ascii_lowercase().as_str())
}

pub(super) const SQL_IN_STRING: Rule = Rule {
    id: "C07",
    name: "sql-in-string",
    severity: Severity::Critical,
    fixed: true,
    title: "a function runs SQL that comes as a string",
    why: "No guard, no lineage and no policy sees what is in the string, and whoever fills it runs what he likes.",
    action: "write the query itself",
    look: |subject| {
        let hit = |(_, expr): (ExprId, &Expr)| {
            let ExprKind::Call(call) = &expr.kind else { return None };
            let name = call.name.last().to_ascii_lowercase();
            SQL_IN_STRING_FUNCTIONS
                .contains(&name.as_str())
                .then(|| Hit::new(format!("`{name}` runs SQL that comes as a string")).at(expr.span))
        };
        subject.exprs().into_iter().filter_map(hit).collect()
    },
};

pub(super) const SECRET: Rule = Rule {
    id: "C10",
    name: "secret-in-text",
    severity: Severity::Critical,
    fixed: true,
    title: "a secret or a card number stands in the text",
    why: "Texts of statements end up in logs, statistics and error messages.",
    action: "send it as a parameter, and change the secret",
    look: |subject| {
        let mut hits = Vec::new();
        for (_, expr) in subject.exprs() {
            if let ExprKind::Literal(Literal::String(text)) = &expr.kind
                && (SECRET_PREFIXES.iter().any(|prefix| text.starts_with(prefix) && text.len() >= prefix.len() + 12)
                    || is_card(text))
            {
                hits.push(Hit::new("a value of the form of a key, a token or a card number").at(expr.span));
            }
        }
        for (name, value) in named_values(subject) {
            let literal =
                matches!(subject.literal(value), Some(Literal::String(text)) if !text.is_empty() && !is_hash(text));
            if is_secret(&name) && literal {
                let span = subject.tree.expr(value).span;
                hits.push(
                    Hit::new(format!("the value of `{name}` stands in the text")).at(span).with(Confidence::Medium),
                );
            }
        }
        hits
    },
};

/// Values beside the columns that they are compared with or written to.
fn named_values(subject: &Subject<'_>) -> Vec<(String, ExprId)> {
    let mut pairs = Vec::new();
    let column = |id: ExprId| match &subject.tree.expr(id).kind {
        ExprKind::Column(name) => Some(name.last().to_owned()),
        _ => None,
    };
    for (_, expr) in subject.exprs() {
        if let ExprKind::Binary { left, right, .. } = &expr.kind {
            pairs.extend(column(*left).map(|name| (name, *right)));
            pairs.extend(column(*right).map(|name| (name, *left)));
        }
    }
    let Some(root) = subject.root else { return pairs };
    match &subject.tree.statement(root).kind {
        StatementKind::Update(update) => {
            for assignment in &update.assignments {
                pairs.extend(assignment.targets.iter().map(|target| (target.last().to_owned(), assignment.value)));
            }
        }
        StatementKind::Insert(insert) => {
            if let Some(crate::sql::ir::Body::Values(rows)) = insert.source.map(|query| &subject.tree.query(query).body)
            {
                for row in rows {
                    let named = insert.columns.iter().zip(row);
                    pairs.extend(named.map(|(column, value)| (column.value.to_string(), *value)));
                }
            }
        }
        _ => {}
    }
    pairs
}

/// Whether a whole word of a name says that its values are secret.
fn is_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|character: char| !character.is_ascii_alphanumeric()).collect();
    let pairs = words.windows(2).map(|pair| pair.concat());
    let hashed = words
        .iter()
        .any(|word| matches!(*word, "hash" | "hashed" | "digest" | "salt" | "id" | "type" | "count" | "at"));
    !hashed
        && (words.iter().any(|word| SECRET_WORDS.contains(word))
            || pairs.into_iter().any(|pair| SECRET_WORDS.contains(&pair.as_str())))
}

/// A digest, which is no secret by itself.
fn is_hash(text: &str) -> bool {
    text.starts_with('$') || (text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// 13 to 19 digits that begin as cards do, in groups or not, whose check digit is right (Luhn, ISO/IEC 7812-1).
fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|character| character.to_digit(10)).collect();
    let plain = text.chars().all(|character| character.is_ascii_digit() || character == ' ' || character == '-');
    if !plain || !(13..=19).contains(&digits.len()) || !matches!(digits.first(), Some(2..=6)) {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { *digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| Some(digit) != digits.first())
}

pub(super) const NEEDLESS_QUOTES: Rule = Rule {
    id: "L08",
    name: "reserved-name",
    severity: Severity::Low,
    fixed: true,
    title: "a name that needs quotes",
    why: "A reserved word as a name fails wherever the quotes are forgotten.",
    action: "choose another name, or leave needless quotes out",
    look: |subject| {
        let mut names: Vec<&Ident> = Vec::new();
        let Some(root) = subject.root else { return Vec::new() };
        subject.tree.descend(Node::Statement(root), |node| match node {
            Node::Expr(id) => {
                if let ExprKind::Column(name) = &subject.tree.expr(id).kind {
                    names.extend(&name.0);
                }
            }
            Node::Relation(id) => {
                if let RelationKind::Table(table) = &subject.tree.relation(id).kind {
                    names.extend(&table.name.0);
                }
            }
            Node::Query(_) | Node::Statement(_) => {}
        });
        let hit = |name: &Ident| {
            let written = subject.slice(name.span)?;
            let quoted = written.starts_with(['"', '`', '[']);
            let plain = name.value.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase());
            let said = match (quoted, is_reserved(&name.value)) {
                (true, true) => "is a reserved word",
                (true, false) if plain && !name.value.is_empty() => "needs no quotes",
                _ => return None,
            };
            Some(Hit::new(format!("`{}` {said}", name.value)).at(name.span))
        };
        names.into_iter().filter_map(hit).collect()
    },
};

pub(super) const DEPRECATED: Rule = Rule {
    id: "L12",
    name: "deprecated-syntax",
    severity: Severity::Low,
    fixed: true,
    title: "syntax that is going away",
    why: "The next release of the server may refuse it.",
    action: "use what the server's manual recommends instead",
    look: |subject| {
        let mut hits = Vec::new();
        for (_, expr) in subject.exprs() {
            let ExprKind::Call(call) = &expr.kind else { continue };
            let name = call.name.last().to_ascii_lowercase();
            let instead = match (subject.grammar, name.as_str()) {
                (Grammar::Mysql | Grammar::Mariadb, "found_rows") => "run count(*) as a statement of its own",
                (Grammar::Mysql | Grammar::Mariadb, "password" | "old_password" | "des_encrypt" | "des_decrypt") => {
                    "hash outside of the server"
                }
                (Grammar::Mysql, "encode" | "decode" | "encrypt") => "use aes_encrypt and aes_decrypt",
                (Grammar::Postgresql, "pg_start_backup") => "use pg_backup_start",
                (Grammar::Postgresql, "pg_stop_backup") => "use pg_backup_stop",
                (Grammar::Postgresql, "convert_to_nulls" | "getpgusername") => "use current_user",
                _ => continue,
            };
            hits.push(Hit::new(format!("`{name}` is deprecated")).at(expr.span).todo(instead));
        }
        if subject.grammar.is_mysql()
            && let Ok(end) = u32::try_from(subject.text.len())
            && let Some(span) = subject.keyword(0, end, "SQL_CALC_FOUND_ROWS")
        {
            let instead = "run count(*) as a statement of its own";
            hits.push(Hit::new("`SQL_CALC_FOUND_ROWS` is deprecated").at(Span { ..span }).todo(instead));
        }
        hits
    },
};
