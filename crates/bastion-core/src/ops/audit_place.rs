//! Where an audit log is, and what opens it: shared by the operations that use one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{AuditActor, DataKeyId, KeyEncryptionKeys};
use crate::error::{Error, ErrorCode};
use crate::flow::{AuditLog, AuditUse};
use crate::key::{Secret, SigningKey};
use crate::log::NoteKey;
use crate::port::{BodyStore, KeyRing, LogStore, Runtime};
use crate::time::Moment;

/// The key-encryption key of a jurisdiction.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyEncryptionKey {
    /// Whose data keys it seals.
    pub jurisdiction: String,
    /// 64 hexadecimal digits, drawn at random.
    pub key: Secret,
}

/// The data keys of an audit log.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRingPlace {
    /// The address: a folder, best on another disk than the rest.
    pub address: String,
    /// What the keys in it are sealed with.
    pub key_encryption_keys: Vec<KeyEncryptionKey>,
}

/// An audit log, to write.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditPlace {
    /// The address of the log: a folder. It is begun when there is none.
    pub log: String,
    /// The address of the sealed bodies: another folder.
    pub bodies: String,
    /// The data keys: a third one.
    pub key_ring: KeyRingPlace,
    /// Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`.
    pub origin: String,
    /// The log's private key, PKCS#8 PEM.
    pub signing_key: Secret,
}

/// Who uses an audit log, and why: the log writes it down, with the time of the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditCaller {
    /// The identifier of the entry about it.
    pub id: String,
    /// The data key of that entry's body.
    pub key_id: DataKeyId,
    /// Who.
    pub actor: AuditActor,
    /// Why.
    pub reason: String,
}

/// An audit log over whatever the runtime opens.
pub(super) type OpenedAudit = AuditLog<Box<dyn LogStore>, Box<dyn BodyStore>, Box<dyn KeyRing>>;

impl KeyRingPlace {
    pub(super) fn open(&self, runtime: &dyn Runtime, to_write: bool) -> Result<Box<dyn KeyRing>, Error> {
        let mut keys = KeyEncryptionKeys::new();
        for KeyEncryptionKey { jurisdiction, key } in &self.key_encryption_keys {
            keys.add(jurisdiction, key)?;
        }
        runtime.open_keys(&self.address, keys, to_write)
    }
}

impl AuditPlace {
    pub(super) fn open(&self, runtime: &dyn Runtime) -> Result<OpenedAudit, Error> {
        let key = SigningKey::from_pem(self.signing_key.expose())?;
        let name = NoteKey::of_log(&self.origin, key.verifying_key())?;
        let log = runtime.open_log(&self.log, true)?;
        let bodies = runtime.open_bodies(&self.bodies, true)?;
        let keys = self.key_ring.open(runtime, true)?;
        AuditLog::open(log, name, key, bodies, keys)
    }
}

impl AuditCaller {
    pub(super) fn now(self, runtime: &dyn Runtime) -> Result<AuditUse, Error> {
        let now = runtime.now();
        let occurred_at: Moment =
            now.parse().map_err(|_| Error::new(ErrorCode::Internal, format!("the clock gives `{now}`")))?;
        let Self { id, key_id, actor, reason } = self;
        Ok(AuditUse { id, occurred_at, key_id, actor, reason })
    }
}
