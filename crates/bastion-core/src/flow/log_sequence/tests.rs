//! Many callers, one writer: every answer is true, in order, and what failed fails for all.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;

use super::*;
use crate::flow::{read_entries, verify_log};
use crate::key::SigningKey;
use crate::log::{Checkpoint, NoteKey, TilePath};
use crate::port::MemoryLog;

/// A log in memory that outlives its writer, and whose commits may be held up or fail.
#[derive(Debug, Clone, Default)]
struct Kept {
    log: Arc<Mutex<MemoryLog>>,
    /// Commits that succeed before one fails.
    commits_left: Option<u64>,
    /// Whether the one that fails is kept nevertheless.
    keeps_failed: bool,
    /// A commit waits for a word of it.
    gate: Option<Arc<Mutex<Receiver<()>>>>,
}

impl LogStore for Kept {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.log.lock().unwrap().read(path)
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        self.log.lock().unwrap().checkpoint()
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        self.log.lock().unwrap().paths()
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        if let Some(gate) = &self.gate {
            _ = gate.lock().unwrap().recv();
        }
        let fails = self.commits_left == Some(0);
        self.commits_left = self.commits_left.map(|left| left.saturating_sub(1));
        if !fails || self.keeps_failed {
            self.log.lock().unwrap().commit(files, expected, checkpoint)?;
        }
        if fails { Err(Error::new(ErrorCode::FileFailed, "no room")) } else { Ok(()) }
    }
}

fn key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn name() -> NoteKey {
    NoteKey::of_log("log.example.com/acme", key().verifying_key()).unwrap()
}

fn open(store: Kept, options: LogSequenceOptions) -> LogSequence<Kept> {
    LogSequence::start(LogWriter::open(store, name(), key()).unwrap(), options).unwrap()
}

fn content(store: &Kept) -> Vec<Vec<u8>> {
    let report = verify_log(store, &name(), &[]).unwrap();
    assert!(report.valid, "{report:?}");
    read_entries(store, report.size, 0..report.size).unwrap()
}

fn entry(caller: usize, number: usize) -> Vec<u8> {
    format!("{caller} says {number} {}", "x".repeat(number * 7 % 50)).into_bytes()
}

