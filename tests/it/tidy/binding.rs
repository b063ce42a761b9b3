//! The bindings stay thin: they convert and call, and hold no model and no decision of their own.

use std::collections::BTreeMap;

use proc_macro2::TokenTree;

use super::token::{is_ident, is_path_separator, is_punct, line, production};
use super::{SourceFile, Violation};

const BINDINGS: &[&str] = &["crates/bastion-py/src/", "crates/bastion-node/src/"];

/// Lines of Rust in one binding, tests excepted.
const LINES_MAX: usize = 1_500;

/// What a binding may name of the core: the surface, the errors, and the values that are held as handles.
const ALLOWED: &[&str] =
    &["Error", "connect", "error", "evidence", "finding", "limits", "ops", "policy", "port", "report", "snapshot"];

pub(super) fn check(files: &[SourceFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let Some(binding) = BINDINGS.iter().find(|binding| file.path.starts_with(**binding)) else { continue };
        *lines.entry(binding).or_default() += file.text.lines().count();
        match production(file) {
            Ok(tokens) => named(&file.path, &tokens, &mut violations),
            Err(violation) => violations.push(violation),
        }
    }
    for (binding, lines) in lines.into_iter().filter(|(_, lines)| *lines > LINES_MAX) {
        violations.push(Violation::new(binding, lines, format!("{lines} lines of Rust; the most is {LINES_MAX}")));
    }
    violations
}

fn named(path: &str, tokens: &[TokenTree], violations: &mut Vec<Violation>) {
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            let nested: Vec<TokenTree> = group.stream().into_iter().collect();
            named(path, &nested, violations);
        } else if is_ident(Some(token), "json") && is_punct(tokens.get(at + 1), '!') {
            violations.push(Violation::new(path, line(token), "`json!` builds a document that no type describes"));
        } else if is_ident(Some(token), "bastion_core") && is_path_separator(tokens, at + 1) {
            for room in branches(tokens.get(at + 3)) {
                if !ALLOWED.contains(&room.as_str()) {
                    let message = format!("names `bastion_core::{room}`; a binding sees the surface only");
                    violations.push(Violation::new(path, line(token), message));
                }
            }
        }
    }
}

/// The names right after `bastion_core::`.
fn branches(token: Option<&TokenTree>) -> Vec<String> {
    match token {
        Some(TokenTree::Group(group)) => {
            let mut starts = true;
            let mut names = Vec::new();
            for token in group.stream() {
                if starts {
                    names.push(token.to_string());
                }
                starts = is_punct(Some(&token), ',');
            }
            names
        }
        Some(token) => vec![token.to_string()],
        None => Vec::new(),
    }
}

#[test]
fn planted_violations_are_reported() {
    let path = "crates/bastion-py/src/lib.rs";
    let long = "\n".repeat(LINES_MAX + 1);
    let cases = [
        ("fn f() { serde_json::json!({}) }", "`json!`"),
        ("use bastion_core::diff::compare;", "`bastion_core::diff`"),
        ("use bastion_core::{ops, rules::{Rule, Level}};", "`bastion_core::rules`"),
        ("fn f() -> bastion_core::canonical::Digest { g() }", "`bastion_core::canonical`"),
        ("use bastion_core::*;", "`bastion_core::*`"),
        (&long, "lines of Rust"),
    ];
    for (text, expected) in cases {
        let found = check(&[SourceFile::new(path, text)]);
        assert!(found.len() == 1 && found[0].message.contains(expected), "{text}: {found:?}");
    }
    let tidy = "use bastion_core::{ops::{self, call}, Error}; // json! and bastion_core::diff in words";
    assert_eq!(check(&[SourceFile::new(path, tidy)]), []);
    assert_eq!(check(&[SourceFile::new("crates/bastion-server/src/lib.rs", "use bastion_core::diff;")]), []);
}
