//! What values say: how many different ones look like an entity, never which.
//!
//! Values are counted and forgotten. What is kept of them is a digest under a salt that the caller keeps, so that the
//! same sample can be recognised and none of its values guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::wilson;
use super::{ClassifyOptions, SampleRecord, ValueCounts};
use crate::canonical::{Digest, Hasher};
use crate::privacy::validate::VALIDATORS;
use crate::privacy::{Entity, Tier};

/// The share from where on, at least, nobody doubts.
const SHARE_FULL: f64 = 0.6;
/// The greatest share there may be where the values speak against it.
const SHARE_AGAINST: f64 = 0.2;
/// Different values that it takes to speak against it.
const DISTINCT_AGAINST: u32 = 10;
/// What values say at most: of an entity that a value alone decides, of another, and against one.
const DECIDES: f64 = 4.5;
const SUGGESTS: f64 = 3.0;
const AGAINST: f64 = -3.0;

/// What was counted over the values of one column.
pub(super) struct Sample {
    pub(super) record: SampleRecord,
    counts: BTreeMap<Entity, Hits>,
}

#[derive(Default, Clone, Copy)]
struct Hits {
    values: u32,
    distinct: u32,
}

impl Sample {
    /// Counts values; `None` where there are none. Of more different ones than are asked for, those are taken whose
    /// digests under the seed come first.
    pub(super) fn count<'a>(values: impl IntoIterator<Item = &'a str>, options: &ClassifyOptions) -> Option<Self> {
        let mut occurrences: BTreeMap<&str, u32> = BTreeMap::new();
        for value in values.into_iter().map(str::trim).filter(|value| !value.is_empty()) {
            let count = occurrences.entry(value).or_default();
            *count = count.saturating_add(1);
        }
        let taken = taken(occurrences.keys().copied().collect(), options);
        let mut counts: BTreeMap<Entity, Hits> = BTreeMap::new();
        let mut looked_at = 0_u32;
        for value in &taken {
            let times = occurrences.get(value).copied().unwrap_or_default();
            looked_at = looked_at.saturating_add(times);
            for entity in recognised(value) {
                let hits = counts.entry(entity).or_default();
                hits.values = hits.values.saturating_add(times);
                hits.distinct = hits.distinct.saturating_add(1);
            }
        }
        let record = SampleRecord {
            seed: options.seed,
            values: looked_at,
            distinct_values: u32::try_from(taken.len()).unwrap_or(u32::MAX),
            digest: options.salt.as_deref().map(|salt| digest(salt, &taken)),
        };
        (!taken.is_empty()).then_some(Self { record, counts })
    }

    /// The entities that any value looks like.
    pub(super) fn entities(&self) -> impl Iterator<Item = Entity> {
        self.counts.keys().copied()
    }

    /// What the values say of an entity: a weight and the counts behind it; `None` where they cannot say anything.
    pub(super) fn weight(&self, entity: Entity, named: bool) -> Option<(f64, ValueCounts)> {
        let hits = self.counts.get(&entity).copied().unwrap_or_default();
        let distinct = self.record.distinct_values;
        let (share_min, share_max) = wilson::interval(hits.distinct, distinct);
        let counts = ValueCounts {
            values: self.record.values,
            distinct_values: distinct,
            hits: hits.values,
            distinct_hits: hits.distinct,
            share_min: super::rounded(share_min),
        };
        if !is_recognisable(entity) {
            return None;
        }
        if share_max < SHARE_AGAINST && distinct >= DISTINCT_AGAINST {
            return Some((AGAINST, counts));
        }
        let chance = chance(entity);
        // a rule that most numbers of its length meet says nothing unless the name does
        if hits.distinct == 0 || share_min <= chance.min(SHARE_FULL) || (chance >= SHARE_FULL && !named) {
            return Some((0.0, counts));
        }
        let most = if chance >= SHARE_FULL {
            1.5
        } else if entity.decides_alone() {
            DECIDES
        } else {
            SUGGESTS
        };
        let part = if chance >= SHARE_FULL { 1.0 } else { ((share_min - chance) / (SHARE_FULL - chance)).min(1.0) };
        Some((most * part, counts))
    }
}

