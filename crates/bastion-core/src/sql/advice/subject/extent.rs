//! Where something begins and ends in the text, to the byte.
//!
//! The parser tells places that may be too narrow: of `CAST(a AS date)` that of `a`, of `orders AS o` that of `orders`.
//! Who rewrites must not guess. A part of the text is the place of an expression when it is read as that very
//! expression; of the parts that begin and end at a word, the narrowest is taken.

use crate::sql::engine;
use crate::sql::grammar::Grammar;
use crate::sql::ir::{Body, ExprId, Node, RelationId, Select, Span, StatementKind, Tree};

/// Words that a place may be too narrow by, on the left and on the right.
const WORDS_LEFT_MAX: usize = 6;
const WORDS_RIGHT_MAX: usize = 10;
/// Bytes in front of a place and behind it in which words are looked for.
const NEAR_BYTES: usize = 512;
/// Bytes of a part that is looked at.
const PART_BYTES_MAX: usize = 4_096;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Expr(ExprId),
    Relation(RelationId),
}

pub(super) fn of(grammar: Grammar, text: &str, tree: &Tree, part: Part) -> Option<Span> {
    let node = match part {
        Part::Expr(id) => Node::Expr(id),
        Part::Relation(id) => Node::Relation(id),
    };
    let (near, shape) = (around(tree, node), shape(tree, node));
    if near.is_unknown() {
        return None;
    }
    let (first, last) = (usize::try_from(near.start).ok()?, usize::try_from(near.end).ok()?);
    // a window that begins within a string has wrong words, and no part of it is read as what is sought
    let from = (first.saturating_sub(NEAR_BYTES)..=first).find(|at| text.is_char_boundary(*at))?;
    let to = (last..=last.saturating_add(NEAR_BYTES).min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let words: Vec<(usize, usize)> =
        words(text.get(from..to)?).into_iter().map(|(start, end)| (start + from, end + from)).collect();
    let starts: Vec<usize> =
        words.iter().rev().map(|word| word.0).filter(|at| *at <= first).take(WORDS_LEFT_MAX + 1).collect();
    let ends: Vec<usize> = words.iter().map(|word| word.1).filter(|at| *at >= last).take(WORDS_RIGHT_MAX + 1).collect();
    let mut pairs: Vec<(usize, usize)> = starts
        .iter()
        .flat_map(|start| ends.iter().map(|end| (*start, *end)))
        .filter(|(start, end)| start < end)
        .collect();
    pairs.sort_by_key(|(start, end)| (end - start, *start));
    let fits = |(start, end): &(usize, usize)| {
        let slice = text.get(*start..*end).filter(|slice| slice.len() <= PART_BYTES_MAX)?;
        reads_as(grammar, slice, part, &shape).then_some(())
    };
    let (start, end) = pairs.iter().find(|pair| fits(pair).is_some())?;
    Some(Span { start: u32::try_from(*start).ok()?, end: u32::try_from(*end).ok()? })
}

/// The place of a node with everything in it: some have none of their own.
fn around(tree: &Tree, root: Node) -> Span {
    let mut all = Span::default();
    tree.descend(root, |node| {
        let span = match node {
            Node::Expr(id) => tree.expr(id).span,
            Node::Relation(id) => tree.relation(id).span,
            Node::Statement(id) => tree.statement(id).span,
            Node::Query(_) => Span::default(),
        };
        if all.is_unknown() {
            all = span;
        } else if !span.is_unknown() {
            all = Span { start: all.start.min(span.start), end: all.end.max(span.end) };
        }
    });
    all
}

fn reads_as(grammar: Grammar, slice: &str, part: Part, expected: &[String]) -> bool {
    let statement = match part {
        Part::Expr(_) => format!("SELECT {slice}"),
        Part::Relation(_) => format!("SELECT 1 FROM {slice}"),
    };
    let Ok(tree) = engine::parse(grammar, &statement) else { return false };
    let [root] = tree.roots.as_slice() else { return false };
    let StatementKind::Query(query) = &tree.statement(*root).kind else { return false };
    let query = tree.query(*query);
    let Body::Select(select) = &query.body else { return false };
    let Select { items, from, filter: None, .. } = select.as_ref() else { return false };
    let found = match (part, items.as_slice(), from.as_slice()) {
        (Part::Expr(_), [item], []) if item.alias.is_none() => shape(&tree, Node::Expr(item.value)),
        (Part::Relation(_), [_], [relation]) => shape(&tree, Node::Relation(*relation)),
        _ => return false,
    };
    query.is_bare() && found == expected
}

/// A node and all that lies in it as a list of what they are, without numbers and places: equal for the same words.
pub(super) fn shape(tree: &Tree, root: Node) -> Vec<String> {
    let mut shape = Vec::new();
    tree.descend(root, |node| {
        let text = match node {
            Node::Expr(id) => format!("{:?}", tree.expr(id).kind),
            Node::Query(id) => format!("{:?}", tree.query(id)),
            Node::Relation(id) => format!("{:?}", tree.relation(id).kind),
            Node::Statement(id) => format!("{:?}", tree.statement(id).kind),
        };
        shape.push(without_numbers(&text));
    });
    shape
}

/// The text of a node without the numbers of others and without places.
fn without_numbers(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    let marks = ["ExprId(", "QueryId(", "RelationId(", "StatementId(", "Span {"];
    while let Some((at, mark)) = marks.iter().filter_map(|mark| rest.find(mark).map(|at| (at, *mark))).min() {
        let after = at + mark.len();
        kept.push_str(rest.get(..after).unwrap_or_default());
        let close = if mark.ends_with('(') { ')' } else { '}' };
        let tail = rest.get(after..).unwrap_or_default();
        rest = tail.find(close).and_then(|end| tail.get(end..)).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// The words, numbers, strings and signs of a text: where each begins and ends.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let mut end = start + character.len_utf8();
        let mut take_while = |wanted: &dyn Fn(char) -> bool| {
            while let Some((at, next)) = characters.next_if(|(_, next)| wanted(*next)) {
                end = at + next.len_utf8();
            }
        };
        match character {
            space if space.is_whitespace() => continue,
            letter if letter.is_alphanumeric() || letter == '_' => {
                take_while(&|next| next.is_alphanumeric() || next == '_')
            }
            quote @ ('\'' | '"' | '`') => {
                take_while(&|next| next != quote);
                if let Some((at, next)) = characters.next() {
                    end = at + next.len_utf8();
                }
            }
            _ => {}
        }
        found.push((start, end));
    }
    found
}
