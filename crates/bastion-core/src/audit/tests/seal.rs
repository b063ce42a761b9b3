//! What is sealed opens with its key and its entry, and with nothing else; each failure says which it is.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use proptest::prelude::*;

use super::*;
use crate::canonical::{self, Sha256Digest};
use crate::error::Coded as _;
use crate::key::Secret;

fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

/// An entry over other sealed bytes than those that `seal` made.
fn over(entry: &AuditEntry, ciphertext: &[u8]) -> AuditEntry {
    let mut entry = entry.clone();
    entry.body.ciphertext = Sha256Digest::of(ciphertext);
    entry
}

#[test]
fn the_entry_and_its_commitment_are_these_bytes() {
    let (entry, _) = sealed("01jd3k9q2v");
    // sha256("bastion.audit-commitment/v1" 00 (02 × 16) JCS(body)), by another implementation
    let commitment = "sha256:cc4c7948658e0390e59e6cf1d83b893470afdc8344bea0c326870b2bd697d50e";
    assert_eq!(entry.body.commitment.to_string(), commitment);
    let text = String::from_utf8(entry.to_json().unwrap()).unwrap();
    let expected = format!(
        r#"{{"body":{{"ciphertext":"{}","commitment":"{commitment}","key_id":"acme/decision/EU/period/2026-11"}},"format":"bastion.audit/v1","id":"01jd3k9q2v","kind":"decision","occurred_at":"2026-11-20T22:00:00Z","retention":{{"jurisdiction":"EU","retention_class":"decision"}}}}"#,
        entry.body.ciphertext
    );
    assert_eq!(text, expected);
    assert_eq!(AuditEntry::read(text.as_bytes()).unwrap(), entry);
}

#[test]
fn any_changed_byte_of_the_sealed_body_is_seen_twice() {
    let (entry, ciphertext) = sealed("a");
    assert_eq!(open(&entry, &ciphertext, &key()).unwrap().body, body());
    for at in 0..ciphertext.len() {
        let mut changed = ciphertext.clone();
        changed[at] ^= 1;
        assert!(matches!(open(&entry, &changed, &key()), Err(AuditError::Ciphertext { .. })), "{at}");
        // by the cipher too, should the entry be changed with it
        let refused = open(&over(&entry, &changed), &changed, &key());
        assert!(matches!(refused, Err(AuditError::Authentication { .. })), "{at}");
    }
    for length in 0..ciphertext.len() {
        let refused = open(&over(&entry, &ciphertext[..length]), &ciphertext[..length], &key());
        assert!(matches!(refused, Err(AuditError::Authentication { .. })), "{length}");
    }
}

#[test]
fn a_body_goes_with_no_other_entry() {
    let (entry, ciphertext) = sealed("a");
    let changes: [fn(&mut AuditEntry); 4] = [
        |entry| entry.id = "b".to_owned(),
        |entry| entry.kind = "query".to_owned(),
        |entry| entry.occurred_at = moment("2026-11-20T22:00:01Z"),
        |entry| entry.body.key_id = key_id("acme/decision/EU/period/2026-12"),
    ];
    for change in changes {
        let mut other = entry.clone();
        change(&mut other);
        assert!(matches!(open(&other, &ciphertext, &key()), Err(AuditError::Authentication { .. })), "{other:?}");
    }
    let mut other = entry.clone();
    other.body.commitment = Sha256Digest::of(b"another");
    assert!(matches!(open(&other, &ciphertext, &key()), Err(AuditError::Commitment { .. })));
}

#[test]
fn another_salt_or_body_under_the_right_key_is_not_what_was_committed_to() {
    let (entry, ciphertext) = sealed("a");
    let bound = header("a").bound().unwrap();
    let again = |plain: &[u8]| {
        let nonce = [9; NONCE_BYTES];
        let payload = Payload { msg: plain, aad: &bound };
        let sealed = XChaCha20Poly1305::new(key().expose().into()).encrypt(&XNonce::from(nonce), payload).unwrap();
        let bytes = [nonce.as_slice(), &sealed].concat();
        open(&over(&entry, &bytes), &bytes, &key())
    };
    let opened = open(&entry, &ciphertext, &key()).unwrap();
    assert_eq!(again(&canonical::to_bytes(&opened).unwrap()), Ok(opened.clone()));
    let salted = SaltedBody { salt: "0".repeat(32), ..opened.clone() };
    assert!(matches!(again(&canonical::to_bytes(&salted).unwrap()), Err(AuditError::Commitment { .. })));
    let mut other = opened;
    other.body.actor.id = "eve@example.com".to_owned();
    assert!(matches!(again(&canonical::to_bytes(&other).unwrap()), Err(AuditError::Commitment { .. })));
    let refused = again(b"{\"actor\":\"ada@example.com\"}").unwrap_err();
    assert!(matches!(refused, AuditError::Body { .. }) && !refused.to_string().contains("ada"), "{refused}");
}

#[test]
fn what_the_log_could_not_keep_is_refused() {
    let refused = |change: &dyn Fn(&mut AuditHeader, &mut AuditBody)| {
        let (mut header, mut body) = (header("a"), body());
        change(&mut header, &mut body);
        super::super::seal(&header, &body, &key(), [1; NONCE_BYTES], [2; SALT_BYTES]).unwrap_err().code().as_str()
    };
    let long = "a".repeat(65);
    for id in ["", "A", "-a", "a b", "a/b", "ä", "a\"", long.as_str()] {
        assert_eq!(refused(&|header, _| header.id = id.to_owned()), "invalid_audit", "{id}");
    }
    for kind in ["", "Decision", "1", "_a", "a-b", long.as_str()] {
        assert_eq!(refused(&|header, _| header.kind = kind.to_owned()), "invalid_audit", "{kind}");
    }
    assert_eq!(refused(&|_, body| body.actor.id = String::new()), "invalid_audit");
    assert_eq!(refused(&|_, body| body.action = "a".repeat(5_000)), "invalid_audit");
    assert_eq!(refused(&|_, body| body.intent = json!("a".repeat(2 << 20))), "limit_exceeded");
    assert_eq!(refused(&|_, body| body.intent = json!(1_u64 << 60)), "number_out_of_range");
    let result = body().policy_results[0].clone();
    assert_eq!(refused(&|_, body| body.policy_results = vec![result.clone(); 1_001]), "limit_exceeded");
}

