//! The corpus: inputs with the bytes or the error code that every face gives.
//!
//! `tests/corpus/<operation>/<case>.json` holds `input` (the exact text), and `output` (the exact text) or `error` (the
//! code). Rust runs it here, the command line in `bastion-server`, Python and Node in their own tests. `UPDATE=1` writes
//! outputs and errors of cases that have neither.

use std::fs;
use std::path::{Path, PathBuf};

use bastion_core::ops;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    input: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

fn cases() -> Vec<(String, PathBuf)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let list = |folder: &Path| {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let operations = list(&corpus).into_iter().flat_map(|folder| {
        let operation = folder.file_name().unwrap().to_string_lossy().into_owned();
        list(&folder).into_iter().map(move |path| (operation.clone(), path))
    });
    operations.collect()
}

#[test]
fn every_case_gives_its_bytes() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (operation, path) in cases() {
        let mut case: Case = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (output, error) = match ops::call(&operation, case.input.as_bytes()) {
            Ok(output) => (Some(String::from_utf8(output).unwrap()), None),
            Err(error) => (None, Some(error.code().as_str().to_owned())),
        };
        if update && case.output.is_none() && case.error.is_none() {
            (case.output, case.error) = (output.clone(), error.clone());
            fs::write(&path, serde_json::to_string_pretty(&case).unwrap() + "\n").unwrap();
        }
        if (&case.output, &case.error) != (&output, &error) {
            wrong.push(format!("{}: {output:?} {error:?}", path.display()));
        }
        count += 1;
    }
    assert!(count >= 20, "{count} cases");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_pure_operation_has_a_case() {
    let covered: std::collections::BTreeSet<_> = cases().into_iter().map(|(operation, _)| operation).collect();
    let pure = ops::TABLE.iter().filter(|operation| matches!(operation.run, ops::Run::Pure(_)));
    let missing: Vec<_> = pure.map(|operation| operation.name).filter(|name| !covered.contains(*name)).collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
}
