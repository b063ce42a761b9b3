//! Stores that are broken on purpose, each in one way, over a store that is whole: the checks must notice them.

use std::collections::BTreeMap;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::log::TilePath;
use bastion_core::port::LogStore;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    None,
    /// Says that a commit is kept, and then keeps it.
    EarlyAnswer,
    /// Keeps the checkpoint before the tiles that it speaks of.
    CheckpointFirst,
    /// Replaces whatever checkpoint is there.
    NoCompare,
}

type Commit = (BTreeMap<TilePath, Vec<u8>>, Option<String>, String);

enum Inner {
    Store(Box<dyn LogStore>),
    /// The store is in a thread that commits when it comes to it.
    Behind(Sender<Commit>),
}

pub struct TwinLog {
    inner: Inner,
    twin: Twin,
}

impl Twin {
    pub fn wrap(self, store: Box<dyn LogStore>) -> Box<dyn LogStore> {
        if self == Self::None { store } else { Box::new(TwinLog { inner: Inner::Store(store), twin: self }) }
    }

    pub fn from_text(text: &str) -> Self {
        let all = [Self::None, Self::EarlyAnswer, Self::CheckpointFirst, Self::NoCompare];
        all.into_iter().find(|twin| format!("{twin:?}") == text).unwrap()
    }
}

impl TwinLog {
    fn store(&self) -> Result<&dyn LogStore, Error> {
        match &self.inner {
            Inner::Store(store) => Ok(store.as_ref()),
            Inner::Behind(_) => Err(Error::new(ErrorCode::Internal, "it is behind")),
        }
    }
}

fn behind(mut store: Box<dyn LogStore>) -> Inner {
    let (sender, commits) = channel::<Commit>();
    thread::spawn(move || {
        for (files, expected, checkpoint) in commits {
            store.commit(&files, expected.as_deref(), &checkpoint).unwrap();
        }
    });
    Inner::Behind(sender)
}

impl LogStore for TwinLog {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.store()?.read(path)
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.store()?.checkpoint()
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        self.store()?.paths()
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        if self.twin == Twin::EarlyAnswer && matches!(self.inner, Inner::Store(_)) {
            let (nobody, _) = channel();
            if let Inner::Store(store) = std::mem::replace(&mut self.inner, Inner::Behind(nobody)) {
                self.inner = behind(store);
            }
        }
        match (&mut self.inner, self.twin) {
            (Inner::Behind(commits), _) => {
                commits.send((files.clone(), expected.map(str::to_owned), checkpoint.to_owned())).unwrap();
                Ok(())
            }
            (Inner::Store(store), Twin::CheckpointFirst) => {
                store.commit(&BTreeMap::new(), expected, checkpoint)?;
                store.commit(files, Some(checkpoint), checkpoint)
            }
            (Inner::Store(store), Twin::NoCompare) => loop {
                let there = store.checkpoint()?;
                match store.commit(files, there.as_deref(), checkpoint) {
                    Err(error) if error.code() == ErrorCode::LogConflict => {}
                    done => return done,
                }
            },
            (Inner::Store(store), _) => store.commit(files, expected, checkpoint),
        }
    }
}
