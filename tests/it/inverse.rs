//! Every finding has its inverse the other way round, over all migration cases: see `tests/migrate/inverses.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

struct Finding<'a> {
    forward: bool,
    rule: &'a str,
    path: &'a str,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            found.push(path);
        }
    }
}

fn findings(text: &str) -> Vec<Finding<'_>> {
    let expected = text.split("--- expect\n").nth(1).unwrap_or_default();
    let parts = expected.lines().map(|line| line.splitn(5, ' ').collect::<Vec<_>>());
    let found = parts.filter_map(|parts| match parts.as_slice() {
        [arrow, "finding", _, rule, path] => Some(Finding { forward: *arrow == "->", rule, path }),
        _ => None,
    });
    found.collect()
}

// a routine has another identity when its arguments change
fn object(path: &str) -> &str {
    path.split('(').next().unwrap_or(path)
}

#[test]
fn every_finding_has_its_inverse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrate");
    let table = std::fs::read_to_string(root.join("inverses.txt")).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let inverses: BTreeMap<&str, BTreeSet<&str>> = lines
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.collect()))
        })
        .collect();
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths.sort();
    let (mut count, mut wrong, mut used) = (0, Vec::new(), BTreeSet::new());
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let renamed = text.contains("\n--- renames");
        let found = findings(&text);
        for finding in &found {
            count += 1;
            used.insert(finding.rule.to_owned());
            let back: Vec<&Finding<'_>> = found.iter().filter(|other| other.forward != finding.forward).collect();
            let fits = |other: &&&Finding<'_>| renamed || object(other.path) == object(finding.path);
            let seen: BTreeSet<&str> = back.iter().filter(fits).map(|other| other.rule).collect();
            let allowed = inverses.get(finding.rule);
            if !allowed.is_some_and(|allowed| allowed.contains("-") || !allowed.is_disjoint(&seen)) {
                let shown = path.strip_prefix(&root).unwrap().display();
                wrong.push(format!("{shown}: {} {} {seen:?}", finding.rule, finding.path));
            }
        }
    }
    let idle: Vec<_> = inverses.keys().filter(|rule| !used.contains(**rule)).collect();
    assert!(count > 3_000 && idle.is_empty(), "{count} findings; no case has {idle:?}");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
