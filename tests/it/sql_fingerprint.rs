//! Fingerprints group a workload as the server's own identifiers of queries do.

use std::collections::{BTreeMap, BTreeSet};

use bastion_core::sql::Grammar;
use bastion_core::sql::fingerprint::{Fingerprint, by_tokens, fingerprint};
use tokio_postgres::SimpleQueryMessage;

use crate::server::{Database, Server};

const SCHEMA: &str = "
    CREATE TABLE customer (id int PRIMARY KEY, name text, email text, city text, since date);
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total numeric, state text, placed timestamptz, note jsonb);
    CREATE TABLE item (order_id int, position int, sku text, price numeric, PRIMARY KEY (order_id, position));";

/// Statements with `{n}` for a number and `{s}` for a string.
const TEMPLATES: &[&str] = &[
    "SELECT * FROM customer WHERE id = {n}",
    "SELECT name, email FROM customer WHERE email = {s} AND city <> {s}",
    "SELECT count(*) FROM orders WHERE customer_id IN ({n}, {n}, {n})",
    "SELECT id FROM orders WHERE total BETWEEN {n} AND {n} ORDER BY placed DESC LIMIT {n} OFFSET {n}",
    "SELECT c.name, sum(o.total) AS spent FROM customer c JOIN orders o ON o.customer_id = c.id \
        WHERE o.state = {s} GROUP BY c.name HAVING sum(o.total) > {n}",
    "SELECT c.name FROM customer AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.state = {s} WHERE o.id IS NULL",
    "SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY total DESC) FROM orders WHERE id > {n}",
    "SELECT name FROM customer WHERE EXISTS (SELECT FROM orders WHERE customer_id = customer.id AND total > {n})",
    "SELECT name FROM customer WHERE id = ANY (SELECT customer_id FROM orders WHERE state LIKE {s})",
    "WITH big AS (SELECT customer_id FROM orders WHERE total > {n}) SELECT name FROM customer JOIN big ON big.customer_id = id",
    "SELECT CASE WHEN total > {n} THEN {s} ELSE {s} END FROM orders",
    "SELECT coalesce(city, {s}), upper(name) || {s} FROM customer WHERE since > date {d}",
    "SELECT note ->> {s} FROM orders WHERE note @> {j}",
    "SELECT id FROM orders WHERE state = {s} UNION ALL SELECT order_id FROM item WHERE sku = {s}",
    "SELECT id FROM orders WHERE placed > timestamptz {d} - interval '{n} days'",
    "SELECT DISTINCT ON (customer_id) customer_id, total FROM orders WHERE total > -{n} ORDER BY customer_id, total",
    "SELECT x FROM generate_series({n}, {n}) AS x WHERE x % {n} = 0 AND x < 0",
    "INSERT INTO item VALUES ({n}, {n}, {s}, {n}) ON CONFLICT DO NOTHING",
    "INSERT INTO customer (id, name) VALUES ({n}, {s}) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    "UPDATE orders SET state = {s}, total = total + {n} WHERE id = {n}",
    "UPDATE orders SET state = {s} FROM customer WHERE customer.id = orders.customer_id AND customer.city = {s}",
    "DELETE FROM item WHERE order_id = {n} AND position > {n}",
    "DELETE FROM item WHERE order_id = {n}",
    "SELECT \"name\" FROM public.customer WHERE (id, city) = ({n}, {s})",
];

/// A sequence of numbers that is the same in every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// A template with other values, and written otherwise.
    fn written(&mut self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (kind, after) = after.split_once('}').unwrap();
            text += before;
            text += &match kind {
                "n" => (1 + self.below(900)).to_string(),
                "d" => format!("'20{:02}-0{}-11'", 10 + self.below(15), 1 + self.below(9)),
                "j" => format!("'{{\"k\": {}}}'", self.below(99)),
                _ => ["'x'", "'it''s'", "$$y$$", "E'a\\nb'", "''"][self.below(5) as usize].to_owned(),
            };
            rest = after;
        }
        text += rest;
        let quiet = !text.contains(['\'', '"', '$']);
        if quiet && self.below(2) == 0 {
            text = text.to_lowercase();
        }
        match self.below(4) {
            0 => text.replacen(' ', "\n  ", 1),
            1 => format!("/* request {} */ {text}", self.below(1_000)),
            2 => format!("{text} -- {}", self.below(1_000)),
            _ => text,
        }
    }
}

/// What the server calls a query.
async fn identifier(database: &Database, text: &str) -> String {
    let rows = database.client.simple_query(&format!("EXPLAIN (VERBOSE, COSTS off) {text}")).await;
    let rows = rows.unwrap_or_else(|error| panic!("{error:?} in {text}"));
    let lines = rows.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    let found = lines.filter_map(|line| line.strip_prefix("Query Identifier: ")).next();
    found.unwrap_or_else(|| panic!("no identifier of {text}")).to_owned()
}

