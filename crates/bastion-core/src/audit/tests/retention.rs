//! What is due, as cases: a line each.

use super::*;
use crate::error::Coded as _;

const TABLE: &str = "format: bastion.retention/v1
version: 3
rules:
  - { jurisdiction: EU, retention_class: decision, keep_at_least: P5Y, erase_after: P10Y, legal_basis: EU law, source: a book }
  - { jurisdiction: EU, retention_class: query, keep_at_least: P90D, erase_after: P90D, legal_basis: EU practice, source: a book }
  - { jurisdiction: US, retention_class: decision, keep_at_least: P6Y, legal_basis: US law, source: a book }
  - { jurisdiction: US, retention_class: query, keep_at_least: P1M, erase_after: P1Y6M, legal_basis: US practice, source: a book }
";

/// Jurisdiction/class, when it happened, now, what is due, kept until, erased by; `-` for none.
const CASES: &str = "
EU/decision 2020-01-15T10:00:00Z 2024-12-31T00:00:00Z keep       2025-01-15T10:00:00Z 2030-01-15T10:00:00Z
EU/decision 2020-01-15T10:00:00Z 2025-01-15T09:59:59Z keep       2025-01-15T10:00:00Z 2030-01-15T10:00:00Z
EU/decision 2020-01-15T10:00:00Z 2025-01-15T10:00:00Z may_erase  2025-01-15T10:00:00Z 2030-01-15T10:00:00Z
EU/decision 2020-01-15T10:00:00Z 2030-01-15T09:59:59Z may_erase  2025-01-15T10:00:00Z 2030-01-15T10:00:00Z
EU/decision 2020-01-15T10:00:00Z 2030-01-15T10:00:00Z must_erase 2025-01-15T10:00:00Z 2030-01-15T10:00:00Z
EU/decision 2020-02-29T00:00:00Z 2025-02-28T00:00:00Z may_erase  2025-02-28T00:00:00Z 2030-02-28T00:00:00Z
EU/query    2026-01-01T00:00:00Z 2026-03-31T23:59:59Z keep       2026-04-01T00:00:00Z 2026-04-01T00:00:00Z
EU/query    2026-01-01T00:00:00Z 2026-04-01T00:00:00Z must_erase 2026-04-01T00:00:00Z 2026-04-01T00:00:00Z
US/decision 2020-01-01T00:00:00Z 2025-12-31T23:59:59Z keep       2026-01-01T00:00:00Z -
US/decision 2020-01-01T00:00:00Z 2099-01-01T00:00:00Z may_erase  2026-01-01T00:00:00Z -
US/query    2026-01-31T00:00:00Z 2026-02-28T00:00:00Z may_erase  2026-02-28T00:00:00Z 2027-07-31T00:00:00Z
US/query    2026-01-31T00:00:00Z 2027-08-01T00:00:00Z must_erase 2026-02-28T00:00:00Z 2027-07-31T00:00:00Z
CH/decision 2020-01-01T00:00:00Z 2099-01-01T00:00:00Z no_rule    -                    -
EU/login    2020-01-01T00:00:00Z 2099-01-01T00:00:00Z no_rule    -                    -
US/decision 9999-01-01T00:00:00Z 9999-12-01T00:00:00Z keep       -                    -
";

fn table() -> RetentionTable {
    RetentionTable::read(TABLE.as_bytes()).unwrap()
}

fn of(label: &str) -> DataKeyId {
    let (jurisdiction, class) = label.split_once('/').unwrap();
    key_id(&format!("acme/{class}/{jurisdiction}/period/2020"))
}

fn word(status: DueStatus) -> String {
    serde_json::to_value(status).unwrap().as_str().unwrap().to_owned()
}

fn hold(id: &str) -> LegalHold {
    LegalHold {
        id: id.to_owned(),
        reason: "a case".to_owned(),
        begins: moment("2024-01-01T00:00:00Z"),
        ends: None,
        tenant: None,
        retention_class: None,
        jurisdiction: None,
        key_ids: Vec::new(),
    }
}

