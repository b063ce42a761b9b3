//! Where the sealed bodies of audit entries are kept.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorCode};

/// Keeps sealed bodies by the identifiers of their entries. A body is put once; nothing takes its place.
///
/// What [`BodyStore::put`] and [`BodyStore::remove`] returned for holds after any crash and any power cut.
pub trait BodyStore: Send {
    /// Keeps bodies: identifiers of entries, and sealed bytes. One that is there with the same bytes is no error.
    ///
    /// # Errors
    ///
    /// `entry_exists` when one is there with other bytes: nothing has changed then. Any other error leaves open which of them
    /// are kept: the store gives no further service, and whoever opens it again sees what is there.
    fn put(&mut self, bodies: &[(String, Vec<u8>)]) -> Result<(), Error>;

    /// A body; none when it is not there.
    ///
    /// # Errors
    ///
    /// What the store gives when it cannot be asked.
    fn get(&self, id: &str) -> Result<Option<Vec<u8>>, Error>;

    /// The identifiers of all bodies, sorted.
    ///
    /// # Errors
    ///
    /// As [`BodyStore::get`].
    fn ids(&self) -> Result<Vec<String>, Error>;

    /// Removes bodies; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// As [`BodyStore::put`].
    fn remove(&mut self, ids: &[String]) -> Result<(), Error>;
}

impl<B: BodyStore + ?Sized> BodyStore for Box<B> {
    fn put(&mut self, bodies: &[(String, Vec<u8>)]) -> Result<(), Error> {
        (**self).put(bodies)
    }

    fn get(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        (**self).get(id)
    }

    fn ids(&self) -> Result<Vec<String>, Error> {
        (**self).ids()
    }

    fn remove(&mut self, ids: &[String]) -> Result<(), Error> {
        (**self).remove(ids)
    }
}

/// Refuses bodies that would take the place of others.
pub(crate) fn unoccupied(store: &impl BodyStore, bodies: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let mut seen = BTreeMap::new();
    for (id, bytes) in bodies {
        let is_other = |kept: &Vec<u8>| kept != bytes;
        if seen.insert(id, bytes).is_some_and(is_other) || store.get(id)?.as_ref().is_some_and(is_other) {
            return Err(occupied(id));
        }
    }
    Ok(())
}

/// The refusal when an entry has the identifier already.
pub(crate) fn occupied(id: &str) -> Error {
    Error::new(ErrorCode::EntryExists, format!("the audit log has an entry `{id}`"))
        .with_hint("if this is the same entry sent again, it is recorded; else give it an identifier of its own")
}

/// Bodies in memory, which live as long as their value.
#[derive(Debug, Clone, Default)]
pub struct MemoryBodies {
    /// By the identifier of the entry.
    pub bodies: BTreeMap<String, Vec<u8>>,
}

impl BodyStore for MemoryBodies {
    fn put(&mut self, bodies: &[(String, Vec<u8>)]) -> Result<(), Error> {
        unoccupied(self, bodies)?;
        self.bodies.extend(bodies.iter().cloned());
        Ok(())
    }

    fn get(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.bodies.get(id).cloned())
    }

    fn ids(&self) -> Result<Vec<String>, Error> {
        Ok(self.bodies.keys().cloned().collect())
    }

    fn remove(&mut self, ids: &[String]) -> Result<(), Error> {
        for id in ids {
            self.bodies.remove(id);
        }
        Ok(())
    }
}
