//! A migration case as a file: see `tests/migrate/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bastion_core::diff::RenameDeclaration;
use bastion_core::migrate::{LossKind, Plan, UsingExpression};
use bastion_core::rules::Comparison;
use bastion_core::schema::ObjectKind;

/// One case.
pub struct Case {
    pub path: PathBuf,
    pub name: String,
    text: String,
    sections: BTreeMap<String, String>,
}

impl Case {
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        let mut current = None;
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("--- ") {
                current = Some(name.to_owned());
                sections.insert(name.to_owned(), String::new());
            } else if let Some(section) = current.as_ref().and_then(|name| sections.get_mut(name)) {
                section.push_str(line);
                section.push('\n');
            }
        }
        let folder = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let name = format!("{folder}/{}", path.file_stem().unwrap().to_str().unwrap());
        Self { path: path.to_owned(), name, text, sections }
    }

    pub fn section(&self, name: &str) -> &str {
        self.sections.get(name).map_or("", String::as_str)
    }

    /// The declared renames, for one direction.
    pub fn renames(&self, forward: bool) -> Vec<RenameDeclaration> {
        let path = |text: &str| split_path(text.trim());
        let lines = self.section("renames").lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let (kind, rest) = line.split_once(' ').unwrap();
                let (old, new) = rest.split_once("->").unwrap();
                let (old, new) = if forward { (old, new) } else { (new, old) };
                let kind = if matches!(kind, "table" | "view" | "materialized_view") { "relation" } else { kind };
                let object_kind: ObjectKind = serde_json::from_value(kind.into()).unwrap();
                RenameDeclaration { object_kind, old_path: path(old), new_path: path(new) }
            })
            .collect()
    }

    /// The USING expressions, for one direction.
    pub fn using(&self, forward: bool) -> Vec<UsingExpression> {
        let section = self.section(if forward { "using" } else { "using back" });
        let lines = section.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let (path, expression) = line.split_once(": ").unwrap();
                UsingExpression { path: split_path(path.trim()), expression: expression.trim().to_owned() }
            })
            .collect()
    }

    pub fn expected(&self) -> &str {
        self.section("expect")
    }

    /// Writes what was found as what is expected.
    pub fn update(&self, found: &str) {
        let head = self.text.split("--- expect\n").next().unwrap().trim_end();
        std::fs::write(&self.path, format!("{head}\n--- expect\n{found}")).unwrap();
    }
}

// names between points; a name with a point or a bracket is quoted, a routine's arguments end the path
fn split_path(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    let mut depth = 0;
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            '(' if !quoted => {
                depth += 1;
                parts.last_mut().unwrap().push('(');
            }
            ')' if !quoted => {
                depth -= 1;
                parts.last_mut().unwrap().push(')');
            }
            '.' if !quoted && depth == 0 => parts.push(String::new()),
            other => parts.last_mut().unwrap().push(other),
        }
    }
    parts
}

/// Every case of a product, by path.
pub fn all(product: &str) -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrate").join(product);
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "sql") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.iter().map(|path| Case::read(path)).collect()
}

/// The findings of a comparison, one a line: level, rule, object.
pub fn findings(arrow: &str, comparison: &Comparison) -> String {
    let lines = comparison.findings.iter().map(|finding| {
        let path = finding.location.path.join(".");
        format!("{arrow} finding {} {} {path}\n", finding.level.as_str(), finding.rule)
    });
    lines.collect()
}

/// What a plan does, one action or refusal a line.
pub fn shape(arrow: &str, plan: &Plan) -> String {
    let mut found = String::new();
    for refusal in &plan.refusals {
        let (kind, path) = (refusal.object.object_kind.as_str(), refusal.object.path.join("."));
        let _ = writeln!(found, "{arrow} refused {kind} {path}: {}", refusal.reason);
    }
    for action in &plan.actions {
        let (kind, path) = (action.object.object_kind.as_str(), action.object.path.join("."));
        let loss = action.data_loss.as_ref().map_or("", |loss| match loss.loss {
            LossKind::Values => " loses values",
            LossKind::Column => " loses column",
            LossKind::Rows => " loses rows",
        });
        let rewrite = if action.rewrites.is_empty() { "" } else { " rewrites" };
        let _ = writeln!(found, "{arrow} {} {kind} {path}{rewrite}{loss}", action.action.as_str());
    }
    found
}
