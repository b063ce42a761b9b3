//! Which places of a log belong to a period: the smallest stretch that holds all of its entries.

use std::ops::Range;

use super::entry::AuditEntry;
use super::error::AuditError;
use crate::time::Moment;

/// A period: from a moment on, until another, which is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditPeriod {
    start: Moment,
    end: Moment,
}

impl AuditPeriod {
    /// The period between two moments.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`] when the end is not after the start.
    pub fn new(start: Moment, end: Moment) -> Result<Self, AuditError> {
        if end > start {
            return Ok(Self { start, end });
        }
        let problem =
            format!("`{end}` is not after `{start}`, where the period starts; the end itself is no part of it");
        Err(AuditError::field("the period", "period_end", problem))
    }

    /// Its first moment.
    #[must_use]
    pub const fn start(&self) -> Moment {
        self.start
    }

    /// The first moment after it.
    #[must_use]
    pub const fn end(&self) -> Moment {
        self.end
    }

    /// Whether a moment lies in it.
    #[must_use]
    pub fn contains(&self, moment: Moment) -> bool {
        self.start <= moment && moment < self.end
    }
}

/// Places of a log that follow each other, found for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodStretch {
    /// The place of the first entry.
    pub first: u64,
    /// The place behind the last one.
    pub end: u64,
    /// How many of its entries happened in the period. The others stand between those: a clock had gone back, or they
    /// cannot be read.
    pub within: u64,
    /// How many bytes the entries have.
    pub bytes: u64,
}

impl PeriodStretch {
    /// Its places.
    #[must_use]
    pub const fn places(&self) -> Range<u64> {
        self.first..self.end
    }
}

/// Looks at the entries of a log one after the other, from the first place on, and keeps none of them.
///
/// ```
/// use bastion_core::audit::{AuditPeriod, PeriodSearch};
///
/// let moment = |day: u8| format!("2026-11-{day:02}T00:00:00Z").parse();
/// let mut search = PeriodSearch::new(AuditPeriod::new(moment(2)?, moment(4)?)?);
/// // the third one happened before the period, and stands between two that did not
/// for day in [1, 2, 1, 3, 4] {
///     search.add(Some(moment(day)?), 100);
/// }
/// assert_eq!((search.stretch().places(), search.stretch().within), (1..4, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PeriodSearch {
    period: AuditPeriod,
    size: u64,
    bytes: u64,
    found: Option<PeriodStretch>,
    bytes_before: u64,
    /// The place of the first entry that happened after the period.
    later: Option<u64>,
}

impl PeriodSearch {
    /// Of a period.
    #[must_use]
    pub const fn new(period: AuditPeriod) -> Self {
        Self { period, size: 0, bytes: 0, found: None, bytes_before: 0, later: None }
    }

    /// Takes the next leaf. One that is no audit entry happened at no time.
    pub fn read(&mut self, leaf: &[u8]) {
        self.add(AuditEntry::read(leaf).ok().map(|entry| entry.occurred_at), leaf.len() as u64);
    }

    /// Takes the next entry: when it happened, and how many bytes it has.
    pub fn add(&mut self, occurred_at: Option<Moment>, bytes: u64) {
        let place = self.size;
        if occurred_at.is_some_and(|moment| self.period.contains(moment)) {
            if self.found.is_none() {
                self.bytes_before = self.bytes;
            }
            let (first, within) = self.found.map_or((place, 1), |found| (found.first, found.within + 1));
            let bytes = self.bytes + bytes - self.bytes_before;
            self.found = Some(PeriodStretch { first, end: place + 1, within, bytes });
        }
        if occurred_at.is_some_and(|moment| moment >= self.period.end) {
            self.later = self.later.or(Some(place));
        }
        self.size += 1;
        self.bytes += bytes;
    }

    /// The smallest stretch that has every entry of the period. Where there is none it is empty, and stands before the first
    /// entry that happened later, at the end of the log where none did.
    #[must_use]
    pub fn stretch(&self) -> PeriodStretch {
        let place = self.later.unwrap_or(self.size);
        self.found.unwrap_or(PeriodStretch { first: place, end: place, within: 0, bytes: 0 })
    }
}
