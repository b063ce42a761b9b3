//! What the guard lets pass, run on real servers by a role that may do everything.

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

use super::observe_postgres::{Ran, difference};
use super::{corpus, mutate, observe_mariadb, observe_postgres};

/// Mutants of one run of the tests, for each server.
const MUTANTS: usize = 6_000;
/// Statements between two looks at everything.
const BATCH: usize = 200;

fn address(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run `make test`, or start the servers and use their env"))
}

// the text that would be executed, if any
fn passed(guard: &Guard<'_>, text: &str) -> Option<String> {
    let verdict = guard.check(text);
    verdict.sql.filter(|_| verdict.decision == Decision::Allow)
}

async fn corpora_of_postgres(variable: &str, name: &str) {
    let watched = observe_postgres::Watched::new(&address(variable), name).await;
    let guard = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    let before = watched.state().await;
    let disarmed = corpus::disarmed(Grammar::Postgresql);
    let mut wrong = Vec::new();
    for case in corpus::attacks(Grammar::Postgresql) {
        let Some(sql) = passed(&guard, &watched.aimed(&case.text)) else { continue };
        let (ran, held) = watched.run(&sql).await;
        let changed = difference(&before, &watched.state().await);
        if held.is_some() || !changed.is_empty() || ran == Ran::Ended {
            wrong.push(format!("ESCAPED {}: {sql}: {ran:?} {held:?} {changed:?}", case.title));
        } else if !disarmed.iter().any(|(title, _)| *title == case.title) {
            wrong.push(format!("not explained: {}: {sql}: {ran:?}", case.title));
        }
    }
    let mut done = 0;
    for case in corpus::reads(Grammar::Postgresql) {
        let Some(sql) = passed(&guard, &case.text) else { continue };
        match watched.run(&sql).await {
            (Ran::Done | Ran::Prepared, None) => done += 1,
            other => wrong.push(format!("a read: {sql}: {other:?}")),
        }
    }
    wrong.extend(difference(&before, &watched.state().await).into_iter().map(|name| format!("reads changed {name}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(done > 250, "{done}");
    watched.discard().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_changes_nothing_in_postgres() {
    corpora_of_postgres("BASTION_TEST_POSTGRES", "bastion_guard_corpora").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_changes_nothing_in_the_newest_postgres() {
    corpora_of_postgres("BASTION_TEST_POSTGRES_18", "bastion_guard_corpora").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mutants_that_pass_change_nothing_in_postgres() {
    let watched = observe_postgres::Watched::new(&address("BASTION_TEST_POSTGRES"), "bastion_guard_mutants").await;
    let guard = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    let texts = corpus::attacks(Grammar::Postgresql).into_iter().chain(corpus::reads(Grammar::Postgresql));
    let mut mutator = mutate::Mutator::new(Grammar::Postgresql, texts.map(|case| case.text).collect(), 1);
    let before = watched.state().await;
    let mut seen = std::collections::BTreeSet::new();
    let mut batch = Vec::new();
    let mut ended = Vec::new();
    for _ in 0..MUTANTS {
        let text = mutator.next();
        let Some(sql) = passed(&guard, &watched.aimed(&text)) else { continue };
        if !seen.insert(sql.clone()) {
            continue;
        }
        let (ran, held) = watched.run(&sql).await;
        assert!(held.is_none(), "ESCAPED {text:?}: {sql}: {held:?}");
        if ran == Ran::Ended {
            ended.push(sql.clone());
        }
        batch.push(sql);
        if batch.len() % BATCH == 0 {
            let changed = difference(&before, &watched.state().await);
            assert!(changed.is_empty(), "ESCAPED {changed:?}: one of {batch:#?}");
            batch.clear();
        }
    }
    let changed = difference(&before, &watched.state().await);
    assert!(changed.is_empty(), "ESCAPED {changed:?}: one of {batch:#?}");
    // nothing sleeps; what is large is for the bound of time
    assert!(ended.len() * 100 <= seen.len(), "{ended:#?}");
    assert!(seen.len() > 500, "{}", seen.len());
    watched.discard().await;
}

// an observer that sees nothing would prove nothing
#[tokio::test(flavor = "multi_thread")]
async fn the_observer_of_postgres_sees() {
    let watched = observe_postgres::Watched::new(&address("BASTION_TEST_POSTGRES"), "bastion_guard_observer").await;
    let mut blind = Vec::new();
    for attack in [
        "DELETE FROM events WHERE id = 1",
        "UPDATE customers SET name = name WHERE id = 1",
        "SELECT * FROM customers WHERE id = 2 FOR UPDATE",
        "SELECT touch()",
        "SELECT nextval('customers_id_seq')",
        "SELECT lo_create(0)",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_advisory_xact_lock(2)",
        "SELECT set_config('work_mem', '128kB', false)",
        "SELECT txid_current()",
        "SELECT pg_sleep(2)",
        "SELECT * FROM noisy",
        "SELECT 1 +++ 2",
        "SELECT true + true",
        "SELECT length(42)",
        "SELECT 1::loud",
        "SELECT c.noisy_property FROM customers c WHERE id = 1",
        "SELECT (2::float8).pg_sleep",
        "SELECT lo_export(lo_create(0), '/tmp/bastion_guard_seen')",
        "CREATE TABLE seen (a int)",
        "LISTEN seen",
        "COMMENT ON TABLE orders IS 'x'",
        "LOCK TABLE orders",
        "SELECT * FROM dblink('host=127.0.0.1 port=1', 'SELECT 1') AS t(a int)",
    ] {
        let before = watched.state().await;
        let (ran, held) = watched.run(&watched.aimed(attack)).await;
        let changed = difference(&before, &watched.state().await);
        if held.is_none() && changed.is_empty() && ran != Ran::Ended {
            blind.push(format!("{attack}: {ran:?}"));
        }
    }
    let _ = std::fs::remove_file("/tmp/bastion_guard_seen");
    assert!(blind.is_empty(), "{blind:#?}");
    watched.discard().await;
}

// one after another: the databases have fixed names, as the statements name them
#[tokio::test(flavor = "multi_thread")]
async fn what_passes_changes_nothing_in_mariadb() {
    let mut watched = observe_mariadb::Watched::new(&address("BASTION_TEST_MARIADB")).await;
    let snapshot = watched.snapshot.clone();
    let guard = Guard::of_snapshot(&snapshot, None, Reach::default());
    let mut wrong = Vec::new();
    let before = watched.state().await;
    let disarmed = corpus::disarmed(Grammar::Mariadb);
    for case in corpus::attacks(Grammar::Mariadb) {
        let Some(sql) = passed(&guard, &case.text) else { continue };
        let (ran, held) = watched.run(&sql).await;
        let changed = difference(&before, &watched.state().await);
        if held.is_some() || !changed.is_empty() || ran == Ran::Ended {
            wrong.push(format!("ESCAPED {}: {sql}: {ran:?} {held:?} {changed:?}", case.title));
        } else if !disarmed.iter().any(|(title, _)| *title == case.title) {
            wrong.push(format!("not explained: {}: {sql}: {ran:?}", case.title));
        }
    }
    let mut done = 0;
    for case in corpus::reads(Grammar::Mariadb) {
        let Some(sql) = passed(&guard, &case.text) else { continue };
        match watched.run(&sql).await {
            (Ran::Done | Ran::Prepared, None) => done += 1,
            other => wrong.push(format!("a read: {sql}: {other:?}")),
        }
    }
    let texts = corpus::attacks(Grammar::Mariadb).into_iter().chain(corpus::reads(Grammar::Mariadb));
    let mut mutator = mutate::Mutator::new(Grammar::Mariadb, texts.map(|case| case.text).collect(), 2);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..MUTANTS {
        let text = mutator.next();
        let Some(sql) = passed(&guard, &text) else { continue };
        if seen.insert(sql.clone()) {
            let (ran, held) = watched.run(&sql).await;
            if held.is_some() || ran == Ran::Ended {
                wrong.push(format!("ESCAPED {text:?}: {sql}: {ran:?} {held:?}"));
            }
            if seen.len().is_multiple_of(BATCH) {
                let changed = difference(&before, &watched.state().await);
                assert!(changed.is_empty(), "ESCAPED {changed:?} before {sql}");
            }
        }
    }
    wrong.extend(difference(&before, &watched.state().await).into_iter().map(|name| format!("changed {name}")));
    // and the observer sees
    for attack in [
        "DELETE FROM events WHERE id = 1",
        "SELECT touch()",
        "SELECT NEXTVAL(numbers)",
        "SELECT GET_LOCK('a', 0)",
        "SELECT @stolen := 1",
        "SELECT * FROM customers LOCK IN SHARE MODE",
        "SELECT SLEEP(2)",
        "SET SESSION sort_buffer_size = 65536",
    ] {
        let before = watched.state().await;
        let (ran, held) = watched.run(attack).await;
        let changed = difference(&before, &watched.state().await);
        if held.is_none() && changed.is_empty() && ran != Ran::Ended {
            wrong.push(format!("not seen: {attack}: {ran:?}"));
        }
    }
    watched.discard().await;
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(done > 90 && seen.len() > 300, "{done} {}", seen.len());
}
