//! Rules about constraints.

pub(super) mod check_added;
pub(super) mod check_changed_undecided;
pub(super) mod check_loosened;
pub(super) mod check_removed;
pub(super) mod check_tightened;
pub(super) mod check_validated;
mod condition;
pub(super) mod constraint_kind_changed;
pub(super) mod constraint_renamed;
pub(super) mod constraint_storage_changed;
pub(super) mod deferrability_changed;
pub(super) mod enforcement_changed;
pub(super) mod exclusion_added;
pub(super) mod exclusion_changed;
pub(super) mod exclusion_removed;
pub(super) mod foreign_key_added;
pub(super) mod foreign_key_removed;
pub(super) mod foreign_key_target_changed;
pub(super) mod foreign_key_validated;
pub(super) mod match_type_changed;
pub(super) mod nulls_not_distinct_disabled;
pub(super) mod nulls_not_distinct_enabled;
pub(super) mod on_delete_cascade_introduced;
pub(super) mod primary_key_added;
pub(super) mod primary_key_columns_changed;
pub(super) mod primary_key_removed;
mod probes;
pub(super) mod referential_action_changed;
pub(super) mod unique_added;
pub(super) mod unique_columns_changed;
pub(super) mod unique_removed;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Constraint), "a constraint holds no rows"),
    (Trigger::Field(ObjectKind::Constraint, "not_valid", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Constraint, "not_enforced", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Constraint, "no_inherit", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Constraint, "nulls_not_distinct", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Index, "nulls_not_distinct", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Constraint, "inherited", Verb::Set), "the parents say what changed"),
    (Trigger::Field(ObjectKind::Constraint, "inherited", Verb::Unset), "the parents say what changed"),
    (Trigger::Field(ObjectKind::Constraint, "inherited", Verb::Changed), "the parents say what changed"),
];
