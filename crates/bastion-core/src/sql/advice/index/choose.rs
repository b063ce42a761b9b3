//! The choice, round by round.

use std::collections::BTreeSet;

use crate::schema::ObjectName;
use crate::snapshot::Snapshot;
use crate::sql::advice::{Confidence, Question};

use super::candidate::{Candidate, candidates, reads, written};
use super::{IndexAdvice, Limits, ProposedIndex, StatementCost};

/// What a write costs for each index it has to keep: one page that lies anywhere, PostgreSQL's `random_page_cost`.
const WRITE_COST: f64 = 4.0;

/// What is asked from outside: what a statement costs with some of the candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostQuestion {
    /// The statement, by its place.
    pub statement: usize,
    /// The candidates, by their place.
    pub indexes: Vec<usize>,
}

/// A choice of indexes.
///
/// As long as there are [`questions`](Self::questions), they are to be answered in their order.
#[derive(Debug)]
pub struct Chooser {
    candidates: Vec<Candidate>,
    /// How often each statement runs.
    weights: Vec<f64>,
    writes: Vec<Option<(ObjectName, Vec<String>)>>,
    reads: Vec<BTreeSet<ObjectName>>,
    limits: Limits,
    confidence: Confidence,
    before: Vec<Option<f64>>,
    now: Vec<Option<f64>>,
    chosen: Vec<(usize, f64, Vec<usize>)>,
    sizes: Vec<u64>,
    asked: Vec<CostQuestion>,
    begun: bool,
}

impl Chooser {
    /// The choice for some statements. The confidence is that of whoever answers.
    #[must_use]
    pub fn new(snapshot: &Snapshot, questions: &[Question], limits: Limits, confidence: Confidence) -> Self {
        let candidates = candidates(snapshot, questions);
        let calls = |question: &Question| question.statistics.as_ref().map_or(1, |statistics| statistics.calls.max(1));
        #[expect(clippy::cast_precision_loss, reason = "a weight needs no last digit")]
        let weights = questions.iter().map(|question| calls(question) as f64).collect();
        let statements = 0..questions.len();
        let asked = statements.map(|statement| CostQuestion { statement, indexes: Vec::new() }).collect();
        Self {
            sizes: candidates.iter().map(|candidate| candidate.size_bytes).collect(),
            candidates,
            weights,
            writes: questions.iter().map(|question| written(snapshot, question)).collect(),
            reads: questions.iter().map(|question| reads(snapshot, question)).collect(),
            limits,
            confidence,
            before: vec![None; questions.len()],
            now: vec![None; questions.len()],
            chosen: Vec::new(),
            asked,
            begun: false,
        }
    }

    /// The candidates.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// What is to be answered next; empty when the choice is made.
    #[must_use]
    pub fn questions(&self) -> &[CostQuestion] {
        &self.asked
    }

    /// Says how large a candidate is, where somebody knows better than by rows and types.
    pub fn resize(&mut self, candidate: usize, bytes: u64) {
        if let Some(size) = self.sizes.get_mut(candidate) {
            *size = bytes;
        }
    }

    /// Takes the answers, in the order of the questions: what each costs, none where that cannot be told.
    pub fn answer(&mut self, costs: &[Option<f64>]) {
        let answered: Vec<(CostQuestion, Option<f64>)> =
            self.asked.drain(..).zip(costs.iter().copied().map(|cost| cost.filter(|cost| cost.is_finite()))).collect();
        if !self.begun {
            self.begun = true;
            self.before = answered.iter().map(|(_, cost)| *cost).collect();
            self.now.clone_from(&self.before);
        } else if !self.choose(&answered) {
            return;
        }
        self.ask();
    }

    /// Asks what each candidate that is left would save, of the statements that it could help.
    fn ask(&mut self) {
        let held: Vec<usize> = self.chosen.iter().map(|(candidate, _, _)| *candidate).collect();
        let full = held.len() >= usize::try_from(self.limits.indexes_max).unwrap_or(usize::MAX);
        if full {
            return;
        }
        let used: u64 = held.iter().filter_map(|candidate| self.sizes.get(*candidate)).sum();
        for candidate in 0..self.candidates.len() {
            let size = self.sizes.get(candidate).copied().unwrap_or(u64::MAX);
            let alike = held.iter().any(|chosen| self.are_alike(*chosen, candidate));
            if alike || used.saturating_add(size) > self.limits.size_bytes_max {
                continue;
            }
            for (statement, cost) in self.now.iter().enumerate() {
                let table = self.candidates.get(candidate).map(|candidate| &candidate.table);
                let reads = table.zip(self.reads.get(statement)).is_some_and(|(table, reads)| reads.contains(table));
                if cost.is_some() && reads {
                    let indexes = held.iter().copied().chain([candidate]).collect();
                    self.asked.push(CostQuestion { statement, indexes });
                }
            }
        }
    }

