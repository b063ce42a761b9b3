//! Who breaks: consumers' statements, asked of real servers.

use std::collections::BTreeMap;

use bastion_core::connect::SystemRuntime;
use bastion_core::diff::DiffOptions;
use bastion_core::finding::Finding;
use bastion_core::impact::{Consumer, ConsumerKind};
use bastion_core::ops::impact_find::{
    self, AskedDatabases, AskedLineage, AskedPlace, AskedServer, ConsumerSources, Found, Output,
};
use bastion_core::port::SnapshotOptions;
use bastion_core::rules;
use bastion_core::snapshot::Snapshot;

use super::server::{Database, Server};

pub const OLD: &str = "
    CREATE TYPE mood AS ENUM ('good', 'bad');
    CREATE TABLE person (id bigint PRIMARY KEY, email text NOT NULL, age integer, note varchar(20), felt mood);
    CREATE TABLE pet (id bigint PRIMARY KEY, person_id bigint REFERENCES person (id), name text);
    CREATE VIEW adult AS SELECT id, email FROM person WHERE age >= 18;
    CREATE FUNCTION emails() RETURNS SETOF text LANGUAGE sql AS 'SELECT email FROM public.person';
    CREATE FUNCTION ages() RETURNS SETOF integer LANGUAGE sql BEGIN ATOMIC SELECT age FROM person; END;
    CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM person WHERE email = '';
    END $$;
    CREATE FUNCTION other() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';";

pub const NEW: &str = "
    CREATE TYPE mood AS ENUM ('good', 'bad');
    CREATE TABLE person (id bigint PRIMARY KEY, age bigint, note varchar(30), felt mood, mail text NOT NULL);
    CREATE TABLE pet (id bigint PRIMARY KEY, person_id bigint REFERENCES person (id), name text);
    CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM person WHERE email = '';
    END $$;
    CREATE FUNCTION emails() RETURNS SETOF text LANGUAGE sql AS 'SELECT ''x''::text';
    CREATE FUNCTION other() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';";

pub const QUERIES: &str = "-- the report
SELECT p.id,
       p.email
FROM person AS p;

SELECT * FROM pet WHERE name = :name;
SELECT age FROM person WHERE id = $1;
UPDATE person SET age = $1 WHERE id = $2;
INSERT INTO person (id, email) VALUES (%(id)s, %s);
SELECT note FROM person;
SELECT felt FROM person;
SELECT FROM nowhere;
SELECT count(*) FROM pet;";

async fn two(name: &str, old: &str, new: &str) -> [(Database, Snapshot); 2] {
    let mut made = Vec::new();
    for (side, schema) in [("a", old), ("b", new)] {
        let database = Database::new(Server::Main, &format!("impact_{name}_{side}")).await;
        database.run(schema).await;
        let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
        let snapshot = database.source().await.snapshot(&options).await.unwrap();
        made.push((database, snapshot));
    }
    made.try_into().unwrap_or_else(|_| panic!("two"))
}

async fn find(old: &Snapshot, new: &Snapshot, sources: ConsumerSources, asked: AskedPlace) -> Output {
    let comparison = rules::compare(old, new, &DiffOptions::default()).unwrap();
    let found = Found { old, new, sources: &sources, asked: &asked };
    impact_find::find(&SystemRuntime::new(), comparison, found, &[]).await.unwrap_or_else(|error| panic!("{error}"))
}

fn by_name(output: &Output) -> BTreeMap<&str, &Finding> {
    output.impact.findings.iter().map(|found| (found.location.path.first().map_or("", String::as_str), found)).collect()
}

fn databases(made: &[(Database, Snapshot); 2]) -> AskedPlace {
    AskedPlace::Databases(AskedDatabases {
        old_address: made[0].0.address.clone(),
        new_address: made[1].0.address.clone(),
    })
}

fn server() -> AskedPlace {
    AskedPlace::Server(AskedServer { address: std::env::var("BASTION_TEST_POSTGRES").unwrap() })
}

#[tokio::test]
async fn every_consumer_is_named_with_its_state_and_line() {
    let made = two("files", OLD, NEW).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.sql");
    std::fs::write(&file, QUERIES).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    for asked in [databases(&made), server()] {
        let sources =
            ConsumerSources { query_paths: vec![path.clone()], without_schema: true, ..ConsumerSources::default() };
        let output = find(&made[0].1, &made[1].1, sources, asked).await;
        let shown: Vec<_> = output
            .impact
            .findings
            .iter()
            .map(|found| format!("{} {}", found.rule, found.message.replace(&format!("{path}/"), "")))
            .collect();
        insta::allow_duplicates! { insta::assert_snapshot!(shown.join("\n")); }
        let report = &output.impact;
        assert_eq!((report.judged, report.affected, report.unaffected, report.unresolved), (9, 5, 3, 1));
        assert!(output.comparison.findings.iter().any(|found| found.rule == "CNS001"));
    }
}

