//! The search for a place in a box that no box of a list covers.

use std::rc::Rc;

use super::region::Region;

/// How many comparisons of two boxes a question may still make.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    left: u64,
}

/// The comparisons are used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted;

impl Budget {
    pub(super) const fn new(comparisons_max: u64) -> Self {
        Self { left: comparisons_max }
    }

    pub(super) fn spend(&mut self, comparisons: usize) -> Result<(), Exhausted> {
        let comparisons = u64::try_from(comparisons).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(comparisons).ok_or(Exhausted)?;
        Ok(())
    }
}

/// A part of a box that no other box meets; none where the others cover it wholly.
///
/// Depth first on a stack of its own: the part that is left is cut at the box that covers most of it, and only boxes
/// that meet a part are looked at again in it.
pub(super) fn first_outside(
    region: &Region,
    others: &[&Region],
    budget: &mut Budget,
) -> Result<Option<Region>, Exhausted> {
    if region.is_empty() {
        return Ok(None);
    }
    let mut open = vec![(region.clone(), Rc::new(others.to_vec()))];
    while let Some((part, candidates)) = open.pop() {
        budget.spend(candidates.len() + 1)?;
        let meeting: Vec<&Region> = candidates.iter().copied().filter(|other| part.meets(other)).collect();
        budget.spend(meeting.len())?;
        let Some((overhang, at)) = meeting.iter().enumerate().map(|(at, other)| (part.overhang(other), at)).min()
        else {
            return Ok(Some(part));
        };
        let Some(cut) = meeting.get(at).filter(|_| overhang > 0) else { continue };
        let pieces = part.without(cut);
        let meeting = Rc::new(meeting);
        open.extend(pieces.into_iter().rev().map(|piece| (piece, Rc::clone(&meeting))));
    }
    Ok(None)
}
