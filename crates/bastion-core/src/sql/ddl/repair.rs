//! What PostgreSQL writes and the parser does not read: sequences' options in any order, `NOT VALID` in a new table,
//! what `pg_dump` says of partitions and identities.

use sqlparser::ast::ObjectName as Written;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::draft::Draft;
use crate::schema::IdentityKind;

/// The words of a statement as they are written.
pub(super) fn tokens(sql: &str) -> Vec<Token> {
    let found = Tokenizer::new(&PostgreSqlDialect {}, sql).with_unescape(false).tokenize().unwrap_or_default();
    found.into_iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect()
}

fn is(token: Option<&Token>, word: &str) -> bool {
    matches!(token, Some(Token::Word(found)) if found.quote_style.is_none() && found.value.eq_ignore_ascii_case(word))
}

fn find(tokens: &[Token], words: &[&str]) -> Option<usize> {
    (0..tokens.len()).find(|at| words.iter().enumerate().all(|(number, word)| is(tokens.get(at + number), word)))
}

fn begins(tokens: &[Token], words: &[&str]) -> bool {
    words.iter().enumerate().all(|(number, word)| is(tokens.get(number), word))
}

fn written(tokens: &[Token]) -> String {
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

fn name_at(tokens: &[Token]) -> Result<(Written, usize), String> {
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

impl Draft {
    /// Statements that the parser has no tree for. `None` for any other.
    pub(super) fn special(&mut self, tokens: &[Token]) -> Option<Result<(), String>> {
        if begins(tokens, &["ALTER", "SEQUENCE"]) {
            let owned = find(tokens, &["OWNED", "BY"])?;
            return Some(self.owned_by(tokens, owned));
        }
        // who owns what is not read: it depends on the roles of a server
        if is(tokens.first(), "ALTER") && find(tokens, &["OWNER", "TO"]).is_some() {
            return Some(Ok(()));
        }
        let strict = begins(tokens, &["CREATE", "DOMAIN"]).then(|| find(tokens, &["NOT", "NULL"])).flatten();
        if let Some(at) = strict {
            return Some(self.strict_domain(tokens, at));
        }
        let table = begins(tokens, &["ALTER", "TABLE"]);
        if let Some(at) = find(tokens, &["ATTACH", "PARTITION"]).filter(|_| table) {
            return Some(self.attach(tokens, at));
        }
        if let Some(at) = find(tokens, &["ADD", "GENERATED"]).filter(|_| table) {
            return Some(self.add_identity(tokens, at));
        }
        None
    }

    fn strict_domain(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let mut left = tokens.to_vec();
        left.drain(at..at + 2);
        let text = written(&left);
        for statement in super::guard::parse(self.dialect, &text)? {
            self.apply(statement, &text)?;
        }
        let (name, _) = name_at(tokens.get(2..).unwrap_or_default())?;
        let name = self.name(&name)?;
        if let Some(domain) = self.domains.get_mut(&name) {
            domain.not_null = true;
        }
        Ok(())
    }

    fn owned_by(&mut self, tokens: &[Token], owned: usize) -> Result<(), String> {
        let (sequence, _) = name_at(tokens.get(2..).unwrap_or_default())?;
        let (column, _) = name_at(tokens.get(owned + 2..).unwrap_or_default())?;
        let name = self.name(&sequence)?;
        let owner = self.owner_of(&column);
        let known =
            self.sequences.get_mut(&name).ok_or_else(|| format!("there is no sequence `{sequence}` before it"))?;
        known.owned_by = owner;
        Ok(())
    }

    fn altered<'a>(&self, tokens: &'a [Token]) -> Result<(Written, &'a [Token]), String> {
        let mut at = 2;
        if begins(tokens.get(at..).unwrap_or_default(), &["IF", "EXISTS"]) {
            at += 2;
        }
        at += usize::from(is(tokens.get(at), "ONLY"));
        let rest = tokens.get(at..).unwrap_or_default();
        let (name, length) = name_at(rest)?;
        Ok((name, rest.get(length..).unwrap_or_default()))
    }

    fn attach(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (parent, _) = self.altered(tokens)?;
        let rest = tokens.get(at + 2..).unwrap_or_default();
        let (child, length) = name_at(rest)?;
        let bound = written(rest.get(length..).unwrap_or_default());
        let parent = self.name(&parent)?;
        let child = self.table(&child)?;
        child.relation.partition_of = Some(parent);
        child.relation.partition_bound = Some(bound);
        for column in &mut child.columns {
            column.inherited = true;
        }
        Ok(())
    }

    fn add_identity(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (name, rest) = self.altered(tokens)?;
        let skipped = if begins(rest, &["ALTER", "COLUMN"]) { 2 } else { 1 };
        let (column, _) = name_at(rest.get(skipped..).unwrap_or_default())?;
        let column = column.0.last().and_then(|part| part.as_ident()).map(|ident| self.fold(ident)).unwrap_or_default();
        let identity = if is(tokens.get(at + 2), "ALWAYS") { IdentityKind::Always } else { IdentityKind::ByDefault };
        let table = self.table(&name)?;
        let found = table.columns.iter_mut().find(|known| known.name == column);
        let found = found.ok_or_else(|| format!("there is no column `{column}` of `{name}` before it"))?;
        found.identity = Some(identity);
        found.not_null = true;
        let (table, data_type) = (table.relation.clone(), found.data_type.clone());
        self.own_sequence(&table, &column, &data_type, true);
        Ok(())
    }
}
