//! What values say: how many different ones look like an entity, never which.
//!
//! Values are counted and forgotten. What is kept of them is a digest under a salt that the caller keeps, so that the
//! same sample can be recognised and none of its values guessed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::wilson;
use super::{ClassifyOptions, SampleRecord, ValueCounts};
use crate::canonical::{Digest, Hasher};
use crate::privacy::validate::VALIDATORS;
use crate::privacy::{Entity, EntitySet, Scanner, Tier, What};

/// Whatever has a shape of its own.
static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(EntitySet::usual(), Vec::new()));

/// The share from where on, at least, nobody doubts: of values that are it, and of texts it stands in.
const SHARE_FULL: f64 = 0.6;
const SHARE_FULL_INSIDE: f64 = 0.3;
/// The greatest share there may be where the values speak against it.
const SHARE_AGAINST: f64 = 0.2;
/// Different values that it takes to speak against it.
const DISTINCT_AGAINST: u32 = 10;
/// What values say at most: of an entity that a value alone decides, of another, of one that most numbers of its
/// length could be, and against one.
const DECIDES: f64 = 4.5;
const SUGGESTS: f64 = 3.0;
const AGREES: f64 = 1.5;
const AGAINST: f64 = -3.0;

/// Rules that nearly every number of the right length meets: asked only where the name says so.
const STRUCTURE_ONLY: [Entity; 3] = [Entity::UsSsn, Entity::UsItin, Entity::DkCpr];

/// What was counted over the values of one column.
pub(super) struct Sample {
    pub(super) record: SampleRecord,
    counts: BTreeMap<Entity, Hits>,
}

#[derive(Default, Clone, Copy)]
struct Hits {
    values: u32,
    distinct: u32,
    /// Different values in which it stands among other text.
    inside: u32,
    /// Different values whose shape alone says so.
    shaped: u32,
}

/// How one value looks like an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// It stands somewhere in it.
    Inside,
    /// Its check digits, its dates, its characters are right.
    Valid,
    /// Its shape alone says so.
    Shaped,
}

