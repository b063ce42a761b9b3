//! Rules about row policies and privileges.

pub(super) mod default_privileges_changed;
pub(super) mod grant_option_changed;
pub(super) mod permissive_policy_added;
pub(super) mod policy_expression_changed;
pub(super) mod policy_removed;
pub(super) mod policy_renamed;
pub(super) mod policy_roles_changed;
pub(super) mod privilege_granted;
pub(super) mod privilege_revoked;
pub(super) mod restrictive_policy_added;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::RowPolicy), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Grant), "it holds no rows"),
    (Trigger::Renamed(ObjectKind::Grant), "a grant has no name of its own"),
    (Trigger::Field(ObjectKind::RowPolicy, "restrictive", Verb::Changed), "a flag is set or unset"),
    (Trigger::Renamed(ObjectKind::DefaultPrivilege), "it has no name of its own"),
    (Trigger::Recreated(ObjectKind::DefaultPrivilege), "it holds no rows"),
];