#[test]
fn what_is_due() {
    for line in CASES.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [label, occurred_at, now, status, keep_until, erase_by] = words.as_slice() else { panic!("{line}") };
        let due = table().due(&of(label), moment(occurred_at), moment(now), &[]);
        let shown = |moment: Option<Moment>| moment.map_or("-".to_owned(), |moment| moment.to_string());
        assert_eq!(word(due.status), *status, "{line}");
        assert_eq!((shown(due.keep_until).as_str(), shown(due.erase_by).as_str()), (*keep_until, *erase_by), "{line}");
        assert_eq!((due.overdue, due.legal_basis.is_some()), (*status == "must_erase", *status != "no_rule"), "{line}");
        // any hold wins, and says who holds; that it is overdue is not forgotten
        let holds = [LegalHold { begins: moment("2000-01-01T00:00:00Z"), ..hold("b") }, hold("c"), hold("a")];
        let held = table().due(&of(label), moment(occurred_at), moment(now), &holds);
        assert_eq!(
            (held.status, held.overdue, held.keep_until),
            (DueStatus::Held, due.overdue, due.keep_until),
            "{line}"
        );
        assert_eq!(held.holds, ["a", "b", "c"], "{line}");
    }
}

#[test]
fn a_hold_applies_to_what_fits_all_that_it_names() {
    let key = key_id("acme/decision/EU/period/2020");
    let now = moment("2026-01-01T00:00:00Z");
    let some = |text: &str| Some(text.to_owned());
    let cases: [(LegalHold, bool); 11] = [
        (hold("h"), true),
        (
            LegalHold {
                tenant: some("acme"),
                retention_class: some("decision"),
                jurisdiction: some("EU"),
                ..hold("h")
            },
            true,
        ),
        (LegalHold { tenant: some("other"), retention_class: some("decision"), ..hold("h") }, false),
        (LegalHold { retention_class: some("query"), ..hold("h") }, false),
        (LegalHold { jurisdiction: some("US"), ..hold("h") }, false),
        (LegalHold { key_ids: vec![key_id("a/b/c/period/d"), key.clone()], ..hold("h") }, true),
        (LegalHold { key_ids: vec![key_id("acme/decision/EU/period/2021")], ..hold("h") }, false),
        (LegalHold { begins: now, ..hold("h") }, true),
        (LegalHold { begins: moment("2026-01-01T00:00:01Z"), ..hold("h") }, false),
        (LegalHold { ends: Some(moment("2026-01-01T00:00:01Z")), ..hold("h") }, true),
        (LegalHold { ends: Some(now), ..hold("h") }, false),
    ];
    for (hold, expected) in cases {
        assert_eq!(hold.applies(&key, now), expected, "{hold:?}");
        assert!(LegalHold::check_all(&[hold]).is_ok());
    }
    for wrong in [
        LegalHold { id: String::new(), ..hold("h") },
        LegalHold { reason: " ".to_owned(), ..hold("h") },
        LegalHold { tenant: some(""), ..hold("h") },
        LegalHold { jurisdiction: some("E U"), ..hold("h") },
        LegalHold { ends: Some(moment("2024-01-01T00:00:00Z")), ..hold("h") },
    ] {
        assert_eq!(
            LegalHold::check_all(std::slice::from_ref(&wrong)).unwrap_err().code().as_str(),
            "invalid_audit",
            "{wrong:?}"
        );
    }
}

