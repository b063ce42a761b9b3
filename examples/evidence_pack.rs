//! Makes and verifies evidence as a library: `evidence_pack make DIRECTORY SEED`, and `evidence_pack verify KEY.pem`,
//! which reads one envelope per line from standard input and says for each whether it holds.
//!
//! Without arguments it makes a pack in memory and verifies it.

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, Write as _};
use std::path::Path;

use bastion_core::canonical::Digest;
use bastion_core::evidence::predicates::{Circumstances, DecisionRecord, PolicyDecision};
use bastion_core::evidence::{self, Artifact, Envelope, NewPack, Pack, Predicate, SigningKey, VerifyingKey};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            let key = SigningKey::from_seed([7; 32]);
            let verification = evidence::verify(&pack(&key)?, &[key.verifying_key()])?;
            writeln!(std::io::stdout(), "{} checks, valid: {}", verification.checks.len(), verification.valid)?;
        }
        ["make", directory, seed] => make(Path::new(directory), seed.parse()?)?,
        ["verify", key] => verify(&fs::read_to_string(key)?)?,
        _ => return Err("usage: evidence_pack [make DIRECTORY SEED | verify KEY.pem]".into()),
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

fn make(directory: &Path, seed: u8) -> Result<(), Box<dyn Error>> {
    let key = SigningKey::from_seed([seed; 32]);
    let pack = pack(&key)?;
    fs::create_dir_all(directory)?;
    fs::write(directory.join("envelope.json"), pack.envelope.to_json()?)?;
    for artifact in &pack.artifacts {
        fs::write(directory.join(&artifact.name), artifact.bytes()?)?;
    }
    fs::write(directory.join("key.pub"), key.verifying_key().to_pem()?)?;
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
