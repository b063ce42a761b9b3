//! A set of entities in one word.

use crate::privacy::{Entity, Sensitivity, Tier};

/// A set of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntitySet(u128);

/// What the scanner can find in a text that has no columns.
const CUED: [Entity; 2] = [Entity::Passport, Entity::DriverLicence];

impl EntitySet {
    /// No entity.
    pub const EMPTY: Self = Self(0);

    /// Every entity that can be found in text.
    #[must_use]
    pub fn every() -> Self {
        Entity::ALL.iter().copied().filter(|entity| entity.tier() != Tier::Cue || CUED.contains(entity)).collect()
    }

    /// What is looked for unless told otherwise: whatever has a shape of its own and is not neutral.
    #[must_use]
    pub fn usual() -> Self {
        let is_usual = |entity: &Entity| entity.tier() == Tier::Shape && entity.sensitivity() != Sensitivity::None;
        Entity::ALL.iter().copied().filter(is_usual).collect()
    }

    /// What a country's pack adds, by ISO 3166-1 alpha-2.
    #[must_use]
    pub fn of_jurisdiction(country: &str) -> Self {
        let every = Self::every();
        let is_theirs = |entity: &Entity| entity.jurisdictions().contains(&country) && every.contains(*entity);
        Entity::ALL.iter().copied().filter(is_theirs).collect()
    }

    /// Whether an entity is in it.
    #[must_use]
    pub const fn contains(self, entity: Entity) -> bool {
        self.0 >> (entity as u32) & 1 == 1
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// This set and another.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// This set without an entity.
    #[must_use]
    pub const fn without(self, entity: Entity) -> Self {
        Self(self.0 & !(1 << entity as u32))
    }

    /// This set with an entity.
    #[must_use]
    pub const fn with(self, entity: Entity) -> Self {
        Self(self.0 | 1 << entity as u32)
    }

    /// Its entities, in order.
    pub fn iter(self) -> impl Iterator<Item = Entity> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let place = usize::try_from(bits.trailing_zeros()).ok()?;
            let entity = Entity::ALL.get(place).copied()?;
            bits = EntitySet(bits).without(entity).0;
            Some(entity)
        })
    }

    /// Those whose value alone says what they are.
    pub(super) const ALONE: Self = {
        let (mut set, mut place) = (Self::EMPTY, 0);
        while place < Entity::ALL.len() {
            #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
            let entity = Entity::ALL[place];
            if entity.decides_alone() {
                set = set.with(entity);
            }
            place += 1;
        }
        set
    };
}

impl FromIterator<Entity> for EntitySet {
    fn from_iter<I: IntoIterator<Item = Entity>>(entities: I) -> Self {
        entities.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// The longest identifier.
const CHARACTERS_MAX: usize = 20;

/// Identifiers by how many characters they have.
#[derive(Debug)]
pub(super) struct ByLength([EntitySet; CHARACTERS_MAX + 1]);

impl ByLength {
    /// From each with its shortest and longest.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
    pub(super) const fn new(identifiers: &[(Entity, usize, usize)]) -> Self {
        let mut sets = [EntitySet::EMPTY; CHARACTERS_MAX + 1];
        let mut place = 0;
        while place < identifiers.len() {
            let (entity, mut length, longest) = identifiers[place];
            while length <= longest {
                sets[length] = sets[length].with(entity);
                length += 1;
            }
            place += 1;
        }
        Self(sets)
    }

    /// Those that may have so many characters.
    pub(super) fn of(&self, characters: usize) -> EntitySet {
        self.0.get(characters).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_room_for_every_entity() {
        assert!(Entity::ALL.len() <= 128);
        let all: EntitySet = Entity::ALL.iter().copied().collect();
        assert_eq!(all.iter().collect::<Vec<_>>(), Entity::ALL);
        assert!(!all.without(Entity::Email).contains(Entity::Email));
        assert!(EntitySet::of_jurisdiction("GB").contains(Entity::GbNhs));
        assert!(EntitySet::of_jurisdiction("XX").is_empty());
        assert!(EntitySet::usual().contains(Entity::Email) && !EntitySet::usual().contains(Entity::Uuid));
    }
}
