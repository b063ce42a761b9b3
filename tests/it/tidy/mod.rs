//! The house rules that a compiler does not know: layers, sizes, headers, bindings, words, names, versions.
//!
//! Every checker is a function from files (path and text) to violations, so that its own test can plant a violation
//! and see it reported; the tests at the end of this file apply them to the repository.

mod binding;
mod layer;
mod name;
mod source;
mod token;
mod version;
mod word;

use std::fmt;
use std::path::{Path, PathBuf};

/// One file of the tree, as a checker sees it.
struct SourceFile {
    /// From the root of the repository, with `/`.
    path: String,
    text: String,
}

impl SourceFile {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Written by a program: sizes and words are not its author's choice.
    fn is_generated(&self) -> bool {
        self.text.lines().take(5).any(|line| line.contains(MARK))
            || GENERATED.iter().any(|path| self.path.ends_with(path))
    }
}

/// What a generator writes into the first lines of what it writes; in two halves, so that this file is not one.
const MARK: &str = concat!("@gener", "ated");

/// Files that programs write and that cannot say so in their first lines.
const GENERATED: &[&str] = &[
    "Cargo.lock",
    "package-lock.json",
    "bastion-node/index.js",
    "bastion-node/index.d.ts",
    "bastion-node/models.d.ts",
    "bastion/models.py",
    "bastion/_bastion.pyi",
];

/// Where a rule is broken, and how.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    message: String,
}

impl Violation {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Folders that are built, fetched or recorded, never written by hand.
const SKIPPED_FOLDERS: &[&str] = &[
    ".git",
    ".hypothesis",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".pytest_cache",
    ".tools",
    "__pycache__",
    "artifacts",
    "bastion-demo",
    "corpus-found",
    "coverage",
    "node_modules",
    "target",
];

/// What is text and ours by its ending; a name without a dot (`Makefile`, `.ci/run`) counts too.
const TEXT_ENDINGS: &[&str] = &[
    "css", "html", "ipynb", "js", "json", "md", "mjs", "py", "pyi", "rs", "sh", "sql", "toml", "ts", "txt", "yaml",
    "yml",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of the repository, sorted by path.
fn tree() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&root(), "", &mut files);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.len() > 20, "the tree was not found at {}", root().display());
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository can be listed") {
        let entry = entry.expect("an entry of a folder can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        // what fuzzing finds is kept on the machine that found it
        if path == "fuzz/corpus" || SKIPPED_FOLDERS.contains(&name.as_str()) {
            continue;
        }
        let kind = entry.file_type().expect("the kind of an entry is known");
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if kind.is_file() && is_text(&name) {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            files.push(SourceFile { path, text });
        }
    }
}

fn is_text(name: &str) -> bool {
    match name.trim_start_matches('.').rsplit_once('.') {
        Some((_, ending)) => TEXT_ENDINGS.contains(&ending),
        None => !name.starts_with('.') && name != "LICENSE",
    }
}

/// Fails with the whole list, one violation per line.
#[track_caller]
fn assert_tidy(mut violations: Vec<Violation>) {
    violations.sort();
    let list: String = violations.iter().map(|violation| format!("\n  {violation}")).collect();
    assert!(violations.is_empty(), "{} violations of the house rules:{list}\n", violations.len());
}

#[test]
fn layers() {
    assert_tidy(layer::check(&tree(), layer::EXCEPTIONS));
}

#[test]
fn sizes_headers_and_bans() {
    assert_tidy(source::check(&tree()));
}

#[test]
fn bindings() {
    assert_tidy(binding::check(&tree()));
}

#[test]
fn words() {
    assert_tidy(word::check(&tree()));
}

#[test]
fn field_names() {
    assert_tidy(name::check(&tree()));
}

#[test]
fn versions() {
    assert_tidy(version::check(&tree()));
}

#[test]
fn text_files_are_recognised() {
    let cases = [
        ("Makefile", true),
        ("run", true),
        ("mod.rs", true),
        (".gitignore", false),
        ("LICENSE", false),
        ("_bastion.abi3.so", false),
    ];
    for (name, expected) in cases {
        assert_eq!(is_text(name), expected, "{name}");
    }
}
