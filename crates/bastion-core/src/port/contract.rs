//! What every introspector must do, as a suite that each runs on its own database, and every signer.

/// Writes the tests that every [`Introspector`](crate::port::Introspector) passes.
///
/// The argument is the path of an async function that gives a boxed introspector over a database with the table
/// `contract_item (id integer primary key, name text not null, price numeric default 0, note text)`, the rows
/// `(1, 'a', 5, NULL)`, `(2, 'b', 7, 'n')`, `(3, 'b', 7, NULL)`, and the schema it stands in.
#[macro_export]
macro_rules! introspector_contract {
    ($setup:path) => {
        #[tokio::test]
        async fn lists_tables_sorted() {
            let (source, schema) = $setup("tables").await;
            let tables = source.tables().await.unwrap();
            assert!(tables.is_sorted_by_key(|table| (table.schema.clone(), table.name.clone())));
            assert!(tables.iter().any(|table| table.schema == schema && table.name == "contract_item"));
        }

        #[tokio::test]
        async fn lists_columns_in_their_order() {
            let (source, schema) = $setup("columns").await;
            let columns = source.columns(&schema, "contract_item").await.unwrap();
            let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
            assert_eq!(names, ["id", "name", "price", "note"]);
            assert!(columns[1].not_null && !columns[3].not_null);
            assert_eq!(columns[2].default_expression.as_deref(), Some("0"));
        }

        #[tokio::test]
        async fn says_what_it_does_not_have() {
            use $crate::error::Coded;
            let (source, schema) = $setup("missing").await;
            let request = $crate::port::StatisticsRequest {
                method: $crate::snapshot::StatisticsMethod::Exact,
                sample_values: 0,
                sample_seed: None,
                distribution: false,
            };
            let table = source.columns(&schema, "no such table").await.unwrap_err();
            let column = source.column_stats(&schema, "contract_item", "no such column", &request).await.unwrap_err();
            assert_eq!([table.code().as_str(), column.code().as_str()], ["object_not_found", "object_not_found"]);
        }

        #[tokio::test]
        async fn takes_the_same_snapshot_twice() {
            let (source, schema) = $setup("snapshot").await;
            let options = $crate::port::SnapshotOptions::default();
            let (first, second) = (source.snapshot(&options).await.unwrap(), source.snapshot(&options).await.unwrap());
            assert_eq!(first.to_json().unwrap(), second.to_json().unwrap());
            let other =
                $crate::port::SnapshotOptions { schemas: Some(vec!["no such schema".into()]), ..Default::default() };
            assert_eq!(source.snapshot(&other).await.unwrap().len(), 0);
            let columns = source.columns(&schema, "contract_item").await.unwrap();
            for column in columns {
                assert_eq!(first.get(&column.key()), Some(&column.into()));
            }
        }

        #[tokio::test]
        async fn counts_exactly() {
            let (source, schema) = $setup("statistics").await;
            let request = $crate::port::StatisticsRequest {
                method: $crate::snapshot::StatisticsMethod::Exact,
                sample_values: 10,
                sample_seed: None,
                distribution: false,
            };
            let note = source.column_stats(&schema, "contract_item", "note", &request).await.unwrap();
            assert!((note.null_ratio.unwrap() - 2.0 / 3.0).abs() < 1e-9);
            let name = source.column_stats(&schema, "contract_item", "name", &request).await.unwrap();
            assert_eq!((name.row_count, name.null_ratio, name.distinct_count), (Some(3), Some(0.0), Some(2)));
            assert_eq!((name.minimum.as_deref(), name.maximum.as_deref()), (Some("a"), Some("b")));
            assert_eq!(name.sample_values, ["a", "b"]);
            assert_eq!(name.most_common[0].value, "b");
        }

        #[tokio::test]
        async fn a_seed_chooses_the_same_values_again() {
            let (source, schema) = $setup("seed").await;
            for seed in 0..5 {
                let request = $crate::port::StatisticsRequest {
                    method: $crate::snapshot::StatisticsMethod::Exact,
                    sample_values: 2,
                    sample_seed: Some(seed),
                    distribution: false,
                };
                let first = source.column_stats(&schema, "contract_item", "id", &request).await.unwrap();
                let second = source.column_stats(&schema, "contract_item", "id", &request).await.unwrap();
                assert_eq!(first.sample_values, second.sample_values);
                assert!(first.sample_values.is_sorted() && first.sample_values.len() >= 2);
            }
        }
    };
}

