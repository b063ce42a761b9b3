//! Laws of masks over whole tables, and the tokens' bytes as another implementation computes them.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::privacy::Entity;

const SECRET: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

fn key(tenant: &str) -> TenantKey {
    TenantKey::from_text("k1", tenant, SECRET).unwrap()
}

/// A policy of one rule, for every column.
fn policy(mask: Value) -> MaskPolicy {
    let rule = json!({"columns": {"name": "*"}, "mask": mask});
    serde_json::from_value(json!({"format": MASK_POLICY_FORMAT, "rules": [rule]})).unwrap()
}

fn masked(tenant: &str, mask: Value, value: &str) -> Result<String, MaskError> {
    let columns = [MaskColumn::named("value"), MaskColumn::named("person")];
    let mut rows = vec![vec![json!(value), json!("ada")]];
    Masker::new(&policy(mask), Some(&key(tenant)), "t", &columns)?.mask(&mut rows)?;
    Ok(rows[0][0].as_str().unwrap().to_owned())
}

/// Computed with Python: `blake3(…, derive_key_context=…)` over the secret and the three texts behind their lengths,
/// then `hmac.new(key, b"ada@example.com", "sha256")`.
#[test]
fn hashes_and_tokens_are_what_another_implementation_computes() {
    let hash = masked("bank", json!({"kind": "hash", "domain": "person"}), "ada@example.com").unwrap();
    assert_eq!(hash, "k1:96ab61c7efc5341af1cc569606f2f0dbdabe5fd50f0ef86fe60de9c164261238");
    let token = masked("bank", json!({"kind": "token", "domain": "person"}), "ada@example.com").unwrap();
    assert_eq!(token, "tok_k1_ejnrnre3qtnxwmsqqzakq7ays8");
}

fn irreversible() -> Vec<Value> {
    vec![
        json!({"kind": "hash", "domain": "person"}),
        json!({"kind": "token", "domain": "person", "prefix": "p"}),
        json!({"kind": "constant", "value": "hidden"}),
        json!({"kind": "partial"}),
    ]
}

proptest! {
    #[test]
    fn the_same_value_has_the_same_mask_inside_a_domain_only(value in ".{1,40}") {
        for kind in ["hash", "token"] {
            let of = |tenant: &str, domain: &str| masked(tenant, json!({"kind": kind, "domain": domain}), &value).unwrap();
            prop_assert_eq!(of("bank", "person"), of("bank", "person"));
            prop_assert_ne!(of("bank", "person"), of("bank", "account"));
            prop_assert_ne!(of("bank", "person"), of("shop", "person"));
        }
    }

    #[test]
    fn different_values_have_different_masks(left in ".{0,20}", right in ".{0,20}") {
        prop_assume!(left != right);
        for kind in ["hash", "token"] {
            let of = |value: &str| masked("bank", json!({"kind": kind, "domain": "person"}), value).unwrap();
            prop_assert_ne!(of(&left), of(&right));
        }
    }

    // four letters that no mask writes by itself
    #[test]
    fn nothing_of_a_value_is_left_where_it_cannot_be_had_back(value in "[A-ZÄ-Ü]{4,30}") {
        for mask in irreversible() {
            let masked = masked("bank", mask.clone(), &value).unwrap();
            for part in value.chars().collect::<Vec<_>>().windows(2) {
                let part: String = part.iter().collect();
                prop_assert!(!masked.contains(&part), "{} {}", mask, masked);
            }
        }
    }

    #[test]
    fn what_is_reversible_comes_back_with_the_key_only(digits in "[0-9]{8,16}", day in 1_u32..=28, year in 1900_i32..2100) {
        let mut policy = policy(json!({"kind": "format_preserving", "domain": "account", "alphabet": "digits"}));
        let shift = json!({"kind": "date_shift", "domain": "person", "subject": "account", "days_max": 300});
        let rule = MaskRule {
            columns: ColumnPattern { name: Some("born".to_owned()), ..ColumnPattern::default() },
            mask: serde_json::from_value(shift).unwrap(),
            otherwise: Otherwise::Refuse,
        };
        policy.rules.insert(0, rule);
        let columns = [MaskColumn::named("born"), MaskColumn::named("account")];
        let masker = |tenant: &str| Masker::new(&policy, Some(&key(tenant)), "t", &columns).unwrap();
        let before = vec![vec![json!(format!("{year}-05-{day:02}")), json!(digits)]];
        let mut rows = before.clone();
        let report = masker("bank").mask(&mut rows).unwrap();
        prop_assert_eq!(report.columns.iter().map(|column| column.masked).sum::<u64>(), 2);
        prop_assert_ne!(&rows[0][0], &before[0][0]);
        let mut other = rows.clone();
        masker("bank").restore(&mut rows).unwrap();
        prop_assert_eq!(&rows, &before);
        masker("shop").restore(&mut other).unwrap();
        prop_assert_ne!(&other, &before);
    }

    #[test]
    fn a_table_of_csv_is_written_as_it_was_read(cells in proptest::collection::vec("[a-z,\";\r\n é]{0,6}", 6)) {
        let table = Table {
            names: vec!["a".to_owned(), "b \"x\"".to_owned(), "c,d".to_owned()],
            rows: cells.chunks(3).map(|row| {
                row.iter().map(|cell| if cell.is_empty() { Value::Null } else { json!(cell) }).collect()
            }).collect(),
        };
        for delimiter in [b',', b';', b'\t'] {
            let text = table.to_csv(delimiter).unwrap();
            prop_assert_eq!(Table::from_csv(&text, delimiter).unwrap(), table.clone());
        }
    }
}

