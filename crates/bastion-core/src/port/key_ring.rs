//! Where data keys are kept, and destroyed for ever.

use std::collections::BTreeMap;

use crate::audit::{DataKey, DataKeyId};
use crate::error::{Error, ErrorCode};

/// What a key ring knows of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldKey {
    /// The key.
    Living(DataKey),
    /// It was destroyed. Its name is never used again.
    Destroyed,
    /// There never was one, as far as the ring knows.
    Unknown,
}

/// Keeps data keys. It gives them one by one, by name, and never all of them.
///
/// What [`KeyRing::create`] and [`KeyRing::destroy`] returned for holds after any crash and any power cut.
pub trait KeyRing: Send {
    /// A key by its name.
    ///
    /// # Errors
    ///
    /// `audit_damaged` when what is kept is not what it was, `invalid_key` when there is nothing to open it with; what the
    /// ring gives when it cannot be asked.
    fn get(&self, id: &DataKeyId) -> Result<HeldKey, Error>;

    /// Keeps a new key, which has to be random, and gives the key that has the name from now on: the one that had it
    /// already, if there is one.
    ///
    /// # Errors
    ///
    /// `key_destroyed` when a key of this name was destroyed; as [`KeyRing::get`].
    fn create(&mut self, id: &DataKeyId, fresh: DataKey) -> Result<DataKey, Error>;

    /// Destroys a key for ever, and keeps its name, so that it is never used again; one that is destroyed, or never was,
    /// alike.
    ///
    /// # Errors
    ///
    /// What the ring gives. It is open then whether the key is destroyed, and the ring is to be opened again.
    fn destroy(&mut self, id: &DataKeyId) -> Result<(), Error>;

    /// The names of all keys, sorted, those of destroyed ones too.
    ///
    /// # Errors
    ///
    /// As [`KeyRing::get`].
    fn ids(&self) -> Result<Vec<DataKeyId>, Error>;
}

impl<K: KeyRing + ?Sized> KeyRing for Box<K> {
    fn get(&self, id: &DataKeyId) -> Result<HeldKey, Error> {
        (**self).get(id)
    }

    fn create(&mut self, id: &DataKeyId, fresh: DataKey) -> Result<DataKey, Error> {
        (**self).create(id, fresh)
    }

    fn destroy(&mut self, id: &DataKeyId) -> Result<(), Error> {
        (**self).destroy(id)
    }

    fn ids(&self) -> Result<Vec<DataKeyId>, Error> {
        (**self).ids()
    }
}

/// The refusal to use a name again whose key was destroyed.
pub(crate) fn destroyed(id: &DataKeyId) -> Error {
    Error::new(ErrorCode::KeyDestroyed, format!("the data key `{id}` was destroyed"))
        .with_hint("name a key of another period or subject")
}

/// Keys in memory, which live as long as their value.
#[derive(Debug, Clone, Default)]
pub struct MemoryKeyRing {
    /// By name; none where the key was destroyed.
    pub keys: BTreeMap<DataKeyId, Option<DataKey>>,
}

impl KeyRing for MemoryKeyRing {
    fn get(&self, id: &DataKeyId) -> Result<HeldKey, Error> {
        Ok(match self.keys.get(id) {
            Some(Some(key)) => HeldKey::Living(key.clone()),
            Some(None) => HeldKey::Destroyed,
            None => HeldKey::Unknown,
        })
    }

    fn create(&mut self, id: &DataKeyId, fresh: DataKey) -> Result<DataKey, Error> {
        self.keys.entry(id.clone()).or_insert(Some(fresh)).clone().ok_or_else(|| destroyed(id))
    }

    fn destroy(&mut self, id: &DataKeyId) -> Result<(), Error> {
        self.keys.insert(id.clone(), None);
        Ok(())
    }

    fn ids(&self) -> Result<Vec<DataKeyId>, Error> {
        Ok(self.keys.keys().cloned().collect())
    }
}
