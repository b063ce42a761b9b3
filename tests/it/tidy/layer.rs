//! Who may import whom inside the core: ARCHITECTURE.md's floors, as a table.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenTree};

use super::token::{is_ident, is_path_separator, is_punct, line, production};
use super::{SourceFile, Violation};

const CORE: &str = "crates/bastion-core/src/";

/// The floors, ground floor first. A room imports rooms of lower floors.
const FLOORS: &[Floor] = &[
    Floor { name: "base", open: true, rooms: &["error", "canonical", "escape", "id", "key", "time", "limits"] },
    Floor { name: "model", open: true, rooms: &["schema", "snapshot", "finding"] },
    Floor {
        name: "engine",
        open: false,
        rooms: &[
            "diff",
            "rules",
            "migrate",
            "impact",
            "drift",
            "sql",
            "privacy",
            "policy",
            "guard",
            "evidence",
            "log",
            "audit",
            "contract",
            "pipeline",
            "openlineage",
        ],
    },
    Floor { name: "port", open: false, rooms: &["port"] },
    Floor { name: "adapter", open: false, rooms: &["connect"] },
    Floor { name: "flow", open: false, rooms: &["flow"] },
    Floor { name: "surface", open: false, rooms: &["ops", "report"] },
];

struct Floor {
    name: &'static str,
    /// Whether its rooms may import each other.
    open: bool,
    rooms: &'static [&'static str],
}

/// What engines share besides the floors below them.
const SHARED_ENGINE: &str = "sql";

/// Nobody in the core imports it.
const ADAPTER: &str = "connect";

/// (importer, imported, reason): what the floors alone would forbid. One that nobody needs any more is a violation.
pub(super) const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("rules", "diff", "a rule reads one change"),
    ("policy", "privacy", "a mask is said in a policy as it is said of a query"),
    ("sql", "policy", "what a decision leaves of a table is written in SQL beside its masks"),
    ("sql", "privacy", "what a query may show is said beside what a table may"),
    ("sql", "impact", "it answers of a consumer's statement as a server does"),
    ("impact", "diff", "a name counts when a change took it away"),
    ("impact", "rules", "its findings stand in the same catalogue and the same comparison"),
    ("migrate", "diff", "a plan starts from what corresponds to what"),
    ("migrate", "rules", "what a change of a MySQL type does to values is said once"),
    ("evidence", "log", "a pack carries the proof of its place in a log"),
    ("evidence", "audit", "a pack says what part of an audit log was handed out, and by which signed table it is kept"),
    ("ops", "report", "to render a result is an operation too"),
];

/// The imports of every file of the core against the floors.
pub(super) fn check(files: &[SourceFile], exceptions: &[(&str, &str, &str)]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut importers = BTreeSet::new();
    let mut needed = BTreeSet::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let Some(inside) = file.path.strip_prefix(CORE).filter(|inside| *inside != "lib.rs") else { continue };
        let (room, depth) = place(inside);
        importers.insert(room.to_owned());
        if floor_of(room).is_none() {
            violations.push(Violation::new(&file.path, 0, format!("the room `{room}` stands on no floor")));
            continue;
        }
        let tokens = match production(file) {
            Ok(tokens) => tokens,
            Err(violation) => {
                violations.push(violation);
                continue;
            }
        };
        let mut imports = Vec::new();
        imported(&tokens, depth, &mut imports);
        for import in imports.iter().filter(|import| import.room != room) {
            if let Some(exception) = exceptions.iter().find(|row| row.0 == room && row.1 == import.room) {
                needed.insert(exception.1);
            } else if let Some(reason) = refusal(room, &import.room) {
                violations.push(Violation::new(&file.path, import.line, reason));
            }
        }
    }
    for (importer, room, _) in exceptions {
        if importers.contains(*importer) && importers.contains(*room) && !needed.contains(room) {
            let message = format!("the exception `{importer}` → `{room}` is not needed any more");
            violations.push(Violation::new("tests/it/tidy/layer.rs", 0, message));
        }
    }
    violations
}

/// The room of a file and how deep its module lies: `diff/mod.rs` is `diff`, 1; `diff/rename.rs` is `diff`, 2.
fn place(inside: &str) -> (&str, usize) {
    let path = inside.trim_end_matches(".rs").trim_end_matches("/mod");
    let room = path.split('/').next().unwrap_or(path);
    (room, path.split('/').count())
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.rooms.contains(&room))
}

fn refusal(importer: &str, imported: &str) -> Option<String> {
    if imported == ADAPTER {
        return Some(format!("`{importer}` imports `{ADAPTER}`; adapters are chosen outside the core"));
    }
    let (Some(from), Some(to)) = (floor_of(importer), floor_of(imported)) else {
        return Some(format!("`{importer}` imports `{imported}`, which stands on no floor"));
    };
    let (above, below) = (&FLOORS[from], &FLOORS[to]);
    if to > from {
        return Some(format!("`{importer}` ({}) imports `{imported}` ({}), a floor above it", above.name, below.name));
    }
    let shared = imported == SHARED_ENGINE && above.name == "engine";
    (to == from && !above.open && !shared)
        .then(|| format!("`{importer}` imports `{imported}` of the same floor ({}) without an exception", above.name))
}

struct Import {
    room: String,
    line: usize,
}

