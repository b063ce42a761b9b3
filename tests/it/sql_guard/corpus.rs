//! The statements of `tests/sql/guard`, and what is explained of those that may pass.

use std::path::PathBuf;

use bastion_core::sql::Grammar;

/// One statement of a file.
#[derive(Debug, Clone)]
pub struct Case {
    /// `class | what it would do`; of a read, its text.
    pub title: String,
    pub text: String,
}

fn read(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sql/guard").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    aimed(&text)
}

/// A text with the folder in which attacks would leave their files.
pub fn aimed(text: &str) -> String {
    text.replace("<scratch>/", &format!("{}/", std::env::temp_dir().display()))
}

/// The files that attacks left.
pub fn traces() -> Vec<String> {
    let names = std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten();
    let mut names: Vec<_> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with("bastion_guard"));
    names.sort();
    names
}

/// The name of a product's files.
pub fn name(grammar: Grammar) -> &'static str {
    if grammar.is_mysql() { "mysql" } else { grammar.as_str() }
}

/// What must not pass.
pub fn attacks(grammar: Grammar) -> Vec<Case> {
    let text = read(&format!("attacks/{}.txt", name(grammar)));
    let (_, body) = text.split_once("\n## ").unwrap();
    let case = |case: &str| {
        let (title, text) = case.split_once('\n').unwrap_or((case, ""));
        Case { title: title.to_owned(), text: text.trim_end_matches('\n').to_owned() }
    };
    body.split("\n## ").map(case).collect()
}

/// What must pass.
pub fn reads(grammar: Grammar) -> Vec<Case> {
    let text = read(&format!("reads/{}.sql", name(grammar)));
    let lines = text.lines().filter(|line| !line.starts_with("-- "));
    lines.map(|line| Case { title: line.to_owned(), text: line.to_owned() }).collect()
}

/// The statements that make the schema.
pub fn schema(file: &str) -> String {
    read(&format!("schema/{file}"))
}

/// Attacks that may pass because what is written from their tree no longer attacks: `text`, a tab, and why.
pub fn disarmed(grammar: Grammar) -> Vec<(String, String)> {
    let text = read("disarmed.txt");
    let mine = text.lines().filter_map(|line| line.strip_prefix(name(grammar))?.strip_prefix('\t'));
    mine.filter_map(|line| line.split_once('\t')).map(|(case, why)| (case.to_owned(), why.to_owned())).collect()
}

/// Reads that are refused although they only read: `text`, a tab, and why.
pub fn refused(grammar: Grammar) -> Vec<String> {
    let text = read("refused.txt");
    let mine = text.lines().filter_map(|line| line.strip_prefix(name(grammar))?.strip_prefix('\t'));
    mine.filter_map(|line| line.split_once('\t')).map(|(case, _)| case.to_owned()).collect()
}
