use proptest::prelude::*;

use super::*;
use crate::privacy::scan::{EntitySet, Rule};
use crate::schema::Dialect;

const SECRET: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

fn key(secret: &str) -> TenantKey {
    TenantKey::from_text("k1", "bank", secret).unwrap()
}

fn redactor(style: Style) -> Redactor {
    Redactor::new(Scanner::default(), style, Some(key(SECRET))).unwrap()
}

#[test]
fn each_style() {
    let text = "card 4111 1111 1111 1111 of jo@example.com";
    let cases = [
        (Style::Placeholder, "card [CREDIT_CARD_REDACTED] of [EMAIL_REDACTED]"),
        (Style::Removed, "card  of "),
        (Style::Partial, "card **** **** **** 1111 of j***@example.com"),
    ];
    for (style, expected) in cases {
        assert_eq!(redactor(style).redact(text).text, expected);
    }
    let tokens = redactor(Style::Token).redact(text).text;
    assert!(tokens.starts_with("card [CREDIT_CARD_k1_") && tokens.contains("[EMAIL_k1_"), "{tokens}");
    assert_eq!(tokens, redactor(Style::Token).redact(text).text);
    let other = Redactor::new(Scanner::default(), Style::Token, Some(key(&SECRET.replace("00", "ff")))).unwrap();
    assert_ne!(tokens, other.redact(text).text);
    assert_eq!(Redactor::new(Scanner::default(), Style::Token, None).unwrap_err(), RedactError::KeyMissing);
}

#[test]
fn tokens_lead_back_with_the_key_only() {
    let redactor = redactor(Style::Token);
    let text = "jo@example.com wrote to [jo@example.com] and al@example.com [EMAIL_REDACTED] [";
    let mut originals = Originals::default();
    let redacted = redactor.redact_labelled(text, "", &mut originals);
    assert_eq!(originals.len(), 2);
    let sealed = redactor.seal(&originals).unwrap();
    assert_eq!(sealed, redactor.seal(&originals).unwrap());
    assert!(!format!("{originals:?}{redactor:?}").contains("example"));
    let opened = Originals::open(&sealed, &key(SECRET)).unwrap();
    assert_eq!(restore(&redacted.text, &opened), text);
    for wrong in [sealed.replacen("v1.", "v1.A", 1), format!("{sealed}A"), "x".to_owned(), String::new()] {
        assert!(Originals::open(&wrong, &key(SECRET)).is_err());
    }
    assert!(Originals::open(&sealed, &key(&SECRET.replace("00", "ff"))).is_err());
}

#[test]
fn a_column_is_a_word_beside_its_values() {
    let redactor = redactor(Style::Placeholder);
    let values = ["4155552671", "none", "4155552671"];
    let (redacted, counts) = redactor.redact_values(values, "phone_number", &mut Originals::default());
    assert_eq!(redacted, ["[PHONE_REDACTED]", "none", "[PHONE_REDACTED]"]);
    assert_eq!(counts, Counts::from([("phone".to_owned(), 2)]));
    let (kept, _) = redactor.redact_values(values, "order_id", &mut Originals::default());
    assert_eq!(kept, values);
}

#[test]
fn rules_of_users() {
    let rules = vec![Rule::new("ticket", r"\bTCK-\d{4,}\b").unwrap()];
    let scanner = Scanner::new(EntitySet::usual(), rules);
    let redactor = Redactor::new(scanner, Style::Placeholder, None).unwrap();
    assert_eq!(redactor.redact("see TCK-12345 by jo@example.com").text, "see [TICKET_REDACTED] by [EMAIL_REDACTED]");
    assert!(Rule::new("a b", "x").is_err());
    assert!(Rule::new("bad", "(").is_err());
    assert!(Rule::new("huge", "(a{1000}){1000}").is_err());
}

#[test]
fn sql_keeps_its_code() {
    let sql = "SELECT \"jo@example.com\", 4111111111111111, 7 FROM t -- by jo@example.com\nWHERE mail = 'jo@example.com' AND note = 'hello'";
    let redacted = |literals, names| {
        let options = SqlOptions { dialect: Dialect::Postgresql, literals, names };
        redact_sql(&redactor(Style::Placeholder), sql, &options, &mut Originals::default()).text
    };
    assert_eq!(
        redacted(Literals::All, false),
        "SELECT \"jo@example.com\", '[CREDIT_CARD_REDACTED]', 0 FROM t --[COMMENT_REDACTED]\nWHERE mail = '[EMAIL_REDACTED]' AND note = '[LITERAL_REDACTED]'"
    );
    assert_eq!(
        redacted(Literals::Found, true),
        "SELECT \"[EMAIL_REDACTED]\", '[CREDIT_CARD_REDACTED]', 7 FROM t -- by [EMAIL_REDACTED]\nWHERE mail = '[EMAIL_REDACTED]' AND note = 'hello'"
    );
}

