//! The log over a product's logs: tenants' checkpoints go into it, and proofs lead up to its own.

use crate::error::Error;
use crate::flow::LogWriter;
use crate::flow::log_read::{prove_at, read_entries, with_files};
use crate::log::{Checkpoint, InstanceProof, LogError, NoteKey, TilePath, TiledNodes, consistency_proof};
use crate::port::LogStore;

/// A tenant's log, as the instance knows it.
#[derive(Debug, Clone, Copy)]
pub struct Tenant<'a, S> {
    /// Where it is kept.
    pub store: &'a S,
    /// Who signs it.
    pub key: &'a NoteKey,
}

/// Puts the newest checkpoints of tenants into the instance's log, together; those that are in it already are not put in
/// again. Gives how many were new. It reads the instance's log back to each tenant's last checkpoint.
///
/// # Errors
///
/// `signature_invalid` when a checkpoint is not the tenant's; `invalid_argument` when a tenant's log is smaller than the
/// instance knows it, and `log_proof_invalid` when it does not continue that: none is put in then. What the stores give.
pub fn log_checkpoints<I: LogStore, S: LogStore>(
    instance: &mut LogWriter<I>,
    tenants: &[Tenant<'_, S>],
) -> Result<u64, Error> {
    let mut added = Vec::new();
    for tenant in tenants {
        let Some(signed) = tenant.store.checkpoint()? else { continue };
        let head = Checkpoint::open(&signed, tenant.key)?;
        if let Some((_, known, _)) = newest(instance.store(), instance.size(), tenant.key)? {
            continues(tenant.store, &known, &head)?;
            if known.size == head.size {
                continue;
            }
        }
        added.push(signed.into_bytes());
    }
    let places = instance.append(added)?;
    Ok(places.end - places.start)
}

/// The proof that an entry is in a tenant's log, up to the instance's newest checkpoint.
///
/// # Errors
///
/// `invalid_argument` when no checkpoint over the entry is in the instance's log; as [`LogReader::proof`](super::LogReader::proof).
pub fn prove_in_instance<S: LogStore, I: LogStore>(
    tenant: Tenant<'_, S>,
    index: u64,
    instance: &I,
    instance_key: &NoteKey,
) -> Result<InstanceProof, Error> {
    let none = |size| LogError::Range { what: "entry", found: index, size };
    let signed = instance.checkpoint()?.ok_or_else(|| none(0))?;
    let head = Checkpoint::open(&signed, instance_key)?;
    let (place, known, logged) = newest(instance, head.size, tenant.key)?.ok_or_else(|| none(0))?;
    let now = tenant.store.checkpoint()?.ok_or_else(|| none(0))?;
    let now = Checkpoint::open(&now, tenant.key)?.size.max(known.size);
    Ok(InstanceProof {
        entry: prove_at(tenant.store, (index, known.size), now, logged)?,
        head: prove_at(instance, (place, head.size), head.size, signed)?,
    })
}

/// Whether a log that has the newer checkpoint begins with what the older one had.
fn continues(store: &impl LogStore, older: &Checkpoint, newer: &Checkpoint) -> Result<(), Error> {
    with_files(store, |read| {
        let nodes = TiledNodes::new(newer.size, |tile| read(TilePath::Hashes(tile)));
        consistency_proof(&nodes, older.size, newer.size)?.verify(older.root, newer.root)
    })
}

/// The newest checkpoint of a tenant in the instance's log: its place, what it says, and its text.
fn newest(instance: &impl LogStore, size: u64, key: &NoteKey) -> Result<Option<(u64, Checkpoint, String)>, Error> {
    const STEP: u64 = 256;
    let mut end = size;
    while end > 0 {
        let start = (end - 1) / STEP * STEP;
        let entries = read_entries(instance, size, start..end)?;
        for (place, entry) in (start..end).rev().zip(entries.into_iter().rev()) {
            // entries of others, or of another key of the tenant
            let Ok(text) = String::from_utf8(entry) else { continue };
            if let Ok(head) = Checkpoint::open(&text, key) {
                return Ok(Some((place, head, text)));
            }
        }
        end = start;
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;
    use crate::key::SigningKey;
    use crate::port::MemoryLog;

    fn keys(name: &str, seed: u8) -> (NoteKey, SigningKey) {
        let key = SigningKey::from_seed([seed; 32]);
        (NoteKey::of_log(name, key.verifying_key()).unwrap(), key)
    }

    fn open(name: &str, seed: u8) -> LogWriter<MemoryLog> {
        let (name, key) = keys(name, seed);
        LogWriter::open(MemoryLog::default(), name, key).unwrap()
    }

    fn entry(tenant: usize, number: u64) -> Vec<u8> {
        format!("{tenant} says {number}").into_bytes()
    }

    #[test]
    fn an_entry_of_a_tenant_is_proven_up_to_the_instance() {
        let names = ["log.example.com/acme", "log.example.com/other", "log.example.com/quiet"];
        let known: Vec<NoteKey> = (1..).zip(names).map(|(seed, name)| keys(name, seed).0).collect();
        let mut logs: Vec<_> = (1..).zip(names).map(|(seed, name)| open(name, seed)).collect();
        let mut instance = open("log.example.com", 9);
        let (own, _) = keys("log.example.com", 9);
        for round in 0..300_u64 {
            for (tenant, log) in logs.iter_mut().enumerate().take(2) {
                let count = if tenant == 0 { 1 } else { 3 };
                log.append((0..count).map(|number| entry(tenant, round * count + number)).collect()).unwrap();
            }
            let tenants: Vec<_> =
                logs.iter().zip(&known).map(|(log, key)| Tenant { store: log.store(), key }).collect();
            assert_eq!(log_checkpoints(&mut instance, &tenants).unwrap(), 2);
            assert_eq!(log_checkpoints(&mut instance, &tenants).unwrap(), 0);
        }
        assert_eq!(instance.size(), 600);
        // of an entry that came later nothing is proven yet
        logs[0].append(vec![entry(0, 300)]).unwrap();
        for (tenant, index) in [(0, 0), (0, 299), (1, 0), (1, 511), (1, 899)] {
            let asked = Tenant { store: logs[tenant].store(), key: &known[tenant] };
            let proof = prove_in_instance(asked, index, instance.store(), &own).unwrap();
            let proof = InstanceProof::from_text(&proof.to_string()).unwrap();
            assert_eq!(proof.verify(&entry(tenant, index), &known[tenant], &own).unwrap().size, 600);
            assert!(proof.verify(&entry(tenant, index + 1), &known[tenant], &own).is_err());
            assert!(proof.verify(&entry(tenant, index), &known[1 - tenant], &own).is_err());
            assert!(proof.verify(&entry(tenant, index), &known[tenant], &known[0]).is_err());
            // another checkpoint of the tenant, signed but never put into the instance's log
            let mut other = proof.clone();
            other.entry =
                crate::flow::LogReader::open(logs[tenant].store(), &known[tenant]).unwrap().proof(index).unwrap();
            assert_eq!(other.verify(&entry(tenant, index), &known[tenant], &own).is_ok(), tenant == 1);
        }
        let asked = Tenant { store: logs[0].store(), key: &known[0] };
        let later = prove_in_instance(asked, 300, instance.store(), &own).unwrap_err();
        assert_eq!(later.code(), ErrorCode::InvalidArgument);
        let asked = Tenant { store: logs[2].store(), key: &known[2] };
        assert!(prove_in_instance(asked, 0, instance.store(), &own).is_err());
    }

    #[test]
    fn a_tenant_that_was_cut_or_rewritten_is_not_taken() {
        let mut instance = open("log.example.com", 9);
        let (name, _) = keys("log.example.com/acme", 1);
        let mut log = open("log.example.com/acme", 1);
        log.append((0..10).map(|number| entry(0, number)).collect()).unwrap();
        let tenant = |log: &LogWriter<MemoryLog>, instance: &mut LogWriter<MemoryLog>| {
            log_checkpoints(instance, &[Tenant { store: log.store(), key: &name }])
        };
        assert_eq!(tenant(&log, &mut instance).unwrap(), 1);
        for (count, code) in
            [(9, ErrorCode::InvalidArgument), (10, ErrorCode::LogProofInvalid), (11, ErrorCode::LogProofInvalid)]
        {
            let mut other = open("log.example.com/acme", 1);
            other.append((0..count).map(|number| entry(7, number)).collect()).unwrap();
            assert_eq!(tenant(&other, &mut instance).unwrap_err().code(), code, "{count}");
        }
        let mut stranger = open("log.example.com/acme", 2);
        stranger.append(vec![entry(0, 0)]).unwrap();
        assert_eq!(tenant(&stranger, &mut instance).unwrap_err().code(), ErrorCode::SignatureInvalid);
        assert_eq!(instance.size(), 1);
    }
}