/// What each caller had for an answer, in its own order.
fn call(log: &LogSequence<Kept>, callers: &[usize], at_once: bool) -> Vec<Vec<Result<LogPlace, Error>>> {
    let work = |caller: usize, count: usize| -> Vec<Result<LogPlace, Error>> {
        let given = (0..count).map(|number| log.submit(entry(caller, number)));
        if at_once {
            let given: Vec<_> = given.collect();
            given.into_iter().map(|ticket| ticket.and_then(LogTicket::wait)).collect()
        } else {
            given.map(|ticket| ticket.and_then(LogTicket::wait)).collect()
        }
    };
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> =
            callers.iter().enumerate().map(|(caller, count)| scope.spawn(move || work(caller, *count))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// Whether every answer that names a place is true; gives how many do.
fn check(answers: &[Vec<Result<LogPlace, Error>>], kept: &[Vec<u8>]) -> usize {
    let mut count = 0;
    for (caller, answers) in answers.iter().enumerate() {
        let mut last = None;
        for (number, answer) in answers.iter().enumerate() {
            let Ok(place) = answer else { continue };
            let index = usize::try_from(place.index).unwrap();
            assert_eq!(kept[index], entry(caller, number));
            assert!(last < Some(index), "the order of caller {caller}");
            assert!(Checkpoint::open(&place.checkpoint, &name()).unwrap().size > place.index);
            last = Some(index);
            count += 1;
        }
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_is_true_and_there_are_no_gaps(
        callers in prop::collection::vec(0_usize..40, 1..6),
        batch_entries_max in 0_usize..20,
        batch_bytes_max in 0_usize..400,
        at_once: bool,
    ) {
        let store = Kept::default();
        let options = LogSequenceOptions { batch_entries_max, batch_bytes_max, ..LogSequenceOptions::default() };
        let log = open(store.clone(), options);
        let answers = call(&log, &callers, at_once);
        let size = log.close().unwrap().size();
        let kept = content(&store);
        prop_assert_eq!(check(&answers, &kept), callers.iter().sum::<usize>());
        prop_assert_eq!(size, kept.len() as u64);
        // each place was given once: as many answers as entries, and no two of one caller are equal
        prop_assert_eq!(kept.len(), callers.iter().sum::<usize>());
    }

    #[test]
    fn a_failure_reaches_all_and_loses_nothing(
        commits in 0_u64..6,
        keeps_failed: bool,
        batch_entries_max in 1_usize..8,
        at_once: bool,
    ) {
        let store = Kept { commits_left: Some(commits), keeps_failed, ..Kept::default() };
        let log = open(store.clone(), LogSequenceOptions { batch_entries_max, ..LogSequenceOptions::default() });
        let answers = call(&log, &[30, 30, 30], at_once);
        let kept = content(&store);
        let acknowledged = check(&answers, &kept);
        // beyond what was acknowledged there is at most the batch that failed
        let unknown = kept.len() - acknowledged;
        let unknown_max = if keeps_failed { batch_entries_max } else { 0 };
        prop_assert!(acknowledged < 90 && unknown <= unknown_max);
        let refused = answers.iter().flatten().filter_map(|answer| answer.as_ref().err());
        prop_assert!(refused.clone().count() == 90 - acknowledged);
        for error in refused {
            prop_assert_eq!(error.message(), "no room");
        }
        prop_assert_eq!(log.append(b"later".to_vec()).unwrap_err().code(), ErrorCode::FileFailed);
        prop_assert_eq!(log.close().unwrap_err().code(), ErrorCode::FileFailed);
        // whoever opens it again goes on
        let log = open(Kept { commits_left: None, ..store.clone() }, LogSequenceOptions::default());
        prop_assert_eq!(log.append(b"again".to_vec()).unwrap().index, kept.len() as u64);
        drop(log);
        prop_assert_eq!(content(&store).len(), kept.len() + 1);
    }
}

fn gated(options: LogSequenceOptions) -> (Kept, std::sync::mpsc::Sender<()>, LogSequence<Kept>) {
    let (open_gate, gate) = channel();
    let store = Kept { gate: Some(Arc::new(Mutex::new(gate))), ..Kept::default() };
    (store.clone(), open_gate, open(store, options))
}

#[test]
fn a_full_queue_refuses_at_once_and_loses_nothing() {
    for (queue_entries_max, queue_bytes_max) in [(8, usize::MAX), (usize::from(u16::MAX), 80)] {
        let options = LogSequenceOptions { queue_entries_max, queue_bytes_max, ..LogSequenceOptions::default() };
        let (store, gate, log) = gated(options);
        let mut tickets = Vec::new();
        let refused = loop {
            match log.submit(vec![1; 10]) {
                Ok(ticket) => tickets.push(ticket),
                Err(error) => break error,
            }
            assert!(tickets.len() < 100);
        };
        assert_eq!(refused.code(), ErrorCode::LogBusy);
        assert!(refused.hint().is_some());
        drop(gate);
        let count = tickets.len();
        for ticket in tickets {
            ticket.wait().unwrap();
        }
        // there is room again
        assert_eq!(log.append(vec![2]).unwrap().index, count as u64);
        drop(log);
        assert_eq!(content(&store).len(), count + 1);
    }
}

#[test]
fn what_waits_when_it_ends_is_written() {
    for closes in [true, false] {
        let options = LogSequenceOptions { batch_entries_max: 3, ..LogSequenceOptions::default() };
        let (store, gate, log) = gated(options);
        let tickets: Vec<_> = (0..50).map(|number| log.submit(entry(0, number)).unwrap()).collect();
        drop(gate);
        if closes {
            assert_eq!(log.close().unwrap().size(), 50);
        } else {
            drop(log);
        }
        for (index, ticket) in (0..).zip(tickets) {
            assert_eq!(ticket.wait().unwrap().index, index);
        }
        assert_eq!(content(&store).len(), 50);
    }
}

#[tokio::test]
async fn asynchronous_callers_wait_without_a_thread() {
    let store = Kept::default();
    let log = Arc::new(open(store.clone(), LogSequenceOptions::default()));
    let tasks: Vec<_> = (0..200)
        .map(|caller| {
            let log = Arc::clone(&log);
            tokio::spawn(async move { log.submit(entry(caller, 0)).unwrap().await.unwrap().index })
        })
        .collect();
    for (caller, task) in tasks.into_iter().enumerate() {
        let index = usize::try_from(task.await.unwrap()).unwrap();
        assert_eq!(content(&store)[index], entry(caller, 0));
    }
}

#[test]
fn an_entry_that_is_too_long_harms_nobody() {
    let log = open(Kept::default(), LogSequenceOptions::default());
    assert_eq!(log.submit(vec![0; 65_536]).unwrap_err().code(), ErrorCode::InvalidLog);
    assert_eq!(log.append(vec![0; 65_535]).unwrap().index, 0);
}