#[test]
fn the_first_rule_that_fits_decides() {
    let policy = json!({"format": MASK_POLICY_FORMAT, "rules": [
        {"columns": {"name": "person.*mail"}, "mask": {"kind": "constant", "value": "by table and name"}},
        {"columns": {"entity": "credit_card"}, "mask": {"kind": "constant", "value": "by entity"}},
        {"columns": {"tag": "financial", "name": "i?an"}, "mask": {"kind": "constant", "value": "by tag of the entity"}},
        {"columns": {"tag": "ours"}, "mask": {"kind": "constant", "value": "by tag"}},
        {"columns": {"name": "nowhere"}, "mask": {"kind": "keep"}},
    ], "unmatched": "null"});
    let policy: MaskPolicy = serde_json::from_value(policy).unwrap();
    let column = |name: &str, entity, tags: &[&str]| MaskColumn {
        name: name.to_owned(),
        entity,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let columns = [
        column("E_MAIL", None, &["ours"]),
        column("number", Some(Entity::CreditCard), &[]),
        column("iban", Some(Entity::Iban), &[]),
        column("note", None, &["ours"]),
        column("other", Some(Entity::Iban), &[]),
    ];
    let mut rows = vec![vec![json!("x"); 5]];
    let report = Masker::new(&policy, None, "person", &columns).unwrap().mask(&mut rows).unwrap();
    let expected = json!([["by table and name", "by entity", "by tag of the entity", "by tag", null]]);
    assert_eq!(json!(rows), expected);
    assert_eq!(report.rules_unused, [5]);
    let refused = Masker::new(&MaskPolicy { unmatched: Unmatched::Refuse, ..policy }, None, "person", &columns);
    assert_eq!(refused.err().unwrap(), MaskError::Unmatched { column: "other".to_owned() });
}

#[test]
fn what_cannot_be_masked_is_refused_or_left_out_and_never_shown() {
    let mask = json!({"kind": "format_preserving", "domain": "account", "alphabet": "digits"});
    let columns = [MaskColumn::named("a"), MaskColumn::named("b")];
    let rows = || vec![vec![json!(123_456_789), Value::Null], vec![json!("secret"), json!(["secret"])]];
    let error = Masker::new(&policy(mask.clone()), Some(&key("bank")), "t", &columns).unwrap().mask(&mut rows());
    let message = error.unwrap_err().to_string();
    assert!(message.starts_with("row 2, column `a`: ") && !message.contains("secret"), "{message}");
    let mut lenient = policy(mask);
    lenient.rules[0].otherwise = Otherwise::Null;
    let mut left = rows();
    let report = Masker::new(&lenient, Some(&key("bank")), "t", &columns).unwrap().mask(&mut left).unwrap();
    assert!(left[0][0].as_str().is_some_and(|text| text.len() == 9 && text != "123456789"));
    assert_eq!((&left[0][1], &left[1]), (&Value::Null, &vec![Value::Null, Value::Null]));
    let counts: Vec<_> = report.columns.iter().map(|column| (column.masked, column.nulls, column.left_out)).collect();
    assert_eq!(counts, [(1, 0, 1), (0, 1, 1)]);
}

#[test]
fn what_is_wrong_with_a_policy_is_said() {
    let rule = |columns: Value, mask: Value| json!([{"columns": columns, "mask": mask}]);
    let all = || json!({"name": "*"});
    let cases = [
        (rule(json!({}), json!({"kind": "keep"})), "`columns` says nothing"),
        (rule(json!({"name": "[a"}), json!({"kind": "keep"})), "no pattern"),
        (rule(all(), json!({"kind": "hash", "domain": ""})), "domain is empty"),
        (rule(all(), json!({"kind": "token", "domain": "d", "prefix": "A_"})), "prefix is not"),
        (rule(all(), json!({"kind": "generalise", "to": {"kind": "bucket", "width": 0}})), "width of at least 1"),
        (rule(all(), json!({"kind": "date_shift", "domain": "d", "subject": "x", "days_max": 9})), "`subject`"),
        (rule(all(), json!({"kind": "date_shift", "domain": "d", "subject": "a", "days_max": 0})), "`days_max`"),
        (
            rule(
                all(),
                json!({"kind": "format_preserving", "domain": "d", "alphabet": "upper", "check_digit": "luhn_valid"}),
            ),
            "`check_digit`",
        ),
    ];
    for (rules, expected) in cases {
        let policy = serde_json::from_value(json!({"format": MASK_POLICY_FORMAT, "rules": rules})).unwrap();
        let error = Masker::new(&policy, Some(&key("bank")), "t", &[MaskColumn::named("a")]).err().unwrap();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let keyless = Masker::new(&policy(json!({"kind": "hash", "domain": "d"})), None, "t", &[MaskColumn::named("a")]);
    assert_eq!(keyless.err().unwrap(), MaskError::KeyMissing { column: "a".to_owned() });
    for text in ["{}", "format: x\nrules: 1", "rules: [{columns: {name: a}, mask: {kind: unkeyed_hash}}]"] {
        assert!(MaskPolicy::read(text.as_bytes()).is_err(), "{text}");
    }
    let yaml = "format: bastion.mask_policy/v1\nrules:\n- columns: {name: a}\n  mask: {kind: 'null'}\n";
    assert_eq!(MaskPolicy::read(yaml.as_bytes()).unwrap().rules[0].mask.kind(), "null");
}

#[test]
fn what_is_no_table_is_refused() {
    for (text, expected) in [
        ("a,a\n1,2\n", "two columns are called `a`"),
        ("a,\n1,2\n", "a column has no name"),
        ("a,b\n1\n", "line 2: 1 fields where the first row names 2 columns"),
    ] {
        let error = Table::from_csv(text, b',').unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let masker = Masker::new(&policy(json!({"kind": "keep"})), None, "t", &[MaskColumn::named("a")]).unwrap();
    assert!(masker.mask(&mut vec![vec![]]).unwrap_err().to_string().contains("row 1 has 0 values for 1 columns"));
}