fn groups<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeSet<BTreeSet<usize>> {
    let mut groups: BTreeMap<K, BTreeSet<usize>> = BTreeMap::new();
    for (place, key) in keys.into_iter().enumerate() {
        groups.entry(key).or_default().insert(place);
    }
    groups.into_values().collect()
}

fn workload() -> Vec<String> {
    let mut sequence = Sequence(7);
    let each = (0..20).flat_map(|_| TEMPLATES.iter());
    each.map(|template| sequence.written(template)).collect()
}

#[tokio::test]
async fn a_workload_is_grouped_as_pg_stat_statements_does() {
    let database = Database::new(Server::Main, "fingerprint_workload").await;
    database.run("CREATE EXTENSION pg_stat_statements").await;
    database.run(SCHEMA).await;
    let workload = workload();
    for text in &workload {
        database.run(text).await;
    }
    let mut identifiers = Vec::new();
    for text in &workload {
        identifiers.push(identifier(&database, text).await);
    }
    let made: Vec<Fingerprint> = workload.iter().map(|text| fingerprint(Grammar::Postgresql, text)).collect();
    assert_eq!(groups(&made), groups(&identifiers));
    assert_eq!(groups(&made).len(), TEMPLATES.len());
    // ours over tokens does so too
    let tokens: Vec<Fingerprint> = workload.iter().map(|text| by_tokens(Grammar::Postgresql, text)).collect();
    assert_eq!(groups(&tokens), groups(&identifiers));
    // and what the extension counted is what was run
    let recorded = "SELECT queryid::text, calls FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database \
        WHERE datname = current_database())";
    let rows = database.client.query(recorded, &[]).await.unwrap();
    let calls: BTreeMap<String, i64> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    for group in groups(&made) {
        let first = group.first().unwrap();
        assert_eq!(calls.get(&identifiers[*first]), Some(&(group.len() as i64)), "{}", workload[*first]);
    }
    database.discard().await;
}

#[tokio::test]
async fn the_newest_server_groups_so_too() {
    let database = Database::new(Server::Newest, "fingerprint_workload").await;
    database.run(SCHEMA).await;
    database.run("SET compute_query_id = on").await;
    let workload = workload();
    let mut identifiers = Vec::new();
    for text in &workload {
        identifiers.push(identifier(&database, text).await);
    }
    let made = workload.iter().map(|text| fingerprint(Grammar::Postgresql, text));
    assert_eq!(groups(made), groups(&identifiers));
    database.discard().await;
}

/// Two texts, and whether they are one to PostgreSQL 15 or older, to 18, to libpg_query, and to tokens: where what is
/// grouped is a matter of taste.
const TASTES: &[(&str, &str, [bool; 4])] = &[
    (
        "SELECT id FROM orders WHERE id IN (1, 2)",
        "SELECT id FROM orders WHERE id IN (1, 2, 3)",
        [false, true, true, true],
    ),
    (
        "SELECT id FROM orders WHERE id IN (1)",
        "SELECT id FROM orders WHERE id IN (1, 2, 3)",
        [false, false, true, true],
    ),
    ("INSERT INTO item VALUES (1, 2)", "INSERT INTO item VALUES (1, 2), (3, 4)", [false, false, true, true]),
    ("SELECT id, total FROM orders", "SELECT total, id FROM orders", [false, false, true, false]),
    ("SELECT id FROM orders", "SELECT id AS x FROM orders", [true, true, true, false]),
    ("SELECT id FROM orders", "SELECT id FROM public.orders", [true, true, true, false]),
    ("SELECT o.id FROM orders o", "SELECT p.id FROM orders p", [true, false, false, false]),
    ("SELECT id FROM orders WHERE id = 1", "SELECT id FROM orders WHERE id = 1.5", [false, false, true, true]),
    ("SELECT id FROM orders WHERE id = 1", "SELECT id FROM orders WHERE (id = 1)", [true, true, true, false]),
    ("SELECT id, state FROM orders ORDER BY 1", "SELECT id, state FROM orders ORDER BY 2", [false, false, true, true]),
];

#[tokio::test]
async fn where_groupings_differ_is_known() {
    let main = Database::new(Server::Main, "fingerprint_tastes").await;
    let newest = Database::new(Server::Newest, "fingerprint_tastes").await;
    newest.run("SET compute_query_id = on").await;
    let mut wrong = Vec::new();
    for database in [&main, &newest] {
        database.run(SCHEMA).await;
    }
    for (left, right, expected) in TASTES {
        let found = [
            identifier(&main, left).await == identifier(&main, right).await,
            identifier(&newest, left).await == identifier(&newest, right).await,
            fingerprint(Grammar::Postgresql, left) == fingerprint(Grammar::Postgresql, right),
            by_tokens(Grammar::Postgresql, left) == by_tokens(Grammar::Postgresql, right),
        ];
        if found != *expected {
            wrong.push(format!("{left} / {right}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    main.discard().await;
    newest.discard().await;
}
