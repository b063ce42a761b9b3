//! What a stored `CREATE` text says that no pragma does: <https://www.sqlite.org/lang_createtable.html>.
//!
//! The text was accepted by SQLite, so this reads and does not judge; what it does not understand it reports.

/// A constraint with the name it was given, if any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named<T> {
    pub(super) name: Option<String>,
    pub(super) value: T,
}

/// What a `CREATE TABLE` says beyond the pragmas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableText {
    /// Conditions, with the column they stand at.
    pub(super) checks: Vec<Named<(Option<String>, String)>>,
    /// Collations by column.
    pub(super) collations: Vec<(String, String)>,
    /// Generation expressions by column.
    pub(super) generated: Vec<(String, String)>,
    /// Unique constraints by their columns.
    pub(super) unique: Vec<Named<Vec<String>>>,
    /// The name of the primary key.
    pub(super) primary_key: Option<Named<()>>,
    /// AUTOINCREMENT stands somewhere.
    pub(super) autoincrement: bool,
    /// Foreign keys by their columns.
    pub(super) foreign_keys: Vec<Named<ForeignKeyText>>,
    /// What happens to rows that break a constraint, where that is not to refuse the statement: the model has no such
    /// thing.
    pub(super) conflict_clauses: Vec<String>,
}

/// What a foreign key says beyond the pragma.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ForeignKeyText {
    pub(super) columns: Vec<String>,
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
}

/// What a `CREATE INDEX` says beyond the pragmas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct IndexText {
    /// The keys as written, in order, without collation and direction.
    pub(super) keys: Vec<String>,
    /// The condition of a partial index.
    pub(super) predicate: Option<String>,
}

/// Reads a `CREATE TABLE`; `None` when it is not understood.
pub(super) fn table(sql: &str) -> Option<TableText> {
    let tokens = tokens(sql)?;
    let body = group(&tokens, tokens.iter().position(|token| token.is_symbol("("))?)?;
    let mut text = TableText::default();
    for element in split(body) {
        read_element(&mut text, sql, element)?;
    }
    Some(text)
}

/// Reads a `CREATE INDEX`; `None` when it is not understood.
pub(super) fn index(sql: &str) -> Option<IndexText> {
    let tokens = tokens(sql)?;
    let open = tokens.iter().position(|token| token.is_symbol("("))?;
    let body = group(&tokens, open)?;
    let rest = tokens.get(open + body.len() + 2..)?;
    let predicate = rest.iter().position(|token| token.is_word("WHERE")).and_then(|at| span(sql, rest.get(at + 1..)?));
    let keys = split(body).map(|key| {
        let end =
            key.iter().rposition(|token| !(token.is_word("ASC") || token.is_word("DESC"))).map_or(0, |last| last + 1);
        let key = key.get(..end)?;
        let end = match key.iter().rposition(|token| token.is_word("COLLATE")) {
            Some(collate) if collate + 2 == key.len() => collate,
            _ => key.len(),
        };
        span(sql, key.get(..end)?)
    });
    Some(IndexText { keys: keys.collect::<Option<_>>()?, predicate })
}

/// The query of a `CREATE VIEW`: what stands after its AS.
pub(super) fn view(sql: &str) -> Option<String> {
    let tokens = tokens(sql)?;
    let at = tokens.iter().position(|token| token.is_word("AS"))?;
    span(sql, tokens.get(at + 1..)?)
}

/// The module of a virtual table: what stands after USING.
pub(super) fn virtual_table(sql: &str) -> Option<String> {
    let tokens = tokens(sql)?;
    let at = tokens.iter().position(|token| token.is_word("USING"))?;
    span(sql, tokens.get(at + 1..)?)
}

