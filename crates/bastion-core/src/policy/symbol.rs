//! Texts as small numbers, and sets of them as bits.
//!
//! Every text that a policy names gets a number in the table of its dimension. Two numbers are reserved: one for what
//! a request does not state, one for a text no policy names, which therefore is in no list.

/// What a request does not state.
pub(super) const UNSTATED: u32 = 0;
/// A text that no policy names.
pub(super) const UNKNOWN: u32 = 1;
const FIRST: u32 = 2;

/// The texts of one dimension, sorted by length and then by bytes: most comparisons end at the length.
#[derive(Debug, Clone, Default)]
pub(super) struct SymbolTable {
    names: Vec<Box<str>>,
}

impl SymbolTable {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a String>) -> Self {
        let mut names: Vec<Box<str>> = names.map(|name| name.as_str().into()).collect();
        names.sort_unstable_by(|left, right| compare(left, right));
        names.dedup();
        Self { names }
    }

    /// The number of a text.
    pub(super) fn id(&self, name: &str) -> u32 {
        match self.names.binary_search_by(|entry| compare(entry, name)) {
            // a set holds far fewer than 2^32 texts: its documents are bounded
            Ok(position) => u32::try_from(position).map_or(UNKNOWN, |position| position.saturating_add(FIRST)),
            Err(_) => UNKNOWN,
        }
    }

    /// The number of a text that may be left out.
    pub(super) fn id_of(&self, name: Option<&String>) -> u32 {
        name.map_or(UNSTATED, |name| self.id(name))
    }

    /// One more than the largest number.
    pub(super) fn bound(&self) -> usize {
        self.names.len() + FIRST as usize
    }

    /// The known ones among the texts of a request.
    pub(super) fn bits(&self, names: &[String]) -> SymbolBits {
        let mut bits = SymbolBits::default();
        if self.names.is_empty() {
            return bits;
        }
        for name in names {
            bits.insert(self.id(name));
        }
        bits
    }
}

fn compare(left: &str, right: &str) -> std::cmp::Ordering {
    left.len().cmp(&right.len()).then_with(|| left.as_bytes().cmp(right.as_bytes()))
}

/// Several symbols of a request: its roles, its tags. Allocates only beyond the first 64 symbols of a dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SymbolBits {
    low: u64,
    high: Vec<u32>,
}

impl SymbolBits {
    fn insert(&mut self, id: u32) {
        match id {
            UNSTATED | UNKNOWN => {}
            2..64 => self.low |= 1 << id,
            _ => self.high.push(id),
        }
    }
}

/// The symbols one policy admits in one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SymbolSet {
    /// The symbols below 64.
    low: u64,
    /// The symbols from 64: those admitted, or those refused where `others` is set. Sorted.
    high: Vec<u32>,
    others: bool,
}

impl SymbolSet {
    /// Admits everything.
    pub(super) const ALL: Self = Self { low: u64::MAX, high: Vec::new(), others: true };

    /// Admits what is in the first list, where there is one, and not in the second.
    pub(super) fn new(
        table: &SymbolTable,
        any_of: Option<&Vec<String>>,
        none_of: Option<&Vec<String>>,
        unstated: bool,
    ) -> Self {
        let mut set = Self::ALL;
        if let Some(names) = any_of {
            set = Self { low: 0, high: Vec::new(), others: false };
            for name in names {
                set.admit(table.id(name), true);
            }
        }
        for name in none_of.into_iter().flatten() {
            set.admit(table.id(name), false);
        }
        if any_of.is_some() || none_of.is_some() {
            set.admit(UNSTATED, unstated);
        }
        set.high.sort_unstable();
        set.high.dedup();
        set
    }

    fn admit(&mut self, id: u32, admitted: bool) {
        match id {
            0..64 if admitted => self.low |= 1 << id,
            0..64 => self.low &= !(1 << id),
            _ if admitted != self.others => self.high.push(id),
            _ => {}
        }
    }

    #[inline]
    pub(super) fn contains(&self, id: u32) -> bool {
        if id < 64 { self.low >> id & 1 == 1 } else { self.high.binary_search(&id).is_ok() != self.others }
    }

    /// The symbols admitted, or none where the set admits everything but a few.
    pub(super) fn listed(&self) -> Option<Vec<u32>> {
        if self.others {
            return None;
        }
        Some((0..64).filter(|id| self.low >> id & 1 == 1).chain(self.high.iter().copied()).collect())
    }
}

/// A test on the several symbols of a request: at least one of the first set, none of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SymbolsTest {
    any_of: SymbolBits,
    none_of: SymbolBits,
    any: bool,
}

impl SymbolsTest {
    pub(super) fn new(table: &SymbolTable, any_of: Option<&Vec<String>>, none_of: Option<&Vec<String>>) -> Self {
        let bits = |names: Option<&Vec<String>>| {
            let mut bits = names.map(|names| table.bits(names)).unwrap_or_default();
            bits.high.sort_unstable();
            bits
        };
        Self { any_of: bits(any_of), none_of: bits(none_of), any: any_of.is_none() }
    }

    #[inline]
    pub(super) fn matches(&self, bits: &SymbolBits) -> bool {
        (self.any || meet(&self.any_of, bits)) && !meet(&self.none_of, bits)
    }
}

#[inline]
fn meet(sorted: &SymbolBits, bits: &SymbolBits) -> bool {
    sorted.low & bits.low != 0 || bits.high.iter().any(|id| sorted.high.binary_search(id).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|index| format!("name-{index}")).collect()
    }

    #[test]
    fn a_set_admits_what_it_lists_at_any_size() {
        for count in [1, 61, 62, 63, 64, 65, 200] {
            let all = names(count);
            let table = SymbolTable::new(all.iter());
            let (chosen, others) = all.split_at(count / 2);
            let any_of = SymbolSet::new(&table, Some(&chosen.to_vec()), None, false);
            let none_of = SymbolSet::new(&table, None, Some(&chosen.to_vec()), true);
            for name in chosen {
                assert!(any_of.contains(table.id(name)) && !none_of.contains(table.id(name)), "{count} {name}");
            }
            for name in others {
                assert!(!any_of.contains(table.id(name)) && none_of.contains(table.id(name)), "{count} {name}");
            }
            assert!(!any_of.contains(UNKNOWN) && none_of.contains(UNKNOWN));
            assert!(!any_of.contains(UNSTATED) && none_of.contains(UNSTATED));
            let some = SymbolsTest::new(&table, Some(&chosen.to_vec()), Some(&others.to_vec()));
            assert!(!some.matches(&table.bits(&all)));
            assert_eq!(some.matches(&table.bits(chosen)), !chosen.is_empty());
            assert!(!some.matches(&table.bits(&["name-x".to_owned()])));
        }
    }
}
