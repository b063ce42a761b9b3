//! Rust files as tokens: comments and strings are out of the way, tests are cut off, lines are known.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{SourceFile, Violation};

/// A module of tests in a file of its own: `x/tests.rs`, or a folder `x/tests/`.
pub(super) fn is_test_module(file: &SourceFile) -> bool {
    file.path.ends_with("/tests.rs") || file.path.contains("/tests/")
}

/// The tokens of a file without its `#[cfg(test)]` items; none of a module of tests.
pub(super) fn production(file: &SourceFile) -> Result<Vec<TokenTree>, Violation> {
    if is_test_module(file) {
        return Ok(Vec::new());
    }
    let stream: TokenStream = file.text.parse().map_err(|error: proc_macro2::LexError| {
        Violation::new(&file.path, error.span().start().line, "cannot be read as Rust")
    })?;
    Ok(without_tests(stream))
}

/// The line of a token, from 1.
pub(super) fn line(token: &TokenTree) -> usize {
    token.span().start().line
}

pub(super) fn is_punct(token: Option<&TokenTree>, symbol: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == symbol)
}

pub(super) fn is_ident(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == name)
}

/// Whether `::` starts at the position.
pub(super) fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

fn without_tests(stream: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens, at) {
            at = after_item(&tokens, at + 2);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// `#[cfg(test)]` or `#[test]`, outside a group.
fn is_test_attribute(tokens: &[TokenTree], at: usize) -> bool {
    let (true, Some(TokenTree::Group(group))) = (is_punct(tokens.get(at), '#'), tokens.get(at + 1)) else {
        return false;
    };
    let text: String = group.stream().to_string().split_whitespace().collect();
    group.delimiter() == Delimiter::Bracket && (text == "cfg(test)" || text == "test")
}

/// The position after the item that follows an attribute: its braces, or its semicolon.
fn after_item(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(punct) if punct.as_char() == ';' => break,
            _ => {}
        }
    }
    at
}

#[test]
fn tests_are_cut_off_and_strings_are_not_code() {
    let text = r#"
        //! use crate::a;
        const NAME: &str = "use crate::b";
        #[cfg(test)] use crate::c;
        #[cfg(test)] mod tests { use crate::d; }
        use crate::e;
    "#;
    let tokens = production(&SourceFile::new("x.rs", text)).expect("it is Rust");
    let found: Vec<String> = (0..tokens.len())
        .filter(|at| is_ident(tokens.get(*at), "crate") && is_path_separator(&tokens, at + 1))
        .map(|at| tokens[at + 3].to_string())
        .collect();
    assert_eq!(found, ["e"]);
}
