//! A text, looked at before it is parsed: what would nest deeper than a stack is refused by name.
//!
//! The parser recurses for brackets, joins and right-hand sides, and the tree it builds is as deep as the longest chain
//! of operators; both would end the process. Its tokens are a flat list: everything here is counted on them.

use sqlparser::ast::Statement;
use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer};

use super::adapt::adapted;
use super::dialect::dialect;
use super::grammar::Grammar;
use crate::escape::plain;
use crate::limits::{
    SQL_CHAIN_TERMS_MAX, SQL_JOINS_MAX, SQL_NESTING_LEVELS_MAX, SQL_STACK_BYTES, SQL_STATEMENT_BYTES_MAX,
};

/// What those who share one stack may use of it before they read a statement.
const SHARED_BYTES: usize = 1024 * 1024;

/// Does something on a stack that is large enough for every tree within the bounds, to its last drop.
///
/// Whatever reads a statement does so by itself. Who reads many does it once around all of them: the system makes a stack
/// and takes it back each time otherwise.
///
/// ```
/// use bastion_core::schema::Dialect;
/// use bastion_core::snapshot::Snapshot;
/// use bastion_core::sql::{Tracer, read_schema, with_stack};
///
/// let schema = [("a.sql".to_owned(), "CREATE TABLE t (a int, b int);".to_owned())];
/// let snapshot = Snapshot::new(read_schema(Dialect::Postgresql, &schema)).unwrap();
/// let tracer = Tracer::new(&snapshot, &[]);
/// let traced = with_stack(|| ["SELECT a FROM t", "SELECT b FROM t"].map(|sql| tracer.trace(sql).1.columns.len()));
/// assert_eq!(traced, [1, 1]);
/// ```
pub fn with_stack<T>(act: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(SQL_STACK_BYTES, SQL_STACK_BYTES.saturating_add(SHARED_BYTES), act)
}

/// A text from so many bytes on is looked at from its beginning first.
const LONG_BYTES: usize = 64 * 1024;
/// Bytes of that beginning: more than an operator in a row takes, as often as there may be some.
const BEGINNING_BYTES: usize = 24 * 1024;

/// The beginning of a long text, to the end of a word or to a bracket: no half of an operator stands at its end.
fn beginning(text: &str) -> Option<&str> {
    if text.len() < LONG_BYTES {
        return None;
    }
    let is_end = |pair: &[u8]| match pair {
        [b'(' | b')' | b'[' | b']' | b',', _] => true,
        [before, after] => before.is_ascii_alphanumeric() && !after.is_ascii_alphanumeric() && after.is_ascii(),
        _ => false,
    };
    let end = text.as_bytes().get(..BEGINNING_BYTES)?.windows(2).rposition(is_end)?;
    text.get(..=end)
}

/// Parses a text of statements; to be called within [`with_stack`].
///
/// # Errors
///
/// What a person is told when it cannot be parsed, or is larger or deeper than the bounds.
pub(super) fn parse(grammar: Grammar, text: &str) -> Result<Vec<Statement>, String> {
    if text.len() > SQL_STATEMENT_BYTES_MAX {
        return Err(format!("it has {} bytes, and at most {SQL_STATEMENT_BYTES_MAX} are parsed", text.len()));
    }
    let dialect = dialect(grammar);
    if let Some(beginning) = beginning(text)
        && let Ok(tokens) = Tokenizer::new(dialect, beginning).tokenize_with_location()
    {
        // what is too much at its beginning need not be read to its end
        measure(grammar, &adapted(grammar, tokens))?;
    }
    let tokens = Tokenizer::new(dialect, text)
        .tokenize_with_location()
        .map_err(|error| format!("it cannot be parsed: {}", plain(&error.to_string())))?;
    let tokens = adapted(grammar, tokens);
    measure(grammar, &tokens)?;
    // each level of brackets is several calls of the parser
    Parser::new(dialect)
        .with_recursion_limit(SQL_NESTING_LEVELS_MAX.saturating_mul(8).saturating_add(SQL_JOINS_MAX))
        .with_tokens_with_locations(tokens)
        .parse_statements()
        .map_err(|error| format!("it cannot be parsed: {}", plain(&error.to_string())))
}