/// Pieces of text in which boundaries matter.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "jo@example.com",
        "4111 1111 1111 1111",
        "+49 30 901820",
        "call me:\n",
        "415-555-2671",
        "phone ",
        "\n",
        " ",
        "\r\n",
        "-----BEGIN PRIVATE KEY-----\n",
        "MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8AgEAAkEAq7BFUpkG\n",
        "-----END PRIVATE KEY-----",
        "-----",
        "password=hunter22",
        "192.168.1.1",
        "ｊ４１",
        "\u{200b}",
        "é",
        "😀",
        "eyJ",
        ".",
        "@",
        "2001:db8::1",
        "ssn 536904399",
        "postgres://a:b1c2@h/x",
        "1980-03-12",
        "born ",
    ];
    prop_oneof![
        8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        2 => "[ -~]{0,12}",
        1 => (prop::sample::select(vec!["x", "x,", "12 ", "a@b.cd "]), 20_000_usize..70_000).prop_map(|(text, length)| text.repeat(length / text.len())),
    ]
}

/// What a line is called is read alike, whether the line before it is in the same stretch or came long ago.
#[test]
fn a_label_of_other_characters_counts_wherever_the_text_is_cut() {
    let redactor = redactor(Style::Placeholder);
    for text in [
        "\u{ff4a}\u{ff14}\u{ff11}call me:\n1980-03-124111 1111 1111 1111",
        "\u{ff43}\u{ff41}\u{ff4c}\u{ff4c} me:\n030 1234567\n",
        "\u{200b}\u{ff11}\ncall me:\n030 1234567\nborn:\n1980-03-12",
    ] {
        let mut stream = redactor.stream();
        let mut streamed: Vec<u8> =
            text.as_bytes().iter().flat_map(|byte| stream.push(std::slice::from_ref(byte))).collect();
        streamed.extend(stream.finish().0);
        assert_eq!(String::from_utf8(streamed).unwrap(), redactor.redact(text).text);
    }
    assert!(!redactor.redact("\u{ff43}\u{ff41}\u{ff4c}\u{ff4c} me:\n030 1234567\n").text.contains("1234567"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// A stream gives the whole text's bytes, wherever it is cut.
    #[test]
    fn cuts_do_not_matter(pieces in prop::collection::vec(piece(), 0..12), cuts in prop::collection::vec(0.0..1.0_f64, 0..6)) {
        let text = pieces.concat();
        let redactor = redactor(Style::Placeholder);
        let whole = redactor.redact(&text).text;
        let mut places: Vec<usize> = cuts.iter().map(|cut| (cut * text.len() as f64) as usize).collect();
        places.sort_unstable();
        places.push(text.len());
        let (mut stream, mut streamed, mut from) = (redactor.stream(), Vec::new(), 0);
        for place in places {
            streamed.extend(stream.push(&text.as_bytes()[from..place]));
            from = place;
        }
        streamed.extend(stream.finish().0);
        prop_assert_eq!(String::from_utf8_lossy(&streamed), whole);
    }

    /// Byte by byte, too.
    #[test]
    fn single_bytes_do_not_matter(pieces in prop::collection::vec(prop_oneof![piece()], 0..8)) {
        let text: String = pieces.concat().chars().take(2_000).collect();
        let redactor = redactor(Style::Placeholder);
        let (mut stream, mut streamed) = (redactor.stream(), Vec::new());
        for byte in text.as_bytes() {
            streamed.extend(stream.push(std::slice::from_ref(byte)));
        }
        streamed.extend(stream.finish().0);
        prop_assert_eq!(String::from_utf8_lossy(&streamed), redactor.redact(&text).text);
    }

    /// Findings are in order, apart, and on characters; nothing panics on any bytes.
    #[test]
    fn findings_are_apart(bytes in prop::collection::vec(any::<u8>(), 0..300), pieces in prop::collection::vec(piece(), 0..4)) {
        let mut text = pieces.concat().into_bytes();
        text.truncate(3_000);
        text.extend(bytes);
        let findings = Scanner::new(EntitySet::every(), Vec::new()).scan(&text);
        let ends: Vec<usize> = findings.iter().flat_map(|finding| [finding.start, finding.end]).collect();
        prop_assert!(ends.is_sorted() && findings.iter().all(|finding| finding.start < finding.end && finding.end <= text.len()));
        if let Ok(text) = std::str::from_utf8(&text) {
            prop_assert!(ends.iter().all(|end| text.is_char_boundary(*end)));
        }
    }

    /// What was redacted stays redacted, and restoring gives the text back.
    #[test]
    fn there_and_back(pieces in prop::collection::vec(piece(), 0..6)) {
        let text: String = pieces.concat().chars().take(4_000).collect();
        let redactor = redactor(Style::Token);
        let mut originals = Originals::default();
        let redacted = redactor.redact_labelled(&text, "", &mut originals);
        prop_assert_eq!(restore(&redacted.text, &originals), text);
    }

    /// Any text is SQL enough to be redacted; with every literal gone, no digit of one is left.
    #[test]
    fn any_text_is_sql(pieces in prop::collection::vec(piece(), 0..6), quotes in "['\"`$/*#a-z1 -]{0,20}") {
        let sql = format!("{}{quotes}", pieces.concat().chars().take(500).collect::<String>());
        for dialect in [Dialect::Postgresql, Dialect::Mysql, Dialect::Mariadb, Dialect::Sqlite] {
            for (literals, names) in [(Literals::All, true), (Literals::Found, false)] {
                let options = SqlOptions { dialect, literals, names };
                let _ = redact_sql(&redactor(Style::Placeholder), &sql, &options, &mut Originals::default());
            }
        }
    }
}
