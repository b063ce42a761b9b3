//! One version: Cargo, Python and npm publish the same number.

use serde_json::Value;

use super::{SourceFile, Violation};

pub(super) fn check(files: &[SourceFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let workspace = files.iter().find(|file| file.path == "Cargo.toml");
    let Some(version) = workspace.and_then(|file| toml_value(&file.text, "[workspace.package]", "version")) else {
        return vec![Violation::new("Cargo.toml", 0, "[workspace.package] has no version")];
    };
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let stated = match name {
            "Cargo.toml" if file.path.starts_with("crates/") => cargo_version(&file.text, &version),
            "pyproject.toml" => python_version(&file.text, &version),
            "package.json" | "package-lock.json" if file.path.starts_with("crates/") => node_version(&file.text),
            _ => continue,
        };
        if stated.as_deref() != Some(version.as_str()) {
            let stated = stated.unwrap_or_else(|| "no version".to_owned());
            violations.push(Violation::new(&file.path, 0, format!("states {stated}; the workspace has {version}")));
        }
    }
    violations
}

/// A quoted value of a section: enough of TOML for the manifests here.
fn toml_value(text: &str, section: &str, key: &str) -> Option<String> {
    let lines = text.lines().skip_while(|line| line.trim() != section).skip(1);
    let mut inside = lines.take_while(|line| !line.starts_with('['));
    inside.find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn cargo_version(text: &str, workspace: &str) -> Option<String> {
    match toml_value(text, "[package]", "version.workspace") {
        Some(inherited) if inherited == "true" => Some(workspace.to_owned()),
        _ => toml_value(text, "[package]", "version"),
    }
}

/// A dynamic version is Cargo's: maturin takes it from there.
fn python_version(text: &str, workspace: &str) -> Option<String> {
    match toml_value(text, "[project]", "dynamic") {
        Some(dynamic) if dynamic.contains("version") => Some(workspace.to_owned()),
        _ => toml_value(text, "[project]", "version"),
    }
}

fn node_version(text: &str) -> Option<String> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    manifest.get("version")?.as_str().map(str::to_owned)
}

#[test]
fn planted_differences_are_reported() {
    let workspace = "[workspace]\n[workspace.package]\nversion = \"1.2.3\"\n[package]\nversion.workspace = true\n";
    let tidy = [
        ("crates/a/Cargo.toml", "[package]\nversion.workspace = true\n"),
        ("crates/a/pyproject.toml", "[project]\nname = \"a\"\ndynamic = [\"version\"]\n"),
        ("crates/a/package.json", "{\"version\":\"1.2.3\"}"),
    ];
    let wrong = [
        ("crates/a/Cargo.toml", "[package]\nversion = \"1.2.4\"\n"),
        ("crates/a/pyproject.toml", "[project]\nversion = \"1.2.4\"\n"),
        ("crates/a/package.json", "{\"version\":\"1.2.4\"}"),
        ("crates/a/package-lock.json", "{\"name\":\"a\"}"),
    ];
    for (planted, violations) in [(tidy.as_slice(), 0), (wrong.as_slice(), wrong.len())] {
        let mut files = vec![SourceFile::new("Cargo.toml", workspace)];
        files.extend(planted.iter().map(|(path, text)| SourceFile::new(path, text)));
        assert_eq!(check(&files).len(), violations, "{planted:?}");
    }
    assert_eq!(check(&[]).len(), 1);
}
