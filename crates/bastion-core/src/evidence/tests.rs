use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::predicates::{Circumstances, DecisionRecord, MatchedRecord, SchemaDiff, SchemaRecord, SummaryRecord};
use super::*;
use crate::canonical::Digest;
use crate::error::Coded;
use crate::finding::{Audience, Certainty, Facet, Finding, Impact, Level, Location};

mod export;
mod log;
mod strict;

fn key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn predicate() -> Predicate {
    let digest = Digest::of_file(b"");
    Predicate::SchemaDiff(SchemaDiff {
        circumstances: Circumstances {
            pack_id: "01J0".into(),
            tenant: None,
            environment: Some("production".into()),
            actor: "ada | <b>".into(),
            decided_at: "2026-11-20T22:00:00Z".into(),
            engine_version: "0.1.0".into(),
        },
        schema: SchemaRecord {
            old_source: "sqlite:v1.db".into(),
            new_source: "sqlite:v2.db".into(),
            old_digest: digest,
            new_digest: digest,
            unchanged_facets: vec![Facet::Access],
            complete: true,
        },
        summary: SummaryRecord {
            changes: 1,
            errors: 1,
            warnings: 0,
            infos: 0,
            broken_audiences: vec![Audience::Readers],
            rules_version: "1".into(),
        },
        decision: Some(DecisionRecord {
            effect: "require_approval".into(),
            reason: "it breaks readers".into(),
            matched: vec![MatchedRecord {
                id: "p".into(),
                version: 1,
                digest,
                effect: "require_approval".into(),
                reason: "r".into(),
            }],
            approvals: Vec::new(),
            policy_set_digest: digest,
            request_digest: digest,
        }),
    })
}

fn finding() -> Finding {
    Finding {
        id: "0".repeat(32),
        rule: "COL004".into(),
        name: "column-removed".into(),
        level: Level::Error,
        impacts: vec![Impact::error(Audience::Readers)],
        certainty: Certainty::Proven,
        facet: Facet::Shape,
        location: Location {
            object_kind: "column".into(),
            path: vec!["main".into(), "a|b\u{202e}".into()],
            field: None,
        },
        message: "column `x` is gone [click](http://evil)".into(),
        hint: None,
        probe: None,
    }
}

fn pack() -> Pack {
    let artifacts = vec![Artifact::new("diff.json", b"{}"), Artifact::new("raw.bin", &[0xff, 0x00])];
    create(NewPack { predicate: predicate(), findings: vec![finding()], artifacts }, &key()).unwrap()
}

fn failed(pack: &Pack) -> Vec<String> {
    let verification = verify(pack, &[key().verifying_key()]).unwrap();
    assert_eq!(verification.valid, verification.checks.iter().all(|check| check.status != CheckStatus::Failed));
    verification
        .checks
        .into_iter()
        .filter(|check| check.status == CheckStatus::Failed)
        .map(|check| check.name)
        .collect()
}

#[test]
fn a_pack_verifies_and_is_the_same_every_time() {
    assert_eq!(failed(&pack()), [""; 0]);
    assert_eq!(pack().to_json().unwrap(), pack().to_json().unwrap());
    assert_eq!(Pack::from_json(&pack().to_json().unwrap()).unwrap(), pack());
    insta::assert_snapshot!(String::from_utf8(pack().envelope.to_json().unwrap()).unwrap());
}

#[test]
fn the_report_escapes_what_it_shows() {
    insta::assert_snapshot!(render(&predicate(), &[finding()]));
}

