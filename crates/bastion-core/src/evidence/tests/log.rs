//! Packs in logs, in files and in archives; keys that are replaced and revoked; artifacts that are withheld.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{key, pack, predicate};
use crate::error::Coded;
use crate::evidence::predicates::{Circumstances, KeyRotation};
use crate::evidence::*;
use crate::log::{Checkpoint, LogProof, MemoryTree, Note, NoteKey, inclusion_proof, leaf_hash};

const ORIGIN: &str = "log.example.com/acme";

fn log_key() -> SigningKey {
    SigningKey::from_seed([101; 32])
}

fn log() -> NoteKey {
    NoteKey::of_log(ORIGIN, log_key().verifying_key()).unwrap()
}

/// A pack at a place of a log of eleven entries.
fn logged_at(pack: Pack, index: u64, signer: &SigningKey) -> Pack {
    let body = leaf(&pack.envelope, &signer.verifying_key()).unwrap();
    let mut tree = MemoryTree::default();
    for place in 0..11 {
        tree.append(leaf_hash(if place == index { &body } else { b"another" }));
    }
    let root = tree.root().unwrap();
    let head = Checkpoint { origin: ORIGIN.into(), size: 11, root, extensions: Vec::new() };
    let checkpoint = head.sign(&log(), &log_key()).unwrap();
    let hashes = inclusion_proof(&tree, index, 11).unwrap().hashes;
    pack.logged(&signer.verifying_key(), &LogProof { extra: None, index, hashes, checkpoint }, &log()).unwrap()
}

pub(super) fn logged() -> Pack {
    logged_at(pack(), 4, &key())
}

fn listed(key: &SigningKey, from_index: Option<u64>, until_index: Option<u64>) -> TrustedKey {
    TrustedKey { public_key: key.verifying_key().to_hex(), from_index, until_index }
}

fn list() -> TrustList {
    TrustList { keys: vec![listed(&key(), None, None)], log_keys: vec![log().to_string()], log_required: false }
}

fn judged(pack: &Pack, list: &TrustList) -> (bool, LogStatus, Vec<String>) {
    let found = verify_with(pack, &Trust::read(list).unwrap()).unwrap();
    let failed = found.checks.iter().filter(|check| check.status == CheckStatus::Failed);
    (found.valid, found.log.status, failed.map(|check| check.name.clone()).collect())
}

#[test]
fn a_pack_says_whether_it_is_in_a_log() {
    let required = TrustList { log_required: true, ..list() };
    let no_log = TrustList { log_keys: Vec::new(), ..list() };
    let other = NoteKey::of_log(ORIGIN, key().verifying_key()).unwrap().to_string();
    let other_log = TrustList { log_keys: vec![other], ..list() };
    let log_check = || vec!["log".to_owned()];
    assert_eq!(judged(&pack(), &list()), (true, LogStatus::NotLogged, Vec::new()));
    assert_eq!(judged(&pack(), &required), (false, LogStatus::NotLogged, log_check()));
    assert_eq!(judged(&logged(), &required), (true, LogStatus::Logged, Vec::new()));
    assert_eq!(judged(&logged(), &no_log), (true, LogStatus::NotChecked, Vec::new()));
    let neither = TrustList { log_required: true, ..no_log };
    assert_eq!(judged(&logged(), &neither), (false, LogStatus::NotChecked, log_check()));
    assert_eq!(judged(&logged(), &other_log), (false, LogStatus::Failed, vec!["log key".to_owned()]));
    let stranger = TrustList { keys: vec![listed(&log_key(), None, None)], ..list() };
    assert_eq!(judged(&logged(), &stranger), (false, LogStatus::NotChecked, vec!["signature".to_owned()]));
    let standing = verify_with(&logged(), &Trust::read(&list()).unwrap()).unwrap().log;
    assert_eq!((standing.index, standing.tree_size, standing.origin.as_deref()), (Some(4), Some(11), Some(ORIGIN)));
}

