//! What is generated from the Rust types: JSON Schema, TypeScript and Python models.
//!
//! `UPDATE=1 cargo test --test it generated` (`make gen`) writes the files; without it the test compares, and names
//! every file that is stale, missing or left over.

mod definitions;
mod python;
mod rules;
mod typescript;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use definitions::Definitions;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every generated file: path and content.
fn files() -> BTreeMap<String, String> {
    let definitions = Definitions::collect();
    let mut files = BTreeMap::new();
    for (name, schema) in definitions.published() {
        files.insert(format!("schemas/{name}.json"), schema);
    }
    files.insert("crates/bastion-node/models.d.ts".to_owned(), typescript::models(&definitions));
    files.insert("crates/bastion-py/python/bastion/models.py".to_owned(), python::models(&definitions));
    files.insert("crates/bastion-py/python/bastion/operations.py".to_owned(), python::operations(&definitions));
    files.insert("crates/bastion-py/python/bastion/errors.py".to_owned(), python::errors());
    files.extend(rules::pages());
    files.insert("crates/bastion-node/errors.d.ts".to_owned(), typescript::errors());
    files
}

#[test]
fn generated_files_are_what_the_types_say() {
    let files = files();
    let leftover: Vec<_> = ["schemas", "tests/rules"].iter().flat_map(|folder| leftover(folder, &files)).collect();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        for path in leftover {
            fs::remove_file(path).unwrap();
        }
        for (path, content) in files {
            let path = root().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        return;
    }
    let stale: Vec<_> = stale(&files, |path| fs::read_to_string(root().join(path)).ok());
    assert!(stale.is_empty(), "stale; run `make gen`: {stale:#?}");
    assert!(leftover.is_empty(), "no type has these any more; run `make gen`: {leftover:#?}");
}

fn stale(files: &BTreeMap<String, String>, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let differs = |(path, content): &(&String, &String)| read(path).as_deref() != Some(content.as_str());
    files.iter().filter(differs).map(|(path, _)| path.clone()).collect()
}

fn leftover(folder: &str, files: &BTreeMap<String, String>) -> Vec<PathBuf> {
    let known = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        files.contains_key(&format!("{folder}/{name}"))
    };
    let present =
        fs::read_dir(root().join(folder)).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let present: Vec<PathBuf> = present.unwrap_or_default();
    present.into_iter().filter(|path| !known(path)).collect()
}

#[test]
fn a_stale_file_is_seen() {
    let files = BTreeMap::from([("a".to_owned(), "new".to_owned()), ("b".to_owned(), "same".to_owned())]);
    let read = |path: &str| match path {
        "a" => Some("old".to_owned()),
        "b" => Some("same".to_owned()),
        _ => None,
    };
    assert_eq!(stale(&files, read), ["a"]);
    assert_eq!(stale(&files, |_| None), ["a", "b"]);
}
