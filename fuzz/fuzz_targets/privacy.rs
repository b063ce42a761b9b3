//! Bytes as text and as SQL with personal data: findings in order and apart, the same redaction wherever the text is cut.
#![no_main]

use std::sync::LazyLock;

use bastion_core::privacy::redact::{Literals, Originals, Redactor, SqlOptions, Style, redact_sql};
use bastion_core::privacy::{EntitySet, Scanner};
use bastion_core::schema::Dialect;
use libfuzzer_sys::fuzz_target;

static REDACTOR: LazyLock<Redactor> = LazyLock::new(|| {
    let scanner = Scanner::new(EntitySet::every(), Vec::new());
    Redactor::new(scanner, Style::Placeholder, None).expect("placeholders need no key")
});

fuzz_target!(|bytes: &[u8]| {
    let findings = REDACTOR.scanner().scan(bytes);
    let mut end = 0;
    for finding in &findings {
        assert!(end <= finding.start && finding.start < finding.end && finding.end <= bytes.len(), "in order and apart");
        end = finding.end;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    assert!(findings.iter().all(|finding| text.get(finding.range()).is_some()), "on characters");
    let whole = REDACTOR.redact(text).text;
    let mut stream = REDACTOR.stream();
    let step = 1 + bytes.len() % 7;
    let mut streamed = Vec::new();
    for piece in bytes.chunks(step) {
        streamed.extend(stream.push(piece));
    }
    streamed.extend(stream.finish().0);
    assert_eq!(streamed, whole.as_bytes(), "a cut changes nothing");
    for dialect in [Dialect::Postgresql, Dialect::Mysql, Dialect::Sqlite] {
        let options = SqlOptions { dialect, literals: Literals::Found, names: true };
        let _ = redact_sql(&REDACTOR, text, &options, &mut Originals::default());
    }
});
