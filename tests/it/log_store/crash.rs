//! A process that appends is killed at any moment, and so is the server it writes to: what it acknowledged is there.
//!
//! The page cache of the system outlives its processes: a kill shows an answer that came too early and a log that was kept
//! in the wrong order, never a missing synchronisation. That is what the power cuts of a simulated disk are for, and for
//! databases the settings that are asked for when a log is opened.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::check::{Acknowledged, Verdict, check, hash};
use super::place::{Place, number, sequence};
use super::twin::Twin;

/// What the child is told.
const CHILD: &str = "BASTION_LOG_CHILD";
const CALLERS: u64 = 8;
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a process is killed for each store; `BASTION_KILLS` for another number.
fn kills() -> usize {
    std::env::var("BASTION_KILLS").map_or(20, |kills| kills.parse().unwrap())
}

/// The process that is killed: it appends from several threads, and says what was acknowledged.
#[test]
#[ignore = "it is run by the tests that kill it"]
fn child() {
    let told = std::env::var(CHILD).expect("the tests that kill it say where it writes");
    let mut parts = told.splitn(3, ' ');
    let twin = Twin::from_text(parts.next().unwrap());
    let life: u64 = parts.next().unwrap().parse().unwrap();
    let place = Place::from_text(parts.next().unwrap());
    let log = sequence(twin.wrap(place.to_write().unwrap())).unwrap();
    thread::scope(|scope| {
        for caller in 0..CALLERS {
            let log = &log;
            scope.spawn(move || {
                for round in 0.. {
                    let entry = format!("{life} {caller} {round} {}", "x".repeat(round % 400)).into_bytes();
                    let hash = hash(&entry);
                    let Ok(place) = log.append(entry) else { return };
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "acknowledged {} {hash}", place.index).unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

/// A child that appends, and the lines it says.
struct Life {
    child: Child,
    told: Receiver<(u64, String)>,
}

impl Life {
    fn begin(place: &Place, twin: Twin, life: usize) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["log_store::crash::child", "--exact", "--ignored", "--nocapture"])
            .env(CHILD, format!("{twin:?} {life} {}", place.to_text()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (tell, told) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                // the runner of tests says something too
                let Some(said) = line.split_once("acknowledged ").and_then(|(_, said)| said.split_once(' ')) else {
                    continue;
                };
                // a line may be cut where the process ended
                if let (Ok(index), 64) = (said.0.parse(), said.1.len()) {
                    _ = tell.send((index, said.1.to_owned()));
                }
            }
        });
        Self { child, told }
    }

    /// Waits until it appends, and then for a moment.
    fn live(&self, acknowledged: &mut Acknowledged, moment: Duration) {
        let first = self.told.recv_timeout(PATIENCE).expect("the child says nothing");
        acknowledged.push(first);
        thread::sleep(moment);
    }

    fn kill(mut self, acknowledged: &mut Acknowledged) {
        self.child.kill().unwrap();
        self.end(acknowledged);
    }

    /// Waits for its end, and takes what it still said.
    fn end(&mut self, acknowledged: &mut Acknowledged) {
        self.child.wait().unwrap();
        acknowledged.extend(self.told.iter());
    }
}

/// Kills a process so many times, or until something is lost.
fn cycles(place: &Place, twin: Twin, count: usize, seed: u64) -> (usize, Acknowledged, Verdict) {
    let (mut acknowledged, mut verdict, mut state) = (Acknowledged::new(), Verdict::default(), seed);
    for cycle in 0..count {
        let life = Life::begin(place, twin, cycle);
        life.live(&mut acknowledged, Duration::from_micros(number(&mut state) % 60_000));
        life.kill(&mut acknowledged);
        verdict = settled(place, &acknowledged);
        if !verdict.is_good() {
            return (cycle + 1, acknowledged, verdict);
        }
    }
    (count, acknowledged, verdict)
}

/// A server finishes what it was given before it notices that nobody is there any more; what it does not know yet is asked
/// again. What is lost stays lost.
fn settled(place: &Place, acknowledged: &Acknowledged) -> Verdict {
    let begin = Instant::now();
    loop {
        let verdict = check(place, acknowledged);
        let waits = matches!(place, Place::Postgres { .. }) && begin.elapsed() < Duration::from_millis(500);
        if verdict.is_good() || !waits {
            return verdict;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn survives(place: &Place) {
    let begin = Instant::now();
    let (count, acknowledged, verdict) = cycles(place, Twin::None, kills(), 1);
    println!("{count} kills, {} acknowledged, {verdict:?}, {:?}, {place:?}", acknowledged.len(), begin.elapsed());
    assert!(verdict.is_good() && verdict.holds == acknowledged.len(), "{verdict:?}");
    assert!(acknowledged.len() > count * 2, "{} in {count} lives", acknowledged.len());
}

#[test]
fn a_folder_outlives_its_writer() {
    survives(&Place::directory());
}

#[test]
fn an_sqlite_file_outlives_its_writer() {
    survives(&Place::sqlite());
}

#[cfg(feature = "servers")]
#[test]
fn a_database_outlives_its_writer() {
    survives(&Place::postgres("kill"));
}

/// The same kills and the same checker notice a store that answers too early, or keeps things in the wrong order.
#[test]
fn stores_that_are_broken_on_purpose_are_noticed() {
    for twin in [Twin::EarlyAnswer, Twin::CheckpointFirst] {
        for place in Place::all(&format!("twin_{}", format!("{twin:?}").to_lowercase())) {
            let (count, _, verdict) = cycles(&place, twin, kills(), 2);
            println!("{twin:?} noticed after {count} kills: {verdict:?}, {place:?}");
            assert!(!verdict.is_good(), "{twin:?} of {place:?}: {verdict:?}");
        }
    }
}

/// The whole server is killed under load, not only who writes to it.
#[cfg(feature = "servers")]
#[test]
fn a_killed_server_loses_nothing() {
    let mut cluster = super::server::Cluster::new();
    let place = Place::Postgres { address: cluster.address(), schema: "public".to_owned() };
    let (mut acknowledged, mut state) = (Acknowledged::new(), 3);
    for cycle in 0..kills().div_ceil(7) {
        let mut life = Life::begin(&place, Twin::None, cycle);
        life.live(&mut acknowledged, Duration::from_micros(number(&mut state) % 300_000));
        cluster.kill();
        life.end(&mut acknowledged);
        // nobody can tell meanwhile, and nobody says that anything is lost
        let verdict = check(&place, &acknowledged);
        assert_eq!((verdict.missing, verdict.unreadable), (0, acknowledged.len()));
        cluster.restart();
        let verdict = check(&place, &acknowledged);
        println!("{cycle}: {} acknowledged, {verdict:?}", acknowledged.len());
        assert!(verdict.is_good() && verdict.holds == acknowledged.len(), "{verdict:?}");
    }
}