fn taken<'a>(distinct: BTreeSet<&'a str>, options: &ClassifyOptions) -> Vec<&'a str> {
    let most = usize::try_from(options.sample_values_max).unwrap_or(usize::MAX);
    if distinct.len() <= most {
        return distinct.into_iter().collect();
    }
    let key = Digest::of("bastion.privacy.seed/v1", &options.seed.to_le_bytes());
    let mut ordered: Vec<_> =
        distinct.into_iter().map(|value| (*Digest::keyed(&key, value.as_bytes()).as_bytes(), value)).collect();
    ordered.sort_unstable();
    let mut taken: Vec<&str> = ordered.into_iter().take(most).map(|(_, value)| value).collect();
    taken.sort_unstable();
    taken
}

fn digest(salt: &str, taken: &[&str]) -> Digest {
    let mut hasher = Hasher::new("bastion.privacy.sample/v1");
    hasher.part(salt.as_bytes());
    for value in taken {
        hasher.part(value.as_bytes());
    }
    hasher.finish()
}

/// The entities that a whole value can be.
fn recognised(value: &str) -> BTreeSet<Entity> {
    let bytes = value.as_bytes();
    let valid = VALIDATORS.iter().filter(|(_, is_valid)| is_valid(bytes)).map(|(entity, _)| *entity);
    valid.collect()
}

/// Whether values can look like it at all.
fn is_recognisable(entity: Entity) -> bool {
    entity.tier() != Tier::Cue && !matches!(entity, Entity::DateOfBirth | Entity::Uuid)
}

/// The share of values of the same shape that meet the rule by chance: one check digit in ten or eleven, two in a
/// hundred, no check digit nearly all.
fn chance(entity: Entity) -> f64 {
    match entity {
        Entity::UsSsn | Entity::DkCpr => 0.9,
        Entity::UsItin | Entity::Bic | Entity::GbNino | Entity::InPan => 0.05,
        Entity::Iban
        | Entity::BrCpf
        | Entity::BrCnpj
        | Entity::FrNir
        | Entity::Lei
        | Entity::NoFodselsnummer
        | Entity::TrTckn
        | Entity::AuAbn => 0.02,
        _ if entity.tier() == Tier::Shape && entity != Entity::CreditCard => 0.01,
        _ => 0.12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: &[&str]) -> Sample {
        Sample::count(values.iter().copied(), &ClassifyOptions::default()).unwrap()
    }

    #[test]
    fn one_hit_among_many_is_none() {
        let mut values: Vec<String> = (0..40).map(|number| format!("note {number}")).collect();
        values.push("DE89370400440532013000".to_owned());
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let (weight, counts) = counted(&values).weight(Entity::Iban, false).unwrap();
        assert!(weight <= 0.0, "{weight}");
        assert_eq!((counts.distinct_values, counts.distinct_hits), (41, 1));
    }

    #[test]
    fn repetitions_of_one_value_are_one_distinct_hit() {
        let values = ["DE89370400440532013000"; 50];
        let (weight, counts) = counted(&values).weight(Entity::Iban, false).unwrap();
        assert_eq!((counts.values, counts.hits, counts.distinct_hits), (50, 50, 1));
        assert!(weight < DECIDES / 2.0, "{weight}");
    }

    #[test]
    fn the_seed_chooses_and_the_order_does_not() {
        let values: Vec<String> = (0..500).map(|number| format!("value {number}")).collect();
        let forwards: Vec<&str> = values.iter().map(String::as_str).collect();
        let backwards: Vec<&str> = values.iter().rev().map(String::as_str).collect();
        let options =
            |seed| ClassifyOptions { seed, sample_values_max: 20, salt: Some("s".into()), ..Default::default() };
        let digest =
            |values: &[&str], seed| Sample::count(values.iter().copied(), &options(seed)).unwrap().record.digest;
        assert_eq!(digest(&forwards, 1), digest(&backwards, 1));
        assert_ne!(digest(&forwards, 1), digest(&forwards, 2));
    }
}
