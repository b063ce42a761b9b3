//! Which of several findings in one place stands, and places for readers that count in UTF-16.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Finding;

/// Drops what overlaps something longer, stronger, or earlier in the order of entities. The result is in order.
pub(super) fn resolve(mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() < 2 {
        return findings;
    }
    findings.sort_by_key(|finding| (finding.start, finding.end));
    let is_apart = |pair: &[Finding]| matches!(pair, [left, right] if left.end <= right.start);
    if findings.windows(2).all(is_apart) {
        return findings;
    }
    let rank = |finding: &Finding| {
        (std::cmp::Reverse((finding.end - finding.start, finding.strength)), finding.what, finding.start)
    };
    findings.sort_by_key(rank);
    let mut kept: BTreeMap<usize, Finding> = BTreeMap::new();
    for finding in findings {
        let before = kept.range(..finding.end).next_back();
        if before.is_none_or(|(_, before)| before.end <= finding.start) {
            kept.insert(finding.start, finding);
        }
    }
    kept.into_values().collect()
}

/// The places of findings in UTF-16 code units, as JavaScript, Java and C# count; findings in order, as from a scan.
#[must_use]
pub fn utf16_ranges(text: &str, findings: &[Finding]) -> Vec<Range<usize>> {
    let mut characters = text.char_indices();
    let (mut units, mut next) = (0, characters.next());
    let mut units_at = |byte: usize| {
        while let Some((at, character)) = next.filter(|(at, _)| *at < byte) {
            debug_assert!(at < byte, "places are in order");
            units += character.len_utf16();
            next = characters.next();
        }
        units
    };
    findings.iter().map(|finding| units_at(finding.start)..units_at(finding.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Strength, What};
    use super::*;
    use crate::privacy::Entity;

    fn finding(entity: Entity, start: usize, end: usize, strength: Strength) -> Finding {
        Finding { what: What::Entity(entity), start, end, strength }
    }

    #[test]
    fn the_longest_then_the_strongest_then_the_first_stands() {
        let long = finding(Entity::Uuid, 0, 10, Strength::Cued);
        let short = finding(Entity::Email, 3, 8, Strength::Checked);
        let strong = finding(Entity::Phone, 0, 10, Strength::Checked);
        let first = finding(Entity::Email, 0, 10, Strength::Cued);
        let apart = finding(Entity::Email, 10, 12, Strength::Cued);
        assert_eq!(resolve(vec![apart, short, long]), [long, apart]);
        assert_eq!(resolve(vec![long, strong]), [strong]);
        assert_eq!(resolve(vec![long, first]), [first]);
    }

    #[test]
    fn utf16() {
        let text = "é😀 a 😀b";
        let at = |word: &str| text.find(word).unwrap();
        let findings = [
            finding(Entity::Email, at("a"), at("a") + 1, Strength::Cued),
            finding(Entity::Email, at("b"), at("b") + 1, Strength::Cued),
        ];
        assert_eq!(utf16_ranges(text, &findings), [4..5, 8..9]);
    }
}