/// Writes the tests that every [`SnapshotStore`](crate::port::SnapshotStore) passes.
///
/// The argument is the path of a function that gives a boxed empty store for a test's name.
#[macro_export]
macro_rules! snapshot_store_contract {
    ($setup:path) => {
        // so many relations; those from `changed` on have another column
        fn schema(relations: usize, changed: usize) -> $crate::snapshot::Snapshot {
            use $crate::schema::{Column, Dialect, Relation};
            use $crate::snapshot::{Entry, Snapshot, SnapshotDocument};
            let mut document = SnapshotDocument::new(Dialect::Postgresql);
            for number in 0..relations {
                let (schema, relation) = ("s".to_owned(), format!("t{number:03}"));
                let name = if number >= changed { "other" } else { "id" }.to_owned();
                document.objects.push(Entry::new(Relation {
                    schema: schema.clone(),
                    name: relation.clone(),
                    columns: vec![name.clone()],
                    ..Relation::default()
                }));
                let data_type = "integer".to_owned();
                document.objects.push(Entry::with_lineage(
                    Column { schema, relation, name, data_type, ..Column::default() },
                    format!("class.{number}.1"),
                ));
            }
            Snapshot::new(document).unwrap()
        }

        #[test]
        fn gives_back_what_was_put_in() {
            use $crate::port::keep::{find, get, put};
            let mut store = $setup("gives_back");
            // back and forth, so that parts come again
            let taken: Vec<_> = [20, 19, 17, 20, 0, 19].into_iter().map(|changed| schema(20, changed)).collect();
            for (number, snapshot) in taken.iter().enumerate() {
                let stored = put(store.as_mut(), snapshot, "", "2026-01-01T00:00:00Z", None).unwrap();
                assert_eq!(stored.entry.number, number as u64 + 1);
            }
            for (number, snapshot) in taken.iter().enumerate() {
                let entry = find(store.as_ref(), &(number + 1).to_string()).unwrap();
                let again = get(store.as_ref(), &entry).unwrap();
                assert_eq!(again.to_json().unwrap(), snapshot.to_json().unwrap());
            }
        }

        #[test]
        fn stores_what_is_shared_once() {
            use $crate::port::keep::put;
            let mut store = $setup("shared");
            let first = put(store.as_mut(), &schema(50, 50), "", "2026-01-01T00:00:00Z", None).unwrap();
            assert_eq!((first.parts_new, first.parts_shared), (50, 0));
            let second = put(store.as_mut(), &schema(50, 47), "", "2026-01-02T00:00:00Z", None).unwrap();
            assert_eq!((second.parts_new, second.parts_shared), (3, 47));
            let again = put(store.as_mut(), &schema(50, 50), "", "2026-01-03T00:00:00Z", None).unwrap();
            assert_eq!((again.parts_new, again.bytes_new), (0, 0));
            assert_eq!(again.entry.state, first.entry.state);
            // the difference alone is listed
            assert_eq!(store.manifest(second.entry.state).unwrap().added.len(), 3);
            assert_eq!(store.entries().unwrap().len(), 3);
        }

        #[test]
        fn finds_by_number_name_and_digest() {
            use $crate::port::keep::{find, put};
            let mut store = $setup("finds");
            assert_eq!(find(store.as_ref(), "").unwrap_err().code().as_str(), "object_not_found");
            for (name, changed) in [("v1", 3), ("v2", 2), ("v1", 1)] {
                put(store.as_mut(), &schema(3, changed), name, "2026-01-01T00:00:00Z", None).unwrap();
            }
            let digest = schema(3, 2).digest();
            for (wanted, number) in
                [("", 3), ("v1", 3), ("v2", 2), ("1", 1), (&digest.to_hex()[..12], 2), (&digest.to_string(), 2)]
            {
                assert_eq!(find(store.as_ref(), wanted).unwrap().number, number, "{wanted}");
            }
            for wanted in ["v3", "4", "0", &digest.to_hex()[..4]] {
                assert!(find(store.as_ref(), wanted).is_err(), "{wanted}");
            }
        }

        #[test]
        fn a_long_history_is_read_to_its_beginning() {
            use $crate::port::keep::{find, get, put};
            let mut store = $setup("long");
            for number in 0..230 {
                put(store.as_mut(), &schema(40, number % 40), "", "2026-01-01T00:00:00Z", None).unwrap();
            }
            for number in [1, 100, 202, 230_usize] {
                let entry = find(store.as_ref(), &number.to_string()).unwrap();
                let expected = schema(40, (number - 1) % 40);
                assert_eq!(get(store.as_ref(), &entry).unwrap().digest(), expected.digest());
            }
        }
    };
}

