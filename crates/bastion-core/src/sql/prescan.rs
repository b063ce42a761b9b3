//! A text, looked at before it is parsed: what would nest deeper than a stack is refused by name.
//!
//! The parser recurses for brackets, joins and right-hand sides, and the tree it builds is as deep as the longest chain
//! of operators; both would end the process. Its tokens are a flat list: everything here is counted on them.

use sqlparser::ast::Statement;
use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer, TokenizerError, Whitespace};

use super::adapt::adapted;
use super::dialect::dialect;
use super::grammar::Grammar;
use crate::escape::plain;
use crate::limits::{
    SQL_CHAIN_TERMS_MAX, SQL_JOINS_MAX, SQL_NESTING_LEVELS_MAX, SQL_STACK_BYTES, SQL_STATEMENT_BYTES_MAX, SQL_WORDS_MAX,
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

/// A text from so many bytes on is looked at from a beginning of so many bytes first: enough for brackets that nest too
/// deep, and enough for operators in a row.
const BEGINNINGS: [(usize, usize); 2] = [(16 * 1024, 2 * 1024), (64 * 1024, 24 * 1024)];

/// The beginnings of a long text, to the end of a word or to a bracket: no half of an operator stands at their end.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |pair: &[u8]| match pair {
        [b'(' | b')' | b'[' | b']' | b',', _] => true,
        [before, after] => before.is_ascii_alphanumeric() && !after.is_ascii_alphanumeric() && after.is_ascii(),
        _ => false,
    };
    BEGINNINGS.into_iter().filter(|(long, _)| text.len() >= *long).filter_map(move |(_, bytes)| {
        let end = text.as_bytes().get(..bytes)?.windows(2).rposition(is_end)?;
        text.get(..=end)
    })
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
    for beginning in beginnings(text) {
        // what is too much at its beginning need not be read to its end
        if let Ok(tokens) = tokens(grammar, beginning) {
            measure(grammar, &tokens)?;
        }
    }
    let tokens =
        tokens(grammar, text).map_err(|error| format!("it cannot be parsed: {}", plain(&error.to_string())))?;
    measure(grammar, &tokens)?;
    // each level of brackets is several calls of the parser
    Parser::new(dialect)
        .with_recursion_limit(SQL_NESTING_LEVELS_MAX.saturating_mul(8).saturating_add(SQL_JOINS_MAX))
        .with_tokens_with_locations(tokens)
        .parse_statements()
        .map_err(|error| format!("it cannot be parsed: {}", plain(&error.to_string())))
}

/// Bytes of a token, with the space before it; what people write has longer ones.
const TOKEN_BYTES: usize = 3;

fn tokens(grammar: Grammar, text: &str) -> Result<Vec<TokenWithSpan>, TokenizerError> {
    // a token is large, and a list that grows moves all of them
    let mut tokens = Vec::with_capacity(text.len() / TOKEN_BYTES);
    Tokenizer::new(dialect(grammar), text).tokenize_with_location_into_buf(&mut tokens)?;
    // the parser walks over every space, each a token, as often as it looks ahead
    tokens.dedup_by(|next, kept| {
        matches!(next.token, Token::Whitespace(Whitespace::Space))
            && matches!(kept.token, Token::Whitespace(Whitespace::Space | Whitespace::Newline))
    });
    Ok(adapted(grammar, tokens))
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
    let mut words: usize = 0;
    for found in tokens {
        words = match &found.token {
            Token::Whitespace(_) => words,
            Token::Word(word) if is_sign(grammar, word.keyword) => 0,
            Token::Word(_) | Token::Number(..) => words + 1,
            token if is_value(token) => words + 1,
            _ => 0,
        };
        if words > SQL_WORDS_MAX {
            return Err(format!("more than {SQL_WORDS_MAX} words and values stand in a row"));
        }
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

/// Whether a word stands between values as a sign does; each is counted by itself, or belongs to a list of its own.
const fn is_sign(grammar: Grammar, keyword: Keyword) -> bool {
    matches!(keyword, Keyword::WHEN | Keyword::JOIN) || is_operator(keyword) || is_copying(grammar, keyword)
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
    fn words_in_a_row_are_no_statement() {
        for part in [" a", " 1", " 'a'", " \"a\"", " a 1"] {
            let text = format!("SELECT {}", part.repeat(SQL_WORDS_MAX));
            assert!(refused(&text).contains("words and values stand in a row"), "{part}");
        }
        // each branch of it is a few words
        assert!(parses(&format!("SELECT CASE{} END", " WHEN 1 THEN 2".repeat(SQL_WORDS_MAX))));
        assert!(parses(&format!("SELECT a{}", ", a".repeat(SQL_WORDS_MAX * 5))));
    }

    #[test]
    fn of_spaces_in_a_row_the_parser_sees_one() {
        let spaces = |text: &str| {
            let all = tokens(Grammar::Postgresql, text).unwrap();
            all.into_iter().filter(|found| matches!(found.token, Token::Whitespace(_))).count()
        };
        assert_eq!(spaces("SELECT    1"), 1);
        assert_eq!(spaces("SELECT\n    1  -- a\n  , 2"), 5);
    }

    #[test]
    fn a_long_text_is_looked_at_from_its_beginning() {
        let long = |part: &str, bytes: usize| part.repeat(bytes / part.len() + 1);
        let lengths = |text: &str| beginnings(text).map(str::len).collect::<Vec<_>>();
        assert!(lengths("SELECT 1").is_empty());
        assert_eq!(lengths(&long("ab ", 20_000)), [2 * 1024 - 3]);
        assert_eq!(lengths(&long("ab ", 70_000)), [2 * 1024 - 3, 24 * 1024 - 1]);
        assert!(beginnings(&long("1 || ", 70_000)).all(|beginning| beginning.ends_with('1')));
        assert_eq!(beginnings(&long("(", 70_000)).count(), 2);
        assert!(lengths(&long("é", 70_000)).is_empty());
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