#[tokio::test]
async fn what_the_schema_holds_is_a_consumer_too() {
    let made = two("schema", OLD, NEW).await;
    let output = find(&made[0].1, &made[1].1, ConsumerSources::default(), server()).await;
    let found = by_name(&output);
    let message = |name: &str| found.get(name).map(|found| format!("{} {}", found.rule, found.message));
    assert_eq!(
        message("public.adult").unwrap(),
        "CNS001 `public.adult` fails: column person.email does not exist (SQLSTATE 42703, at line 2)"
    );
    assert_eq!(
        message("public.emails()").unwrap(),
        "CNS001 `public.emails()` fails: column \"email\" does not exist (SQLSTATE 42703, at line 1)"
    );
    // the server converts what its body gives
    assert_eq!(message("public.ages()"), None);
    assert_eq!(
        message("public.tidy()").unwrap(),
        "CNS004 `public.tidy()` may fail: it mentions, at line 3, what `public.person.email` is gone; its body is read when it runs"
    );
    assert_eq!(message("public.other()"), None);
    // where databases are in use, routines are not made: what they mention is said
    let output = find(&made[0].1, &made[1].1, ConsumerSources::default(), databases(&made)).await;
    let found = by_name(&output);
    assert_eq!(found["public.emails()"].rule, "CNS004");
    assert_eq!(found["public.adult"].rule, "CNS001");
}

#[tokio::test]
async fn models_of_dbt_are_made_for_those_behind_them() {
    let made = two("dbt", OLD, NEW).await;
    let model = |name: &str, needs: &str, sql: &str| {
        serde_json::json!({"resource_type": "model", "name": name, "schema": "mart", "database": "shop",
            "original_file_path": format!("models/{name}.sql"), "depends_on": {"nodes": [needs]}, "compiled_code": sql,
            "contract": {"enforced": true}, "columns": {"years": {"name": "years", "data_type": "int"}}})
    };
    let manifest = serde_json::json!({"nodes": {
        "model.shop.b_years": model("b_years", "model.shop.c_base", "select years from \"shop\".\"mart\".\"c_base\""),
        "model.shop.c_base": model("c_base", "source.person", "select age as years from public.person"),
        "model.shop.mails": model("mails", "source.person", "select 1 as years,\n email from public.person"),
    }});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("manifest.json");
    std::fs::write(&path, manifest.to_string()).unwrap();
    let sources = ConsumerSources {
        dbt_manifests: vec![path.to_str().unwrap().to_owned()],
        without_schema: true,
        ..ConsumerSources::default()
    };
    let output = find(&made[0].1, &made[1].1, sources, server()).await;
    let shown: Vec<_> =
        output.impact.findings.iter().map(|found| format!("{} {}", found.rule, found.message)).collect();
    assert_eq!(
        shown,
        [
            "CNS005 `model.shop.c_base` breaks its contract: it promised `years` as `int` and gives `bigint`",
            "CNS005 `model.shop.b_years` breaks its contract: it promised `years` as `int` and gives `bigint`",
            "CNS006 `model.shop.mails` fails: column \"email\" does not exist (SQLSTATE 42703, at line 2 of models/mails.sql)",
        ]
    );
}

#[tokio::test]
async fn data_contracts_are_kept_or_broken() {
    let made = two("contract", OLD, NEW).await;
    let table = |columns: &[(&str, &str)], name: &str| {
        let properties: Vec<_> = columns
            .iter()
            .map(|(name, physical_type)| serde_json::json!({"name": name, "physicalType": physical_type}))
            .collect();
        serde_json::json!({"name": name, "physicalName": "person", "properties": properties})
    };
    let contract = serde_json::json!({"apiVersion": "v3.0.2", "kind": "DataContract", "id": "p", "version": "1.0.0",
    "servers": [{"server": "main", "type": "postgresql", "schema": "public"}],
    "schema": [
        table(&[("id", "int8")], "kept"),
        table(&[("id", "int"), ("age", "integer")], "ages"),
        table(&[("id", "int"), ("email", "text")], "mails"),
    ]});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.odcs.yaml").to_str().unwrap().to_owned();
    std::fs::write(&path, contract.to_string()).unwrap();
    for asked in [server(), databases(&made), AskedPlace::Lineage(AskedLineage {})] {
        let sources =
            ConsumerSources { contracts: vec![path.clone()], without_schema: true, ..ConsumerSources::default() };
        let output = find(&made[0].1, &made[1].1, sources, asked.clone()).await;
        let shown: Vec<_> = output
            .impact
            .findings
            .iter()
            .map(|found| format!("{} {}", found.rule, found.message.replace(&path, "people")))
            .collect();
        let expected = [
            "CNS005 `people#ages` breaks its contract: it promised `age` as `integer` and gives `bigint`",
            "CNS005 `people#mails` is broken: column \"email\" does not exist (SQLSTATE 42703)",
        ];
        assert_eq!(shown.len(), expected.len(), "{asked:?} {shown:#?}");
        for (shown, expected) in shown.iter().zip(expected) {
            assert!(shown.starts_with(expected), "{shown}");
        }
    }
}