/// Writes the tests that every [`LogStore`](crate::port::LogStore) passes.
///
/// The argument is the path of a function that gives a boxed empty log for a test's name.
#[macro_export]
macro_rules! log_store_contract {
    ($setup:path) => {
        use std::collections::BTreeMap;

        use $crate::log::{EntryBundle, TilePath};

        // what a log of so many entries writes at its right edge
        fn edge(count: u8) -> BTreeMap<TilePath, Vec<u8>> {
            let hashes = (0..count).flat_map(|number| [number; 32]).collect();
            let entries = (0..count).map(|number| vec![number; usize::from(number)]).collect();
            BTreeMap::from([
                (format!("tile/0/000.p/{count}").parse().unwrap(), hashes),
                (format!("tile/entries/000.p/{count}").parse().unwrap(), EntryBundle { entries }.encode().unwrap()),
            ])
        }

        #[test]
        fn an_empty_log_has_nothing() {
            let store = $setup("empty");
            assert_eq!(store.checkpoint().unwrap(), None);
            assert_eq!(store.paths().unwrap(), [""; 0]);
            for path in edge(3).keys() {
                assert_eq!(store.read(*path).unwrap(), None);
            }
        }

        #[test]
        fn gives_back_what_was_committed() {
            let mut store = $setup("gives_back");
            store.commit(&edge(5), None, "\u{2014} first\n").unwrap();
            assert_eq!(store.checkpoint().unwrap().as_deref(), Some("\u{2014} first\n"));
            for (path, content) in edge(5) {
                assert_eq!(store.read(path).unwrap(), Some(content));
            }
            assert_eq!(store.paths().unwrap(), ["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"]);
            // a full tile, one far away, one of a higher level
            let full = BTreeMap::from([
                ("tile/0/001".parse().unwrap(), vec![1; 8192]),
                ("tile/1/x001/x234/067".parse().unwrap(), vec![2; 8192]),
                ("tile/7/000.p/1".parse().unwrap(), vec![3; 32]),
            ]);
            store.commit(&full, Some("\u{2014} first\n"), "second\n").unwrap();
            for (path, content) in &full {
                assert_eq!(store.read(*path).unwrap().as_ref(), Some(content));
            }
            let paths = store.paths().unwrap();
            assert!(paths.is_sorted() && full.keys().all(|path| paths.contains(&path.to_string())), "{paths:?}");
            assert_eq!(store.checkpoint().unwrap().as_deref(), Some("second\n"));
        }

        #[test]
        fn what_was_committed_can_be_read_when_it_is_wider() {
            let mut store = $setup("wider");
            store.commit(&edge(3), None, "first\n").unwrap();
            store.commit(&edge(7), Some("first\n"), "second\n").unwrap();
            for count in [3, 7] {
                for (path, content) in edge(count) {
                    assert_eq!(store.read(path).unwrap(), Some(content), "{path}");
                }
            }
            assert_eq!(store.read("tile/0/000.p/8".parse().unwrap()).unwrap(), None);
            assert_eq!(store.read("tile/entries/000".parse().unwrap()).unwrap(), None);
        }

        #[test]
        fn another_checkpoint_is_not_replaced() {
            let mut store = $setup("conflict");
            let refused = |error: $crate::Error| assert_eq!(error.code().as_str(), "log_conflict");
            refused(store.commit(&edge(2), Some("first\n"), "second\n").unwrap_err());
            assert_eq!((store.checkpoint().unwrap(), store.paths().unwrap().len()), (None, 0));
            store.commit(&edge(2), None, "first\n").unwrap();
            let before = store.paths().unwrap();
            for expected in [None, Some("other\n"), Some("")] {
                refused(store.commit(&edge(4), expected, "second\n").unwrap_err());
                assert_eq!(store.checkpoint().unwrap().as_deref(), Some("first\n"));
                assert_eq!(store.paths().unwrap(), before);
            }
            // a refusal is no failure
            store.commit(&edge(4), Some("first\n"), "second\n").unwrap();
            assert_eq!(store.read("tile/0/000.p/4".parse().unwrap()).unwrap().unwrap().len(), 128);
        }
    };
}