#[test]
fn every_part_of_the_entry_is_compared() {
    type Change = fn(&mut BundleEntry);
    let changes: [(&str, Change); 10] = [
        ("log proof", |entry| entry.log_index = "5".into()),
        ("log proof", |entry| entry.log_id.key_id = base64_of([0; 32])),
        ("log leaf", |entry| entry.kind_version.version = "0.0.1".into()),
        ("log proof", |entry| entry.inclusion_proof.log_index = "5".into()),
        ("log proof", |entry| entry.inclusion_proof.tree_size = "12".into()),
        ("log proof", |entry| entry.inclusion_proof.root_hash = base64_of([0; 32])),
        ("log proof", |entry| entry.inclusion_proof.hashes.swap(0, 1)),
        ("log proof", |entry| drop(entry.inclusion_proof.hashes.pop())),
        ("log proof", |entry| entry.inclusion_proof.checkpoint.envelope = "x".into()),
        ("log leaf", |entry| entry.canonicalized_body = "e30=".into()),
    ];
    for (check, change) in changes {
        let mut pack = logged();
        change(&mut pack.log.as_mut().unwrap().entry);
        assert_eq!(judged(&pack, &list()), (false, LogStatus::Failed, vec![check.to_owned()]));
        // nobody has to know the log's key to see that it does not fit together
        let no_log = TrustList { log_keys: Vec::new(), ..list() };
        assert!(!judged(&pack, &no_log).0, "{check}");
    }
    let both = |entry: &mut BundleEntry| {
        entry.log_index = "5".into();
        entry.inclusion_proof.log_index = "5".into();
    };
    let mut moved = logged();
    both(&mut moved.log.as_mut().unwrap().entry);
    assert!(!judged(&moved, &list()).0);
}