/// Every `crate::room` and every `super::…` that leads to the root, in code and in macros.
fn imported(tokens: &[TokenTree], depth: usize, imports: &mut Vec<Import>) {
    let mut at = 0;
    while at < tokens.len() {
        if let TokenTree::Group(group) = &tokens[at] {
            let nested: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_module = group.delimiter() == Delimiter::Brace && at >= 2 && is_ident(tokens.get(at - 2), "mod");
            imported(&nested, depth + usize::from(is_module), imports);
            at += 1;
            continue;
        }
        // the first segment of a path only: `a::crate` does not exist, `super::super` is counted below
        let start = at;
        let mut climbed = 0;
        if is_ident(tokens.get(at), "crate") && is_path_separator(tokens, at + 1) {
            climbed = depth;
            at += 3;
        } else {
            while is_ident(tokens.get(at), "super") && is_path_separator(tokens, at + 1) {
                climbed += 1;
                at += 3;
            }
        }
        if climbed == 0 {
            at += 1;
        } else if climbed == depth {
            first_segments(tokens.get(at), line(&tokens[start]), imports);
        }
    }
}

/// The name after `crate::`, or the names at the start of each branch of `{…}`.
fn first_segments(token: Option<&TokenTree>, line: usize, imports: &mut Vec<Import>) {
    match token {
        Some(TokenTree::Ident(ident)) => imports.push(Import { room: room_of(&ident.to_string()), line }),
        Some(TokenTree::Group(group)) => {
            let branches: Vec<TokenTree> = group.stream().into_iter().collect();
            let mut starts = true;
            for token in &branches {
                if starts {
                    first_segments(Some(token), super::token::line(token), imports);
                }
                starts = is_punct(Some(token), ',');
            }
        }
        // `crate::*` sees everything
        Some(token) if is_punct(Some(token), '*') => imports.push(Import { room: "*".to_owned(), line }),
        _ => {}
    }
}

/// What lies at the root itself is `Error`, re-exported from its room.
fn room_of(segment: &str) -> String {
    if segment == "Error" { "error".to_owned() } else { segment.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One file of the room `policy`, or of the path given.
    fn refusals(path: &str, text: &str) -> Vec<String> {
        let file = SourceFile::new(&format!("{CORE}{path}"), text);
        check(&[file], &[]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_the_floors_allow() {
        let cases = [
            ("policy/mod.rs", "use crate::{error::{Coded, ErrorCode}, schema::Table}; use crate::Error;"),
            ("policy/eval.rs", "use super::Policy; use crate::sql::Query; use super::super::finding::Finding;"),
            ("policy/mod.rs", "mod inner { use super::Policy; fn f() { crate::canonical::write() } }"),
            ("schema/mod.rs", "use crate::snapshot::Snapshot;"),
            ("connect/sqlite/mod.rs", "use crate::port::Introspector; use crate::connect::table;"),
            ("ops/check.rs", "use crate::{diff, policy, evidence, port, flow};"),
            ("policy/mod.rs", "//! use crate::ops;\n#[cfg(test)] mod tests { use crate::ops::call; }"),
        ];
        for (path, text) in cases {
            assert_eq!(refusals(path, text), Vec::<String>::new(), "{path}: {text}");
        }
    }

    #[test]
    fn planted_violations_are_reported() {
        let cases = [
            ("policy/mod.rs", "use crate::ops::call;", "a floor above it"),
            ("policy/mod.rs", "use crate::{error::Coded, diff::{Change, Kind}};", "`diff` of the same floor"),
            ("policy/mod.rs", "fn f() { crate::evidence::sign() }", "`evidence` of the same floor"),
            ("policy/mod.rs", "use super::port::Clock;", "a floor above it"),
            ("policy/a/b.rs", "use super::super::super::report;", "a floor above it"),
            ("policy/mod.rs", "mod inner { use super::super::flow; }", "a floor above it"),
            ("policy/mod.rs", "macro_rules! m { () => { $crate::report::text() } }", "a floor above it"),
            ("ops/mod.rs", "use crate::connect::postgres;", "adapters are chosen outside"),
            ("error.rs", "use crate::schema;", "a floor above it"),
            ("policy/mod.rs", "use crate::*;", "stands on no floor"),
            ("helper.rs", "", "stands on no floor"),
        ];
        for (path, text, expected) in cases {
            let found = refusals(path, text);
            assert!(found.len() == 1 && found[0].contains(expected), "{path}: {text}: {found:?}");
        }
    }

    #[test]
    fn the_line_of_the_branch_is_named() {
        let found = refusals("policy/mod.rs", "use crate::{\n    error::Coded,\n    ops::call,\n};\n");
        assert!(found[0].contains("policy/mod.rs:3:"), "{found:?}");
    }

    #[test]
    fn exceptions_are_granted_and_expire() {
        let diff = || SourceFile::new(&format!("{CORE}diff/mod.rs"), "");
        let rule = |text| SourceFile::new(&format!("{CORE}rules/mod.rs"), text);
        let granted = [("rules", "diff", "a rule reads one change")];
        assert_eq!(check(&[diff(), rule("use crate::diff::Change;")], &granted), []);
        assert_eq!(check(&[diff(), rule("use crate::diff::Change;")], &[]).len(), 1);
        assert!(check(&[diff(), rule("")], &granted)[0].message.contains("not needed any more"));
    }
}
