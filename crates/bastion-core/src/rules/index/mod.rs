//! Rules about indexes.

pub(super) mod index_added;
pub(super) mod index_attachment_changed;
pub(super) mod index_became_invalid;
pub(super) mod index_definition_changed;
pub(super) mod index_removed;
pub(super) mod index_renamed;
pub(super) mod index_storage_changed;
pub(super) mod index_visibility_changed;
pub(super) mod matview_unique_index_removed;
pub(super) mod unique_index_added;
pub(super) mod unique_index_changed;
pub(super) mod unique_index_removed;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Index), "an index is built anew all the time"),
    (Trigger::Field(ObjectKind::Index, "constraint", Verb::Set), "follows the constraint"),
    (Trigger::Field(ObjectKind::Index, "constraint", Verb::Unset), "follows the constraint"),
    (Trigger::Field(ObjectKind::Index, "constraint", Verb::Changed), "follows the constraint"),
    (Trigger::Field(ObjectKind::Index, "unique", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Index, "invalid", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Index, "clustered", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Index, "replica_identity", Verb::Changed), "a flag is set or unset"),
];
