//! Rules about routines and triggers.

pub(super) mod argument_default_changed;
pub(super) mod argument_list_changed;
pub(super) mod argument_type_changed;
pub(super) mod arguments_renamed_or_reordered;
pub(super) mod body_changed;
pub(super) mod function_search_path_unset;
mod overload;
pub(super) mod return_type_changed;
pub(super) mod routine_added;
pub(super) mod routine_removed;
pub(super) mod routine_renamed;
pub(super) mod routine_settings_changed;
pub(super) mod security_definer_toggled;
pub(super) mod trigger_added;
pub(super) mod trigger_definition_changed;
pub(super) mod trigger_removed;
pub(super) mod trigger_renamed;
pub(super) mod trigger_state_changed;
pub(super) mod volatility_strictness_or_parallel_changed;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Routine), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Trigger), "it holds no rows"),
    (Trigger::Field(ObjectKind::Routine, "name", Verb::Set), "part of the signature: another name is a rename"),
    (Trigger::Field(ObjectKind::Routine, "name", Verb::Unset), "part of the signature: another name is a rename"),
    (Trigger::Field(ObjectKind::Routine, "name", Verb::Changed), "part of the signature: another name is a rename"),
    (Trigger::Field(ObjectKind::Routine, "strict", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Routine, "security_definer", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Routine, "leakproof", Verb::Changed), "a flag is set or unset"),
];