    /// Whether one of two candidates begins with the other: both at once are never worth it.
    fn are_alike(&self, one: usize, other: usize) -> bool {
        let (Some(left), Some(right)) = (self.candidates.get(one), self.candidates.get(other)) else { return true };
        let begins = left.keys.iter().zip(&right.keys).all(|(left, right)| left == right);
        one == other || (left.table == right.table && left.partial == right.partial && begins)
    }

    /// Takes the candidate that saves most; whether there was one.
    fn choose(&mut self, answered: &[(CostQuestion, Option<f64>)]) -> bool {
        let total: f64 = self.total(&self.now);
        let mut best: Option<(usize, f64, Vec<Option<f64>>)> = None;
        for candidate in 0..self.candidates.len() {
            let of = answered.iter().filter(|(question, _)| question.indexes.last() == Some(&candidate));
            let mut costs = self.now.clone();
            let mut any = false;
            for (question, cost) in of {
                any = true;
                if let (Some(slot), Some(cost)) = (costs.get_mut(question.statement), cost) {
                    *slot = Some(*cost);
                }
            }
            if !any {
                continue;
            }
            let saved = total - self.total(&costs) - self.write_cost(candidate);
            let size = |candidate: usize| self.sizes.get(candidate).copied().unwrap_or(u64::MAX);
            let better = best.as_ref().is_none_or(|(known, most, _)| {
                // of two that save the same, the smaller
                let same = (saved - most).abs() <= most.abs() * 1e-3;
                if same { size(candidate) < size(*known) } else { saved > *most }
            });
            if better {
                best = Some((candidate, saved, costs));
            }
        }
        let Some((candidate, saved, costs)) =
            best.filter(|(_, saved, _)| *saved > 0.0 && *saved >= total * self.limits.gain_min)
        else {
            return false;
        };
        let helped = self.now.iter().zip(&costs).enumerate().filter(|(_, (old, new))| new < old);
        let helped: Vec<usize> = helped.map(|(statement, _)| statement).collect();
        self.chosen.push((candidate, saved / total, helped));
        self.now = costs;
        true
    }

    fn total(&self, costs: &[Option<f64>]) -> f64 {
        costs.iter().zip(&self.weights).filter_map(|(cost, weight)| Some((*cost)? * weight)).sum()
    }

    /// What writing a candidate costs all statements together.
    fn write_cost(&self, candidate: usize) -> f64 {
        self.hurt(candidate)
            .into_iter()
            .filter_map(|statement| self.weights.get(statement))
            .map(|calls| calls * WRITE_COST)
            .sum()
    }

    /// The statements that write a candidate.
    fn hurt(&self, candidate: usize) -> Vec<usize> {
        let Some(candidate) = self.candidates.get(candidate) else { return Vec::new() };
        let writes = |(table, columns): &(ObjectName, Vec<String>)| {
            let held = |column: &String| {
                candidate.included.contains(column)
                    || candidate.keys.iter().any(|key| key.column.as_ref() == Some(column))
            };
            *table == candidate.table && (columns.is_empty() || columns.iter().any(held))
        };
        let list = self.writes.iter().enumerate().filter(|(_, write)| write.as_ref().is_some_and(writes));
        list.map(|(statement, _)| statement).collect()
    }

    /// The advice, once no question is left.
    #[must_use]
    pub fn finish(self) -> IndexAdvice {
        let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let places = |list: &[usize]| list.iter().map(|number| place(*number)).collect();
        let proposed = |(candidate, gain, helped): &(usize, f64, Vec<usize>)| {
            let found = self.candidates.get(*candidate)?;
            Some(ProposedIndex {
                sql: found.sql.clone(),
                size_bytes: self.sizes.get(*candidate).copied().unwrap_or_default(),
                gain: *gain,
                helped: places(helped),
                hurt: places(&self.hurt(*candidate)),
                replaces: found.replaces.clone(),
            })
        };
        let costs = self.before.iter().zip(&self.now).enumerate();
        let cost = |(statement, (before, after)): (usize, (&Option<f64>, &Option<f64>))| StatementCost {
            statement: place(statement),
            before: *before,
            after: *after,
        };
        IndexAdvice {
            indexes: self.chosen.iter().filter_map(proposed).collect(),
            statements: costs.map(cost).collect(),
            candidates: place(self.candidates.len()),
            confidence: self.confidence,
        }
    }
}
