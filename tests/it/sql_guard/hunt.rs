//! Mutants by the thousand: each judged, each that passes run once under an observer.

use std::collections::{BTreeMap, BTreeSet};

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};

use super::again::{Again, again};
use super::observe_postgres::{Ran, difference};
use super::{corpus, mutate, observe_mariadb, observe_postgres};

/// Statements between two looks at everything.
const BATCH: usize = 400;

/// Of these, statements of MariaDB in one transaction.
const TOGETHER: usize = 25;

/// Mutants between two lines about a long hunt.
const PROGRESS: usize = 25_000;

/// Mutants of one hunt of the tests; `BASTION_GUARD_MUTANTS` for more of them.
pub fn mutants(usual: usize) -> usize {
    std::env::var("BASTION_GUARD_MUTANTS").map_or(usual, |count| count.parse().unwrap())
}

/// What came of a hunt.
#[derive(Debug, Default)]
pub struct Bag {
    /// Mutants that were judged.
    pub judged: usize,
    /// Of these, those that passed.
    pub passed: usize,
    /// Different texts that would be executed, and were.
    pub executed: usize,
    /// Of these, those the server took.
    pub taken: usize,
    /// Those that the bound of time ended.
    pub ended: Vec<String>,
    /// Those that left a trace, with it.
    pub escaped: Vec<String>,
    /// Texts that are judged otherwise when they come back.
    pub unstable: Vec<String>,
    /// Texts that the parser does not read when they come back.
    pub unread: Vec<String>,
}

impl Bag {
    /// One line for a person.
    pub fn sentence(&self) -> String {
        format!(
            "{} mutants judged, {} passed, {} different texts executed ({} taken by the server, {} ended by the bound of \
             time), {} escaped, {} unstable, {} not read again",
            self.judged,
            self.passed,
            self.executed,
            self.taken,
            self.ended.len(),
            self.escaped.len(),
            self.unstable.len(),
            self.unread.len()
        )
    }

    fn note(&mut self, sql: &str, ran: Ran, held: Option<String>) {
        self.executed += 1;
        match ran {
            Ran::Done | Ran::Prepared => self.taken += 1,
            Ran::Ended => self.ended.push(sql.to_owned()),
            Ran::Refused(_) => {}
        }
        if let Some(held) = held {
            self.escaped.push(format!("{sql}: {held}"));
        }
    }
}

/// A mutator over both corpora of a product.
pub fn mutator(grammar: Grammar, seed: u64) -> mutate::Mutator {
    let texts = corpus::attacks(grammar).into_iter().chain(corpus::reads(grammar));
    mutate::Mutator::new(grammar, texts.map(|case| case.text).collect(), seed)
}

// the next text to be executed that was not seen yet
fn judge(guard: &Guard<'_>, text: &str, seen: &mut BTreeSet<String>, bag: &mut Bag) -> Option<String> {
    bag.judged += 1;
    if bag.judged.is_multiple_of(PROGRESS) {
        eprintln!("{}", bag.sentence());
    }
    let verdict = guard.check(text);
    let sql = verdict.sql.filter(|_| verdict.decision == Decision::Allow)?;
    bag.passed += 1;
    if !seen.insert(sql.clone()) {
        return None;
    }
    match again(guard, &sql) {
        Again::Allowed => {}
        Again::Unread => bag.unread.push(sql.clone()),
        Again::Otherwise => bag.unstable.push(sql.clone()),
    }
    Some(sql)
}

/// Hunts on a server of PostgreSQL.
pub async fn postgres(address: &str, name: &str, mutants: usize, seed: u64) -> Bag {
    let watched = observe_postgres::Watched::new(address, name).await;
    let guard = Guard::of_snapshot(&watched.snapshot, None, Reach::default());
    let mut mutator = mutator(Grammar::Postgresql, seed);
    let (mut bag, mut seen, mut batch) = (Bag::default(), BTreeSet::new(), Vec::new());
    let mut before = watched.state().await;
    while bag.judged < mutants {
        let text = watched.aimed(&mutator.next());
        let Some(sql) = judge(&guard, &text, &mut seen, &mut bag) else { continue };
        let (ran, held) = watched.run(&sql).await;
        bag.note(&sql, ran, held);
        batch.push(sql);
        if batch.len() == BATCH {
            before = settle(&watched, before, &mut batch, &mut bag).await;
        }
    }
    settle(&watched, before, &mut batch, &mut bag).await;
    watched.discard().await;
    bag
}

// looks at everything; where it changed, each of the batch again by itself
async fn settle(
    watched: &observe_postgres::Watched,
    before: BTreeMap<String, String>,
    batch: &mut Vec<String>,
    bag: &mut Bag,
) -> BTreeMap<String, String> {
    let mut state = watched.state().await;
    let changed = difference(&before, &state);
    if !changed.is_empty() {
        bag.escaped.push(format!("{changed:?} changed by one of {} statements", batch.len()));
        for sql in batch.iter() {
            watched.run(sql).await;
            let after = watched.state().await;
            let changed = difference(&state, &after);
            if !changed.is_empty() {
                bag.escaped.push(format!("{sql}: {changed:?}"));
            }
            state = after;
        }
    }
    batch.clear();
    state
}

/// Hunts on a server of MariaDB.
pub async fn mariadb(address: &str, mutants: usize, seed: u64) -> Bag {
    let mut watched = observe_mariadb::Watched::new(address).await;
    let snapshot = watched.snapshot.clone();
    let guard = Guard::of_snapshot(&snapshot, None, Reach::default());
    let mut mutator = mutator(Grammar::Mariadb, seed);
    let (mut bag, mut seen, mut batch) = (Bag::default(), BTreeSet::new(), Vec::new());
    let before = watched.state().await;
    let mut changed = Vec::new();
    while bag.judged < mutants && changed.is_empty() {
        batch.extend(judge(&guard, &mutator.next(), &mut seen, &mut bag));
        if batch.len() < BATCH && bag.judged < mutants {
            continue;
        }
        for together in batch.chunks(TOGETHER) {
            let all = watched.run_together(together).await;
            for (sql, (ran, held)) in together.iter().zip(all) {
                bag.note(sql, ran, held);
            }
        }
        changed = difference(&before, &watched.state().await);
        if !changed.is_empty() {
            bag.escaped.push(format!("{changed:?} changed by one of {batch:#?}"));
        }
        batch.clear();
    }
    watched.discard().await;
    bag
}
