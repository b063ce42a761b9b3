//! PostgreSQL's parser and `sqlparser` read the same of a statement.
#![expect(clippy::disallowed_methods, reason = "the cases are files")]
#![expect(clippy::string_slice, reason = "a test that slices wrongly fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::limits::SQL_NESTING_LEVELS_MAX;
use crate::sql::ir::{QueryId, RelationId, StatementId};
use crate::sql::{generic, prescan, render};

/// A tree as text, with everything in its place and no places: what two readings are compared by.
struct Written<'a> {
    tree: &'a Tree,
}

impl Written<'_> {
    fn tree(tree: &Tree) -> String {
        let writer = Written { tree };
        let roots = tree.roots.iter().map(|root| writer.statement(*root)).collect::<Vec<_>>().join(";\n");
        let mut unmodelled: Vec<&str> = tree.unmodelled.iter().map(|found| found.what).collect();
        unmodelled.sort_unstable();
        format!("{roots}\n{unmodelled:?}")
    }

    fn statement(&self, id: StatementId) -> String {
        self.inside(&format!("{:?}", self.tree.statement(id).kind))
    }

    /// Puts what numbers name where they stand, and takes places out.
    fn inside(&self, written: &str) -> String {
        let mut text = String::new();
        let mut rest = written;
        let names = ["ExprId(", "QueryId(", "RelationId(", "StatementId("];
        while let Some((at, name)) = names.iter().filter_map(|name| Some((rest.find(name)?, *name))).min() {
            let (before, after) = rest.split_at(at);
            text.push_str(before);
            let (number, after) = after[name.len()..].split_once(')').unwrap();
            let _ = write!(text, "{}", self.named(name, number.parse().unwrap()));
            rest = after;
        }
        text.push_str(rest);
        let mut clean = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(", span: Span {") {
            clean.push_str(before);
            rest = after.split_once('}').unwrap().1;
        }
        clean + rest
    }

    fn named(&self, name: &str, number: u32) -> String {
        match name {
            "ExprId(" => self.inside(&format!("{:?}", self.tree.expr(ExprId::numbered(number)).kind)),
            "QueryId(" => self.inside(&format!("{:?}", self.tree.query(QueryId::numbered(number)))),
            "RelationId(" => self.inside(&format!("{:?}", self.tree.relation(RelationId::numbered(number)).kind)),
            _ => self.statement(StatementId::numbered(number)),
        }
    }
}

fn read(text: &str) -> Result<String, String> {
    prescan::with_stack(|| parse(text).map(|tree| Written::tree(&tree)))
}

fn read_otherwise(text: &str) -> Result<String, String> {
    prescan::with_stack(|| generic::parse(Grammar::Postgresql, text).map(|tree| Written::tree(&tree)))
}

/// Where two readings part, and a little of what follows.
fn parting(own: &str, other: &str) -> String {
    let at = own.chars().zip(other.chars()).take_while(|(left, right)| left == right).count();
    let cut = |text: &str| text.chars().skip(at.saturating_sub(40)).take(160).collect::<String>();
    format!("  one:   {}\n  other: {}", cut(own), cut(other))
}

/// `statement` or `statement | because`: those whose readings differ, each with the reason.
const CASES: &str = include_str!("cases.txt");