/// How deep the tree between two brackets can become: operators in a row, and the deepest bracket among them.
#[derive(Debug, Default, Clone, Copy)]
struct Level {
    chain: usize,
    inner: usize,
    deepest: usize,
    joins: usize,
}

impl Level {
    // a list's next element begins a tree of its own
    fn cut(&mut self) {
        self.deepest = self.deepest.max(self.chain + self.inner);
        (self.chain, self.inner) = (0, 0);
    }
}

fn measure(grammar: Grammar, tokens: &[TokenWithSpan]) -> Result<(), String> {
    let mut stack = vec![Level::default()];
    for found in tokens {
        let depth = stack.len();
        let Some(level) = stack.last_mut() else { break };
        match &found.token {
            Token::Whitespace(_) | Token::Number(..) | Token::EOF => {}
            Token::Comma | Token::SemiColon => level.cut(),
            Token::LParen | Token::LBracket | Token::LBrace => {
                if depth > SQL_NESTING_LEVELS_MAX {
                    return Err(format!("brackets nest deeper than {SQL_NESTING_LEVELS_MAX} levels"));
                }
                stack.push(Level::default());
            }
            Token::RParen | Token::RBracket | Token::RBrace => {
                level.cut();
                let inner = level.deepest + 1;
                if depth > 1 {
                    stack.pop();
                }
                if let Some(outer) = stack.last_mut() {
                    outer.inner = outer.inner.max(inner);
                    // `a[1][2]` and `f(1)(2)` nest to the left
                    outer.chain += 1;
                }
            }
            Token::Word(word) => match word.keyword {
                Keyword::JOIN => {
                    level.joins += 1;
                    if level.joins > SQL_JOINS_MAX {
                        return Err(format!("more than {SQL_JOINS_MAX} joins stand in a row"));
                    }
                }
                keyword if is_copying(grammar, keyword) => level.chain += COPYING_TERMS,
                keyword if is_operator(keyword) => level.chain += 1,
                _ => {}
            },
            token if is_value(token) => {}
            _ => level.chain += 1,
        }
        if let Some(level) = stack.last()
            && level.chain + level.inner > SQL_CHAIN_TERMS_MAX
        {
            return Err(format!("more than {SQL_CHAIN_TERMS_MAX} operators stand in a row"));
        }
    }
    Ok(())
}

const fn is_operator(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::AND
            | Keyword::OR
            | Keyword::NOT
            | Keyword::XOR
            | Keyword::IS
            | Keyword::IN
            | Keyword::LIKE
            | Keyword::ILIKE
            | Keyword::RLIKE
            | Keyword::REGEXP
            | Keyword::SIMILAR
            | Keyword::OVERLAPS
            | Keyword::MEMBER
            | Keyword::OPERATOR
            | Keyword::ESCAPE
            | Keyword::NOTNULL
            | Keyword::BETWEEN
            | Keyword::CASE
            | Keyword::ELSE
            | Keyword::INTERVAL
            | Keyword::COLLATE
            | Keyword::AT
            | Keyword::UNION
            | Keyword::EXCEPT
            | Keyword::INTERSECT
            | Keyword::MINUS
            | Keyword::PRIOR
            | Keyword::ARRAY
            | Keyword::EXPLAIN
            | Keyword::DESCRIBE
            | Keyword::DESC
            | Keyword::BINARY
            | Keyword::LAMBDA
    )
}

/// What one of the words below counts for: the parser copies all on its left.
const COPYING_TERMS: usize = 40;

const fn is_copying(grammar: Grammar, keyword: Keyword) -> bool {
    match grammar {
        Grammar::Mysql | Grammar::Mariadb => matches!(keyword, Keyword::DIV),
        Grammar::Sqlite => matches!(keyword, Keyword::REGEXP | Keyword::GLOB | Keyword::MATCH),
        _ => false,
    }
}

