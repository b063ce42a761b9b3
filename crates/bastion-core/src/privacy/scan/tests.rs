#![expect(clippy::string_slice, reason = "a test that slices wrongly fails")]

use super::*;

/// A text with marks, the text without them, and the text with what was found marked.
fn marked(line: &str) -> (String, String) {
    let line = line.replace("\\n", "\n");
    let mut text = String::new();
    let mut rest = line.as_str();
    while let Some((before, after)) = rest.split_once('⟦') {
        let (inside, behind) = after.split_once('⟧').unwrap();
        text += before;
        text += inside.split_once(':').unwrap().1;
        rest = behind;
    }
    text += rest;
    let mut found = String::new();
    let mut from = 0;
    for finding in Scanner::new(EntitySet::every(), Vec::new()).scan(text.as_bytes()) {
        let What::Entity(entity) = finding.what else { continue };
        found += &format!("{}⟦{entity}:{}⟧", &text[from..finding.start], &text[finding.range()]);
        from = finding.end;
    }
    found += &text[from..];
    (line, found)
}

#[test]
fn every_case_is_found_and_nothing_else() {
    let cases = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#'));
    let wrong: Vec<_> = cases.map(marked).filter(|(expected, found)| expected != found).collect();
    let shown: Vec<_> = wrong.iter().map(|(expected, found)| format!("{expected}\n{found}\n")).collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), shown.join("\n"));
}