fn read_element(text: &mut TableText, sql: &str, element: &[Token<'_>]) -> Option<()> {
    let first = element.first()?;
    let starts = |words: &[&str]| words.iter().any(|word| first.is_word(word));
    if starts(&["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]) {
        return read_constraints(text, sql, None, element);
    }
    let column = first.identifier()?;
    read_constraints(text, sql, Some(&column), element.get(1..)?)
}

fn read_constraints(text: &mut TableText, sql: &str, column: Option<&str>, mut rest: &[Token<'_>]) -> Option<()> {
    let mut name = None;
    while let Some(token) = rest.first() {
        let mut used = 1;
        if token.is_word("CONSTRAINT") {
            name = Some(rest.get(1)?.identifier()?);
            rest = rest.get(2..)?;
            continue;
        } else if token.is_word("CHECK") {
            let condition = group(rest, 1)?;
            let value = (column.map(str::to_owned), span(sql, condition)?);
            text.checks.push(Named { name: name.take(), value });
            used = condition.len() + 3;
        } else if token.is_word("PRIMARY") {
            text.primary_key = Some(Named { name: name.take(), value: () });
            used = if column.is_none() { group(rest, 2)?.len() + 4 } else { 2 };
        } else if token.is_word("UNIQUE") {
            let (columns, length) = columns_of(column, rest, 1)?;
            text.unique.push(Named { name: name.take(), value: columns });
            used = length + 1;
        } else if token.is_word("FOREIGN") {
            let (columns, length) = columns_of(None, rest, 2)?;
            text.foreign_keys
                .push(Named { name: name.take(), value: ForeignKeyText { columns, ..Default::default() } });
            used = length + 2;
        } else if token.is_word("REFERENCES") {
            if let Some(column) = column {
                let value = ForeignKeyText { columns: vec![column.to_owned()], ..Default::default() };
                text.foreign_keys.push(Named { name: name.take(), value });
            }
        } else if token.is_word("DEFERRABLE") {
            if let Some(key) = text.foreign_keys.last_mut() {
                key.value.deferrable = true;
                key.value.initially_deferred = rest.get(1).is_some_and(|token| token.is_word("INITIALLY"))
                    && rest.get(2).is_some_and(|token| token.is_word("DEFERRED"));
            }
        } else if token.is_word("ON") && rest.get(1).is_some_and(|token| token.is_word("CONFLICT")) {
            let resolution = rest.get(2)?.text.to_ascii_uppercase();
            text.conflict_clauses.extend((resolution != "ABORT").then(|| format!("ON CONFLICT {resolution}")));
            used = 3;
        } else if token.is_word("NOT") && rest.get(1).is_some_and(|token| token.is_word("DEFERRABLE")) {
            used = 2;
        } else if token.is_word("COLLATE") {
            text.collations.push((column?.to_owned(), rest.get(1)?.identifier()?));
            used = 2;
        } else if token.is_word("AS") {
            let expression = group(rest, 1)?;
            text.generated.push((column?.to_owned(), span(sql, expression)?));
            used = expression.len() + 3;
        } else if token.is_word("AUTOINCREMENT") {
            text.autoincrement = true;
        } else if token.is_symbol("(") {
            // the length of a type, a default expression, referenced columns
            used = group(rest, 0)?.len() + 2;
        } else if token.is_word("NULL") {
            name = None;
        }
        rest = rest.get(used..)?;
    }
    Some(())
}

// the columns a constraint names, and how many tokens the list takes; at a column it is the column
fn columns_of(column: Option<&str>, rest: &[Token<'_>], open: usize) -> Option<(Vec<String>, usize)> {
    if let Some(column) = column {
        return Some((vec![column.to_owned()], 0));
    }
    let list = group(rest, open)?;
    let names = split(list).map(|entry| entry.first()?.identifier());
    Some((names.collect::<Option<_>>()?, list.len() + 2))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Token<'a> {
    text: &'a str,
    start: usize,
}

impl Token<'_> {
    fn is_word(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        self.text == symbol
    }

    /// The name it stands for: bare, or between any of SQLite's quotes.
    fn identifier(&self) -> Option<String> {
        let first = self.text.chars().next()?;
        let close = match first {
            '"' | '`' | '\'' => first,
            '[' => ']',
            letter if letter.is_alphanumeric() || letter == '_' || letter == '$' => return Some(self.text.to_owned()),
            _ => return None,
        };
        let inner = self.text.strip_prefix(first)?.strip_suffix(close)?;
        Some(if close == ']' {
            inner.to_owned()
        } else {
            inner.replace(&format!("{close}{close}"), &close.to_string())
        })
    }
}

fn span(sql: &str, tokens: &[Token<'_>]) -> Option<String> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    sql.get(first.start..last.start + last.text.len()).map(str::to_owned)
}

// the tokens between the parenthesis at `open` and the one that closes it
fn group<'t, 'a>(tokens: &'t [Token<'a>], open: usize) -> Option<&'t [Token<'a>]> {
    if !tokens.get(open)?.is_symbol("(") {
        return None;
    }
    let mut depth = 0_usize;
    for (position, token) in tokens.iter().enumerate().skip(open) {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return tokens.get(open + 1..position);
            }
        }
    }
    None
}

