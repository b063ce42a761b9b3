//! Signing and verifying a pack, beside raw Ed25519 and Python's securesystemslib on the same payload, in one run.
//!
//! Needs `BASTION_PYTHON`, which `make bench` sets.

use std::error::Error;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bastion_core::evidence::{Envelope, PAYLOAD_TYPE, SigningKey};
use ed25519_dalek::Signer as _;

const RUNS: u32 = 2_000;
const PAYLOAD_BYTES: usize = 2_048;

fn main() -> Result<(), Box<dyn Error>> {
    let payload = vec![b'x'; PAYLOAD_BYTES];
    let key = SigningKey::from_seed([7; 32]);
    let trusted = [key.verifying_key()];
    let envelope = Envelope::sign(PAYLOAD_TYPE, &payload, &[&key])?;
    let json = envelope.to_json()?;
    let raw = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let signature = raw.sign(&payload);
    let rows = [
        ("Ed25519 alone: sign", each(|| raw.sign(&payload))),
        ("bastion: sign an envelope", each(|| Envelope::sign(PAYLOAD_TYPE, &payload, &[&key]))),
        ("Ed25519 alone: verify", each(|| raw.verifying_key().verify_strict(&payload, &signature))),
        (
            "bastion: parse and verify an envelope",
            each(|| Envelope::from_json(&json).and_then(|read| read.verify(&trusted))),
        ),
    ];
    let theirs = securesystemslib(&payload)?;
    let mut stdout = std::io::stdout();
    writeln!(stdout, "evidence, payload of {PAYLOAD_BYTES} bytes; mean of {RUNS}")?;
    for (name, time) in rows {
        writeln!(stdout, "  {name:<44} {:>8.1} µs", time.as_secs_f64() * 1e6)?;
    }
    let ours = [rows[1].1, rows[3].1];
    for (name, (time, ours)) in
        ["securesystemslib: sign", "securesystemslib: parse and verify"].iter().zip(theirs.iter().zip(ours))
    {
        writeln!(stdout, "  {name:<44} {:>8.1} µs   {:.1} x ours", time * 1e6, time / ours.as_secs_f64())?;
    }
    Ok(())
}

fn each<T>(mut work: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..RUNS {
        std::hint::black_box(work());
    }
    start.elapsed() / RUNS
}

fn securesystemslib(payload: &[u8]) -> Result<Vec<f64>, Box<dyn Error>> {
    let script = r#"
import base64, json, sys, time
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner
payload, runs = base64.b64decode(sys.argv[1]), int(sys.argv[2])
signer = CryptoSigner(Ed25519PrivateKey.from_private_bytes(bytes([7] * 32)))
def each(work):
    start = time.perf_counter()
    for _ in range(runs):
        work()
    return (time.perf_counter() - start) / runs
def sign():
    envelope = Envelope(payload, "application/vnd.in-toto+json", {})
    envelope.sign(signer)
    return envelope
text = json.dumps(sign().to_dict())
print(each(sign), each(lambda: Envelope.from_dict(json.loads(text)).verify([signer.public_key], 1)))
"#;
    let python = std::env::var("BASTION_PYTHON").map_err(|_| "BASTION_PYTHON is not set: run `make bench`")?;
    let output = Command::new(python).args(["-c", script, &STANDARD.encode(payload), &RUNS.to_string()]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?)
}
