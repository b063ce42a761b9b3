//! Words that say more about one machine or one day than about the product.

use super::{SourceFile, Violation};

/// In two halves, so that this file does not contain them.
const WORDS: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("/tm", "p/"), "a path of one machine; scripts ask mktemp, programs the system"),
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("issue", " #"), "a number outside the repository"),
    (concat!("TO", "DO"), "unfinished work does not stand in the code"),
    (concat!("FIX", "ME"), "unfinished work does not stand in the code"),
];

pub(super) fn check(files: &[SourceFile]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files.iter().filter(|file| !file.is_generated()) {
        for (number, line) in (1..).zip(file.text.lines()) {
            for (word, reason) in WORDS.iter().filter(|(word, _)| line.contains(word)) {
                violations.push(Violation::new(&file.path, number, format!("`{word}`: {reason}")));
            }
        }
    }
    violations
}

#[test]
fn planted_words_are_reported() {
    for (word, _) in WORDS {
        let text = format!("first line\nsee {word} there\n");
        let found = check(&[SourceFile::new("docs/x.md", &text)]);
        assert!(found.len() == 1 && found[0].line == 2 && found[0].message.contains(word), "{word}: {found:?}");
    }
    assert_eq!(check(&[SourceFile::new("docs/x.md", "it works; the issue is closed; ./target/debug\n")]), []);
}