#[tokio::test]
async fn recorded_statements_are_asked() {
    let made = two("recorded", OLD, NEW).await;
    made[0].0.run("CREATE EXTENSION pg_stat_statements").await;
    made[0].0.run("SELECT email FROM person WHERE id IN (1, 2)").await;
    made[0].0.run("SELECT email FROM person WHERE id IN (3, 4)").await;
    let sources = ConsumerSources {
        recorded_source: Some(made[0].0.address.clone()),
        without_schema: true,
        ..ConsumerSources::default()
    };
    let output = find(&made[0].1, &made[1].1, sources, databases(&made)).await;
    let messages: Vec<_> = output.impact.findings.iter().map(|found| found.message.as_str()).collect();
    let expected = "`SELECT email FROM person WHERE id IN ($1, $2)` (2 calls) fails: column \"email\" does not exist (SQLSTATE 42703, at line 1)";
    assert!(messages.contains(&expected), "{messages:#?}");
}

#[tokio::test]
async fn what_a_role_may_not_do_and_what_is_no_database_is_said() {
    let made = two("refused", OLD, NEW).await;
    let sources = ConsumerSources { query_paths: vec!["/nowhere".to_owned()], ..ConsumerSources::default() };
    let comparison = rules::compare(&made[0].1, &made[1].1, &DiffOptions::default()).unwrap();
    let asked = databases(&made);
    let found = Found { old: &made[0].1, new: &made[1].1, sources: &sources, asked: &asked };
    let error = impact_find::find(&SystemRuntime::new(), comparison.clone(), found, &[]).await.unwrap_err();
    assert_eq!(error.code().as_str(), "file_not_found");
    let sources = ConsumerSources { recorded_source: Some(made[1].0.address.clone()), ..ConsumerSources::default() };
    let found = Found { sources: &sources, ..found };
    let error = impact_find::find(&SystemRuntime::new(), comparison.clone(), found, &[]).await.unwrap_err();
    assert!(error.to_string().contains("pg_stat_statements"), "{error}");
    let asked = AskedPlace::Server(AskedServer { address: made[0].0.address_as("bastion_password:correct%20horse") });
    let found = Found { sources: &ConsumerSources::default(), asked: &asked, ..found };
    let error = impact_find::find(&SystemRuntime::new(), comparison, found, &[]).await.unwrap_err();
    assert_eq!(error.code().as_str(), "source_unauthorized", "{error}");
}

#[tokio::test]
async fn nothing_is_left_on_the_server_and_nothing_was_run() {
    let made = two("traces", OLD, NEW).await;
    let consumer = |sql: &str| Consumer {
        name: sql.to_owned(),
        consumer_kind: ConsumerKind::File,
        sql: sql.to_owned(),
        ..Consumer::default()
    };
    let consumers = vec![consumer("DELETE FROM pet"), consumer("DROP TABLE pet"), consumer("SELECT 1; DROP TABLE pet")];
    let sources = ConsumerSources { consumers, ..ConsumerSources::default() };
    find(&made[0].1, &made[1].1, sources.clone(), databases(&made)).await;
    find(&made[0].1, &made[1].1, sources, server()).await;
    assert_eq!(made[0].0.snapshot().await.digest(), made[0].1.digest());
    let token = "SELECT count(*) FROM pg_database WHERE datname ~ '^bastion_impact_[0-9a-f]{16}_'";
    assert_eq!(made[0].0.client.query_one(token, &[]).await.unwrap().get::<_, i64>(0), 0);
}

#[tokio::test]
async fn without_a_server_the_same_consumers_are_named() {
    let made = two("lineage", OLD, NEW).await;
    let consumers = bastion_core::impact::from_sql_file("report.sql", QUERIES);
    let sources = ConsumerSources { consumers, ..ConsumerSources::default() };
    let asked = find(&made[0].1, &made[1].1, sources.clone(), server()).await;
    let read = find(&made[0].1, &made[1].1, sources, AskedPlace::Lineage(AskedLineage {})).await;
    let shown = |output: &Output| -> BTreeMap<String, String> {
        let named = by_name(output).into_iter();
        named.map(|(name, found)| (name.to_owned(), found.message.clone())).collect()
    };
    let (asked, read) = (shown(&asked), shown(&read));
    for (name, message) in &read {
        assert!(message.ends_with("; read from its text, no server was asked"), "{name}: {message}");
        assert!(asked.contains_key(name) || message.contains("may fail"), "{name}: {message}");
    }
    // a parameter's type is what only a server knows; routines are read by a server only
    for (name, message) in asked.iter().filter(|(_, message)| !message.contains("as parameter")) {
        assert!(read.contains_key(name), "{name}: {message}");
    }
    insta::assert_snapshot!(read.values().cloned().collect::<Vec<_>>().join("\n"));
}
