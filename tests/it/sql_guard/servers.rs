//! What the guard lets pass, run on real servers by a role that may do everything.

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

use super::observe_postgres::{Ran, difference};
use super::{corpus, hunt, observe_mariadb, observe_postgres};

/// Mutants of one run of the tests, for each server.
const MUTANTS: usize = 6_000;

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
            // the package of the newest version is built without it
            (Ran::Refused(why), None) if why.contains("unsupported XML feature") => {}
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

fn assert_clean(bag: &hunt::Bag) {
    eprintln!("{} {:#?}", bag.sentence(), bag.ended);
    assert!(bag.escaped.is_empty(), "{:#?}", bag.escaped);
    assert!(bag.unstable.is_empty(), "{:#?}", bag.unstable);
    assert!(bag.unread.len() * 500 <= bag.executed, "{:#?}", bag.unread);
    // nothing sleeps; what is large is for the bound of time
    assert!(bag.ended.len() * 100 <= bag.executed, "{:#?}", bag.ended);
    assert!(bag.executed * 100 > bag.judged, "{}", bag.sentence());
}

#[tokio::test(flavor = "multi_thread")]
async fn mutants_that_pass_change_nothing_in_postgres() {
    let bag =
        hunt::postgres(&address("BASTION_TEST_POSTGRES"), "bastion_guard_mutants", hunt::mutants(MUTANTS), 1).await;
    assert_clean(&bag);
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
        "SELECT 1 @+@ 2",
        "SELECT true + true",
        "SELECT length(42)",
        "SELECT 1::loud",
        "SELECT c.noisy_property FROM customers c WHERE id = 1",
        "SELECT (2::float8).pg_sleep",
        "SELECT lo_export(lo_create(0), '<scratch>/bastion_guard_seen')",
        "CREATE TABLE seen (a int)",
        "LISTEN seen",
        "COMMENT ON TABLE orders IS 'x'",
        "LOCK TABLE orders",
        "SELECT * FROM dblink('host=127.0.0.1 port=1', 'SELECT 1') AS t(a int)",
    ] {
        let before = watched.state().await;
        let (ran, held) = watched.run(&watched.aimed(&corpus::aimed(attack))).await;
        let changed = difference(&before, &watched.state().await);
        if held.is_none() && changed.is_empty() && ran != Ran::Ended {
            blind.push(format!("{attack}: {ran:?}"));
        }
    }
    let _ = std::fs::remove_file(std::env::temp_dir().join("bastion_guard_seen"));
    assert!(blind.is_empty(), "{blind:#?}");
    watched.discard().await;
}

// a guard with a hole is found out: without a snapshot nobody knows what a view or a property calls
#[tokio::test(flavor = "multi_thread")]
async fn a_hole_is_seen() {
    let watched = observe_postgres::Watched::new(&address("BASTION_TEST_POSTGRES"), "bastion_guard_hole").await;
    let guard = Guard::new(Grammar::Postgresql, Some(15), Reach::default());
    let mut seen = Vec::new();
    for case in corpus::attacks(Grammar::Postgresql) {
        let Some(sql) = passed(&guard, &watched.aimed(&case.text)) else { continue };
        let before = watched.state().await;
        let (ran, held) = watched.run(&sql).await;
        if held.is_some() || ran == Ran::Ended || !difference(&before, &watched.state().await).is_empty() {
            seen.push(case.title);
        }
    }
    assert!(seen.len() >= 5, "{seen:#?}");
    assert!(seen.iter().any(|title| title.contains("a view whose body writes")), "{seen:#?}");
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
    let bag = hunt::mariadb(&address("BASTION_TEST_MARIADB"), hunt::mutants(MUTANTS), 2).await;
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(done > 90, "{done}");
    assert_clean(&bag);
}