#[test]
fn a_leaf_is_read_in_its_one_form_alone() {
    let (entry, _) = sealed("a");
    let text = String::from_utf8(entry.to_json().unwrap()).unwrap();
    for (from, to, code) in [
        ("{\"body\"", "{ \"body\"", "invalid_audit"),
        ("\"jurisdiction\":\"EU\"", "\"jurisdiction\":\"US\"", "invalid_audit"),
        ("\"kind\":\"decision\"", "\"kind\":\"Decision\"", "invalid_audit"),
        ("audit/v1", "audit/v2", "invalid_document"),
        ("\"id\":\"a\"", "\"id\":\"a\",\"name\":\"Ada\"", "invalid_document"),
        ("period/2026-11", "subject/ada", "invalid_document"),
        ("T22:00:00Z", "T22:00:00+00:00", "invalid_document"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(AuditEntry::read(changed.as_bytes()).unwrap_err().code().as_str(), code, "{to}");
    }
}

#[test]
fn names_of_keys_are_read_as_they_are_written() {
    for text in [
        "a/b/c/period/d",
        "acme/decision/EU/subject/000102030405060708090a0b0c0d0e0f",
        "a.b/c_d/US-NY/period/2026-11-20",
    ] {
        assert_eq!(key_id(text).to_string(), text);
    }
    for text in [
        "",
        "a",
        "a/b/c/d",
        "a/b/c/period/",
        "a/b/c/period/d/e",
        "/b/c/period/d",
        "a/b/c/day/d",
        "a/../c/period/d",
        "a/b/c/period/.",
        "a/b/c/subject/ada",
        "a/b/c/subject/000102030405060708090A0B0C0D0E0F",
        "a b/b/c/period/d",
        "a/b/c/period/ä",
    ] {
        assert_eq!(text.parse::<DataKeyId>().unwrap_err().code().as_str(), "invalid_audit", "{text}");
    }
}

#[test]
fn data_keys_are_wrapped_for_their_name_and_their_jurisdiction() {
    const TEXT: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let mut keys = KeyEncryptionKeys::new();
    keys.add("EU", &Secret::new(TEXT.to_owned())).unwrap();
    keys.add("US", &Secret::new(TEXT.to_uppercase().replace('0', "F"))).unwrap();
    let (own, other) = (key_id("a/b/EU/period/1"), key_id("a/b/EU/period/2"));
    let wrapped = wrap_key(&own, &key(), &keys).unwrap();
    assert_eq!(unwrap_key(&own, &wrapped, &keys).unwrap(), key());
    assert_ne!(wrap_key(&other, &key(), &keys).unwrap()[..NONCE_BYTES], wrapped[..NONCE_BYTES]);
    let refused = |id: &DataKeyId, bytes: &[u8]| unwrap_key(id, bytes, &keys).unwrap_err().code().as_str();
    assert_eq!(refused(&other, &wrapped), "audit_damaged");
    assert_eq!(refused(&key_id("a/b/US/period/1"), &wrapped), "audit_damaged");
    assert_eq!(refused(&key_id("a/b/CH/period/1"), &wrapped), "invalid_key");
    for at in 0..wrapped.len() {
        let mut changed = wrapped.clone();
        changed[at] ^= 1;
        assert_eq!(refused(&own, &changed), "audit_damaged", "{at}");
        assert_eq!(refused(&own, &wrapped[..at]), "audit_damaged", "{at}");
    }
    for text in [
        "",
        "00",
        &TEXT.replacen("00", "0", 1),
        &TEXT.replace("1f", "zz"),
        &"ab".repeat(32),
        &TEXT.replacen("00", "+0", 1),
        "ä",
    ] {
        let error = keys.clone().add("EU", &Secret::new((*text).to_owned())).unwrap_err();
        assert!(
            error.code().as_str() == "invalid_key" && (text.is_empty() || !error.to_string().contains(text)),
            "{error}"
        );
    }
    assert_eq!(format!("{keys:?} {:?}", key()), r#"KeyEncryptionKeys(["EU", "US"]) DataKey(…)"#);
}

proptest! {
    #[test]
    fn what_is_sealed_opens(actor in "\\PC{1,40}", role in any::<String>(), nonce in any::<[u8; 24]>(), salt in any::<[u8; 16]>()) {
        let body = AuditBody { actor: AuditActor { id: actor, role }, ..body() };
        let (entry, ciphertext) = super::super::seal(&header("a"), &body, &key(), nonce, salt).unwrap();
        let opened = open(&entry, &ciphertext, &key()).unwrap();
        prop_assert_eq!(opened.commitment().unwrap(), entry.body.commitment);
        prop_assert_eq!(opened.body, body);
    }

    /// Whatever bytes stand in a leaf, they are read or refused, and what is read is written as it was.
    #[test]
    fn leaves_are_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = sealed("a").0.to_json().unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(entry) = AuditEntry::read(&bytes) {
            prop_assert_eq!(entry.to_json().unwrap(), bytes);
        }
    }
}
