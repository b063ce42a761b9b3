//! Stores of snapshots, by the contract of all stores, and what a place can do to them.

use std::path::Path;

use bastion_core::connect::store::{FolderStore, SqliteStore, open};
use bastion_core::port::SnapshotStore;
use bastion_core::port::keep::{find, get, put};
use bastion_core::snapshot::Snapshot;

mod memory {
    use bastion_core::port::{MemoryStore, SnapshotStore};

    fn setup(_: &str) -> Box<dyn SnapshotStore> {
        Box::new(MemoryStore::new())
    }

    bastion_core::snapshot_store_contract!(self::setup);
}

mod folder {
    use super::{FolderStore, SnapshotStore, place};

    fn setup(name: &str) -> Box<dyn SnapshotStore> {
        Box::new(FolderStore::open(&place(name)).unwrap())
    }

    bastion_core::snapshot_store_contract!(self::setup);
}

mod file {
    use super::{SnapshotStore, SqliteStore, place};

    fn setup(name: &str) -> Box<dyn SnapshotStore> {
        Box::new(SqliteStore::open(&place(&format!("{name}.db"))).unwrap())
    }

    bastion_core::snapshot_store_contract!(self::setup);
}

// a path of its own that is gone when the machine forgets its temporary files
fn place(name: &str) -> String {
    let folder = tempfile::Builder::new().prefix("bastion-store-").tempdir().unwrap().keep();
    folder.join(name).to_string_lossy().into_owned()
}

fn snapshot(name: &str) -> Snapshot {
    let text = format!(
        r#"{{"format": "bastion.snapshot/v1", "dialect": "postgresql",
            "objects": [{{"object": {{"kind": "schema", "name": "{name}"}}}}]}}"#
    );
    Snapshot::from_json(text.as_bytes()).unwrap()
}

#[test]
fn a_store_is_made_only_when_asked_for() {
    for path in [place("none"), place("none.db")] {
        let Err(error) = open(&path, false) else { panic!("{path}") };
        assert_eq!(error.code().as_str(), "file_not_found");
        assert!(!Path::new(&path).exists());
        open(&path, true).unwrap();
        open(&path, false).unwrap();
    }
}

#[test]
fn damage_is_said_and_what_is_whole_is_read() {
    let path = place("damaged");
    let mut store = FolderStore::open(&path).unwrap();
    let first = put(&mut store, &snapshot("a"), "", "2026-01-01T00:00:00Z", None).unwrap().entry;
    let second = put(&mut store, &snapshot("b"), "", "2026-01-02T00:00:00Z", None).unwrap().entry;
    let part = store.manifest(second.state).unwrap().added[0].to_hex();
    let file = Path::new(&path).join("parts").join(&part[..2]).join(&part[2..]);
    std::fs::write(&file, b"[]").unwrap();
    assert_eq!(get(&store, &second).unwrap_err().code().as_str(), "store_damaged");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(get(&store, &second).unwrap_err().code().as_str(), "store_damaged");
    assert_eq!(get(&store, &first).unwrap().digest(), snapshot("a").digest());
    // what is missing is written again when it comes again
    put(&mut store, &snapshot("b"), "", "2026-01-03T00:00:00Z", None).unwrap();
    assert_eq!(get(&store, &second).unwrap().digest(), snapshot("b").digest());
    std::fs::write(Path::new(&path).join("entries/0000000001.json"), b"{").unwrap();
    assert_eq!(store.entries().unwrap_err().code().as_str(), "store_damaged");
}

#[test]
fn two_writers_at_once_lose_nothing() {
    for path in [place("two"), place("two.db")] {
        open(&path, true).unwrap();
        let writers: Vec<_> = ["a", "b"]
            .into_iter()
            .map(|writer| {
                let path = path.clone();
                std::thread::spawn(move || {
                    let mut store = open(&path, false).unwrap();
                    for number in 0..20 {
                        let taken = snapshot(&format!("{writer}{number}"));
                        put(store.as_mut(), &taken, writer, "2026-01-01T00:00:00Z", None).unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        let store = open(&path, false).unwrap();
        let entries = store.entries().unwrap();
        let numbers: Vec<_> = entries.iter().map(|entry| entry.number).collect();
        assert_eq!(numbers, (1..=40).collect::<Vec<_>>(), "{path}");
        for entry in &entries {
            assert_eq!(get(store.as_ref(), entry).unwrap().digest(), entry.digest);
        }
        assert_eq!(find(store.as_ref(), "a").unwrap().name, "a");
    }
}

#[test]
fn what_is_no_store_is_refused() {
    let path = place("text.db");
    std::fs::write(&path, "this is no database, and longer than a header of one would be, to be sure").unwrap();
    let Err(error) = open(&path, true) else { panic!("opened") };
    assert_eq!(error.code().as_str(), "file_failed");
}