/// Writes the tests that every [`Signer`](crate::port::Signer) passes. The argument is the path of a function that gives one, boxed.
#[macro_export]
macro_rules! signer_contract {
    ($setup:path) => {
        #[test]
        fn its_signatures_fit_its_key_and_the_message_alone() {
            let signer: Box<dyn $crate::port::Signer> = $setup();
            assert_eq!(signer.key_id(), signer.verifying_key().key_id());
            assert_eq!(signer.algorithm(), $crate::port::SignatureAlgorithm::Ed25519);
            for message in [&b"m"[..], b"a message", &[0; 100_000]] {
                let signature = signer.sign(message).unwrap();
                assert!(signer.verifying_key().accepts(message, &signature));
                assert!(!signer.verifying_key().accepts(b"another", &signature));
                // the same message gives the same bytes
                assert_eq!(signer.sign(message).unwrap(), signature);
            }
        }
    };
}

/// Writes the tests that every [`KeyRing`](crate::port::KeyRing) passes.
///
/// The argument is the path of a function that gives a boxed ring for a test's name: an empty one at first, and the same one,
/// opened again, whenever it is called with the same name after what it gave was dropped.
#[macro_export]
macro_rules! key_ring_contract {
    ($setup:path) => {
        fn contract_key_id(text: &str) -> $crate::audit::DataKeyId {
            format!("acme/decision/EU/{text}").parse().unwrap()
        }

        fn contract_key(byte: u8) -> $crate::audit::DataKey {
            $crate::audit::DataKey::from_bytes([byte; 32])
        }

        #[test]
        fn a_key_is_kept_by_its_name() {
            use $crate::port::HeldKey;
            let (first, second) = (contract_key_id("period/2026-11"), contract_key_id("period/2026-12"));
            let mut ring = $setup("kept");
            assert_eq!(ring.get(&first).unwrap(), HeldKey::Unknown);
            assert_eq!(ring.create(&first, contract_key(1)).unwrap(), contract_key(1));
            assert_eq!(ring.create(&second, contract_key(2)).unwrap(), contract_key(2));
            // whoever comes second gets the key that is there
            assert_eq!(ring.create(&first, contract_key(3)).unwrap(), contract_key(1));
            drop(ring);
            let ring = $setup("kept");
            assert_eq!(ring.get(&first).unwrap(), HeldKey::Living(contract_key(1)));
            assert_eq!(ring.get(&second).unwrap(), HeldKey::Living(contract_key(2)));
            assert_eq!(ring.ids().unwrap(), [first, second]);
        }

        #[test]
        fn a_destroyed_key_never_comes_back() {
            use $crate::port::HeldKey;
            let subject = contract_key_id("subject/000102030405060708090a0b0c0d0e0f");
            let (kept, never) = (contract_key_id("period/2026-11"), contract_key_id("period/never"));
            let mut ring = $setup("destroyed");
            for id in [&subject, &kept] {
                ring.create(id, contract_key(1)).unwrap();
            }
            // again, and what never was
            for id in [&subject, &subject, &never] {
                ring.destroy(id).unwrap();
            }
            for again in 0..2 {
                for id in [&subject, &never] {
                    assert_eq!(ring.get(id).unwrap(), HeldKey::Destroyed, "{again}");
                    let refused = ring.create(id, contract_key(2)).unwrap_err();
                    assert_eq!(refused.code().as_str(), "key_destroyed");
                }
                assert_eq!(ring.get(&kept).unwrap(), HeldKey::Living(contract_key(1)));
                assert_eq!(ring.ids().unwrap(), [kept.clone(), never.clone(), subject.clone()]);
                drop(ring);
                ring = $setup("destroyed");
            }
        }

        #[test]
        fn no_key_is_in_an_error_or_a_debug_output() {
            let id = contract_key_id("period/2026-11");
            let mut ring = $setup("silent");
            let key = ring.create(&id, contract_key(0xab)).unwrap();
            ring.destroy(&id).unwrap();
            let said = format!("{key:?} {:?} {:?}", ring.get(&id), ring.create(&id, key.clone()));
            assert!(!said.contains("171") && !said.to_lowercase().contains("abab"), "{said}");
        }
    };
}

