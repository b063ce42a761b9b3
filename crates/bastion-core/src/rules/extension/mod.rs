//! Rules about extensions.

pub(super) mod extension_added;
pub(super) mod extension_removed;
pub(super) mod extension_schema_changed;
pub(super) mod extension_version_changed;

use super::record::Trigger;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Renamed(ObjectKind::Extension), "an extension cannot be renamed"),
    (Trigger::Recreated(ObjectKind::Extension), "it holds no rows"),
];
