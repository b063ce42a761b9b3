//! What the table around a column says: its name, its other columns, its keys.

use std::collections::BTreeSet;

use super::dictionary::Strength;
use super::name::{self, NameEvidence, PersonWord};
use crate::privacy::{Entity, Tag};
use crate::schema::{Column, Constraint, ConstraintKind, Object};
use crate::snapshot::Group;

/// A relation with its columns.
pub(super) struct Relation<'a> {
    pub(super) columns: Vec<Named<'a>>,
    /// The word of its name that means a person.
    pub(super) person: Option<PersonWord>,
    constraints: Vec<&'a Constraint>,
}

/// A column and what its name says.
pub(super) struct Named<'a> {
    pub(super) column: &'a Column,
    pub(super) names: Vec<NameEvidence>,
}

/// What a column is a key of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyRole {
    /// It points at a row of another table.
    Foreign,
    /// It is the number of the row.
    Primary,
}

impl<'a> Relation<'a> {
    pub(super) fn of(group: &'a Group) -> Option<Self> {
        let mut relation = Self { columns: Vec::new(), person: None, constraints: Vec::new() };
        for entry in group.objects() {
            match entry.object() {
                Object::Relation(found) => relation.person = name::person_word(&found.name),
                Object::Column(column) => {
                    relation.columns.push(Named { column, names: name::evidence(&column.name) });
                }
                Object::Constraint(constraint) => relation.constraints.push(constraint),
                _ => {}
            }
        }
        (!relation.columns.is_empty()).then_some(relation)
    }

    /// The other columns whose names say clearly that they are of a person: one for each entity.
    pub(super) fn neighbours(&self, column: &Column, entity: Entity) -> Vec<&'a str> {
        let mut entities = BTreeSet::from([entity]);
        let mut found = Vec::new();
        for other in self.columns.iter().filter(|other| other.column.name != column.name) {
            let clear = other.names.iter().find(|evidence| {
                evidence.strength == Strength::Strong && evidence.about.is_none() && is_personal(evidence.entity)
            });
            if let Some(evidence) = clear
                && entities.insert(evidence.entity)
            {
                found.push(other.column.name.as_str());
            }
        }
        found
    }

    /// What a column is a key of.
    pub(super) fn key_role(&self, column: &str) -> Option<KeyRole> {
        let role = |constraint: &&Constraint| match constraint.constraint_kind {
            ConstraintKind::ForeignKey => Some(KeyRole::Foreign),
            ConstraintKind::PrimaryKey => Some(KeyRole::Primary),
            _ => None,
        };
        let of_column =
            self.constraints.iter().filter(|constraint| constraint.columns.iter().any(|name| name == column));
        let roles: Vec<KeyRole> = of_column.filter_map(role).collect();
        roles.iter().find(|role| **role == KeyRole::Foreign).or_else(|| roles.first()).copied()
    }
}

/// Whether it is of a person rather than of a machine, an organisation or an account's secret.
pub(super) fn is_personal(entity: Entity) -> bool {
    const PERSONAL: [Tag; 7] = [
        Tag::Contact,
        Tag::Demographic,
        Tag::GovernmentId,
        Tag::Health,
        Tag::Location,
        Tag::Name,
        Tag::SpecialCategory,
    ];
    let tags = entity.tags();
    !tags.contains(&Tag::Organisation) && (tags.iter().any(|tag| PERSONAL.contains(tag)) || entity == Entity::Iban)
}
