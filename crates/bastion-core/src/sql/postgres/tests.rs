//! PostgreSQL's parser and `sqlparser` read the same of a statement.

use std::fmt::Write as _;
use std::path::Path;

use super::*;
use crate::sql::ir::{QueryId, RelationId, StatementId};
use crate::sql::{generic, prescan};

fn read(text: &str) -> Result<Tree, String> {
    prescan::with_stack(|| parse(text))
}

/// A tree as text, with everything in its place and no places: what two front ends are compared by.
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

/// The two readings of a text that both parsers take, where they differ.
fn difference(text: &str) -> Option<(String, String)> {
    prescan::with_stack(|| {
        let own = Written::tree(&parse(text).ok()?);
        let other = Written::tree(&generic::parse(Grammar::Postgresql, text).ok()?);
        (own != other).then_some((own, other))
    })
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

#[test]
#[ignore = "a look at a folder of statements"]
fn look() {
    let folder = std::env::var("LOOK").unwrap();
    let (mut same, mut different, mut refused, mut out) = (0, 0, 0, String::new());
    let mut statements = Vec::new();
    if Path::new(&folder).is_dir() {
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "sql")) {
            statements.extend(split(&String::from_utf8_lossy(&std::fs::read(file).unwrap())));
        }
        statements.retain(|text| bastion_postgres_parser::parse(text).is_ok_and(|tree| tree.len() == 1));
        println!("{} statements", statements.len());
    } else {
        statements.extend(std::fs::read_to_string(&folder).unwrap().split("\n;;\n").map(str::to_owned));
    }
    for text in &statements {
        let both =
            prescan::with_stack(|| (parse(text).map(|_| ()), generic::parse(Grammar::Postgresql, text).map(|_| ())));
        if both.0.is_err() || both.1.is_err() {
            refused += 1;
            let _ = writeln!(out, "## refused {both:?}\n{text:.300}");
            continue;
        }
        match difference(text) {
            None => same += 1,
            Some((own, other)) => {
                different += 1;
                let at = own.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
                let from = at.saturating_sub(60);
                let cut = |text: &str| text.chars().skip(from).take(260).collect::<String>();
                let _ = writeln!(out, "## different\n{text:.400}\n  own:   {}\n  other: {}", cut(&own), cut(&other));
            }
        }
    }
    std::fs::write("/tmp/h5tpc/look.out", format!("{same} same, {different} different, {refused} refused\n{out}"))
        .unwrap();
    println!("{same} same, {different} different, {refused} refused");
}
