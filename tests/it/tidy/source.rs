//! Every source file: how long, how it opens, and in the core what it may not say.

use proc_macro2::TokenTree;

use super::token::{is_punct, is_test_module, line, production};
use super::{SourceFile, Violation};

const LINES_MAX: usize = 800;

/// Tables, which are read by line and not from top to bottom.
const TABLES: &[&str] = &[];

const CODE_ENDINGS: &[&str] = &[".rs", ".py", ".ts", ".mjs", ".sh", ".sql"];

/// Methods that panic, and maps whose order is random and reaches output.
/// Suites that a macro writes into tests: a test that cannot go on fails.
const SUITES: &[&str] = &["crates/bastion-core/src/port/contract.rs"];
const BANNED_METHODS: &[&str] = &["unwrap", "expect"];
const BANNED_TYPES: &[&str] = &["HashMap", "HashSet"];

pub(super) fn check(files: &[SourceFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files.iter().filter(|file| !file.is_generated()) {
        violations.extend(too_long(file));
        violations.extend(without_header(file));
        if file.is_rust() && file.path.starts_with("crates/bastion-core/src/") && !SUITES.contains(&file.path.as_str())
        {
            match production(file) {
                Ok(tokens) => banned(&file.path, &tokens, &mut violations),
                Err(violation) => violations.push(violation),
            }
        }
    }
    violations
}

fn too_long(file: &SourceFile) -> Option<Violation> {
    let is_code = CODE_ENDINGS.iter().any(|ending| file.path.ends_with(ending));
    let lines = file.text.lines().count();
    (is_code && lines > LINES_MAX && !TABLES.contains(&file.path.as_str()))
        .then(|| Violation::new(&file.path, lines, format!("{lines} lines; the most is {LINES_MAX}")))
}

fn without_header(file: &SourceFile) -> Option<Violation> {
    // a file called `tests` has said what it is for
    if !file.is_rust() || is_test_module(file) {
        return None;
    }
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    (!first.starts_with("//! ")).then(|| Violation::new(&file.path, 1, "does not open with `//!` and what it is for"))
}

fn banned(path: &str, tokens: &[TokenTree], violations: &mut Vec<Violation>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let nested: Vec<TokenTree> = group.stream().into_iter().collect();
                banned(path, &nested, violations);
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let is_method = at > 0 && is_punct(tokens.get(at - 1), '.') && BANNED_METHODS.contains(&name.as_str());
                if is_method || BANNED_TYPES.contains(&name.as_str()) {
                    violations.push(Violation::new(path, line(token), format!("`{name}` does not stand in the core")));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&[SourceFile::new(path, text)]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_tidy_file_is_left_alone() {
        let text = "//! Speaks of unwrap() and HashMap.\n#[expect(dead_code, reason = \"x\")]\nfn f() { g().unwrap_or(1) }\n\
            #[cfg(test)]\nmod tests { fn f() { g().unwrap(); } }\n";
        assert_eq!(found("crates/bastion-core/src/x.rs", text), Vec::<String>::new());
        let tests = "use super::*;\nfn f() { g().unwrap() }\n";
        assert_eq!(found("crates/bastion-core/src/x/tests.rs", tests), Vec::<String>::new());
        let long = format!("//! Written by a program.\n// @generated\n{}", "\n".repeat(LINES_MAX));
        assert_eq!(found("crates/bastion-core/src/x.rs", &long), Vec::<String>::new());
    }

    #[test]
    fn planted_violations_are_reported() {
        let long = format!("//! Long.{}", "\n".repeat(LINES_MAX + 1));
        let cases = [
            ("crates/bastion-server/src/x.rs", long.as_str(), "lines; the most is 800"),
            ("scripts/x.sh", &long, "lines; the most is 800"),
            ("crates/bastion-py/src/x.rs", "// not a header\nfn f() {}\n", "does not open with"),
            ("crates/bastion-core/src/x.rs", "//! X.\nfn f() { g(a.unwrap()) }\n", "x.rs:2: `unwrap`"),
            ("crates/bastion-core/src/x.rs", "//! X.\nfn f() {\n    a.expect(\"b\");\n}\n", "x.rs:3: `expect`"),
            ("crates/bastion-core/src/x.rs", "//! X.\nuse std::collections::{BTreeMap, HashMap};\n", "`HashMap`"),
            ("crates/bastion-core/src/x.rs", "//! X.\nfn f() { \"\n", "cannot be read as Rust"),
        ];
        for (path, text, expected) in cases {
            let found = found(path, text);
            assert!(found.len() == 1 && found[0].contains(expected), "{path}: {found:?}");
        }
    }
}
