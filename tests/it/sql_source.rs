//! Files of SQL as a schema, by the server's own reading of them.

use bastion_core::connect::SystemRuntime;
use bastion_core::error::Coded;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::schema::{Object, ObjectKind};
use bastion_core::snapshot::Snapshot;

use crate::server::{Database, Server};

async fn taken(address: &str) -> Snapshot {
    let source = SystemRuntime::new().connect(address).await.unwrap_or_else(|error| panic!("{error}"));
    source.introspector.snapshot(&SnapshotOptions::default()).await.unwrap()
}

fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

fn server() -> String {
    std::env::var("BASTION_TEST_POSTGRES").unwrap()
}

#[tokio::test]
async fn a_folder_is_run_in_the_order_of_its_names() {
    let first = "CREATE TYPE mood AS ENUM ('good'); CREATE TABLE person (id serial PRIMARY KEY, felt mood);";
    let second = "\\restrict x\nALTER TABLE person ADD COLUMN name varchar(20) DEFAULT 'x' NOT NULL;\n\\unrestrict x\n";
    let (_folder, path) = folder(&[("02_more.sql", second), ("01_first.sql", first), ("notes.txt", "no SQL")]);
    let found = taken(&format!("sql:{path}@{}", server())).await;
    let database = Database::new(Server::Main, "sql_source").await;
    database.run(first).await;
    database.run("ALTER TABLE person ADD COLUMN name varchar(20) DEFAULT 'x' NOT NULL").await;
    assert_eq!(found.digest(), database.snapshot().await.digest());
    assert_eq!(found.source().lineage, None);
    let left = "SELECT count(*) FROM pg_database WHERE datname LIKE 'bastion_ddl_%'";
    assert_eq!(database.client.query_one(left, &[]).await.unwrap().get::<_, i64>(0), 0);
}

#[tokio::test]
async fn what_the_server_refuses_is_named_with_its_line() {
    let (_folder, path) = folder(&[("schema.sql", "CREATE TABLE a (id int);\n\nCREATE TABLE b (id nothing);")]);
    let address = format!("sql:{path}/schema.sql@{}", server());
    let Err(error) = SystemRuntime::new().connect(&address).await else { panic!("it was read") };
    assert_eq!(error.code().as_str(), "source_unreachable");
    let text = error.to_string();
    assert!(text.contains("schema.sql:3") && text.contains("SQLSTATE 42704"), "{text}");
    assert!(SystemRuntime::new().connect("sql:/nowhere@sqlite").await.is_err());
}

#[tokio::test]
async fn sqlite_reads_them_in_memory() {
    let (_folder, path) = folder(&[(
        "schema.sql",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT; CREATE VIEW v AS SELECT b FROM a;",
    )]);
    let found = taken(&format!("sql:{path}/schema.sql@sqlite")).await;
    let views = found.entries().filter(|entry| entry.key().kind() == ObjectKind::Relation).count();
    let strict = found.entries().any(|entry| matches!(entry.object(), Object::Relation(found) if found.strict));
    assert!(views == 2 && strict);
    let (_folder, path) = folder(&[("schema.sql", "CREATE TABLE a (")]);
    let Err(error) = SystemRuntime::new().connect(&format!("sql:{path}@sqlite")).await else { panic!("it was read") };
    assert!(error.to_string().contains("schema.sql"), "{error}");
}