const fn is_value(token: &Token) -> bool {
    matches!(
        token,
        Token::SingleQuotedString(_)
            | Token::DoubleQuotedString(_)
            | Token::EscapedStringLiteral(_)
            | Token::DollarQuotedString(_)
            | Token::NationalStringLiteral(_)
            | Token::HexStringLiteral(_)
            | Token::Placeholder(_)
            | Token::Period
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        with_stack(|| parse(Grammar::Postgresql, text).unwrap_err())
    }

    fn parses(text: &str) -> bool {
        with_stack(|| parse(Grammar::Postgresql, text).is_ok())
    }

    #[test]
    fn what_would_overflow_a_stack_is_refused_by_name() {
        let many = |part: &str, count: usize| part.repeat(count);
        assert!(refused(&format!("SELECT * FROM t{}", many(" JOIN t", 5_000))).contains("joins"));
        assert!(refused(&format!("SELECT 1{}", many("+1", 200_000))).contains("operators"));
        assert!(refused(&format!("SELECT {}1{}", many("(", 500), many(")", 500))).contains("brackets"));
        assert!(refused(&format!("SELECT {}1", many("NOT ", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT {}1", many("- ", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT {}1", many("CASE WHEN 1 THEN ", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT 1{}", many("::int", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT a{}", many("[1]", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT 1{}", many(" UNION SELECT 1", 5_000))).contains("operators"));
        assert!(refused(&format!("SELECT '{}'", many("a", 2_000_000))).contains("bytes"));
        for (grammar, word) in [
            (Grammar::Mysql, " DIV 1"),
            (Grammar::Mysql, " MOD 1"),
            (Grammar::Mysql, " RLIKE 1"),
            (Grammar::Sqlite, " GLOB 1"),
            (Grammar::Sqlite, " NOT MATCH 1"),
            (Grammar::Sqlite, " ISNULL"),
            (Grammar::Sqlite, " NOTNULL"),
            (Grammar::Sqlite, " IS 1"),
            (Grammar::Sqlite, " << 1"),
        ] {
            let text = format!("SELECT 1{}", many(word, 5_000));
            assert!(with_stack(|| parse(grammar, &text).unwrap_err()).contains("operators"), "{word}");
        }
    }

    #[test]
    fn a_long_text_is_looked_at_from_its_beginning() {
        let long = |part: &str| part.repeat(LONG_BYTES / part.len() + 1);
        assert_eq!(beginning("SELECT 1"), None);
        assert_eq!(beginning(&long("ab ")).unwrap().len(), BEGINNING_BYTES - 1);
        assert!(beginning(&long("1 || ")).unwrap().ends_with('1'));
        assert!(beginning(&long("(")).unwrap().len() > BEGINNING_BYTES / 2);
        assert_eq!(beginning(&long("é")), None);
    }

    #[test]
    fn what_people_write_is_parsed() {
        let rows = format!("INSERT INTO t VALUES (-1, 'a'){}", ", (-1, 'a')".repeat(5_000));
        assert!(parses(&rows));
        let list = format!("SELECT * FROM t WHERE a IN (1{})", ", -1".repeat(5_000));
        assert!(parses(&list));
        // as deep and as long as the bounds allow, on the stack of a test
        let deep = SQL_NESTING_LEVELS_MAX - 1;
        for text in [
            format!("SELECT {}1{}", "(".repeat(deep), ")".repeat(deep)),
            format!("SELECT * FROM {}t{}", "(SELECT * FROM ".repeat(deep), ") AS x".repeat(deep)),
            format!("SELECT * FROM t{}", " JOIN t ON true".repeat(SQL_JOINS_MAX)),
            format!("SELECT 1{}", " + 1".repeat(SQL_CHAIN_TERMS_MAX - 1)),
            format!("SELECT 1{}", " UNION SELECT 1".repeat(SQL_CHAIN_TERMS_MAX - 1)),
            format!("SELECT 1 = 1{}", " = 1".repeat(SQL_CHAIN_TERMS_MAX - 2)),
        ] {
            assert!(parses(&text), "{text:.60}");
        }
        // these parse or not, and come back
        let _ = parses(&format!("SELECT * FROM t{}", " JOIN t".repeat(SQL_JOINS_MAX)));
        let _ = parses(&format!("SELECT {}1", "NOT ".repeat(SQL_CHAIN_TERMS_MAX - 1)));
        let _ = parses(&format!("SELECT {}1", "- ".repeat(SQL_CHAIN_TERMS_MAX - 1)));
        let _ = parses(&format!("{}SELECT 1", "EXPLAIN ".repeat(SQL_CHAIN_TERMS_MAX - 1)));
    }
}
