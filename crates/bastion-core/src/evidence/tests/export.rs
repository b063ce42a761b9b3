//! Packs of exports: what is checked of the log, the population, the numbers, the period and the table.

use proptest::prelude::*;

use super::key;
use crate::audit::{AuditEntry, AuditPeriod, DataKeyId, Population, RetentionLabel, RetentionTable, SealedBody};
use crate::canonical::{self, Sha256Digest};
use crate::error::Coded;
use crate::evidence::predicates::{Circumstances, Export};
use crate::evidence::*;
use crate::log::{Checkpoint, Frontier, LogExport, MemoryTree, NoteKey, consistency_proof, leaf_hash};

const ORIGIN: &str = "log.example.com/acme";
const TABLE: &str = "format: bastion.retention/v1\nversion: 1\nrules:\n  - { jurisdiction: EU, retention_class: decision, \
                     keep_at_least: P5Y, legal_basis: a law, source: a book }\n";

fn seed(seed: u8) -> SigningKey {
    SigningKey::from_seed([seed; 32])
}

fn log_key() -> NoteKey {
    NoteKey::of_log(ORIGIN, seed(101).verifying_key()).unwrap()
}

/// A leaf of a day of November.
fn leaf(number: u64, day: u64) -> Vec<u8> {
    let key_id: DataKeyId = "acme/decision/EU/period/2026-11".parse().unwrap();
    let digest = Sha256Digest::of(&number.to_be_bytes());
    let entry = AuditEntry {
        format: crate::audit::AuditFormat::V1,
        id: format!("e{number}"),
        occurred_at: format!("2026-11-{:02}T00:00:00Z", day + 1).parse().unwrap(),
        kind: "decision".to_owned(),
        retention: RetentionLabel::of(&key_id),
        erasure: None,
        body: SealedBody { key_id, ciphertext: digest, commitment: digest },
    };
    entry.to_json().unwrap()
}

fn exported(leaves: &[Vec<u8>], first: usize, end: usize) -> LogExport {
    let mut tree = MemoryTree::default();
    leaves.iter().for_each(|leaf| _ = tree.append(leaf_hash(leaf)));
    let size = leaves.len() as u64;
    let head = Checkpoint { origin: ORIGIN.into(), size, root: tree.root().unwrap(), extensions: Vec::new() };
    let consistency = consistency_proof(&tree, end as u64, size).unwrap();
    let before = Frontier::of(&tree, first as u64).unwrap();
    LogExport::new(&before, &leaves[first..end], consistency, head.sign(&log_key(), &seed(101)).unwrap())
}

/// Days of a log's entries: the third went back before the period.
fn leaves() -> Vec<Vec<u8>> {
    (0..).zip([0, 2, 1, 3, 4, 9]).map(|(number, day)| leaf(number, day)).collect()
}

fn moment(day: u8) -> crate::time::Moment {
    format!("2026-11-{:02}T00:00:00Z", day + 1).parse().unwrap()
}

fn new(log_export: LogExport, retention: Option<GivenRetention>) -> NewExport {
    let circumstances = Circumstances {
        pack_id: "01J0".into(),
        tenant: None,
        environment: None,
        actor: "grace".into(),
        decided_at: "2026-11-20T22:00:00Z".into(),
        engine_version: "0.1.0".into(),
    };
    let period = AuditPeriod::new(moment(2), moment(5)).unwrap();
    NewExport { circumstances, period, log_export, controls: vec!["CC7.2".into()], retention }
}

fn signed_table() -> GivenRetention {
    let table = RetentionTable::read(TABLE.as_bytes()).unwrap();
    let envelope = UnsignedRetention::new(&table).unwrap().sign(&seed(55));
    let keys = [seed(55).verifying_key().to_hex()];
    GivenRetention::read(&String::from_utf8(envelope.to_json().unwrap()).unwrap(), &keys).unwrap()
}

fn whole() -> NewPack {
    new(exported(&leaves(), 1, 5), Some(signed_table())).pack(&log_key()).unwrap()
}

/// What somebody with the signing key can make of it.
fn forged(change: impl FnOnce(&mut NewPack)) -> Pack {
    let mut pack = whole();
    change(&mut pack);
    create(pack, &key()).unwrap()
}

fn replace(pack: &mut NewPack, name: &str, content: &[u8]) {
    *pack.artifacts.iter_mut().find(|artifact| artifact.name == name).unwrap() = Artifact::new(name, content);
}

