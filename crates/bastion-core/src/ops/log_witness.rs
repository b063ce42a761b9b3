//! `log.witness`: a witness's signature under the newest checkpoint of a log, if it continues the last one it signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::flow::LogReader;
use crate::key::{Secret, SigningKey};
use crate::log::{Checkpoint, LogError, Note, NoteKey, Witness, WitnessRefusal, cosignatures};
use crate::port::Runtime;

/// What `log.witness` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogWitnessInput")]
pub struct Input {
    /// The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`.
    pub log: String,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
    /// The name of the witness.
    pub name: String,
    /// The witness's private key, PKCS#8 PEM.
    pub signing_key: Secret,
    /// The checkpoint that this witness signed last, with its signature; nothing when it sees the log for the first time.
    #[serde(default)]
    pub known: String,
}

/// What `log.witness` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogWitnessOutput")]
pub struct Output {
    /// The checkpoint with the signatures it had and the witness's. Keep it: the next one has to continue it.
    pub checkpoint: String,
    /// How many entries it has.
    pub size: u64,
    /// The witness's public key: `name+hash+key`.
    pub witness_key: String,
}

/// Signs the newest checkpoint of a log, or refuses.
///
/// # Errors
///
/// `log_proof_invalid` when it does not continue what was signed: it was cut, rewritten or forked, and what is known is to
/// be kept as the proof of it; `signature_invalid` when the log's key did not sign it, or this witness did not sign what is
/// said to be known; `invalid_log`, `invalid_key`, `file_not_found`, `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let log = NoteKey::from_text(&input.log_key)?;
    let key = SigningKey::from_pem(input.signing_key.expose())?;
    let name = NoteKey::of_witness(&input.name, key.verifying_key())?;
    let store = runtime.open_log(&input.log, false)?;
    let reader = LogReader::open(&store, &log)?;
    let mut witness = known(&input.known, &log, &name)?;
    let (old_size, _) = witness.newest();
    if reader.head().size < old_size {
        return Err(refused(WitnessRefusal::Shrunk { found: reader.head().size, known: old_size }));
    }
    let proof = reader.continues(old_size)?;
    let signature = witness.cosign(reader.signed(), &proof, &name, &key, seconds(&runtime.now())?).map_err(refused)?;
    let mut note = Note::from_text(reader.signed())?;
    note.signatures.retain(|found| found.name != signature.name || found.key_hash != signature.key_hash);
    note.signatures.push(signature);
    Ok(Output { checkpoint: note.to_string(), size: reader.head().size, witness_key: name.to_string() })
}

/// The witness as it was left: what it knows is what it signed itself.
fn known(signed: &str, log: &NoteKey, name: &NoteKey) -> Result<Witness, Error> {
    if signed.is_empty() {
        return Ok(Witness::new(log.clone()));
    }
    let head = Checkpoint::open(signed, log)?;
    if cosignatures(signed, std::slice::from_ref(name))?.is_empty() {
        let reason = "this witness did not sign what it is said to know";
        return Err(LogError::Signature { origin: head.origin, reason }.into());
    }
    Ok(Witness::resumed(log.clone(), head.size, head.root))
}

fn refused(refusal: WitnessRefusal) -> Error {
    match refusal {
        WitnessRefusal::Checkpoint(error) => error.into(),
        refusal => Error::new(ErrorCode::LogProofInvalid, refusal.to_string())
            .with_hint("keep both checkpoints: together they show that the log was cut, rewritten or forked"),
    }
}

fn seconds(now: &str) -> Result<u64, Error> {
    let time = now.parse::<jiff::Timestamp>().ok().and_then(|time| u64::try_from(time.as_second()).ok());
    time.ok_or_else(|| Error::new(ErrorCode::Internal, format!("the clock gives `{now}`")))
}