#[test]
fn a_key_is_treated_as_its_most_delicate_entry() {
    let due = |moments: &[&str], now: &str| {
        let moments = moments.iter().map(|text| moment(text));
        table().key_due(&of("EU/decision"), moments, moment(now), &[])
    };
    let (old, new) = ("2010-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
    assert_eq!(due(&[], new), None);
    let both = due(&[new, old], "2021-01-01T00:00:00Z").unwrap();
    // one has to be kept and the other ought to be gone: two periods under one key
    assert_eq!((both.entries, both.due.status, both.due.overdue), (2, DueStatus::Keep, true));
    assert_eq!(both.due.keep_until, Some(moment("2025-01-01T00:00:00Z")));
    assert_eq!(both.due.erase_by, Some(moment("2020-01-01T00:00:00Z")));
    let status = |now: &str| due(&[old, new], now).unwrap().due.status;
    assert_eq!(
        [status("2025-01-01T00:00:00Z"), status("2024-12-31T00:00:00Z")],
        [DueStatus::MustErase, DueStatus::Keep]
    );
    assert_eq!(due(&[new], "2025-01-01T00:00:00Z").unwrap().due.status, DueStatus::MayErase);
}

#[test]
fn tables_that_say_nothing_sure_are_refused() {
    let code = |text: &str| RetentionTable::read(text.as_bytes()).unwrap_err().code().as_str();
    for (from, to, expected) in [
        ("version: 3", "version: 0", "invalid_audit"),
        ("retention/v1", "retention/v9", "invalid_document"),
        ("retention_class: query", "retention_class: decision", "invalid_audit"),
        ("retention_class: query", "retention_class: a/b", "invalid_audit"),
        ("P90D, erase_after: P90D", "P90D, erase_after: P89D", "invalid_audit"),
        ("P90D, erase_after: P90D", "P90D, erase_after: P3M", "invalid_audit"),
        ("P5Y", "P5y", "invalid_document"),
        ("P5Y", "5 years", "invalid_document"),
        ("P5Y", "P5YT1H", "invalid_document"),
        ("P5Y", "-P5Y", "invalid_document"),
        ("P5Y", "P1001Y", "invalid_document"),
        ("P5Y", "P", "invalid_document"),
        ("legal_basis: EU law, ", "", "invalid_document"),
        ("legal_basis: EU law", "legal_basis: ' '", "invalid_audit"),
        ("version: 3", "version: 3\nversion: 3", "duplicate_key"),
        ("version: 3", "version: [", "invalid_yaml"),
        ("version: 3", "version: 3\nowner: me", "invalid_document"),
    ] {
        let text = TABLE.replacen(from, to, 1);
        assert_ne!(text, TABLE, "{from}");
        assert_eq!(code(&text), expected, "{to}");
    }
}

#[test]
fn the_digest_knows_no_order_and_no_notation() {
    let mut turned = table();
    turned.rules.reverse();
    let json = String::from_utf8(turned.canonical_bytes().unwrap()).unwrap();
    assert_eq!(RetentionTable::read(json.as_bytes()).unwrap(), table());
    assert_eq!(turned.digest().unwrap(), table().digest().unwrap());
    let other = RetentionTable { version: 4, ..table() };
    assert_ne!(other.digest().unwrap(), table().digest().unwrap());
}

#[test]
fn periods_are_compared_whenever_they_begin() {
    let is_allowed = |keep: &str, erase: &str| {
        let text = TABLE.replacen(
            "keep_at_least: P5Y, erase_after: P10Y",
            &format!("keep_at_least: {keep}, erase_after: {erase}"),
            1,
        );
        RetentionTable::read(text.as_bytes()).is_ok()
    };
    for (keep, erase) in
        [("P1Y", "P12M"), ("P12M", "P1Y"), ("P1W", "P7D"), ("P3M", "P93D"), ("P28D", "P1M"), ("P0D", "P0D")]
    {
        assert!(is_allowed(keep, erase), "{keep} {erase}");
    }
    for (keep, erase) in [("P3M", "P92D"), ("P29D", "P1M"), ("P1Y", "P11M"), ("P1D", "P0D")] {
        assert!(!is_allowed(keep, erase), "{keep} {erase}");
    }
}
