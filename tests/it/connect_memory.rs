//! Snapshots as sources, by the contract of all sources.

use bastion_core::connect::sqlite::SqliteSource;
use bastion_core::port::{Introspector, MemorySource, SnapshotOptions, StatisticsRequest};
use bastion_core::snapshot::StatisticsMethod;

async fn setup(name: &str) -> (Box<dyn Introspector>, String) {
    let path = std::env::temp_dir().join(format!("bastion-memory-{name}-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&path);
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TABLE contract_item (id integer PRIMARY KEY, name text NOT NULL, price numeric DEFAULT 0, note text);
             INSERT INTO contract_item VALUES (1, 'a', 5, NULL), (2, 'b', 7, 'n'), (3, 'b', 7, NULL);",
        )
        .unwrap();
    let request = StatisticsRequest {
        method: StatisticsMethod::Exact,
        sample_values: 10,
        sample_seed: None,
        distribution: false,
    };
    let options = SnapshotOptions { statistics: Some(request), ..Default::default() };
    let snapshot = SqliteSource::open(path.to_str().unwrap()).unwrap().snapshot(&options).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    (Box::new(MemorySource::new(snapshot)), "main".to_owned())
}

bastion_core::introspector_contract!(super::connect_memory::setup);
