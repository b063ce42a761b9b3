//! Tokens that the parser would not read as their product does, written as others that it does.
//!
//! It also copies everything on the left of a word that only one product has for an operator, so that a chain of them
//! takes the square of its length: as signs they are read like all other operators. Where a word is taken for an operator
//! and is none, the text is refused: what is executed is written from the tree.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan, Word};

use super::grammar::Grammar;

/// Tokens that are looked at for the comma of `INTERVAL(a, b)`.
const INTERVAL_TOKENS_MAX: usize = 4_096;

/// The tokens of a text as the parser reads them rightly.
pub(super) fn adapted(grammar: Grammar, tokens: Vec<TokenWithSpan>) -> Vec<TokenWithSpan> {
    let edits = match grammar {
        Grammar::Mysql | Grammar::Mariadb => edits(&tokens, mysql),
        Grammar::Sqlite => edits(&tokens, sqlite),
        _ => Vec::new(),
    };
    if edits.is_empty() {
        return tokens;
    }
    let mut made = Vec::with_capacity(tokens.len() + edits.len() * 4);
    let mut edits = edits.into_iter().peekable();
    let mut gone = 0;
    for (place, found) in tokens.into_iter().enumerate() {
        if let Some((_, edit)) = edits.next_if(|(at, _)| *at == place) {
            made.extend(edit.instead.into_iter().map(|token| TokenWithSpan { token, span: found.span }));
            gone = edit.gone;
        } else if gone > 0 && !is_space(&found) {
            gone -= 1;
        } else {
            made.push(found);
        }
    }
    made
}

/// What stands instead of a token and of some of the words behind it.
struct Edit {
    instead: Vec<Token>,
    gone: usize,
}

impl Edit {
    fn one(token: Token) -> Option<Self> {
        Some(Self { instead: vec![token], gone: 0 })
    }

    fn words(words: &[&str], gone: usize) -> Option<Self> {
        Some(Self { instead: words.iter().map(|word| Token::make_keyword(word)).collect(), gone })
    }
}

fn edits(tokens: &[TokenWithSpan], edit: fn(&Token, &Around<'_>) -> Option<Edit>) -> Vec<(usize, Edit)> {
    let mut made = Vec::new();
    let mut around = Around { before: None, after: tokens };
    for (place, found) in tokens.iter().enumerate() {
        around.after = around.after.get(1..).unwrap_or_default();
        if is_space(found) {
            continue;
        }
        made.extend(edit(&found.token, &around).map(|edit| (place, edit)));
        around.before = Some(&found.token);
    }
    made
}

const fn is_space(found: &TokenWithSpan) -> bool {
    matches!(found.token, Token::Whitespace(_))
}

/// The token before one, and what stands behind it.
struct Around<'t> {
    before: Option<&'t Token>,
    after: &'t [TokenWithSpan],
}

impl<'t> Around<'t> {
    fn words(&self) -> impl Iterator<Item = &'t Token> + use<'t> {
        self.after.iter().filter(|found| !is_space(found)).map(|found| &found.token)
    }

    /// Whether an operand ends before: then a word here is an operator, or an alias.
    fn is_behind_operand(&self) -> bool {
        match self.before {
            Some(Token::Word(word)) => word.quote_style.is_some() || !BEFORE_OPERANDS.contains(&word.keyword),
            Some(token) => matches!(
                token,
                Token::Number(..)
                    | Token::SingleQuotedString(_)
                    | Token::DoubleQuotedString(_)
                    | Token::HexStringLiteral(_)
                    | Token::NationalStringLiteral(_)
                    | Token::SingleQuotedByteStringLiteral(_)
                    | Token::Placeholder(_)
                    | Token::RParen
                    | Token::RBracket
            ),
            None => false,
        }
    }
}

/// Words behind which an operand begins, or a name.
const BEFORE_OPERANDS: &[Keyword] = &[
    Keyword::ALL,
    Keyword::AND,
    Keyword::AS,
    Keyword::BETWEEN,
    Keyword::BINARY,
    Keyword::BY,
    Keyword::CASE,
    Keyword::DISTINCT,
    Keyword::DISTINCTROW,
    Keyword::DIV,
    Keyword::ELSE,
    Keyword::ESCAPE,
    Keyword::FROM,
    Keyword::GLOB,
    Keyword::HAVING,
    Keyword::IN,
    Keyword::INTERVAL,
    Keyword::IS,
    Keyword::JOIN,
    Keyword::LIKE,
    Keyword::LIMIT,
    Keyword::MATCH,
    Keyword::MOD,
    Keyword::NOT,
    Keyword::OFFSET,
    Keyword::ON,
    Keyword::OR,
    Keyword::REGEXP,
    Keyword::RETURNING,
    Keyword::RLIKE,
    Keyword::SELECT,
    Keyword::SET,
    Keyword::THEN,
    Keyword::USING,
    Keyword::VALUES,
    Keyword::WHEN,
    Keyword::WHERE,
    Keyword::XOR,
];

const fn keyword(token: &Token) -> Keyword {
    match token {
        Token::Word(word) => word.keyword,
        _ => Keyword::NoKeyword,
    }
}

fn mysql(token: &Token, around: &Around<'_>) -> Option<Edit> {
    match keyword(token) {
        Keyword::DIV if around.is_behind_operand() => Edit::one(Token::CustomBinaryOperator("DIV".to_owned())),
        Keyword::MOD if around.is_behind_operand() => Edit::one(Token::Mod),
        // the function has two arguments at least: `INTERVAL (a) DAY` has one
        Keyword::INTERVAL if is_list(around) => {
            let word = Word { value: "INTERVAL".to_owned(), quote_style: None, keyword: Keyword::NoKeyword };
            Edit::one(Token::Word(word))
        }
        _ => None,
    }
}