fn stated(pack: &mut NewPack) -> &mut Export {
    match &mut pack.predicate {
        Predicate::Export(stated) => stated,
        other => panic!("{other:?}"),
    }
}

fn trusting(logs: &[NoteKey]) -> Trust {
    let keys = [key(), seed(55)].map(|key| TrustedKey {
        public_key: key.verifying_key().to_hex(),
        from_index: None,
        until_index: None,
    });
    let log_keys = logs.iter().map(ToString::to_string).collect();
    Trust::read(&TrustList { keys: keys.to_vec(), log_keys, log_required: false }).unwrap()
}

/// The checks of an export that ended so.
fn ended(pack: &Pack, trust: &Trust, status: CheckStatus) -> Vec<String> {
    let found = verify_with(pack, trust).unwrap();
    assert_eq!(found.valid, found.checks.iter().all(|check| check.status != CheckStatus::Failed));
    found.checks.into_iter().filter(|check| check.status == status).map(|check| check.name).collect()
}

fn failed(pack: &Pack) -> Vec<String> {
    ended(pack, &trusting(&[log_key()]), CheckStatus::Failed)
}

#[test]
fn an_export_is_checked_against_the_log_the_period_and_the_table() {
    let pack = forged(|_| {});
    let found = verify_with(&pack, &trusting(&[log_key()])).unwrap();
    assert!(found.valid);
    let written: String = found
        .checks
        .iter()
        .filter(|check| check.name.starts_with("export"))
        .map(|check| format!("{:?} {}: {}\n", check.status, check.name, check.detail))
        .collect();
    insta::assert_snapshot!(written);
}

#[test]
fn what_nobody_gave_a_key_for_is_said_not_to_be_checked() {
    let pack = forged(|_| {});
    let other = NoteKey::of_log("log.example.com/other", seed(101).verifying_key()).unwrap();
    for trust in [trusting(&[]), trusting(&[other])] {
        assert_eq!(ended(&pack, &trust, CheckStatus::NotChecked), ["export log"]);
        assert_eq!(ended(&pack, &trust, CheckStatus::Failed), [""; 0]);
    }
    let evidence_alone = Trust::of_keys(&[key().verifying_key()]);
    assert_eq!(ended(&pack, &evidence_alone, CheckStatus::NotChecked), ["export log", "export retention"]);
    // a key that was revoked does not speak for a table, which stands in no log
    let until = |seed_of, until_index| TrustedKey {
        public_key: seed(seed_of).verifying_key().to_hex(),
        from_index: None,
        until_index,
    };
    let keys = vec![until(7, None), until(55, Some(9))];
    let revoked = TrustList { keys, log_keys: vec![log_key().to_string()], log_required: false };
    assert_eq!(ended(&pack, &Trust::read(&revoked).unwrap(), CheckStatus::NotChecked), ["export retention"]);
    // the name of the log alone is not enough
    assert_eq!(ended(&pack, &trusting(&[stranger()]), CheckStatus::Failed), ["export log"]);
    assert_eq!(ended(&pack, &trusting(&[stranger(), log_key()]), CheckStatus::Failed), [""; 0]);
    // without any key, what does not fit together is still seen
    let torn = forged(|pack| {
        edit_export(pack, |export| export.entries.swap(0, 1));
    });
    assert!(ended(&torn, &trusting(&[]), CheckStatus::Failed).contains(&"export log".to_owned()));
}

fn stranger() -> NoteKey {
    NoteKey::of_log(ORIGIN, seed(3).verifying_key()).unwrap()
}

type Change = fn(&mut NewPack);

/// Whoever has the signing key changes a pack, and exactly these checks fail.
fn caught(cases: &[(&str, &[&str], Change)]) {
    for (what, expected, change) in cases {
        let mut found = failed(&forged(change));
        found.sort();
        assert_eq!(&found, expected, "{what}");
    }
}

fn edit_export(pack: &mut NewPack, edit: impl FnOnce(&mut LogExport)) -> LogExport {
    let mut export = exported(&leaves(), 1, 5);
    edit(&mut export);
    replace(pack, LOG_EXPORT_FILE, &canonical::to_bytes(&export).unwrap());
    export
}

