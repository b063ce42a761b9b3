//! What happens when a plan meets a database that is not its source, or rows it cannot take.

use bastion_core::connect::SystemRuntime;
use bastion_core::error::ErrorCode;
use bastion_core::migrate::{Inverse, PlanOptions, plan};
use bastion_core::ops::migrate_plan;
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;

use crate::server::{Database, Server};

async fn snapshot(database: &Database) -> Snapshot {
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    database.source().await.snapshot(&options).await.unwrap()
}

async fn pair(name: &str, before: &str, after: &str) -> (Database, Database) {
    let old = Database::new(Server::Main, &format!("{name}_a")).await;
    let new = Database::new(Server::Main, &format!("{name}_b")).await;
    old.run(before).await;
    new.run(after).await;
    (old, new)
}

#[tokio::test]
async fn a_plan_for_another_database_is_refused_before_the_first_statement() {
    let (old, new) = pair("fault_source", "CREATE TABLE t (a integer)", "CREATE TABLE t (a bigint)").await;
    let made = plan(&snapshot(&old).await, &snapshot(&new).await, &PlanOptions::default()).unwrap();
    old.run("ALTER TABLE t ADD COLUMN b text").await;
    let before = snapshot(&old).await.digest();
    let error = SystemRuntime::new().apply_plan(&old.address, &made).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PlanSourceDiffers);
    assert_eq!(snapshot(&old).await.digest(), before);
}

#[tokio::test]
async fn a_plan_that_fails_midway_leaves_everything_as_it_was() {
    let before = "CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, NULL)";
    let (old, new) = pair("fault_midway", before, "CREATE TABLE t (a bigint, b text NOT NULL, c integer)").await;
    let (old_snapshot, new_snapshot) = (snapshot(&old).await, snapshot(&new).await);
    let made = plan(&old_snapshot, &new_snapshot, &PlanOptions::default()).unwrap();
    let applied = SystemRuntime::new().apply_plan(&old.address, &made).await.unwrap();
    let failure = applied.failure.clone().unwrap();
    assert_eq!((applied.committed, failure.code.as_str()), (0, "23502"));
    assert!(applied.sentence(made.actions.len()).starts_with("nothing was changed"));
    assert_eq!(snapshot(&old).await.digest(), old_snapshot.digest());
}

#[tokio::test]
async fn what_cannot_be_undone_is_said() {
    let before = "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (m m); INSERT INTO t VALUES (NULL)";
    let after = "CREATE TYPE m AS ENUM ('a', 'b'); CREATE TABLE t (m m NOT NULL DEFAULT 'b')";
    let (old, new) = pair("fault_label", before, after).await;
    let made = plan(&snapshot(&old).await, &snapshot(&new).await, &PlanOptions::default()).unwrap();
    let first = made.actions.first().unwrap();
    assert!(!first.transactional && matches!(first.inverse, Inverse::Irreversible(_)));
    let applied = SystemRuntime::new().apply_plan(&old.address, &made).await.unwrap();
    assert_eq!(applied.committed, 1);
    let said = applied.sentence(made.actions.len());
    assert!(said.starts_with("the first 1 of 3 actions are in effect; action 2 failed"), "{said}");
}

#[tokio::test]
async fn the_rollback_script_leads_back() {
    let before = "CREATE TABLE t (id integer PRIMARY KEY, n integer); CREATE VIEW v AS SELECT n FROM t";
    let after = "CREATE TABLE t (id bigint PRIMARY KEY, n integer, o text); CREATE VIEW v AS SELECT id FROM t";
    let (old, new) = pair("fault_back", before, after).await;
    let (old_snapshot, new_snapshot) = (snapshot(&old).await, snapshot(&new).await);
    let made = migrate_plan::plan(&old_snapshot, &new_snapshot, &PlanOptions::default()).unwrap();
    old.run(&made.script).await;
    assert_eq!(snapshot(&old).await.digest(), new_snapshot.digest());
    old.run(&made.rollback_script).await;
    assert_eq!(snapshot(&old).await.digest(), old_snapshot.digest());
}

#[tokio::test]
async fn a_column_in_the_middle_goes_to_the_end_and_the_plan_says_so() {
    let before = "CREATE TABLE t (a integer, c integer)";
    let (old, new) = pair("fault_order", before, "CREATE TABLE t (a integer, b text, c integer)").await;
    let (old_snapshot, new_snapshot) = (snapshot(&old).await, snapshot(&new).await);
    let runtime = SystemRuntime::new();
    let options = PlanOptions::default();
    let proof = runtime.prove_plan(&old.address, &old_snapshot, &new_snapshot, &options, None).await.unwrap();
    assert!(proof.holds(), "{proof:#?}");
    assert_eq!(proof.plan.deviations.len(), 1);
    assert_ne!(proof.plan.target_digest, new_snapshot.digest());
    let applied = runtime.apply_plan(&old.address, &proof.plan).await.unwrap();
    assert_eq!((applied.failure, snapshot(&old).await.digest()), (None, proof.plan.target_digest));
}

#[tokio::test]
async fn a_proof_holds_and_leaves_nothing_behind() {
    let before = "CREATE TABLE p (id serial PRIMARY KEY, name varchar(20) NOT NULL); \
                  CREATE TABLE c (id integer PRIMARY KEY, p_id integer REFERENCES p (id)); \
                  CREATE VIEW v AS SELECT p.name FROM p JOIN c ON c.p_id = p.id";
    let after = "CREATE TABLE p (id bigserial PRIMARY KEY, name text NOT NULL); \
                 CREATE TABLE c (id integer PRIMARY KEY, p_id bigint REFERENCES p (id) ON DELETE CASCADE); \
                 CREATE VIEW v AS SELECT p.name FROM p JOIN c ON c.p_id = p.id; CREATE INDEX ON c (p_id)";
    let (old, new) = pair("fault_proof", before, after).await;
    let dump = std::env::var("BASTION_PG_DUMP").expect("BASTION_PG_DUMP is not set: run `make test`");
    let (old_snapshot, new_snapshot) = (snapshot(&old).await, snapshot(&new).await);
    let runtime = SystemRuntime::new();
    let options = PlanOptions::default();
    let proving = runtime.prove_plan(&old.address, &old_snapshot, &new_snapshot, &options, Some(&dump));
    let proof = proving.await.unwrap();
    assert!(proof.holds(), "{proof:#?}");
    assert!(proof.rows_seeded >= 5 && proof.dump_compared && proof.refused_rows.is_none());
    let left = old.client.query("SELECT 1 FROM pg_database WHERE datname LIKE 'bastion_proof_%'", &[]).await.unwrap();
    assert!(left.is_empty());
}
