//! What every introspector must do, as a suite that each runs on its own database.

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
    };
}
