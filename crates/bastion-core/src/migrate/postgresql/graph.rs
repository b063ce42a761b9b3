//! One order out of many: units of work, sorted by what they need, ties broken by rank and name.

use std::collections::{BTreeMap, BTreeSet};

use super::step::Step;
use crate::schema::ObjectKey;

/// A thing that a unit brings about or needs: an object, or an aspect of it.
pub(super) type Fact = (ObjectKey, &'static str);

/// The object as such.
pub(super) const ITSELF: &str = "";
/// The NOT NULL of a column has its name.
pub(super) const NAMED: &str = "named";
/// The rows of a table have arrived.
pub(super) const ROWS: &str = "rows";
/// A partition or child hangs on its parent.
pub(super) const ATTACHED: &str = "attached";

/// Steps that belong together.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) rank: u8,
    pub(super) key: ObjectKey,
    pub(super) provides: Vec<Fact>,
    pub(super) needs: Vec<Fact>,
    pub(super) steps: Vec<Step>,
}

/// Sorts units so that each comes after what it needs. `Err` holds the keys of a circle.
pub(super) fn sort(units: Vec<Unit>) -> Result<Vec<Unit>, Vec<ObjectKey>> {
    let mut providers: BTreeMap<&Fact, Vec<usize>> = BTreeMap::new();
    for (place, unit) in units.iter().enumerate() {
        for fact in &unit.provides {
            providers.entry(fact).or_default().push(place);
        }
    }
    let mut waiting = vec![0_usize; units.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (place, unit) in units.iter().enumerate() {
        let before: BTreeSet<usize> = unit
            .needs
            .iter()
            .filter_map(|fact| providers.get(fact))
            .flatten()
            .copied()
            .filter(|other| *other != place)
            .collect();
        if let Some(count) = waiting.get_mut(place) {
            *count = before.len();
        }
        for other in before {
            if let Some(list) = followers.get_mut(other) {
                list.push(place);
            }
        }
    }
    let mut ready: BTreeSet<(u8, ObjectKey, usize)> = BTreeSet::new();
    let entry = |place: usize| units.get(place).map(|unit| (unit.rank, unit.key.clone(), place));
    ready.extend((0..units.len()).filter(|place| waiting.get(*place) == Some(&0)).filter_map(entry));
    let mut order = Vec::with_capacity(units.len());
    while let Some((_, _, place)) = ready.pop_first() {
        order.push(place);
        for follower in followers.get(place).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(*follower) {
                *count -= 1;
                if *count == 0 {
                    ready.extend(entry(*follower));
                }
            }
        }
    }
    if order.len() < units.len() {
        let done: BTreeSet<usize> = order.into_iter().collect();
        let stuck = units.iter().enumerate().filter(|(place, _)| !done.contains(place));
        return Err(stuck.map(|(_, unit)| unit.key.clone()).collect());
    }
    let mut slots: Vec<Option<Unit>> = units.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|place| slots.get_mut(place).and_then(Option::take)).collect())
}
