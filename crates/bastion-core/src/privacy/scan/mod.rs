//! Where personal data and secrets stand in a text.
//!
//! One walk over the bytes stops at what every recogniser starts from: a digit, `@`, `:`, `=`. Recognisers look at a
//! bounded stretch around it, so the time is linear whatever the text is. A shape alone is not enough: check digits,
//! lists of issuers and countries, and the words beside a value decide. Regular expressions are for users' own rules.
//!
//! ```
//! use bastion_core::privacy::{Entity, Scanner};
//!
//! let findings = Scanner::default().scan(b"write to jo@example.com, not to 4111 1111 1111 1112");
//! assert_eq!(findings.len(), 1);
//! assert_eq!((findings[0].start, findings[0].end), (9, 23));
//! ```

mod class;
pub(super) mod cue;
mod date;
mod mail;
mod network;
mod normal;
mod number;
mod overlap;
mod pem;
mod phone;
mod rule;
mod secret;
mod set;
pub(super) mod unit;
mod walk;
mod word;

use std::ops::Range;

use super::{Entity, Tier};
use normal::Normal;
use unit::Unit;

pub use overlap::utf16_ranges;
pub use rule::{Rule, RuleError};
pub use set::EntitySet;

/// Why a stretch of text was taken for what it is; a later one is stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Its shape, and a word beside it.
    Cued,
    /// A shape that nothing else has.
    Shaped,
    /// Check digits, or a structure as telling.
    Checked,
}

/// What was found: an entity, or a rule of the user by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// One of ours.
    Entity(Entity),
    /// One of theirs.
    Rule(usize),
}

/// A stretch of text and what it is. It does not hold the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub what: What,
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Why.
    pub strength: Strength,
}

impl Finding {
    /// Its bytes.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Finds entities and users' rules in text.
#[derive(Debug, Clone)]
pub struct Scanner {
    entities: EntitySet,
    /// Whether any of them is an identifier with check digits.
    has_identifiers: bool,
    rules: Vec<Rule>,
}

impl Default for Scanner {
    fn default() -> Self {
        Self::new(EntitySet::usual(), Vec::new())
    }
}

impl Scanner {
    /// A scanner for these entities and rules.
    #[must_use]
    pub fn new(entities: EntitySet, rules: Vec<Rule>) -> Self {
        let has_identifiers = entities.iter().any(|entity| entity.tier() == Tier::CheckDigit);
        Self { entities, has_identifiers, rules }
    }

    /// The rules, as given.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What stands in a text, in order and without overlaps: of those that overlap the longest, then the strongest,
    /// then the first in the order of entities; rules stand behind entities. The text need not be valid UTF-8.
    #[must_use]
    pub fn scan(&self, text: &[u8]) -> Vec<Finding> {
        self.scan_labelled(text, b"")
    }

    /// What stands in a text that something is called: `label` is read like the end of a line before the text.
    #[must_use]
    pub fn scan_labelled(&self, text: &[u8], label: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut from = 0;
        while from < text.len()
            && let Some(unit) = unit::next(text, from, true)
        {
            let own = if from == 0 { Some(label) } else { None };
            self.scan_unit(text, from, unit, own, &mut findings);
            from = unit.end;
        }
        findings
    }

    /// Adds what stands in one unit, in order and without overlaps. What stands before it is read as a label only.
    pub(super) fn scan_unit(
        &self,
        text: &[u8],
        from: usize,
        unit: Unit,
        label: Option<&[u8]>,
        findings: &mut Vec<Finding>,
    ) {
        let Some(bytes) = text.get(from..unit.end) else { return };
        // the list that is handed in holds what is found, unless something stands in it already
        let mut found = if findings.is_empty() { std::mem::take(findings) } else { Vec::new() };
        match Normal::of(bytes) {
            None => self.scan_stretch(text, from..unit.end, None, label, &mut found),
            // line by line: what a line is called is read from the text as it is, wherever it is cut
            Some(_) => {
                let mut start = from;
                for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                    let (own, end) = (label.filter(|_| start == from), start + line.len());
                    self.scan_stretch(text, start..end, Normal::of(line), own, &mut found);
                    start = end;
                }
            }
        }
        if let Some(start) = unit.key.filter(|_| self.entities.contains(Entity::PrivateKey)) {
            let what = What::Entity(Entity::PrivateKey);
            found.push(Finding { what, start, end: unit.end, strength: Strength::Checked });
        }
        let found = overlap::resolve(found);
        if findings.is_empty() {
            *findings = found;
        } else {
            findings.extend(found);
        }
    }

    /// Adds what stands in a stretch of lines, in any order. `normal` is the stretch where characters of it are replaced.
    fn scan_stretch(
        &self,
        text: &[u8],
        stretch: Range<usize>,
        normal: Option<Normal>,
        label: Option<&[u8]>,
        found: &mut Vec<Finding>,
    ) {
        let from = stretch.start;
        let Some(bytes) = text.get(stretch) else { return };
        let label = label.or_else(|| cue::label_before(text, from)).unwrap_or_default();
        let plain_label = Normal::of(label);
        let shown = normal.as_ref().map_or(bytes, Normal::bytes);
        let label = plain_label.as_ref().map_or(label, Normal::bytes);
        let first = found.len();
        *found = walk::walk(shown, label, self.entities, self.has_identifiers, std::mem::take(found));
        for (place, rule) in self.rules.iter().enumerate() {
            rule.find(shown, |start, end| {
                found.push(Finding { what: What::Rule(place), start, end, strength: Strength::Shaped });
            });
        }
        for finding in found.iter_mut().skip(first) {
            if let Some(normal) = &normal {
                (finding.start, finding.end) = (normal.origin(finding.start), normal.origin_of_end(finding.end));
            }
            (finding.start, finding.end) = (finding.start + from, finding.end + from);
        }
    }
}

#[cfg(test)]
mod tests;