#[test]
fn both_parsers_read_the_same_of_each_case() {
    let mut wrong = String::new();
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let (text, reason) = match line.split_once(" | because ") {
            Some((text, reason)) => (text, Some(reason)),
            None => (line, None),
        };
        let own = match read(text) {
            Ok(own) => own,
            Err(error) => {
                let _ = writeln!(wrong, "{text}: {error}");
                continue;
            }
        };
        match (read_otherwise(text), reason) {
            (Ok(other), None) if own != other => {
                let _ = writeln!(wrong, "{text}\n{}", parting(&own, &other));
            }
            (Err(error), None) => {
                let _ = writeln!(wrong, "{text}: {error}");
            }
            (Ok(other), Some(_)) if own == other => {
                let _ = writeln!(wrong, "{text}: the reason is gone");
            }
            _ => {}
        }
        if let Err(error) = comes_back(text) {
            let _ = writeln!(wrong, "{error}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Writes a statement from its tree and reads that again; nothing where the tree cannot be written.
fn comes_back(text: &str) -> Result<bool, String> {
    prescan::with_stack(|| {
        let tree = parse(text)?;
        let Some(root) = tree.roots.first().filter(|_| tree.roots.len() == 1) else { return Ok(false) };
        let Ok(written) = render::statement(&tree, *root) else { return Ok(false) };
        let again = parse(&written).map_err(|error| format!("{text}\n  is written {written}\n  {error}"))?;
        let (before, after) = (Written::tree(&tree), Written::tree(&again));
        if before == after {
            Ok(true)
        } else {
            Err(format!("{text}\n  is written {written}\n{}", parting(&before, &after)))
        }
    })
}

/// Texts by TPC, which `make setup` fetches.
fn tpc() -> BTreeMap<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.tools/tpc");
    let mut found = BTreeMap::new();
    for suite in ["tpch", "tpcds"] {
        let files = std::fs::read_dir(folder.join(suite)).expect("the texts by TPC: scripts/setup.sh tpc");
        for file in files {
            let path = file.unwrap().path();
            found.insert(path.clone(), std::fs::read_to_string(&path).unwrap());
        }
    }
    assert_eq!(found.len(), 22 + 99);
    found
}

#[test]
fn both_parsers_read_the_same_of_tpc() {
    let mut wrong = String::new();
    for (path, text) in tpc() {
        let (own, other) = (read(&text).unwrap(), read_otherwise(&text).unwrap());
        if own != other {
            let _ = writeln!(wrong, "{}\n{}", path.display(), parting(&own, &other));
        }
        match comes_back(&text) {
            Ok(true) => {}
            Ok(false) => {
                let _ = writeln!(wrong, "{} is not written", path.display());
            }
            Err(error) => {
                let _ = writeln!(wrong, "{error}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The statements of a file of psql, without its own commands.
fn split(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('\\')).collect::<Vec<_>>().join("\n");
    let (mut start, mut depth, mut found) = (0, 0_usize, Vec::new());
    for token in tokens_from(Grammar::Postgresql, &lines, 0) {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => {
                found.push(lines[start..token.start].trim().to_owned());
                start = token.start + 1;
            }
            _ => {}
        }
    }
    found
}

/// PostgreSQL's own regression tests, as the source of the parser's crate has them.
fn regression() -> Vec<String> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let parser = packages.iter().find(|package| package["name"] == "pg_raw_parse").unwrap();
    let root = Path::new(parser["manifest_path"].as_str().unwrap()).parent().unwrap();
    let files = std::fs::read_dir(root.join("libpg_query/test/sql/postgres_regress")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().filter(|file| file.extension().is_some_and(|end| end == "sql"));
    let texts = texts.map(|file| String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned());
    let statements: Vec<String> = texts.flat_map(|text| split(&text)).collect();
    statements
        .into_iter()
        .filter(|text| bastion_postgres_parser::parse(text).is_ok_and(|tree| tree.len() == 1))
        .collect()
}

#[test]
fn what_postgresql_tests_itself_with_is_read_and_comes_back() {
    let (mut count, mut whole, mut written, mut wrong) = (0, 0, 0, Vec::new());
    for text in regression() {
        count += 1;
        let tree = prescan::with_stack(|| parse(&text)).unwrap_or_else(|error| panic!("{text}: {error}"));
        whole += usize::from(tree.unmodelled.is_empty());
        match comes_back(&text) {
            Ok(yes) => written += usize::from(yes),
            Err(error) => wrong.push(error),
        }
    }
    println!("{count} statements, {whole} with nothing left out, {written} written and read again");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!((count, whole, written) > (45_000, 45_000, 25_000), "{count} statements, {whole} whole, {written} written");
}

#[test]
fn a_place_is_told_in_bytes() {
    let text = "SELECT 'äöü', x.é AS z, \"Ab\" /* y */ . c FROM \"S\".名前 WHERE f(q) > 12.5";
    let tree = parse(text).unwrap();
    let at = |span: Span| &text[span.start as usize..span.end as usize];
    let words: Vec<&str> = tree.exprs().map(|expr| at(expr.span)).collect();
    assert_eq!(words, ["'äöü'", "x.é", "\"Ab\" /* y */ . c", "q", "f", "12.5", "f(q) > 12.5"]);
    let relation = tree.relation(RelationId::numbered(0));
    assert_eq!(at(relation.span), "\"S\".名前");
    let both = parse("SELECT 1;  SELECT 2").unwrap();
    let spans: Vec<Span> = both.roots.iter().map(|root| both.statement(*root).span).collect();
    assert_eq!(spans, [Span { start: 0, end: 8 }, Span { start: 11, end: 19 }]);
}

#[test]
fn an_error_says_where() {
    assert_eq!(
        parse("SELECT 1\nFROM é WHERE").unwrap_err(),
        "it cannot be parsed: syntax error at end of input at line 2, column 13"
    );
    assert!(parse("SELECT '\0'").unwrap_err().contains("zero byte"));
}

/// What nests is refused by name, on the stack of a test and in proportion to the text.
#[test]
fn what_is_too_deep_is_refused_by_name() {
    let many = |part: &str, count: usize| part.repeat(count);
    for (text, reason) in [
        (format!("SELECT 1{}", many("+1", 200_000)), "operators"),
        (format!("SELECT 1{}", many("+1", 5_000)), "deeper"),
        (format!("SELECT {}1", many("NOT ", 3_000)), "deeper"),
        (format!("SELECT {}a", many("- ", 3_000)), "deeper"),
        (format!("SELECT 1{}", many(" UNION SELECT 1", 5_000)), "deeper"),
        (format!("SELECT * FROM t{}", many(" JOIN t ON true", 5_000)), "deeper"),
        (format!("SELECT 1{}", many("::int", 5_000)), "deeper"),
        (format!("SELECT {}1{}", many("f(", 2_000), many(")", 2_000)), "deeper"),
        (format!("SELECT {}1{}", many("(SELECT ", 1_100), many(")", 1_100)), "deeper"),
    ] {
        assert!(read(&text).unwrap_err().contains(reason), "{text:.60}");
    }
    assert!(read(&format!("SELECT {}1{}", many("(", 10_000), many(")", 10_000))).unwrap_err().contains("memory"));
    assert!(read(&format!("SELECT '{}'", many("a", 2_000_000))).unwrap_err().contains("bytes"));
    // and what people write is read
    let rows = format!("INSERT INTO t VALUES (-1, 'a'){}", many(", (-1, 'a')", 5_000));
    assert!(read(&rows).is_ok());
    let terms = format!("SELECT * FROM t WHERE a = 1{}", many(" OR a = 2", 5_000));
    assert!(prescan::with_stack(|| parse(&terms)).is_ok());
    let levels = SQL_NESTING_LEVELS_MAX;
    let deep = format!("SELECT * FROM {}t{}", many("(SELECT * FROM ", levels), many(") AS x", levels));
    assert!(prescan::with_stack(|| parse(&deep)).is_ok());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[a-z0-9 ,.()'\"$*+=<>:;/\\[\\]é-]{0,80}") {
        let _ = read(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec(prop::sample::select(vec![
        "SELECT", "a", "FROM", "t", ",", "(", ")", "WHERE", "=", "1", "'x'", "IN", "VALUES", "AS", "JOIN", "ON", "NOT", "LIKE",
        "INSERT INTO", "UPDATE", "SET", "ORDER BY", "LIMIT", "WITH", "UNION", "CASE", "WHEN", "THEN", "END", "::int", "[1]",
        "OVER", "ROW", "NULL", ".", "*", "RETURNING", "DELETE", "USING", "EXISTS", "GROUP BY", "ROLLUP", "INTERVAL", "XMLTABLE",
    ]), 1..14)) {
        let _ = read(&words.join(" "));
    }
}
