//! Signing and verifying a pack, beside raw Ed25519 and Python's securesystemslib on the same payload, in one run.
//!
//! A whole pack is its statement, envelope, leaf, place in a log, proof and bundle; a batch goes under one checkpoint, as the
//! sequencer of a busy log has it. Raw Ed25519 signs the same payload and does nothing else. Every figure is the mean of the
//! fastest of several rounds, which all rows take in turn.
//!
//! Needs `BASTION_PYTHON`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bastion_core::evidence::{
    self, Bundle, BundleEntry, DigestSet, Envelope, EvidenceError, PAYLOAD_TYPE, SigningKey, Statement, Subject, Trust,
    TrustList, TrustedKey,
};
use bastion_core::flow::LogWriter;
use bastion_core::log::{Checkpoint, NoteKey};
use bastion_core::port::MemoryLog;
use ed25519_dalek::Signer as _;

const ROUNDS: usize = 12;
/// How often a row does its work in a round, and how many packs go under one checkpoint.
const BATCH: u32 = 250;
const PAYLOAD_BYTES: usize = 2_048;

fn main() -> Result<(), Box<dyn Error>> {
    let payload = vec![b'x'; PAYLOAD_BYTES];
    let key = SigningKey::from_seed([7; 32]);
    let trusted = [key.verifying_key()];
    let envelope = Envelope::sign(PAYLOAD_TYPE, &payload, &[&key])?;
    let json = envelope.to_json()?;
    let raw = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let signature = raw.sign(&payload);
    let packs = Packs::new()?;
    let statement = packs.statement()?;
    let (bundle, trust) = packs.logged(&key)?;
    let bundle = bundle.to_json()?;
    let work: [(&str, Work<'_>); 7] = [
        ("Ed25519 alone: sign", &|| kept(raw.sign(&payload))),
        ("bastion: sign an envelope", &|| kept(Envelope::sign(PAYLOAD_TYPE, &payload, &[&key])?)),
        ("Ed25519 alone: verify", &|| kept(raw.verifying_key().verify_strict(&payload, &signature))),
        ("bastion: parse and verify an envelope", &|| kept(Envelope::from_json(&json)?.verify(&trusted)?)),
        ("Ed25519 alone: sign a statement", &|| kept(raw.sign(&statement))),
        ("bastion: make and sign a statement", &|| kept(Envelope::sign(PAYLOAD_TYPE, &packs.statement()?, &[&key])?)),
        ("bastion: parse and verify a bundle and its log", &|| {
            kept(evidence::verify_bundle(&Bundle::from_json(&bundle)?, &trust).valid)
        }),
    ];
    let mut times = [Duration::MAX; 7];
    let mut whole = Duration::MAX;
    for _ in 0..ROUNDS {
        for (time, (_, work)) in times.iter_mut().zip(work) {
            *time = each(work)?.min(*time);
        }
        whole = packs.sign(&key)?.min(whole);
    }
    let theirs = securesystemslib(&payload)?;
    let mut stdout = std::io::stdout();
    writeln!(
        stdout,
        "evidence, payload of {PAYLOAD_BYTES} bytes, statement of {}; mean of the fastest of {ROUNDS} rounds of {BATCH}",
        statement.len()
    )?;
    let mut row = |name: &str, time: Duration, of: Option<(&str, Duration)>| {
        let share = of.map_or(String::new(), |(name, of)| {
            format!("   {:.0} % of the rate of {name}", of.as_secs_f64() / time.as_secs_f64() * 100.0)
        });
        writeln!(stdout, "  {name:<48} {:>8.1} µs{share}", time.as_secs_f64() * 1e6)
    };
    let [sign, ours_sign, verify, ours_verify, sign_statement, ours_statement, ours_bundle] = times;
    row(work[0].0, sign, None)?;
    row(work[1].0, ours_sign, Some((work[0].0, sign)))?;
    row(work[2].0, verify, None)?;
    row(work[3].0, ours_verify, Some((work[2].0, verify)))?;
    row(work[4].0, sign_statement, None)?;
    row(work[5].0, ours_statement, Some((work[4].0, sign_statement)))?;
    row("bastion: statement to bundle, in a log", whole, Some((work[4].0, sign_statement)))?;
    row(work[6].0, ours_bundle, None)?;
    for (name, time, ours) in [
        ("securesystemslib: sign", theirs[0], ours_sign),
        ("securesystemslib: parse and verify", theirs[1], ours_verify),
    ] {
        writeln!(stdout, "  {name:<48} {:>8.1} µs   {:.1} x ours", time * 1e6, time / ours.as_secs_f64())?;
    }
    Ok(())
}

/// What packs are made from.
struct Packs {
    subject: Vec<Subject>,
    predicate: serde_json::Value,
}

impl Packs {
    fn new() -> Result<Self, Box<dyn Error>> {
        let subject = |name: &str| Subject { name: name.to_owned(), digest: DigestSet::of(name.as_bytes()) };
        let names = ["VERIFY.md", "decision.json", "diff.json", "findings.json", "policies.json", "report.md"];
        let predicate = serde_json::json!({
            "action": "data.read",
            "circumstances": {
                "actor": "ada", "decided_at": "2026-11-20T22:00:00Z", "engine_version": "0.1.0",
                "environment": "production", "pack_id": "00000000000000000000000000000000", "tenant": "acme",
            },
        });
        Ok(Self { subject: names.iter().map(|name| subject(name)).collect(), predicate })
    }

    fn statement(&self) -> Result<Vec<u8>, EvidenceError> {
        let kind = "urn:bastion-data-trust:evidence:decision:v1".to_owned();
        Statement::new(self.subject.clone(), kind, self.predicate.clone()).to_json()
    }

    /// The mean time of a whole pack.
    fn sign(&self, key: &SigningKey) -> Result<Duration, Box<dyn Error>> {
        let start = Instant::now();
        std::hint::black_box(self.bundles(key)?);
        Ok(start.elapsed() / BATCH)
    }

    fn logged(&self, key: &SigningKey) -> Result<(Bundle, Trust), Box<dyn Error>> {
        let keys = vec![TrustedKey { public_key: key.verifying_key().to_hex(), from_index: None, until_index: None }];
        let list = TrustList { keys, log_keys: vec![log_name()?.to_string()], log_required: true };
        let mut bundles = self.bundles(key)?;
        Ok((bundles.swap_remove(7), Trust::read(&list)?))
    }

    fn bundles(&self, key: &SigningKey) -> Result<Vec<Bundle>, Box<dyn Error>> {
        let name = log_name()?;
        let public = key.verifying_key();
        let mut writer = LogWriter::open(MemoryLog::default(), name.clone(), SigningKey::from_seed([8; 32]))?;
        let (mut envelopes, mut leaves) = (Vec::new(), Vec::new());
        for _ in 0..BATCH {
            let envelope = Envelope::sign(PAYLOAD_TYPE, &self.statement()?, &[key])?;
            leaves.push(evidence::leaf(&envelope, &public)?);
            envelopes.push(envelope);
        }
        let proofs = writer.append(leaves.clone()).and_then(|places| writer.prove(places))?;
        let checkpoint = Checkpoint::open(writer.checkpoint().unwrap_or_default(), &name)?;
        let bundles = envelopes.into_iter().zip(leaves).zip(proofs).map(|((envelope, leaf), proof)| {
            Bundle::new(envelope, Some(BundleEntry::new(&leaf, &proof, &checkpoint, &name)?))
        });
        Ok(bundles.collect::<Result<_, _>>()?)
    }
}

fn log_name() -> Result<NoteKey, Box<dyn Error>> {
    Ok(NoteKey::of_log("log.example.com/acme", SigningKey::from_seed([8; 32]).verifying_key())?)
}

/// What a row does once.
type Work<'w> = &'w dyn Fn() -> Result<(), EvidenceError>;

fn kept<T>(made: T) -> Result<(), EvidenceError> {
    std::hint::black_box(made);
    Ok(())
}

fn each(work: Work<'_>) -> Result<Duration, EvidenceError> {
    let start = Instant::now();
    for _ in 0..BATCH {
        work()?;
    }
    Ok(start.elapsed() / BATCH)
}

fn securesystemslib(payload: &[u8]) -> Result<Vec<f64>, Box<dyn Error>> {
    let script = r#"
import base64, json, sys, time
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner
payload, rounds, batch = base64.b64decode(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
signer = CryptoSigner(Ed25519PrivateKey.from_private_bytes(bytes([7] * 32)))
def each(work):
    fastest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(batch):
            work()
        fastest = min(fastest, (time.perf_counter() - start) / batch)
    return fastest
def sign():
    envelope = Envelope(payload, "application/vnd.in-toto+json", {})
    envelope.sign(signer)
    return envelope
text = json.dumps(sign().to_dict())
print(each(sign), each(lambda: Envelope.from_dict(json.loads(text)).verify([signer.public_key], 1)))
"#;
    let python = std::env::var("BASTION_PYTHON").map_err(|_| "BASTION_PYTHON is not set: run `make bench`")?;
    let rounds = [ROUNDS.to_string(), BATCH.to_string()];
    let output = Command::new(python).args(["-c", script, &STANDARD.encode(payload)]).args(rounds).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?)
}