fn base64_of(bytes: [u8; 32]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn each_witness_that_is_asked_for_has_to_have_signed() {
    let witness_key = SigningKey::from_seed([55; 32]);
    let witness = NoteKey::of_witness("witness.example.org", witness_key.verifying_key()).unwrap();
    let asked = TrustList { log_keys: vec![log().to_string(), witness.to_string()], ..list() };
    let names = vec!["witness witness.example.org".to_owned()];
    assert_eq!(judged(&logged(), &asked), (false, LogStatus::Failed, names));
    let mut pack = logged();
    let signed = &mut pack.log.as_mut().unwrap().entry.inclusion_proof.checkpoint.envelope;
    let mut note = Note::from_text(signed).unwrap();
    note.signatures.push(witness.sign(&note.text, &witness_key, 1_700_000_000).unwrap());
    *signed = note.to_string();
    assert_eq!(judged(&pack, &asked), (true, LogStatus::Logged, Vec::new()));
}

#[test]
fn a_pack_comes_back_from_its_files_and_no_file_may_differ() {
    for pack in [pack(), logged(), logged().withhold(&["diff.json".to_owned()]).unwrap()] {
        let files = pack.to_files().unwrap();
        assert_eq!(Pack::from_files(&files).unwrap(), pack);
        for name in files.keys() {
            let mut fewer = files.clone();
            let content = fewer.remove(name).unwrap();
            assert!(is_refused(&fewer), "without {name}");
            // one bit of each byte
            for place in (0..content.len()).step_by(content.len() / 50 + 1) {
                let mut changed = files.clone();
                changed.get_mut(name).unwrap()[place] ^= 1;
                assert!(is_refused(&changed), "{name}, byte {place}");
            }
            let mut longer = files.clone();
            longer.get_mut(name).unwrap().push(b'\n');
            assert!(is_refused(&longer), "{name} with a line more");
        }
        let mut more = files.clone();
        more.insert("README".into(), Vec::new());
        assert_eq!(Pack::from_files(&more).unwrap_err().code().as_str(), "artifact_mismatch");
        more = files;
        more.insert("artifacts/more".into(), Vec::new());
        assert!(is_refused(&more));
    }
    let names: Vec<String> = logged().to_files().unwrap().into_keys().collect();
    insta::assert_snapshot!(names.join("\n"));
    let files = logged().to_files().unwrap();
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    insta::assert_snapshot!(format!("{}\n{}", text(BUNDLE_FILE), text("trust/trusted_root.json")));
}

fn is_refused(files: &std::collections::BTreeMap<String, Vec<u8>>) -> bool {
    !Pack::from_files(files).is_ok_and(|pack| judged(&pack, &list()).0)
}

#[test]
fn what_is_withheld_is_said_and_the_pack_stays_valid() {
    let withheld = logged().withhold(&["diff.json".to_owned()]).unwrap();
    let found = verify_with(&withheld, &Trust::read(&list()).unwrap()).unwrap();
    let status = |name: &str| found.checks.iter().find(|check| check.name == name).unwrap().status;
    assert!(found.valid);
    assert_eq!((status("artifact diff.json"), status("report")), (CheckStatus::Withheld, CheckStatus::Passed));
    let report = logged().withhold(&["report.md".to_owned()]).unwrap();
    let found = verify_with(&report, &Trust::read(&list()).unwrap()).unwrap();
    assert!(
        found.valid && found.checks.iter().any(|check| check.name == "report" && check.status == CheckStatus::Withheld)
    );
    assert!(logged().withhold(&["none".to_owned()]).is_err());
    // what never was an artifact cannot be withheld, and what is there is not
    let mut lying = logged();
    lying.withheld = vec!["none".into()];
    assert_eq!(judged(&lying, &list()).2, ["artifact none"]);
    lying.withheld = vec!["diff.json".into()];
    assert_eq!(judged(&lying, &list()).2, ["artifact diff.json"]);
}

#[test]
fn a_key_speaks_for_its_stretch_of_the_log() {
    let within = |from, until| {
        let list = TrustList { keys: vec![listed(&key(), from, until)], ..list() };
        (judged(&logged(), &list).0, judged(&pack(), &list).0)
    };
    // at place 4, and in no log
    assert_eq!(within(None, None), (true, true));
    assert_eq!(within(Some(4), None), (true, false));
    assert_eq!(within(Some(5), None), (false, false));
    assert_eq!(within(None, Some(4)), (false, false));
    assert_eq!(within(None, Some(5)), (true, false));
    let id = key().verifying_key().key_id();
    assert!(!judged(&logged(), &list().revoke(&id, 4).unwrap()).0);
    assert!(judged(&logged(), &list().revoke(&id, 5).unwrap()).0);
    // what was revoked does not come back
    assert_eq!(list().revoke(&id, 3).unwrap().revoke(&id, 9).unwrap().keys[0].until_index, Some(3));
    assert!(list().revoke("another", 3).is_err());
    let twice = TrustList { keys: vec![listed(&key(), None, Some(2)), listed(&key(), Some(5), None)], ..list() };
    assert!(Trust::read(&twice).is_err());
}

fn rotation(old: &SigningKey, new: &SigningKey) -> Predicate {
    Predicate::KeyRotation(KeyRotation {
        circumstances: Circumstances {
            pack_id: "rotation".into(),
            tenant: None,
            environment: None,
            actor: "ada".into(),
            decided_at: "2026-11-20T22:00:00Z".into(),
            engine_version: "0.1.0".into(),
        },
        old_key: old.verifying_key().to_hex(),
        new_key: new.verifying_key().to_hex(),
        reason: "once a year".into(),
    })
}

#[test]
fn a_rotation_is_signed_by_both_keys_and_holds_from_its_place_on() {
    let (old, new, third) = (key(), SigningKey::from_seed([8; 32]), SigningKey::from_seed([9; 32]));
    let made = create(NewPack { predicate: rotation(&old, &new), findings: Vec::new(), artifacts: Vec::new() }, &old);
    let payload = made.unwrap().envelope.verify(&[old.verifying_key()]).unwrap().payload;
    let signed = |keys: &[&SigningKey]| Envelope::sign(PAYLOAD_TYPE, &payload, keys).unwrap();
    let rotated = list().rotate(&signed(&[&old, &new]), 6).unwrap();
    for signers in [&[&old][..], &[&new], &[&old, &third], &[&third, &new]] {
        let error = list().rotate(&signed(signers), 6).unwrap_err();
        assert_eq!(error.code().as_str(), "signature_invalid", "{error}");
    }
    let by = |signer: &SigningKey| {
        create(NewPack { predicate: predicate(), findings: Vec::new(), artifacts: Vec::new() }, signer).unwrap()
    };
    let holds = |signer: &SigningKey, index| judged(&logged_at(by(signer), index, signer), &rotated).0;
    assert_eq!((holds(&old, 5), holds(&old, 6), holds(&new, 5), holds(&new, 6)), (true, false, false, true));
    // the old key is over: it cannot name another one later, nor the new one earlier
    assert!(rotated.rotate(&signed(&[&old, &new]), 8).is_err());
    let unrelated =
        Envelope::sign(PAYLOAD_TYPE, &by(&old).envelope.verify(&[old.verifying_key()]).unwrap().payload, &[&old, &new]);
    assert_eq!(list().rotate(&unrelated.unwrap(), 6).unwrap_err().code().as_str(), "invalid_statement");
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_pack_comes_back_from_its_archive_which_is_always_the_same() {
    let bytes = to_zip(&logged()).unwrap();
    assert_eq!(bytes, to_zip(&logged()).unwrap());
    assert_eq!(from_zip(&bytes).unwrap(), logged());
    // of another program: compressed, in another order, with folders
    let files = logged().to_files().unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("artifacts", SimpleFileOptions::default()).unwrap();
    for (name, content) in files.iter().rev() {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    assert_eq!(from_zip(&writer.finish().unwrap().into_inner()).unwrap(), logged());
}

/// An archive with a byte before it, which its own list counts (APPNOTE 4.3.12 and 4.3.16).
fn counted_before(archive: &[u8]) -> Vec<u8> {
    let mut bytes = [b"x", archive].concat();
    let mut further = |sign: &[u8; 4], place: usize| {
        let found: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(sign)).collect();
        for at in found {
            let offset: &mut [u8; 4] = (&mut bytes[at + place..at + place + 4]).try_into().unwrap();
            *offset = (u32::from_le_bytes(*offset) + 1).to_le_bytes();
        }
    };
    further(b"PK\x01\x02", 42);
    further(b"PK\x05\x06", 16);
    bytes
}

#[test]
fn archives_that_lead_elsewhere_are_refused() {
    let whole = to_zip(&logged()).unwrap();
    let refused = |bytes: &[u8]| from_zip(bytes).unwrap_err().to_string();
    assert!(refused(b"").contains("does not end"));
    assert!(refused(&whole[..whole.len() - 1]).contains("does not end"));
    assert!(refused(&[&whole[..], b"x"].concat()).contains("does not end"));
    assert!(refused(&[b"x", &whole[..]].concat()).contains("archive"));
    assert!(refused(&counted_before(&whole)).contains("stands before"));
    for name in ["../x", "/x", "artifacts/../x", "artifacts/a\\b", "x"] {
        let mut entries: Vec<(&str, &[u8])> = Vec::new();
        let files = logged().to_files().unwrap();
        entries.extend(files.iter().map(|(name, content)| (name.as_str(), content.as_slice())));
        entries.push((name, b""));
        assert!(from_zip(&archive(&entries)).is_err(), "{name}");
    }
    assert!(refused(&archive(&[("a", b""), ("A", b"")])).contains("twice"));
    // our writer refuses a name twice: two of one length, and one renamed in both its headers
    let two = archive(&[("aaaa", b"1"), ("bbbb", b"2")]);
    let mut twice = two.clone();
    for at in 0..twice.len() - 4 {
        if twice[at..].starts_with(b"bbbb") {
            twice[at..at + 4].copy_from_slice(b"aaaa");
        }
    }
    assert!(matches!(from_zip(&twice).unwrap_err(), EvidenceError::Archive { .. }));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("artifacts/x", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert!(refused(&writer.finish().unwrap().into_inner()).contains("link"));
    let names: Vec<String> = (0..2_100).map(|number| format!("artifacts/{number}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(from_zip(&archive(&many)).unwrap_err().code().as_str(), "limit_exceeded");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_changed_bundle_holds(place in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let pack = logged();
        let mut json = Bundle::new(pack.envelope, pack.log.map(|log| log.entry)).unwrap().to_json().unwrap();
        let at = place.index(json.len());
        json[at] ^= 1 << bit;
        let trust = Trust::read(&TrustList { log_required: true, ..list() }).unwrap();
        let holds = Bundle::from_json(&json).is_ok_and(|bundle| verify_bundle(&bundle, &trust).valid);
        prop_assert!(!holds, "byte {}", at);
    }
}