#[test]
fn whoever_signs_cannot_say_of_the_log_what_it_does_not_say() {
    caught(&[
        ("an entry dropped", &["export log", "export numbers", "export population"], |pack| {
            edit_export(pack, |export| drop(export.entries.remove(1)));
        }),
        ("an entry dropped, and the rest made to fit", &["export log"], |pack| {
            let export = edit_export(pack, |export| {
                export.entries.remove(1);
                export.consistency.old_size -= 1;
            });
            let population = Population::of(1, export.decoded().unwrap());
            replace(pack, POPULATION_FILE, &canonical::to_bytes(&population).unwrap());
            (stated(pack).entries, stated(pack).end_index) = (3, 4);
        }),
        ("the checkpoint of another tree", &["export log", "export numbers"], |pack| {
            edit_export(pack, |export| export.checkpoint = exported(&leaves()[..5], 1, 5).checkpoint);
        }),
        ("a checkpoint that another key signed", &["export log"], |pack| {
            edit_export(pack, |export| {
                let note = crate::log::Note::from_text(&export.checkpoint).unwrap();
                let head = Checkpoint::from_text(&note.text).unwrap();
                export.checkpoint = head.sign(&stranger(), &seed(3)).unwrap();
            });
        }),
        ("a smaller stretch than it says", &["export numbers", "export population"], |pack| {
            edit_export(pack, |export| *export = exported(&leaves(), 1, 4));
        }),
        ("no entries", &["export log"], |pack| pack.artifacts.retain(|artifact| artifact.name != LOG_EXPORT_FILE)),
    ]);
    let numbers: [fn(&mut Export); 5] = [
        |stated| stated.log_origin.push('x'),
        |stated| stated.first_index = 0,
        |stated| stated.entries -= 1,
        |stated| stated.tree_size += 1,
        |stated| stated.tree_root = Sha256Digest::of(b"another"),
    ];
    for change in numbers {
        assert_eq!(failed(&forged(|pack| change(stated(pack)))), ["export numbers"]);
    }
}

#[test]
fn whoever_signs_cannot_say_of_the_entries_what_they_are_not() {
    caught(&[
        ("a wider stretch than the period", &["export period"], |pack| {
            *pack = new(exported(&leaves(), 0, 5), None).pack(&log_key()).unwrap();
        }),
        ("a stretch beyond the period", &["export period"], |pack| {
            *pack = new(exported(&leaves(), 1, 6), None).pack(&log_key()).unwrap();
        }),
        ("a period that ends before it starts", &["export period"], |pack| {
            stated(pack).period_end = "2026-11-01T00:00:00Z".into();
        }),
        ("another population", &["export population"], |pack| {
            let other = Population::of(1, &leaves()[1..4]);
            replace(pack, POPULATION_FILE, &canonical::to_bytes(&other).unwrap());
        }),
        ("no population", &["export population"], |pack| {
            pack.artifacts.retain(|artifact| artifact.name != POPULATION_FILE);
        }),
        ("another table than the signed one", &["export retention"], |pack| {
            let other = RetentionTable::read(TABLE.replace("P5Y", "P1Y").as_bytes()).unwrap();
            replace(pack, RETENTION_FILE, &other.canonical_bytes().unwrap());
        }),
        ("a table with a signature that does not fit", &["export retention"], |pack| {
            let mut envelope = signed_table().envelope.unwrap();
            envelope.signatures[0].sig = signature_of_nothing();
            replace(pack, RETENTION_ENVELOPE_FILE, &envelope.to_json().unwrap());
        }),
    ]);
}

fn signature_of_nothing() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode([0; 64])
}

