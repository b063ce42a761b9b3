//! SQLite, by the contract of all sources.

use bastion_core::connect::sqlite::SqliteSource;
use bastion_core::port::Introspector;

async fn setup(name: &str) -> (Box<dyn Introspector>, String) {
    let path = std::env::temp_dir().join(format!("bastion-contract-{name}-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&path);
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TABLE contract_item (id integer PRIMARY KEY, name text NOT NULL, price numeric DEFAULT 0, note text);
             INSERT INTO contract_item VALUES (1, 'a', 5, NULL), (2, 'b', 7, 'n'), (3, 'b', 7, NULL);",
        )
        .unwrap();
    let source = SqliteSource::open(path.to_str().unwrap()).unwrap();
    // the open connection keeps the file alive
    std::fs::remove_file(&path).unwrap();
    (Box::new(source), "main".to_owned())
}

bastion_core::introspector_contract!(super::connect_sqlite::setup);

#[tokio::test]
async fn statements_are_described_and_probes_read_only() {
    use bastion_core::impact::{Consumer, Description};
    use bastion_core::rules::ProbeAnswer;
    let (source, _) = setup("described").await;
    let consumer = |sql: &str| Consumer { sql: sql.to_owned(), ..Consumer::default() };
    let consumers =
        ["SELECT id, name FROM contract_item WHERE id = ?", "SELECT\n gone FROM contract_item"].map(consumer);
    let found = source.describe(&consumers, &[]).await.unwrap();
    let Description::Prepared(first) = &found[0] else { panic!("{found:?}") };
    let columns: Vec<_> =
        first.columns.iter().map(|column| (column.name.as_str(), column.data_type.as_str())).collect();
    assert_eq!((columns, first.parameters.len()), (vec![("id", "integer"), ("name", "text")], 1));
    let Description::Refused(second) = &found[1] else { panic!("{found:?}") };
    assert_eq!((second.message.as_str(), second.position), ("no such column: gone", Some(9)));
    for (query, expected) in [
        ("SELECT 1 FROM contract_item WHERE note IS NULL LIMIT 1", ProbeAnswer::Row),
        ("SELECT 1 FROM contract_item WHERE price > 9 LIMIT 1", ProbeAnswer::NoRow),
    ] {
        assert_eq!(source.probe(query, 1000).await.unwrap(), expected, "{query}");
    }
    for refused in ["DELETE FROM contract_item", "SELECT 1 FROM nowhere"] {
        assert!(matches!(source.probe(refused, 1000).await.unwrap(), ProbeAnswer::Unanswered(_)), "{refused}");
    }
    let slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 FROM n WHERE i < 0";
    assert!(matches!(source.probe(slow, 50).await.unwrap(), ProbeAnswer::Unanswered(_)));
}