fn is_list(around: &Around<'_>) -> bool {
    let mut depth = 0_usize;
    let begins = around.words().next() == Some(&Token::LParen);
    for found in around.after.iter().take(if begins { INTERVAL_TOKENS_MAX } else { 0 }) {
        match found.token {
            Token::LParen => depth += 1,
            Token::RParen if depth <= 1 => return false,
            Token::RParen => depth -= 1,
            Token::Comma if depth == 1 => return true,
            _ => {}
        }
    }
    false
}

fn sqlite(token: &Token, around: &Around<'_>) -> Option<Edit> {
    let sign = |sign: &str| Edit::one(Token::CustomBinaryOperator(sign.to_owned()));
    match token {
        Token::ShiftLeft => sign("<<"),
        Token::ShiftRight => sign(">>"),
        Token::Word(word) if word.quote_style.is_none() => match word.keyword {
            Keyword::GLOB if around.is_behind_operand() => sign("GLOB"),
            // a foreign key may say `MATCH FULL`
            Keyword::MATCH if around.is_behind_operand() => match around.words().next().map(keyword)? {
                Keyword::FULL | Keyword::PARTIAL | Keyword::SIMPLE => None,
                _ => sign("MATCH"),
            },
            Keyword::REGEXP if around.is_behind_operand() => sign("REGEXP"),
            Keyword::NOT if around.is_behind_operand() => {
                let sign = match around.words().next().map(keyword)? {
                    Keyword::GLOB => "NOT GLOB",
                    Keyword::MATCH => "NOT MATCH",
                    Keyword::REGEXP => "NOT REGEXP",
                    _ => return None,
                };
                Some(Edit { instead: vec![Token::CustomBinaryOperator(sign.to_owned())], gone: 1 })
            }
            Keyword::IS => is(around),
            _ if word.value.eq_ignore_ascii_case("isnull") && around.is_behind_operand() => {
                Edit::words(&["IS", "NULL"], 0)
            }
            _ => None,
        },
        _ => None,
    }
}

/// SQLite's IS has any operand behind it; what is not one of the few words that the parser knows is DISTINCT to it.
fn is(around: &Around<'_>) -> Option<Edit> {
    let mut words = around.words();
    let first = words.next().map(keyword)?;
    let negated = first == Keyword::NOT;
    let operand = if negated { words.next().map(keyword)? } else { first };
    let stands_alone = match operand {
        Keyword::DISTINCT => true,
        Keyword::NULL | Keyword::TRUE | Keyword::FALSE => !words.next().is_some_and(continues),
        _ => false,
    };
    match (stands_alone, negated) {
        (true, _) => None,
        (false, false) => Edit::words(&["IS", "NOT", "DISTINCT", "FROM"], 0),
        (false, true) => Edit::words(&["IS", "DISTINCT", "FROM"], 1),
    }
}

/// Whether a token behind an operand makes a larger one of it.
fn continues(token: &Token) -> bool {
    match token {
        Token::Word(word) => {
            matches!(
                word.keyword,
                Keyword::IS
                    | Keyword::NOT
                    | Keyword::NOTNULL
                    | Keyword::IN
                    | Keyword::BETWEEN
                    | Keyword::LIKE
                    | Keyword::GLOB
                    | Keyword::MATCH
                    | Keyword::REGEXP
                    | Keyword::COLLATE
            ) || word.value.eq_ignore_ascii_case("isnull")
        }
        Token::RParen | Token::RBracket | Token::Comma | Token::SemiColon | Token::EOF => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlparser::tokenizer::Tokenizer;

    fn words(grammar: Grammar, text: &str) -> String {
        let tokens = Tokenizer::new(crate::sql::dialect::dialect(grammar), text).tokenize_with_location().unwrap();
        let adapted = adapted(grammar, tokens);
        let words = adapted.iter().filter(|found| !is_space(found)).map(|found| found.token.to_string());
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_is_a_sign_behind_an_operand_only() {
        for (grammar, text, expected) in [
            (Grammar::Mysql, "SELECT MOD(7, 3), 7 MOD 3", "SELECT MOD ( 7 , 3 ) , 7 % 3"),
            (Grammar::Mysql, "SELECT a MOD (3), t.mod, `MOD` MOD 2", "SELECT a % ( 3 ) , t . mod , `MOD` % 2"),
            (Grammar::Sqlite, "SELECT glob(a, b), isnull", "SELECT glob ( a , b ) , isnull"),
            (Grammar::Sqlite, "a IS NULL AND b IS NOT TRUE", "a IS NULL AND b IS NOT TRUE"),
            (Grammar::Sqlite, "a IS NULL = b", "a IS NOT DISTINCT FROM NULL = b"),
            (Grammar::Sqlite, "'a' IS /* IS */ NOT 'b'", "'a' IS DISTINCT FROM 'b'"),
            (Grammar::Sqlite, "a NOT GLOB b isnull", "a NOT GLOB b IS NULL"),
            (Grammar::Sqlite, "REFERENCES t (b) MATCH FULL", "REFERENCES t ( b ) MATCH FULL"),
            (Grammar::Postgresql, "a IS b ISNULL", "a IS b ISNULL"),
        ] {
            assert_eq!(words(grammar, text), expected, "{text}");
        }
    }
}
