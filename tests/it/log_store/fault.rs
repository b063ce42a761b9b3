//! A store that fails at any step of its work: nothing that was acknowledged is lost, whatever became of the rest.

use std::collections::BTreeMap;
use std::thread;

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::flow::LogSequence;
use bastion_core::log::TilePath;
use bastion_core::port::LogStore;

use super::check::{Acknowledged, check, hash};
use super::place::{Place, sequence};

/// Fails one of its calls.
struct Failing {
    store: Box<dyn LogStore>,
    calls_left: std::cell::Cell<u64>,
    /// Whether the call that fails is done nevertheless: its answer was lost.
    is_done: bool,
}

impl Failing {
    fn step<T>(&self, act: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let left = self.calls_left.get();
        self.calls_left.set(left.saturating_sub(1));
        if left > 0 {
            return act();
        }
        if self.is_done {
            act()?;
        }
        Err(Error::new(ErrorCode::FileFailed, "no answer"))
    }
}

impl LogStore for Failing {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.step(|| self.store.read(path))
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.step(|| self.store.checkpoint())
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        self.step(|| self.store.paths())
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        let left = self.calls_left.get();
        self.calls_left.set(left.saturating_sub(1));
        if left > 0 || self.is_done {
            self.store.commit(files, expected, checkpoint)?;
        }
        if left > 0 { Ok(()) } else { Err(Error::new(ErrorCode::FileFailed, "no answer")) }
    }
}

/// Several callers append until there is an error; gives what they were told.
fn load(log: &LogSequence<Box<dyn LogStore>>, seed: u64) -> Acknowledged {
    let work = |caller: u64| {
        let mut told = Acknowledged::new();
        for number in 0.. {
            let entry = format!("{seed} {caller} {number} {}", "x".repeat(number % 300)).into_bytes();
            match log.append(entry.clone()) {
                Ok(place) => told.push((place.index, hash(&entry))),
                Err(_) => break,
            }
        }
        told
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|caller| scope.spawn(move || work(caller))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn a_call_that_fails_loses_nothing() {
    for place in Place::all("failing") {
        let mut acknowledged = Acknowledged::new();
        let mut failed_opening = 0;
        for step in 0..9 {
            for is_done in [false, true] {
                let store = place.to_write().unwrap();
                let calls_left = std::cell::Cell::new(step);
                let failing: Box<dyn LogStore> = Box::new(Failing { store, calls_left, is_done });
                match sequence(failing) {
                    Ok(log) => acknowledged.extend(load(&log, step)),
                    Err(_) => failed_opening += 1,
                }
                let verdict = check(&place, &acknowledged);
                assert!(verdict.is_good(), "{place:?}, step {step}, done {is_done}: {verdict:?}");
            }
        }
        assert!(failed_opening >= 4 && acknowledged.len() > 20, "{failed_opening} {}", acknowledged.len());
    }
}

/// The server ends the connection at any moment of its work, also between the commit and its answer.
#[cfg(feature = "servers")]
#[test]
fn a_connection_that_the_server_ends_loses_nothing() {
    use std::time::Duration;

    let place = Place::postgres("terminated");
    let Place::Postgres { address, schema } = &place else { panic!("{place:?}") };
    let server = super::server::Blocking::new(address, schema);
    let mut acknowledged = Acknowledged::new();
    let mut state = 7;
    for round in 0..20 {
        let log = sequence(place.to_write().unwrap()).unwrap();
        let pause = Duration::from_micros(super::place::number(&mut state) % 20_000);
        let told = thread::scope(|scope| {
            let load = scope.spawn(|| load(&log, round));
            thread::sleep(pause);
            let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                       WHERE application_name = 'bastion' AND query LIKE '%' || $1 || '%'";
            let ended = server.query(sql, &[&format!("{schema}\".log")]).unwrap();
            assert_eq!(ended.len(), 1);
            load.join().unwrap()
        });
        assert!(log.append(b"later".to_vec()).is_err());
        acknowledged.extend(told);
        let verdict = check(&place, &acknowledged);
        assert!(verdict.is_good(), "round {round}: {verdict:?}");
    }
    assert!(acknowledged.len() > 50, "{}", acknowledged.len());
}

/// A server whose settings let it lose a commit is not written to, however the setting came about.
#[cfg(feature = "servers")]
#[test]
fn a_server_that_may_lose_a_commit_is_refused() {
    let place = Place::postgres("not_durable");
    let Place::Postgres { address, schema } = &place else { panic!("{place:?}") };
    let refused = |place: &Place| place.to_write().err().map(|error| (error.code(), error.message().to_owned()));
    // the other clusters of the tests synchronise nothing
    let lossy = std::env::var("BASTION_TEST_POSTGRES").unwrap();
    super::server::run(&lossy, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"));
    let (code, message) = refused(&Place::Postgres { address: lossy, schema: schema.clone() }).unwrap();
    assert_eq!(code, ErrorCode::LogNotDurable);
    assert!(message.contains("fsync = off, full_page_writes = off"), "{message}");
    // a session that comes with the setting is put right
    let server = super::server::Blocking::new(address, schema);
    let lax = format!("{address}?options=-c%20synchronous_commit%3Doff");
    assert_eq!(refused(&Place::Postgres { address: lax, schema: schema.clone() }), None);
    server.run("ALTER TABLE log_tile SET UNLOGGED");
    let (code, message) = refused(&place).unwrap();
    assert_eq!(code, ErrorCode::LogNotDurable);
    assert!(message.contains("log_tile is not logged"), "{message}");
    server.run("ALTER TABLE log_tile SET LOGGED");
    assert_eq!(refused(&place), None);
}