/// Writes the tests that every [`BodyStore`](crate::port::BodyStore) passes.
///
/// The argument is as for [`key_ring_contract`](crate::key_ring_contract).
#[macro_export]
macro_rules! body_store_contract {
    ($setup:path) => {
        fn contract_body(id: &str, byte: u8) -> (String, Vec<u8>) {
            (id.to_owned(), vec![byte; 300])
        }

        #[test]
        fn bodies_are_kept_by_their_entries() {
            let mut store = $setup("kept");
            assert_eq!(store.get("a").unwrap(), None);
            store.put(&[contract_body("b", 2), contract_body("a", 1)]).unwrap();
            store.put(&[("empty".to_owned(), Vec::new())]).unwrap();
            store.put(&[]).unwrap();
            drop(store);
            let store = $setup("kept");
            assert_eq!(store.get("a").unwrap(), Some(vec![1; 300]));
            assert_eq!(store.get("b").unwrap(), Some(vec![2; 300]));
            assert_eq!(store.get("empty").unwrap(), Some(Vec::new()));
            assert_eq!(store.get("c").unwrap(), None);
            assert_eq!(store.ids().unwrap(), ["a", "b", "empty"]);
        }

        #[test]
        fn nothing_takes_the_place_of_a_body() {
            let mut store = $setup("once");
            store.put(&[contract_body("a", 1)]).unwrap();
            store.put(&[contract_body("a", 1), contract_body("b", 2)]).unwrap();
            for refused in
                [vec![contract_body("c", 3), contract_body("a", 9)], vec![contract_body("d", 4), contract_body("d", 5)]]
            {
                assert_eq!(store.put(&refused).unwrap_err().code().as_str(), "entry_exists");
            }
            assert_eq!(store.ids().unwrap(), ["a", "b"]);
            assert_eq!(store.get("a").unwrap(), Some(vec![1; 300]));
        }

        #[test]
        fn what_is_removed_is_gone() {
            let mut store = $setup("removed");
            store.put(&[contract_body("a", 1), contract_body("b", 2)]).unwrap();
            store.remove(&["a".to_owned(), "never".to_owned()]).unwrap();
            drop(store);
            let mut store = $setup("removed");
            assert_eq!((store.get("a").unwrap(), store.ids().unwrap()), (None, vec!["b".to_owned()]));
            store.put(&[contract_body("a", 3)]).unwrap();
            assert_eq!(store.get("a").unwrap(), Some(vec![3; 300]));
        }
    };
}
