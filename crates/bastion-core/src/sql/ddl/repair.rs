//! What PostgreSQL writes and the parser does not read: sequences' options in any order, `NOT VALID` in a new table,
//! what `pg_dump` says of partitions and identities.

use sqlparser::ast::ObjectName as Written;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

/// The words of a statement as they are written.
pub(super) fn tokens(sql: &str) -> Vec<Token> {
    let found = Tokenizer::new(&PostgreSqlDialect {}, sql).with_unescape(false).tokenize().unwrap_or_default();
    found.into_iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect()
}

pub(super) fn is(token: Option<&Token>, word: &str) -> bool {
    matches!(token, Some(Token::Word(found)) if found.quote_style.is_none() && found.value.eq_ignore_ascii_case(word))
}

pub(super) fn find(tokens: &[Token], words: &[&str]) -> Option<usize> {
    (0..tokens.len()).find(|at| words.iter().enumerate().all(|(number, word)| is(tokens.get(at + number), word)))
}

pub(super) fn begins(tokens: &[Token], words: &[&str]) -> bool {
    words.iter().enumerate().all(|(number, word)| is(tokens.get(number), word))
}

pub(super) fn written(tokens: &[Token]) -> String {
    tokens.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The same statement in words that the parser reads; `None` when there is none.
pub(super) fn reworded(tokens: &[Token]) -> Option<String> {
    let sequence = find(tokens.get(..4.min(tokens.len()))?, &["SEQUENCE"]);
    if is(tokens.first(), "CREATE")
        && let Some(at) = sequence
    {
        return Some(sequence_in_order(tokens, at));
    }
    let view = begins(tokens, &["CREATE", "VIEW"]) || begins(tokens, &["CREATE", "OR", "REPLACE", "VIEW"]);
    if let Some(check) = find(tokens, &["CHECK", "OPTION"]).filter(|_| view) {
        let with = (0..check).rev().find(|at| is(tokens.get(*at), "WITH"))?;
        return Some(written(tokens.get(..with)?));
    }
    if begins(tokens, &["CREATE", "MATERIALIZED", "VIEW"]) {
        let end = find(tokens, &["WITH", "NO", "DATA"]).or_else(|| find(tokens, &["WITH", "DATA"]))?;
        return Some(written(tokens.get(..end)?));
    }
    // a column's collation beside its new type
    let retyped = begins(tokens, &["ALTER", "TABLE"]).then(|| find(tokens, &["COLLATE"])).flatten();
    if let Some(at) = retyped {
        let (_, length) = name_at(tokens.get(at + 1..)?).ok()?;
        let mut left = tokens.to_vec();
        left.drain(at..(at + 1 + length).min(left.len()));
        return Some(written(&left));
    }
    if is(tokens.first(), "CREATE") && find(tokens, &["NOT", "VALID"]).is_some() {
        let mut left = tokens.to_vec();
        while let Some(at) = find(&left, &["NOT", "VALID"]) {
            left.drain(at..at + 2);
        }
        return Some(written(&left));
    }
    None
}

// AS, INCREMENT, MINVALUE, MAXVALUE, START, CACHE, CYCLE, OWNED BY: the only order the parser knows
fn sequence_in_order(tokens: &[Token], at: usize) -> String {
    const ORDER: [&str; 7] = ["AS", "INCREMENT", "MINVALUE", "MAXVALUE", "START", "CACHE", "CYCLE"];
    let mut parts: Vec<Vec<Token>> = vec![Vec::new(); ORDER.len() + 2];
    let mut current = 0;
    let mut negated = None;
    for (number, token) in tokens.iter().enumerate() {
        if number > at + 1 {
            if is(Some(token), "NO") {
                negated = Some(token.clone());
                continue;
            }
            if let Some(place) = ORDER.iter().position(|word| is(Some(token), word)) {
                current = place + 1;
            } else if is(Some(token), "OWNED") {
                current = ORDER.len() + 1;
            }
        }
        if let Some(part) = parts.get_mut(current) {
            part.extend(negated.take());
            part.push(token.clone());
        }
    }
    written(&parts.concat())
}

pub(super) fn name_at(tokens: &[Token]) -> Result<(Written, usize), String> {
    let mut end = 0;
    while matches!(tokens.get(end), Some(Token::Word(_))) {
        end += 1;
        if tokens.get(end) != Some(&Token::Period) {
            break;
        }
        end += 1;
    }
    let name = tokens.get(..end).unwrap_or_default().to_vec();
    let parsed = Parser::new(&PostgreSqlDialect {}).with_tokens(name).parse_object_name(false);
    parsed.map(|name| (name, end)).map_err(|error| error.to_string())
}
