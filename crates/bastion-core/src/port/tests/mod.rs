//! Stores for tests, and the contracts of the stores in memory.

pub(crate) mod shared;

use std::collections::BTreeMap;
use std::sync::Mutex;

use shared::Shared;

use super::{BodyStore, KeyRing, MemoryBodies, MemoryKeyRing};

/// One value for each name, so that it can be opened again.
fn named<T: Clone + Default>(all: &Mutex<BTreeMap<String, T>>, name: &str) -> T {
    all.lock().unwrap().entry(name.to_owned()).or_default().clone()
}

mod key_ring {
    use super::*;
    static RINGS: Mutex<BTreeMap<String, Shared<MemoryKeyRing>>> = Mutex::new(BTreeMap::new());

    fn ring(name: &str) -> Box<dyn KeyRing> {
        Box::new(named(&RINGS, name))
    }
    crate::key_ring_contract!(ring);
}

mod body_store {
    use super::*;
    static STORES: Mutex<BTreeMap<String, Shared<MemoryBodies>>> = Mutex::new(BTreeMap::new());

    fn store(name: &str) -> Box<dyn BodyStore> {
        Box::new(named(&STORES, name))
    }
    crate::body_store_contract!(store);
}