// the runs between commas that stand in no parenthesis
fn split<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t [Token<'a>]> {
    let mut depth = 0_usize;
    tokens.split(move |token| {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.is_symbol(",")
    })
}

fn tokens(sql: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(rest) = sql.get(start..).filter(|rest| !rest.is_empty()) {
        let length = token_length(rest)?;
        let text = rest.get(..length)?;
        if !text.starts_with(char::is_whitespace) && !text.starts_with("--") && !text.starts_with("/*") {
            tokens.push(Token { text, start });
        }
        start += length;
    }
    Some(tokens)
}

fn token_length(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let word = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    Some(match first {
        '"' | '`' | '\'' => quoted_length(rest, first)?,
        '[' => rest.find(']')? + 1,
        '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        space if space.is_whitespace() => rest.find(|character: char| !character.is_whitespace()).unwrap_or(rest.len()),
        letter if word(letter) => rest.find(|character| !word(character)).unwrap_or(rest.len()),
        other => other.len_utf8(),
    })
}

// a doubled quote stands for itself
fn quoted_length(rest: &str, quote: char) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((position, character)) = characters.next() {
        if character == quote {
            match characters.peek() {
                Some((_, next)) if *next == quote => drop(characters.next()),
                _ => return Some(position + 1),
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_pragmas_do_not_tell() {
        let text = table(
            "CREATE TABLE \"t (x\" (id INTEGER PRIMARY KEY AUTOINCREMENT, -- a, comment)\n\
             [a b] TEXT COLLATE NOCASE CONSTRAINT short CHECK (length([a b]) < 9) DEFAULT ('x,y'),\n\
             c NUMERIC(10, 2) NOT NULL CHECK (c > 0), d AS (c * 2) STORED, e REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED,\n\
             CONSTRAINT pair UNIQUE (c, \"e\"), CHECK (c <> id), CONSTRAINT up FOREIGN KEY (c, d) REFERENCES q) STRICT",
        )
        .unwrap();
        let check = |name: Option<&str>, column: Option<&str>, condition: &str| Named {
            name: name.map(str::to_owned),
            value: (column.map(str::to_owned), condition.to_owned()),
        };
        assert_eq!(
            text.checks,
            [
                check(Some("short"), Some("a b"), "length([a b]) < 9"),
                check(None, Some("c"), "c > 0"),
                check(None, None, "c <> id")
            ]
        );
        assert_eq!(text.collations, [("a b".to_owned(), "NOCASE".to_owned())]);
        assert_eq!(text.generated, [("d".to_owned(), "c * 2".to_owned())]);
        assert_eq!(text.unique, [Named { name: Some("pair".into()), value: vec!["c".to_owned(), "e".to_owned()] }]);
        assert!(text.autoincrement);
        let keys: Vec<_> = text
            .foreign_keys
            .iter()
            .map(|key| (key.name.as_deref(), key.value.columns.join("+"), key.value.initially_deferred))
            .collect();
        assert_eq!(keys, [(None, "e".to_owned(), true), (Some("up"), "c+d".to_owned(), false)]);
    }

    #[test]
    fn reads_indexes_and_views() {
        let text =
            index("CREATE UNIQUE INDEX i ON t (lower(a) COLLATE NOCASE DESC, b ASC, \"c d\") WHERE a IS NOT NULL")
                .unwrap();
        assert_eq!(text.keys, ["lower(a)", "b", "\"c d\""]);
        assert_eq!(text.predicate.as_deref(), Some("a IS NOT NULL"));
        assert_eq!(view("CREATE VIEW v (a) AS SELECT 1 AS a").unwrap(), "SELECT 1 AS a");
        assert_eq!(virtual_table("CREATE VIRTUAL TABLE f USING fts5(a, b)").unwrap(), "fts5(a, b)");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[-a-z ()'\"`\\[\\],/*\n é]{0,80}") {
            let _ = (table(&text), index(&text), view(&text), virtual_table(&text));
        }
    }
}
