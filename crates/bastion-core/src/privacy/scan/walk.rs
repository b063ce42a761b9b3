//! The walk over a text, from one trigger to the next.

use super::cue::Cues;
use super::number::Cluster;
use super::{EntitySet, Finding, Strength, What, class, mail, number, secret, word};
use crate::privacy::Entity;

/// Letters and digits of the longest token that is read from its start; keys are no longer.
const TOKEN_BYTES_MAX: usize = 256;

/// Finds what stands in one unit. `label` is the end of the line before it; what is found is added to
/// `findings`.
pub(super) fn walk(
    bytes: &[u8],
    label: &[u8],
    entities: EntitySet,
    has_identifiers: bool,
    findings: Vec<Finding>,
) -> Vec<Finding> {
    let mut walk = Walk { bytes, label, entities, has_identifiers, floor: 0, value_end: 0, findings };
    let mut at = 0;
    loop {
        at = class::next_trigger(bytes, at);
        let next = match bytes.get(at) {
            None => return walk.findings,
            Some(b'@') => mail::at(&mut walk, at),
            Some(b':' | b'=') => secret::at(&mut walk, at),
            Some(b'0'..=b'9') => token(&mut walk, at),
            Some(_) => at + 1,
        };
        // always onwards, whatever a recogniser says
        at = next.max(at + 1);
    }
}

/// Looks at the letters and digits around a digit.
fn token(walk: &mut Walk<'_>, digit: usize) -> usize {
    let bytes = walk.bytes;
    let own = bytes.get(walk.floor..digit).unwrap_or_default();
    let before = own.iter().rev().take(TOKEN_BYTES_MAX).take_while(|byte| class::is_alnum(**byte)).count();
    let start = digit - before;
    let mut classes = 0;
    let mut end = start;
    for byte in bytes.get(start..).unwrap_or_default() {
        let class = class::of(*byte);
        if class & class::ALNUM == 0 {
            break;
        }
        classes |= class;
        end += 1;
    }
    let next = if classes & (class::UPPER | class::LOWER) == 0 {
        if walk.starts_word(start) { number::at(walk, start, end) } else { end }
    } else {
        word::at(walk, start, end)
    };
    walk.floor = end.max(next.min(bytes.len()));
    next.max(end)
}

/// What recognisers see and where they leave what they find.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) bytes: &'a [u8],
    label: &'a [u8],
    entities: EntitySet,
    has_identifiers: bool,
    /// Up to here tokens have been read.
    pub(super) floor: usize,
    /// Up to here values of named secrets have been read.
    pub(super) value_end: usize,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    pub(super) fn wants(&self, entity: Entity) -> bool {
        self.entities.contains(entity)
    }

    pub(super) fn entities(&self) -> EntitySet {
        self.entities
    }

    pub(super) fn has_no_identifiers(&self) -> bool {
        !self.has_identifiers
    }

    pub(super) fn found(&mut self, entity: Entity, start: usize, end: usize, strength: Strength) {
        if self.wants(entity) {
            self.findings.push(Finding { what: What::Entity(entity), start, end, strength });
        }
    }

    /// The byte at a position; 0 outside.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The byte before a position; 0 at the start.
    pub(super) fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |before| self.byte(before))
    }

    /// Whether no word continues into a position.
    pub(super) fn starts_word(&self, at: usize) -> bool {
        !class::is_word(self.before(at))
    }

    /// Whether no word continues from a position.
    pub(super) fn ends_word(&self, at: usize) -> bool {
        !class::is_word(self.byte(at)) || self.byte(at) == b'x'
    }

    /// The words around the first groups of a cluster, read once.
    pub(super) fn cues<'c>(&self, cues: &'c mut Option<Cues>, cluster: &Cluster, groups: usize) -> &'c Cues {
        cues.get_or_insert_with(|| self.cues_around(cluster.start, cluster.end(groups)))
    }

    pub(super) fn cues_around(&self, start: usize, end: usize) -> Cues {
        Cues::around(self.bytes, self.label, start, end)
    }
}
