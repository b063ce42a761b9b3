//! Advice on real databases: rewritten statements give the same rows, and proposed indexes make plans cheaper.
//!
//! The rewrites are those of the pages in `tests/sql/advice/`; the rows hold nulls, doubles and the edges of days.

use std::path::{Path, PathBuf};

use bastion_core::connect::SystemRuntime;
use bastion_core::ops::{source_advise, sql_advise};
use bastion_core::snapshot::SnapshotDocument;
use bastion_core::sql::advice::index::Limits;
use bastion_core::sql::advice::{Confidence, Question};
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};

use crate::server::{Database, Server};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/advice")
}

/// Every rewrite of the pages: product, statement, rewritten statement.
fn rewrites(product: &str) -> Vec<(String, String)> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    let mut found = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(page).unwrap();
        let mut last = (String::new(), String::new());
        for block in text.split("```sql").skip(1) {
            let (options, rest) = block.split_once('\n').unwrap();
            let sql = rest.split("\n```").next().unwrap().to_owned();
            if options.trim() == "rewritten" {
                if last.0 == product {
                    found.push((last.1.clone(), sql));
                }
            } else {
                let dialect = options.split_whitespace().find_map(|option| option.strip_prefix("dialect="));
                last = (dialect.unwrap_or("postgresql").to_owned(), sql);
            }
        }
    }
    assert!(found.len() >= 9, "{product}: {}", found.len());
    found
}

fn schema(product: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder().join(format!("schema_{product}.sql"))).unwrap();
    let statements = text.split(';').map(str::trim).filter(|statement| !statement.is_empty());
    statements.map(str::to_owned).collect()
}

/// Rows that follow from a number, with few different values, so that doubles and matches are many.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        // Knuth's MMIX constants
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn pick<'a>(&mut self, values: &[&'a str]) -> &'a str {
        values[usize::try_from(self.next(values.len() as u64)).unwrap()]
    }
}

fn rows(seed: u64) -> Vec<String> {
    let mut numbers = Numbers(seed);
    let moments = [
        "'2022-12-31 23:59:59'",
        "'2023-01-01 00:00:00'",
        "'2023-12-31 00:00:00'",
        "'2023-12-31 23:59:59'",
        "'2024-01-01 00:00:00'",
        "'2024-01-31 00:00:00'",
        "'2024-01-31 23:59:59'",
        "'2024-02-01 00:00:00'",
        "'2024-12-31 23:59:59'",
        "'2025-01-01 00:00:00'",
    ];
    let words = ["NULL", "'a'", "'b'", "'c'", "')'", "'late'"];
    let mut statements = Vec::new();
    for id in 1..=30 {
        let (name, country) = (numbers.pick(&words), numbers.pick(&["'DE'", "'FR'"]));
        let created = numbers.pick(&moments);
        statements.push(format!("INSERT INTO customers VALUES ({id}, 'm{id}', {name}, {country}, {created})"));
    }
    for id in 1..=120 {
        let customer = numbers.next(25) + 1;
        let referrer = numbers.next(30);
        let referrer = if referrer == 0 { "NULL".to_owned() } else { referrer.to_string() };
        let (state, code) = (numbers.pick(&["'open'", "'paid'", "'sent'"]), numbers.pick(&["'a'", "'a1'", "'17'"]));
        let total = numbers.pick(&["NULL", "0", "1", "4.5", "5", "50", "70"]);
        let (placed, note) = (numbers.pick(&moments), numbers.pick(&words));
        statements.push(format!(
            "INSERT INTO orders VALUES ({id}, {customer}, {referrer}, {state}, {code}, {total}, {placed}, {note})"
        ));
    }
    for id in 1..=90 {
        let (order, product) = (numbers.next(120) + 1, numbers.pick(&["'x'", "'y'", "'open'"]));
        let quantity = numbers.next(4);
        statements.push(format!("INSERT INTO items VALUES ({id}, {order}, {product}, {quantity}, 5)"));
    }
    statements
}

