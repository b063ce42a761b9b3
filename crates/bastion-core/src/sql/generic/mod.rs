//! Statements of every product, read by `sqlparser` into the tree.
//!
//! Each of the parser's structures is taken apart by all of its fields: a field that a new release adds does not compile
//! here until somebody says what becomes of it.

mod call;
mod expression;
mod kind;
mod name;
mod precedence;
mod query;
mod relation;
mod statement;
pub(super) mod types;
mod write;

use sqlparser::ast::Spanned;
use sqlparser::tokenizer::Location;

use super::grammar::Grammar;
use super::ir::{ExprId, ExprKind, Span, Tree};
use super::prescan;

/// Reads a text of statements; to be called within [`prescan::with_stack`], where the tree is used too.
///
/// # Errors
///
/// What a person is told when it cannot be parsed, or is larger or deeper than the bounds.
pub(crate) fn parse(grammar: Grammar, text: &str) -> Result<Tree, String> {
    let statements = prescan::parse(grammar, text)?;
    let mut builder = Builder { tree: Tree::new(grammar), grammar, lines: Lines::new(text), settled: false };
    for statement in statements {
        let id = builder.statement(statement);
        builder.tree.roots.push(id);
    }
    Ok(builder.tree)
}

struct Builder {
    tree: Tree,
    grammar: Grammar,
    lines: Lines,
    /// Whether the operators around are in their product's order already.
    settled: bool,
}

impl Builder {
    fn is_postgres(&self) -> bool {
        self.grammar == Grammar::Postgresql
    }

    fn span(&self, span: sqlparser::tokenizer::Span) -> Span {
        let start = self.lines.offset(span.start);
        let end = self.lines.offset(span.end);
        if end > start { Span { start, end } } else { Span { start, end: start } }
    }

    fn span_of(&self, found: &impl Spanned) -> Span {
        self.span(found.span())
    }

    /// Says that something has no place in the tree.
    fn leave_out(&mut self, what: &'static str) {
        self.tree.leave_out(what, Span::default());
    }

    fn leave_out_if(&mut self, there: bool, what: &'static str) {
        if there {
            self.leave_out(what);
        }
    }

    fn unknown(&mut self, what: &'static str, span: Span) -> ExprId {
        self.tree.leave_out(what, span);
        self.tree.add_expr(ExprKind::Unknown(what), span)
    }
}

/// Where the lines of a text begin: the parser counts lines and characters.
struct Lines {
    starts: Vec<u32>,
    // characters that are more than a byte, by their place: how many bytes more, all before together
    wide: Vec<(u32, u32)>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| place(at + 1)));
        let mut wide = Vec::new();
        if !text.is_ascii() {
            let mut more = 0;
            for (at, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
                more += place(character.len_utf8() - 1);
                wide.push((place(at), more));
            }
        }
        Self { starts, wide }
    }

    fn offset(&self, at: Location) -> u32 {
        let Some(line) = usize::try_from(at.line).ok().and_then(|line| line.checked_sub(1)) else { return 0 };
        let Some(start) = self.starts.get(line).copied() else { return 0 };
        let column = u32::try_from(at.column.saturating_sub(1)).unwrap_or(u32::MAX);
        let mut offset = start.saturating_add(column);
        let first = self.wide.partition_point(|(place, _)| *place < start);
        let before = first.checked_sub(1).and_then(|last| self.wide.get(last)).map_or(0, |(_, more)| *more);
        let mut added = 0;
        for (place, more) in self.wide.iter().skip(first) {
            if *place >= offset {
                break;
            }
            offset = offset - added + (more - before);
            added = more - before;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::ir::Node;

    fn read(grammar: Grammar, text: &str) -> Tree {
        prescan::with_stack(|| parse(grammar, text).unwrap_or_else(|error| panic!("{text}: {error}")))
    }

    #[test]
    fn a_place_is_told_in_bytes() {
        let text = "SELECT 'äöü', 'x' AS é,\n  'ß' || 名前 FROM t";
        let tree = read(Grammar::Postgresql, text);
        let columns = tree.exprs().filter(|expr| matches!(expr.kind, ExprKind::Column(_)));
        let place = |span: Span| span.start as usize..span.end as usize;
        let words: Vec<&str> = columns.map(|expr| text.get(place(expr.span)).unwrap()).collect();
        assert_eq!(words, ["名前"]);
    }

    #[test]
    fn what_has_no_place_is_named() {
        for (grammar, text, what) in [
            (Grammar::Postgresql, "SELECT * FROM ONLY t", "a reserved word as a table"),
            (Grammar::Snowflake, "SELECT TOP (3) a FROM t", "TOP"),
            (Grammar::Snowflake, "SELECT * EXCLUDE (a) FROM t", "a `*` with exceptions"),
            (Grammar::Mysql, "SELECT @a := 1", "an assignment"),
            (Grammar::Postgresql, "SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int PATH '$')) AS j", "JSON_TABLE"),
        ] {
            let tree = read(grammar, text);
            assert_eq!(tree.unmodelled.first().map(|found| found.what), Some(what), "{text}");
        }
    }

    #[test]
    fn every_node_is_visited_once() {
        let text = "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) \
            SELECT DISTINCT ON (x) sum(b.y) FILTER (WHERE y > 0) OVER (PARTITION BY x ORDER BY y ROWS 1 PRECEDING), \
            CASE WHEN EXISTS (SELECT 1) THEN b.z[1] ELSE (SELECT max(q) FROM c) END \
            FROM a JOIN b ON a.n = b.n, LATERAL (SELECT * FROM generate_series(1, 3)) AS g \
            WHERE x IN (1, 2) AND y BETWEEN 1 AND 2 AND NOT z LIKE 'a' GROUP BY GROUPING SETS ((x), ()) \
            HAVING count(*) > 1 ORDER BY 1 LIMIT 2 OFFSET 3";
        let tree = read(Grammar::Postgresql, text);
        assert_eq!(tree.unmodelled, []);
        let mut seen = Vec::new();
        for root in &tree.roots {
            tree.descend(Node::Statement(*root), |node| seen.push(node));
        }
        let count = seen.iter().filter(|node| matches!(node, Node::Expr(_))).count();
        assert_eq!(count, tree.exprs().count());
        seen.sort();
        let all = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }
}