impl Sample {
    /// Counts values; `None` where there are none. Of more different ones than are asked for, those are taken whose
    /// digests under the seed come first. What the name says decides which weak rules are asked.
    pub(super) fn count<'a>(
        values: impl IntoIterator<Item = &'a str>,
        named: &[Entity],
        options: &ClassifyOptions,
    ) -> Option<Self> {
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
            for (entity, likeness) in recognised(value, named) {
                let hits = counts.entry(entity).or_default();
                if likeness == Likeness::Inside {
                    hits.inside += 1;
                    continue;
                }
                hits.values = hits.values.saturating_add(times);
                hits.distinct += 1;
                hits.shaped += u32::from(likeness == Likeness::Shaped);
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
    pub(super) fn weight(&self, entity: Entity) -> Option<(f64, ValueCounts)> {
        if !is_recognisable(entity) {
            return None;
        }
        let hits = self.counts.get(&entity).copied().unwrap_or_default();
        let distinct = self.record.distinct_values;
        let (share_min, _) = wilson::interval(hits.distinct, distinct);
        let (inside_min, any_max) = wilson::interval(hits.distinct + hits.inside, distinct);
        let counts = ValueCounts {
            values: self.record.values,
            distinct_values: distinct,
            hits: hits.values,
            distinct_hits: hits.distinct,
            distinct_texts: hits.inside,
            share_min: super::rounded(share_min),
        };
        if any_max < SHARE_AGAINST && distinct >= DISTINCT_AGAINST {
            return Some((AGAINST, counts));
        }
        if STRUCTURE_ONLY.contains(&entity) && hits.shaped * 2 < hits.distinct {
            return Some((if share_min >= SHARE_FULL { AGREES } else { 0.0 }, counts));
        }
        let most = if entity.decides_alone() { DECIDES } else { SUGGESTS };
        let chance = chance(entity);
        let part = |share: f64, full: f64| ((share - chance) / (full - chance)).clamp(0.0, 1.0);
        // to stand in a text among others takes a shape of its own
        let inside = if hits.inside > 0 { part(inside_min, SHARE_FULL_INSIDE) } else { 0.0 };
        Some((most * part(share_min, SHARE_FULL).max(inside), counts))
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

/// What a value looks like, the strongest likeness of each entity.
fn recognised(value: &str, named: &[Entity]) -> BTreeMap<Entity, Likeness> {
    let mut found = BTreeMap::new();
    let mut see = |entity, likeness: Likeness| {
        let known = found.entry(entity).or_insert(likeness);
        *known = likeness.max(*known);
    };
    for (entity, is_valid) in VALIDATORS {
        let asked = !STRUCTURE_ONLY.contains(entity) || named.contains(entity);
        if asked && is_valid(value.as_bytes()) {
            see(*entity, Likeness::Valid);
        }
    }
    // a number without a plus is a telephone number where the column is called one
    let label = if named.contains(&Entity::Phone) { "phone: " } else { "" };
    let text = format!("{label}{value}");
    for finding in SCANNER.scan(text.as_bytes()) {
        let What::Entity(entity) = finding.what else { continue };
        let around = text.bytes().enumerate().skip(label.len());
        let whole = around
            .filter(|(at, _)| !finding.range().contains(at))
            .all(|(_, byte)| byte.is_ascii_punctuation() || byte == b' ');
        see(entity, if whole { Likeness::Shaped } else { Likeness::Inside });
    }
    found
}

/// Whether values can look like it at all.
fn is_recognisable(entity: Entity) -> bool {
    entity.tier() != Tier::Cue
        && !matches!(entity, Entity::DateOfBirth | Entity::GeoPosition | Entity::Uuid | Entity::UrlCredentials)
}

/// The share of values of the same shape that meet the rule by chance: one check digit in ten or eleven, two in a
/// hundred.
fn chance(entity: Entity) -> f64 {
    match entity {
        Entity::Iban
        | Entity::BrCpf
        | Entity::BrCnpj
        | Entity::FrNir
        | Entity::Lei
        | Entity::NoFodselsnummer
        | Entity::TrTckn
        | Entity::AuAbn => 0.02,
        _ if entity.tier() == Tier::Shape && entity != Entity::CreditCard => 0.02,
        _ => 0.12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: &[&str]) -> Sample {
        Sample::count(values.iter().copied(), &[], &ClassifyOptions::default()).unwrap()
    }

    #[test]
    fn one_hit_among_many_is_none() {
        let mut values: Vec<String> = (0..40).map(|number| format!("note {number}")).collect();
        values.push("DE89370400440532013000".to_owned());
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let (weight, counts) = counted(&values).weight(Entity::Iban).unwrap();
        assert!(weight <= 0.0, "{weight}");
        assert_eq!((counts.distinct_values, counts.distinct_hits), (41, 1));
    }

    #[test]
    fn repetitions_of_one_value_are_one_distinct_hit() {
        let values = ["DE89370400440532013000"; 50];
        let (weight, counts) = counted(&values).weight(Entity::Iban).unwrap();
        assert_eq!((counts.values, counts.hits, counts.distinct_hits), (50, 50, 1));
        assert!(weight < DECIDES / 2.0, "{weight}");
    }

    #[test]
    fn what_stands_in_texts_counts_apart() {
        let values: Vec<String> =
            (0..30).map(|number| format!("please write to user{number}@example.com soon")).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let (weight, counts) = counted(&values).weight(Entity::Email).unwrap();
        assert_eq!((counts.distinct_hits, counts.distinct_texts), (0, 30));
        assert!(weight > DECIDES - 0.01, "{weight}");
    }

    #[test]
    fn weak_rules_are_asked_only_where_the_name_says_so() {
        let values: Vec<String> = (0..40).map(|number| (219_000_123 + number * 7_919).to_string()).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert!(counted(&values).weight(Entity::UsSsn).unwrap().0 <= 0.0);
        let named = Sample::count(values.iter().copied(), &[Entity::UsSsn], &ClassifyOptions::default()).unwrap();
        assert!(named.weight(Entity::UsSsn).unwrap().0 > 0.0);
    }

    #[test]
    fn the_seed_chooses_and_the_order_does_not() {
        let values: Vec<String> = (0..500).map(|number| format!("value {number}")).collect();
        let forwards: Vec<&str> = values.iter().map(String::as_str).collect();
        let backwards: Vec<&str> = values.iter().rev().map(String::as_str).collect();
        let options =
            |seed| ClassifyOptions { seed, sample_values_max: 20, salt: Some("s".into()), ..Default::default() };
        let digest =
            |values: &[&str], seed| Sample::count(values.iter().copied(), &[], &options(seed)).unwrap().record.digest;
        assert_eq!(digest(&forwards, 1), digest(&backwards, 1));
        assert_ne!(digest(&forwards, 1), digest(&forwards, 2));
    }
}