#[tokio::test]
async fn rewritten_statements_give_the_same_rows_on_postgresql() {
    for (server, seed) in [(Server::Main, 1), (Server::Newest, 2)] {
        let database = Database::new(server, &format!("advice_rewrites_{seed}")).await;
        for statement in schema("postgresql").into_iter().chain(rows(seed)) {
            database.run(&statement).await;
        }
        let mut given = 0;
        for (before, after) in rewrites("postgresql") {
            let mut answers = Vec::new();
            for sql in [&before, &after] {
                let sql = format!("SELECT row_to_json(answer)::text FROM ({sql}) AS answer");
                let rows = database.client.query(&sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
                let mut rows: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
                rows.sort();
                answers.push(rows);
            }
            assert_eq!(answers[0], answers[1], "{before}\n{after}");
            given += usize::from(!answers[0].is_empty());
        }
        assert!(given >= 12, "rows tell statements apart: {given}");
        database.discard().await;
    }
}

#[tokio::test]
async fn rewritten_statements_give_the_same_rows_on_mariadb() {
    let address = std::env::var("BASTION_TEST_MARIADB").expect("BASTION_TEST_MARIADB is not set: run `make test`");
    let mut connection = Conn::new(Opts::from_url(&address).unwrap()).await.unwrap();
    connection.query_drop("DROP DATABASE IF EXISTS bastion_advice").await.unwrap();
    connection.query_drop("CREATE DATABASE bastion_advice").await.unwrap();
    connection.query_drop("USE bastion_advice").await.unwrap();
    for statement in schema("mariadb").into_iter().chain(rows(3)) {
        connection.query_drop(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    for (before, after) in rewrites("mariadb") {
        let mut answers = Vec::new();
        for sql in [&before, &after] {
            let rows: Vec<mysql_async::Row> =
                connection.query(sql.as_str()).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
            let mut rows: Vec<String> = rows.into_iter().map(|row| format!("{:?}", row.unwrap())).collect();
            rows.sort();
            answers.push(rows);
        }
        assert_eq!(answers[0], answers[1], "{before}\n{after}");
        assert!(!answers[0].is_empty(), "{before}");
    }
    connection.query_drop("DROP DATABASE bastion_advice").await.unwrap();
    connection.disconnect().await.unwrap();
}

#[test]
fn rewritten_statements_give_the_same_rows_on_sqlite() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    for statement in schema("sqlite").into_iter().chain(rows(4)) {
        connection.execute_batch(&statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    for (before, after) in rewrites("sqlite") {
        let mut answers = Vec::new();
        for sql in [&before, &after] {
            let mut prepared = connection.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
            let count = prepared.column_count();
            let read = |row: &rusqlite::Row<'_>| {
                let values: Vec<rusqlite::types::Value> = (0..count).map(|at| row.get(at).unwrap()).collect();
                Ok(format!("{values:?}"))
            };
            let mut rows: Vec<String> = prepared.query_map([], read).unwrap().map(Result::unwrap).collect();
            rows.sort();
            answers.push(rows);
        }
        assert_eq!(answers[0], answers[1], "{before}\n{after}");
        assert!(!answers[0].is_empty(), "{before}");
    }
}

const LARGE: &str = "CREATE TABLE customers (id integer PRIMARY KEY, name text, country text NOT NULL);
    CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, state text NOT NULL,
        placed timestamp NOT NULL, total numeric);
    INSERT INTO customers SELECT i, 'name ' || i, 'c' || i % 50 FROM generate_series(1, 5000) AS i;
    INSERT INTO orders SELECT i, 1 + i % 5000, CASE WHEN i % 100 = 0 THEN 'open' ELSE 'sent' END,
        timestamp '2024-01-01' + i * interval '1 minute', i % 977 FROM generate_series(1, 60000) AS i;
    CREATE INDEX orders_placed ON orders (placed);
    ANALYZE";

/// Statements, and whether an index can help.
const ASKED: &[(&str, bool)] = &[
    ("SELECT * FROM orders WHERE customer_id = 42", true),
    ("SELECT id FROM orders WHERE state = 'open' AND total > 900 ORDER BY placed LIMIT 10", true),
    ("SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id = 7", true),
    ("SELECT * FROM customers WHERE country = 'c7'", true),
    ("SELECT * FROM orders ORDER BY total DESC LIMIT 5", true),
    ("SELECT * FROM orders WHERE customer_id = $1", true),
    ("SELECT * FROM orders WHERE id = 7", false),
    ("SELECT count(*) AS n FROM orders", false),
];

fn question(sql: &str) -> Question {
    Question { sql: sql.to_owned(), ..Question::default() }
}

#[tokio::test]
async fn proposed_indexes_lower_the_cost_where_the_server_tries_them() {
    let database = Database::new(Server::Main, "advice_indexes").await;
    database.run(LARGE).await;
    database.client.batch_execute("CREATE EXTENSION hypopg").await.unwrap_or_else(|error| {
        panic!("hypopg is missing ({error}): scripts/setup.sh system installs it with PostgreSQL")
    });
    for (sql, helps) in ASKED {
        let statements = vec![question(sql)];
        let input = source_advise::Input { source: database.address.clone(), statements, limits: Limits::default() };
        let output = source_advise::run(&SystemRuntime::new(), input).await.unwrap();
        let cost = &output.indexes.statements[0];
        assert_eq!(output.indexes.confidence, Confidence::High);
        assert_eq!(!output.indexes.indexes.is_empty(), *helps, "{sql}: {:#?}", output.indexes);
        assert_eq!(cost.after < cost.before, *helps, "{sql}: {cost:?}");
        // what was only tried is not there
        let made: i64 = database
            .client
            .query_one("SELECT count(*) FROM pg_indexes WHERE indexname ~ '_with|_some'", &[])
            .await
            .unwrap()
            .get(0);
        assert_eq!(made, 0);
        // and what was said holds once it is made
        let sql = &sql.replace("$1", "42");
        database.run("BEGIN").await;
        let planned = async || -> f64 {
            let plan = database.client.query(&format!("EXPLAIN {sql}"), &[]).await.unwrap();
            let line: String = plan[0].get(0);
            line.split("..").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap()
        };
        let before = planned().await;
        for index in &output.indexes.indexes {
            database.run(&index.sql).await;
        }
        let after = planned().await;
        database.run("ROLLBACK").await;
        assert_eq!(after < before, *helps, "{sql}: {before} to {after}");
    }
    database.discard().await;
}

#[tokio::test]
async fn without_hypopg_statistics_stand_in() {
    let database = Database::new(Server::Newest, "advice_estimates").await;
    database.run(LARGE).await;
    let statements = vec![question("SELECT * FROM orders WHERE customer_id = 42")];
    let input = source_advise::Input { source: database.address.clone(), statements, limits: Limits::default() };
    let output = source_advise::run(&SystemRuntime::new(), input).await.unwrap();
    assert_eq!(output.indexes.confidence, Confidence::Low);
    assert_eq!(output.indexes.indexes.len(), 1, "{:#?}", output.indexes);
    // one statement is explained, and nothing but it runs
    let statements = vec![question("SELECT 1; DROP TABLE orders"), question("ANALYZE DELETE FROM orders")];
    let input = source_advise::Input { source: database.address.clone(), statements, limits: Limits::default() };
    let output = source_advise::run(&SystemRuntime::new(), input).await.unwrap();
    assert!(output.statements.iter().all(|advice| advice.unread.is_some()), "{:#?}", output.statements);
    let left: i64 = database.client.query_one("SELECT count(*) FROM orders", &[]).await.unwrap().get(0);
    assert_eq!(left, 60_000);
    database.discard().await;
}

#[test]
fn the_operation_needs_no_server() {
    let snapshot = SnapshotDocument::new(bastion_core::schema::Dialect::Postgresql);
    let input = sql_advise::Input { snapshot, statements: vec![question("DELETE FROM t")], limits: Limits::default() };
    let output = sql_advise::run(input).unwrap();
    assert_eq!(output.statements[0].issues[0].rule, "C01");
}
