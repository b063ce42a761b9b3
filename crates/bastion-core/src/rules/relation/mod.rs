//! Rules about schemas, tables and partitions.

pub(super) mod access_method_changed;
pub(super) mod column_order_changed;
pub(super) mod default_partition_removed;
pub(super) mod foreign_source_changed;
pub(super) mod inheritance_changed;
pub(super) mod logged_to_unlogged;
pub(super) mod partition_added;
pub(super) mod partition_bounds_changed;
pub(super) mod partition_key_changed;
pub(super) mod partition_removed;
pub(super) mod relation_kind_changed;
pub(super) mod relation_owner_changed;
pub(super) mod replica_identity_changed;
pub(super) mod rewrite_rule_added;
pub(super) mod rewrite_rule_changed;
pub(super) mod rewrite_rule_removed;
pub(super) mod rewrite_rule_renamed;
pub(super) mod row_security_disabled;
pub(super) mod row_security_enabled;
pub(super) mod row_security_force_changed;
pub(super) mod row_storage_changed;
pub(super) mod schema_added;
pub(super) mod schema_owner_changed;
pub(super) mod schema_removed;
pub(super) mod schema_renamed;
pub(super) mod storage_options_changed;
pub(super) mod strict_typing_disabled;
pub(super) mod strict_typing_enabled;
pub(super) mod table_added;
pub(super) mod table_moved_schema;
pub(super) mod table_recreated;
pub(super) mod table_removed;
pub(super) mod table_renamed;
pub(super) mod tablespace_changed;
pub(super) mod type_of_table_changed;
pub(super) mod unlogged_to_logged;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Schema), "a schema holds no rows of its own"),
    (Trigger::Field(ObjectKind::Relation, "partition_bound", Verb::Set), "follows `partition_of`"),
    (Trigger::Field(ObjectKind::Relation, "partition_bound", Verb::Unset), "follows `partition_of`"),
    (Trigger::Field(ObjectKind::Relation, "row_security", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "row_security_forced", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "strict", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "without_rowid", Verb::Changed), "a flag is set or unset"),
    (Trigger::Recreated(ObjectKind::RewriteRule), "it holds no rows"),
];