#[test]
fn a_period_without_entries_makes_an_honest_pack() {
    for place in 0..=6 {
        let pack = create(new(exported(&leaves(), place, place), None).pack(&log_key()).unwrap(), &key()).unwrap();
        assert_eq!(failed(&pack), [""; 0], "{place}");
        let population = pack.artifact(POPULATION_FILE).unwrap().content.clone();
        assert!(population.contains(r#""count":0"#), "{population}");
    }
}

#[test]
fn what_is_withheld_is_said_to_be() {
    let withheld = |name: &str| {
        let pack = forged(|_| {}).withhold(&[name.to_owned()]).unwrap();
        assert_eq!(failed(&pack), [""; 0]);
        let named = ended(&pack, &trusting(&[log_key()]), CheckStatus::Withheld);
        named.into_iter().filter(|check| check.starts_with("export")).collect::<Vec<_>>()
    };
    assert_eq!(withheld(LOG_EXPORT_FILE), ["export log"]);
    assert_eq!(withheld(POPULATION_FILE), ["export population"]);
    assert_eq!(withheld(RETENTION_FILE), ["export retention"]);
    assert_eq!(withheld(RETENTION_ENVELOPE_FILE), ["export retention"]);
}

#[test]
fn a_pack_is_not_made_of_entries_that_do_not_hold() {
    let mut export = exported(&leaves(), 1, 5);
    export.entries.pop();
    assert!(new(export, None).pack(&log_key()).is_err());
    for controls in [vec![" ".to_owned()], vec!["x".repeat(4_097)], vec!["x".to_owned(); 101]] {
        let refused = NewExport { controls, ..new(exported(&leaves(), 1, 5), None) }.pack(&log_key()).unwrap_err();
        assert!(refused.to_string().contains("controls"), "{refused}");
    }
}

#[test]
fn a_table_counts_by_the_keys_that_are_given() {
    let (plain, hex) = (TABLE, |seed_of| [seed(seed_of).verifying_key().to_hex()]);
    let table = RetentionTable::read(plain.as_bytes()).unwrap();
    let text = |envelope: &Envelope| String::from_utf8(envelope.to_json().unwrap()).unwrap();
    let signed = text(&UnsignedRetention::new(&table).unwrap().sign(&seed(55)));
    let read = GivenRetention::read(&signed, &hex(55)).unwrap();
    assert_eq!((&read.table, read.signed_by), (&table, vec![seed(55).verifying_key().key_id()]));
    assert_eq!(GivenRetention::read(plain, &[]).unwrap().table, table);
    let of = |payload_type: &str, payload: &[u8]| text(&Envelope::sign(payload_type, payload, &[&seed(55)]).unwrap());
    let mut moved: serde_json::Value = serde_json::from_str(&signed).unwrap();
    let other = RetentionTable::read(plain.replace("P5Y", "P1Y").as_bytes()).unwrap();
    moved["payload"] = serde_json::from_str::<serde_json::Value>(&of("x", &other.canonical_bytes().unwrap())).unwrap()
        ["payload"]
        .clone();
    let spaced = [b" ".as_slice(), &table.canonical_bytes().unwrap()].concat();
    for (what, text, keys, code) in [
        ("unsigned", plain.to_owned(), &hex(55)[..], "signature_invalid"),
        ("signed by somebody else", signed.clone(), &hex(3), "signature_invalid"),
        ("signed, and no key given", signed.clone(), &[], "signature_invalid"),
        ("another table", moved.to_string(), &hex(55), "signature_invalid"),
        ("signed as something else", of(PAYLOAD_TYPE, &table.canonical_bytes().unwrap()), &hex(55), "invalid_envelope"),
        ("another text of the table", of(RETENTION_PAYLOAD_TYPE, &spaced), &hex(55), "invalid_envelope"),
        ("no table", of(RETENTION_PAYLOAD_TYPE, b"{}"), &hex(55), "invalid_document"),
        ("a key that is none", signed.clone(), &["x".to_owned()], "invalid_key"),
    ] {
        let refused = GivenRetention::read(&text, keys).unwrap_err();
        assert_eq!(refused.code().as_str(), code, "{what}: {refused}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_changed_byte_of_an_artifact_of_an_export_is_refused(
        which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let mut pack = forged(|_| {});
        let which = which.index(pack.artifacts.len());
        let artifact = &mut pack.artifacts[which];
        let mut bytes = artifact.bytes().unwrap();
        let position = at.index(bytes.len());
        bytes[position] ^= 1 << bit;
        *artifact = Artifact::new(artifact.name.clone(), &bytes);
        let name = format!("artifact {}", artifact.name);
        prop_assert!(failed(&pack).contains(&name));
    }

    /// Even by whoever signs the pack again.
    #[test]
    fn any_changed_byte_of_the_entries_is_refused_under_a_new_signature(
        at in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let pack = forged(|pack| {
            let artifact = pack.artifacts.iter().find(|artifact| artifact.name == LOG_EXPORT_FILE).unwrap();
            let mut bytes = artifact.bytes().unwrap();
            let position = at.index(bytes.len());
            bytes[position] ^= 1 << bit;
            replace(pack, LOG_EXPORT_FILE, &bytes);
        });
        prop_assert!(!failed(&pack).is_empty());
    }
}
