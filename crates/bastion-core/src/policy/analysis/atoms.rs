//! Sets of the atoms of one dimension, as bits.

/// A set of atoms, by their positions in the dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AtomSet {
    words: Vec<u64>,
    /// How many atoms the dimension has.
    count: usize,
}

impl AtomSet {
    /// No atom of a dimension.
    pub(super) fn none(count: usize) -> Self {
        Self { words: vec![0; count.div_ceil(64)], count }
    }

    /// The atoms at these positions; what lies beyond the dimension is left out.
    pub(super) fn of(count: usize, positions: impl IntoIterator<Item = usize>) -> Self {
        let mut set = Self::none(count);
        for position in positions {
            set.insert(position);
        }
        set
    }

    pub(super) fn insert(&mut self, position: usize) {
        if position < self.count
            && let Some(word) = self.words.get_mut(position / 64)
        {
            *word |= 1 << (position % 64);
        }
    }

    pub(super) fn contains(&self, position: usize) -> bool {
        self.words.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub(super) fn complement(&self) -> Self {
        let mut words: Vec<u64> = self.words.iter().map(|word| !word).collect();
        let used = self.count % 64;
        if used != 0
            && let Some(last) = words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
        Self { words, count: self.count }
    }

    fn combined(&self, other: &Self, combine: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(left, right)| combine(*left, *right)).collect();
        Self { words, count: self.count }
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        self.combined(other, |left, right| left & right)
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        self.combined(other, |left, right| left | right)
    }

    pub(super) fn without(&self, other: &Self) -> Self {
        self.combined(other, |left, right| left & !right)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(left, right)| left & right != 0)
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(left, right)| left & !right == 0)
    }

    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        (0..self.count).filter(|position| self.contains(*position))
    }
}
