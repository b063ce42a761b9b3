//! Makes and verifies evidence as a library: `evidence_pack make DIRECTORY SEED`, with the pack and its archive in the
//! directory and the keys beside them; `evidence_pack verify KEY.pem`, which reads one envelope per line from standard
//! input and says for each whether it holds; `evidence_pack tree SIZE`, the roots and proofs of all trees up to a size.
//!
//! Without arguments it makes a pack in memory, puts it into a log and verifies it.

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, Write as _};
use std::path::Path;

use bastion_core::canonical::Digest;
use bastion_core::evidence::predicates::{Circumstances, DecisionRecord, PolicyDecision};
use bastion_core::evidence::{
    self, Artifact, Envelope, NewPack, Pack, Predicate, SigningKey, Trust, TrustList, TrustedKey, VerifyingKey,
};
use bastion_core::flow::{LogWriter, log_packs};
use bastion_core::log::{MemoryTree, NoteKey, inclusion_proof, leaf_hash};
use bastion_core::port::MemoryLog;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            let key = SigningKey::from_seed([7; 32]);
            let (pack, log) = logged(pack(&key)?, &key)?;
            let keys = TrustedKey { public_key: key.verifying_key().to_hex(), from_index: None, until_index: None };
            let trust = TrustList { keys: vec![keys], log_keys: vec![log.to_string()], log_required: true };
            let found = evidence::verify_with(&pack, &Trust::read(&trust)?)?;
            writeln!(std::io::stdout(), "{} checks, valid: {}", found.checks.len(), found.valid)?;
        }
        ["make", directory, seed] => make(Path::new(directory), seed.parse()?)?,
        ["tree", size] => tree(size.parse()?)?,
        ["verify", key] => verify(&fs::read_to_string(key)?)?,
        _ => return Err("usage: evidence_pack [make DIRECTORY SEED | verify KEY.pem | tree SIZE]".into()),
    }
    Ok(())
}

fn pack(key: &SigningKey) -> Result<Pack, Box<dyn Error>> {
    let digest = Digest::of_file(b"policies");
    let predicate = Predicate::PolicyDecision(PolicyDecision {
        circumstances: Circumstances {
            pack_id: "example-1".to_owned(),
            tenant: None,
            environment: Some("production".to_owned()),
            actor: "ada".to_owned(),
            decided_at: "2026-11-20T22:00:00Z".to_owned(),
            engine_version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        action: "data.read".to_owned(),
        decision: DecisionRecord {
            effect: "allow".to_owned(),
            reason: "analysts may read what is not personal".to_owned(),
            matched: Vec::new(),
            approvals: Vec::new(),
            policy_set_digest: digest,
            request_digest: digest,
        },
    });
    let artifacts = vec![Artifact::new("request.json", br#"{"action":"data.read"}"#)];
    Ok(evidence::create(NewPack { predicate, findings: Vec::new(), artifacts }, key)?)
}

/// A pack in a log of nine entries, and the log's key.
fn logged(pack: Pack, key: &SigningKey) -> Result<(Pack, NoteKey), Box<dyn Error>> {
    let log_key = SigningKey::from_seed([101; 32]);
    let name = NoteKey::of_log("log.example.com/acme", log_key.verifying_key())?;
    let mut writer = LogWriter::open(MemoryLog::default(), name.clone(), log_key)?;
    writer.append((0..5_u8).map(|byte| vec![byte]).collect())?;
    let mut packs = log_packs(&mut writer, vec![pack.clone(), pack.clone(), pack.clone(), pack], &key.verifying_key())?;
    Ok((packs.swap_remove(1), name))
}

fn make(directory: &Path, seed: u8) -> Result<(), Box<dyn Error>> {
    let key = SigningKey::from_seed([seed; 32]);
    let (pack, log) = logged(pack(&key)?, &key)?;
    for (path, content) in pack.to_files()? {
        let path = directory.join("pack").join(path);
        fs::create_dir_all(path.parent().unwrap_or(directory))?;
        fs::write(path, content)?;
    }
    fs::write(directory.join("pack.zip"), evidence::to_zip(&pack)?)?;
    fs::write(directory.join("key.pub"), key.verifying_key().to_pem()?)?;
    fs::write(directory.join("log.vkey"), log.to_string())?;
    Ok(())
}

/// For each tree of the first so many entries `entry 0`, `entry 1`, …: a line with its size, its root, and the proof of each
/// entry.
fn tree(size: u64) -> Result<(), Box<dyn Error>> {
    let mut stdout = std::io::stdout().lock();
    let mut tree = MemoryTree::default();
    for index in 0..size {
        tree.append(leaf_hash(format!("entry {index}").as_bytes()));
        write!(stdout, "{} {}", tree.size(), tree.root()?.to_hex())?;
        for entry in 0..tree.size() {
            let proof = inclusion_proof(&tree, entry, tree.size())?;
            let hashes: Vec<_> = proof.hashes.iter().map(bastion_core::canonical::Sha256Digest::to_hex).collect();
            write!(stdout, " {}", hashes.join(","))?;
        }
        writeln!(stdout)?;
    }
    Ok(())
}

fn verify(key: &str) -> Result<(), Box<dyn Error>> {
    let trusted = [VerifyingKey::from_text(key)?];
    let mut stdout = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let held = Envelope::from_json(line?.as_bytes()).and_then(|envelope| envelope.verify(&trusted));
        match held {
            Ok(verified) => writeln!(stdout, "holds {}", verified.payload_type)?,
            Err(error) => writeln!(stdout, "refused {error}")?,
        }
    }
    Ok(())
}
