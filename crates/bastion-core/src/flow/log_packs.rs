//! Packs into a log: what was signed gets a place that nobody can take away.

use crate::error::{Error, ErrorCode};
use crate::evidence::{BundleEntry, Pack, PackLog, Statement, VerifyingKey, leaf};
use crate::flow::LogWriter;
use crate::key::SigningKey;
use crate::limits::LOGGED_PACKS_MAX;
use crate::log::{Checkpoint, NoteKey};
use crate::port::{LogStore, Runtime};

/// Opens the log of a deployment to write it; made if there is none. Its origin is the deployment's host, a slash and the tenant.
///
/// # Errors
///
/// `invalid_log` for an origin that is no name; as [`Runtime::open_log`] and [`LogWriter::open`].
pub fn open_log(
    runtime: &dyn Runtime,
    address: &str,
    origin: &str,
    key: SigningKey,
) -> Result<LogWriter<Box<dyn LogStore>>, Error> {
    let name = NoteKey::of_log(origin, key.verifying_key())?;
    LogWriter::open(runtime.open_log(address, true)?, name, key)
}

/// Adds the envelopes of packs to a log, together under one checkpoint, and gives the packs with their proofs.
///
/// # Errors
///
/// `signature_invalid` for a pack that `key` did not sign, `invalid_argument` for one of another tenant than the log's;
/// `limit_exceeded`; as [`LogWriter::append`]. Nothing is added when one pack is refused.
pub fn log_packs<S: LogStore>(
    writer: &mut LogWriter<S>,
    packs: Vec<Pack>,
    key: &VerifyingKey,
) -> Result<Vec<Pack>, Error> {
    if packs.len() > LOGGED_PACKS_MAX {
        let found = packs.len();
        let message = format!("{found} packs are to go into a log together; the limit is {LOGGED_PACKS_MAX}");
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let mut leaves = Vec::new();
    for pack in &packs {
        let verified = pack.envelope.verify(std::slice::from_ref(key))?;
        of_the_same_tenant(&verified.payload, writer.name())?;
        leaves.push(leaf(&pack.envelope, key)?);
    }
    let places = writer.append(leaves.clone())?;
    let proofs = writer.prove(places)?;
    let Some(checkpoint) = writer.checkpoint() else { return Ok(packs) };
    let checkpoint = Checkpoint::open(checkpoint, writer.name())?;
    let logged = packs.into_iter().zip(leaves).zip(proofs).map(|((mut pack, leaf), proof)| {
        let entry = BundleEntry::new(&leaf, &proof, &checkpoint, writer.name())?;
        pack.log = Some(PackLog { log_key: writer.name().to_string(), entry });
        Ok(pack)
    });
    logged.collect()
}

/// The log of one tenant has nothing of another one's.
fn of_the_same_tenant(payload: &[u8], log: &NoteKey) -> Result<(), Error> {
    let statement = Statement::from_json(payload)?;
    let tenant = statement.predicate.pointer("/circumstances/tenant").and_then(serde_json::Value::as_str);
    let Some(tenant) = tenant else { return Ok(()) };
    if log.name().rsplit_once('/').is_some_and(|(_, of)| of == tenant) {
        return Ok(());
    }
    let message = format!("the pack is of the tenant `{tenant}`, and the log is `{}`", log.name());
    Err(Error::new(ErrorCode::InvalidArgument, message)
        .with_hint("the origin of a log ends with a slash and its tenant"))
}
