//! Stores that a test shares with what it tests, and that fail where the test says.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::audit::{DataKey, DataKeyId};
use crate::error::{Error, ErrorCode};
use crate::log::TilePath;
use crate::port::{BodyStore, HeldKey, KeyRing, LogStore};

/// Lets so many changes through, over all stores that have it, and then none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fuse(Arc<Mutex<Burning>>);

#[derive(Debug, Default)]
struct Burning {
    left: Option<u64>,
    /// Whether the change at which it blows is still made, and only the answer lost.
    is_made: bool,
}

impl Fuse {
    pub(crate) fn blow_after(&self, changes: u64, is_made: bool) {
        *self.0.lock().unwrap() = Burning { left: Some(changes), is_made };
    }

    pub(crate) fn mend(&self) {
        *self.0.lock().unwrap() = Burning::default();
    }

    fn change<T>(&self, change: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let mut burning = self.0.lock().unwrap();
        match burning.left {
            None => change(),
            Some(0) => {
                if std::mem::take(&mut burning.is_made) {
                    _ = change();
                }
                Err(Error::new(ErrorCode::FileFailed, "the fuse is blown"))
            }
            Some(left) => {
                burning.left = Some(left - 1);
                change()
            }
        }
    }
}

/// A store that several values share.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared<T> {
    pub(crate) inner: Arc<Mutex<T>>,
    pub(crate) fuse: Fuse,
}

impl<T> Shared<T> {
    pub(crate) fn with<R>(&self, act: impl FnOnce(&mut T) -> R) -> R {
        act(&mut self.inner.lock().unwrap())
    }
}

impl<S: LogStore> LogStore for Shared<S> {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.with(|store| store.read(path))
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.with(|store| store.checkpoint())
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        self.with(|store| store.paths())
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        self.fuse.change(|| self.with(|store| store.commit(files, expected, checkpoint)))
    }
}

impl<B: BodyStore> BodyStore for Shared<B> {
    fn put(&mut self, bodies: &[(String, Vec<u8>)]) -> Result<(), Error> {
        self.fuse.change(|| self.with(|store| store.put(bodies)))
    }

    fn get(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.with(|store| store.get(id))
    }

    fn ids(&self) -> Result<Vec<String>, Error> {
        self.with(|store| store.ids())
    }

    fn remove(&mut self, ids: &[String]) -> Result<(), Error> {
        self.fuse.change(|| self.with(|store| store.remove(ids)))
    }
}

impl<K: KeyRing> KeyRing for Shared<K> {
    fn get(&self, id: &DataKeyId) -> Result<HeldKey, Error> {
        self.with(|ring| ring.get(id))
    }

    fn create(&mut self, id: &DataKeyId, fresh: DataKey) -> Result<DataKey, Error> {
        self.fuse.change(|| self.with(|ring| ring.create(id, fresh)))
    }

    fn destroy(&mut self, id: &DataKeyId) -> Result<(), Error> {
        self.fuse.change(|| self.with(|ring| ring.destroy(id)))
    }

    fn ids(&self) -> Result<Vec<DataKeyId>, Error> {
        self.with(|ring| ring.ids())
    }
}