// RFC 8032, section 7.1, test 1; the identifier is what securesystemslib 1.6.0 computes for the key
#[test]
fn keys_are_the_ones_of_the_standard() {
    let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    let digest: crate::canonical::Sha256Digest = format!("sha256:{seed}").parse().unwrap();
    let key = SigningKey::from_seed(*digest.as_bytes());
    assert_eq!(key.verifying_key().to_hex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assert_eq!(SigningKey::from_pem(key.to_pem().unwrap().expose()).unwrap().verifying_key(), key.verifying_key());
    assert_eq!(VerifyingKey::from_text(&key.verifying_key().to_pem().unwrap()).unwrap(), key.verifying_key());
    assert_eq!(VerifyingKey::from_text(&key.verifying_key().to_hex()).unwrap(), key.verifying_key());
    assert_eq!(key.verifying_key().key_id(), "74c181c7ad8a0855d4b55e44d2ba87aabdddb196832571f15f92fece332e4916");
}

#[test]
fn secrets_are_not_printed() {
    let pair = key().to_pair().unwrap();
    assert!(!format!("{:?} {:?}", key(), pair).contains("PRIVATE"));
}

#[test]
fn names_exactly_what_failed() {
    let edit = |change: fn(&mut Pack)| {
        let mut pack = pack();
        change(&mut pack);
        failed(&pack)
    };
    assert_eq!(edit(|pack| pack.artifacts[1].content.push('x')), ["artifact diff.json"]);
    assert_eq!(edit(|pack| drop(pack.artifacts.remove(1))), ["artifact diff.json"]);
    assert_eq!(edit(|pack| pack.artifacts.push(Artifact::new("more.txt", b""))), ["artifact more.txt"]);
    assert_eq!(edit(|pack| pack.envelope.signatures.clear()), ["signature"]);
    assert_eq!(edit(|pack| pack.envelope.payload_type.push('x')), ["signature"]);
    assert_eq!(edit(|pack| pack.envelope.signatures[0].keyid.push('0')), ["signature"]);
    let report = |pack: &mut Pack| {
        pack.artifacts
            .iter_mut()
            .filter(|artifact| artifact.name == REPORT_FILE)
            .for_each(|report| report.content.push(' '))
    };
    assert_eq!(edit(report), ["artifact report.md", "report"]);
    let twice = |pack: &mut Pack| pack.envelope.signatures.push(pack.envelope.signatures[0].clone());
    assert_eq!(edit(twice), ["signature"]);
    let resigned = |pack: &mut Pack| {
        let payload = STANDARD.decode(&pack.envelope.payload).unwrap();
        pack.envelope = Envelope::sign(PAYLOAD_TYPE, &payload, &[&SigningKey::from_seed([8; 32])]).unwrap();
    };
    assert_eq!(edit(resigned), ["signature"]);
}

#[test]
fn a_lying_report_is_seen_even_when_it_is_signed() {
    let mut pack = pack();
    let report = pack.artifacts.iter_mut().find(|artifact| artifact.name == REPORT_FILE).unwrap();
    report.content = report.content.replace("require", "allow");
    let digest = DigestSet::of(report.content.as_bytes());
    let payload = pack.envelope.verify(&[key().verifying_key()]).unwrap().payload;
    let mut statement = Statement::from_json(&payload).unwrap();
    statement.subject.iter_mut().find(|subject| subject.name == REPORT_FILE).unwrap().digest = digest;
    pack.envelope = Envelope::sign(PAYLOAD_TYPE, &statement.to_json().unwrap(), &[&key()]).unwrap();
    assert_eq!(failed(&pack), ["report"]);
}

#[test]
fn refuses_names_that_lead_elsewhere() {
    for name in [
        "../x",
        "/x",
        "a//b",
        "a\\b",
        "c:x",
        "a\nb",
        "",
        "report.md/x",
        "disclosures.json",
        "folder/Disclosures.JSON",
        "REPORT.md",
    ] {
        let artifacts = vec![Artifact::new(name, b"")];
        let error = create(NewPack { predicate: predicate(), findings: Vec::new(), artifacts }, &key()).unwrap_err();
        assert_eq!(error.code().as_str(), "invalid_argument", "{name}");
    }
}

#[test]
fn refuses_what_is_no_key_and_no_envelope() {
    for text in
        ["", "x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", key().to_pem().unwrap().expose()]
    {
        assert_eq!(VerifyingKey::from_text(text).unwrap_err().code().as_str(), "invalid_key");
    }
    let code = |text: &[u8]| Envelope::from_json(text).unwrap_err().code().as_str();
    let json = pack().envelope.to_json().unwrap();
    assert_eq!(code(&json[..json.len() - 1]), "invalid_json");
    assert_eq!(code(b"{}"), "invalid_envelope");
    assert_eq!(code(br#"{"payload":"","payload":""}"#), "duplicate_key");
    let mut urlsafe = pack().envelope;
    urlsafe.payload = urlsafe.payload.trim_end_matches('=').to_owned() + "_";
    assert_eq!(urlsafe.verify(&[key().verifying_key()]).unwrap_err().code().as_str(), "invalid_envelope");
}

/// What verifiers of DSSE got wrong, each with the code that it is refused by; none where it has to hold.
#[test]
fn envelopes_that_others_accepted_by_mistake() {
    type Change = fn(&mut serde_json::Value);
    let cases: &[(&str, Option<&str>, Change)] = &[
        ("as it is", None, |_| {}),
        ("members that the format does not know", None, |envelope| {
            envelope["extra"] = 1.into();
            envelope["signatures"][0]["extra"] = 1.into();
        }),
        ("no signatures", Some("invalid_envelope"), |envelope| envelope["signatures"] = serde_json::json!([])),
        ("no key identifier", Some("signature_invalid"), |envelope| {
            envelope["signatures"][0].as_object_mut().unwrap().remove("keyid");
        }),
        ("an empty key identifier", Some("signature_invalid"), |envelope| {
            envelope["signatures"][0]["keyid"] = "".into()
        }),
        ("an unknown key identifier", Some("signature_invalid"), |envelope| {
            envelope["signatures"][0]["keyid"] = "0".repeat(64).into();
        }),
        ("the same key twice", Some("invalid_envelope"), |envelope| {
            let signature = envelope["signatures"][0].clone();
            envelope["signatures"].as_array_mut().unwrap().push(signature);
        }),
        ("more signatures than there may be", Some("invalid_envelope"), |envelope| {
            let more = (0..64).map(|number| serde_json::json!({"keyid": number.to_string(), "sig": "AA=="}));
            envelope["signatures"].as_array_mut().unwrap().extend(more);
        }),
        ("a signature by nobody known beside one that holds", None, |envelope| {
            let more = serde_json::json!({"keyid": "another", "sig": "AA=="});
            envelope["signatures"].as_array_mut().unwrap().push(more);
        }),
        ("URL-safe base64", Some("invalid_envelope"), |envelope| envelope["payload"] = "-_-_".into()),
        ("base64 without its padding", Some("invalid_envelope"), |envelope| envelope["payload"] = "e30".into()),
        ("base64 with bits that count for nothing", Some("invalid_envelope"), |envelope| {
            envelope["payload"] = "e31=".into()
        }),
        ("base64 with a line end", Some("invalid_envelope"), |envelope| envelope["payload"] = "e30=\n".into()),
        ("another payload", Some("signature_invalid"), |envelope| envelope["payload"] = "e30=".into()),
        ("another type", Some("signature_invalid"), |envelope| envelope["payloadType"] = "text/plain".into()),
        ("a type with a length that looks like the payload's", Some("signature_invalid"), |envelope| {
            envelope["payloadType"] = "application/vnd.in-toto+json 2".into();
        }),
        ("no type", Some("invalid_envelope"), |envelope| {
            envelope.as_object_mut().unwrap().remove("payloadType");
        }),
        ("an empty signature", Some("signature_invalid"), |envelope| envelope["signatures"][0]["sig"] = "".into()),
        ("a signature of 63 bytes", Some("signature_invalid"), |envelope| {
            envelope["signatures"][0]["sig"] = STANDARD.encode([1; 63]).into();
        }),
        ("a signature with a byte more", Some("signature_invalid"), |envelope| {
            let mut bytes = STANDARD.decode(envelope["signatures"][0]["sig"].as_str().unwrap()).unwrap();
            bytes.push(0);
            envelope["signatures"][0]["sig"] = STANDARD.encode(bytes).into();
        }),
        ("a signature of zeros", Some("signature_invalid"), |envelope| {
            envelope["signatures"][0]["sig"] = STANDARD.encode([0; 64]).into();
        }),
        ("the signature of the bare payload", Some("signature_invalid"), |envelope| {
            let payload = STANDARD.decode(envelope["payload"].as_str().unwrap()).unwrap();
            envelope["signatures"][0]["sig"] = STANDARD.encode(key().sign(&payload)).into();
        }),
        ("signatures that are no list", Some("invalid_envelope"), |envelope| envelope["signatures"] = "x".into()),
        ("a payload that is no text", Some("invalid_envelope"), |envelope| envelope["payload"] = 1.into()),
    ];
    for (name, code, change) in cases {
        let mut envelope: serde_json::Value = serde_json::from_slice(&pack().envelope.to_json().unwrap()).unwrap();
        change(&mut envelope);
        let read = Envelope::from_json(&serde_json::to_vec(&envelope).unwrap());
        let found = read.and_then(|envelope| envelope.verify(&[key().verifying_key()]));
        assert_eq!(found.as_ref().err().map(|error| error.code().as_str()), *code, "{name}: {found:?}");
    }
    // a list of one key written twice is one key
    assert_eq!(pack().envelope.verify(&[key().verifying_key(), key().verifying_key()]).unwrap().key_ids.len(), 1);
}

/// One of each kind, as it stands in a statement, and its report.
#[test]
fn every_kind_of_evidence_has_its_type_and_its_report() {
    let circumstances = serde_json::json!({
        "pack_id": "1", "actor": "ada", "decided_at": "2026-11-20T22:00:00Z", "engine_version": "0.1.0",
    });
    let digest = Digest::of_file(b"").to_string();
    let root = crate::canonical::Sha256Digest::of(b"").to_string();
    let keys = [key(), SigningKey::from_seed([8; 32])].map(|key| key.verifying_key().to_hex());
    let mut kinds = serde_json::json!([
        {"kind": "approval", "decision_pack_id": "0", "request_digest": digest, "policy": "p", "role": "owner", "answer": "approve", "comment": "a|b"},
        {"kind": "contract_check", "contract": "c", "contract_version": "1.2.0", "contract_digest": digest, "dataset": "d", "checks": 3, "broken": ["late"]},
        {"kind": "pipeline_run", "pipeline": "p", "run_id": "r", "started_at": "2026-11-20T21:00:00Z", "ended_at": "2026-11-20T22:00:00Z",
         "state": "complete", "inputs": [{"name": "a"}], "outputs": [{"name": "b", "digest": digest}]},
        {"kind": "query_run", "source": "sqlite:x", "statement_digest": digest, "fingerprint": "f", "purpose": "audit", "rows": 3, "masked_columns": ["a.b"]},
        {"kind": "key_rotation", "old_key": keys[0], "new_key": keys[1], "reason": "once a year"},
        {"kind": "erasure", "subject": "s-1", "reason": "a request", "legal_basis": "GDPR 17", "datasets": ["crm"], "destroyed_keys": ["k"]},
        {"kind": "export", "period_start": "2026-11-01T00:00:00Z", "period_end": "2026-12-01T00:00:00Z", "log_origin": "l/t", "first_index": 2, "end_index": 9,
         "entries": 7, "tree_size": 10, "tree_root": root, "controls": ["CC7.2"]},
    ]);
    let mut written = String::new();
    for kind in kinds.as_array_mut().unwrap() {
        kind["circumstances"] = circumstances.clone();
        let predicate: Predicate = crate::canonical::from_value(kind.clone()).unwrap();
        let value = predicate.to_value().unwrap();
        let read = Predicate::from_value(predicate.predicate_type(), value).unwrap();
        assert_eq!(read.as_ref(), Some(&predicate));
        written.push_str(&format!("{}\n\n{}\n", predicate.predicate_type(), render(&predicate, &[])));
        let pack = create(NewPack { predicate, findings: Vec::new(), artifacts: Vec::new() }, &key()).unwrap();
        assert_eq!(failed(&pack), [""; 0]);
    }
    insta::assert_snapshot!(written);
    let wrong = [
        ("/4/new_key", serde_json::json!(keys[0])),
        ("/4/old_key", "x".into()),
        ("/6/entries", 8.into()),
        ("/6/end_index", 11.into()),
        ("/6/period_start", "yesterday".into()),
        ("/2/ended_at", "2026-11-20 22:00".into()),
    ];
    for (path, value) in wrong {
        let mut kinds = kinds.clone();
        *kinds.pointer_mut(path).unwrap() = value;
        let at: usize = path.split('/').nth(1).unwrap().parse().unwrap();
        let predicate: Predicate = crate::canonical::from_value(kinds[at].clone()).unwrap();
        assert_eq!(predicate.to_value().unwrap_err().code().as_str(), "invalid_argument", "{path}");
    }
}

#[test]
fn any_flipped_bit_of_the_envelope_is_refused() {
    let json = pack().envelope.to_json().unwrap();
    let trusted = [key().verifying_key()];
    for position in 0..json.len() {
        let mut flipped = json.clone();
        flipped[position] ^= 1;
        let held = Envelope::from_json(&flipped).and_then(|envelope| envelope.verify(&trusted));
        assert!(held.is_err(), "byte {position}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_changed_byte_of_an_artifact_is_refused(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut pack = pack();
        let artifact = &mut pack.artifacts[which.index(6 - 1)];
        let mut bytes = artifact.bytes().unwrap();
        let position = at.index(bytes.len());
        bytes[position] ^= 1 << bit;
        *artifact = Artifact::new(artifact.name.clone(), &bytes);
        let name = format!("artifact {}", pack.artifacts[which.index(5)].name);
        prop_assert!(failed(&pack).contains(&name));
    }
}
