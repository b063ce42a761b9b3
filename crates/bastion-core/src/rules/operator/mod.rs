//! Rules about operators, operator classes, casts and collations.

pub(super) mod cast_added;
pub(super) mod cast_changed;
pub(super) mod cast_removed;
pub(super) mod collation_added;
pub(super) mod collation_definition_changed;
pub(super) mod collation_removed;
pub(super) mod collation_renamed;
pub(super) mod collation_version_changed;
pub(super) mod operator_added;
pub(super) mod operator_changed;
pub(super) mod operator_class_added;
pub(super) mod operator_class_changed;
pub(super) mod operator_class_removed;
pub(super) mod operator_class_renamed;
pub(super) mod operator_removed;
pub(super) mod operator_renamed;

use super::record::Trigger;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Operator), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::OperatorFamily), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::OperatorClass), "it holds no rows"),
    (Trigger::Renamed(ObjectKind::Cast), "it has no name of its own"),
    (Trigger::Recreated(ObjectKind::Cast), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Collation), "it holds no rows"),
];
