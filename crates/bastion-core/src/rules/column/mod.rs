//! Rules about columns: their type, nulls and defaults.

pub(super) mod array_ness_changed;
pub(super) mod character_set_changed;
pub(super) mod collation_changed;
pub(super) mod column_added_with_volatile_default;
pub(super) mod column_became_generated;
pub(super) mod column_options_changed;
pub(super) mod column_recreated;
pub(super) mod column_removed;
pub(super) mod column_renamed;
pub(super) mod default_added;
pub(super) mod default_changed;
pub(super) mod default_removed;
pub(super) mod default_volatility_changed;
pub(super) mod domain_wrapped_or_unwrapped;
pub(super) mod enum_to_text;
pub(super) mod foreign_column_options_changed;
pub(super) mod generation_dropped;
pub(super) mod generation_expression_changed;
pub(super) mod generation_kind_changed;
pub(super) mod identity_added;
pub(super) mod identity_always_to_by_default;
pub(super) mod identity_by_default_to_always;
pub(super) mod identity_removed;
pub(super) mod invisible_column_changed;
mod mysql_type;
pub(super) mod not_null_added;
pub(super) mod not_null_added_not_valid;
pub(super) mod not_null_inheritance_changed;
pub(super) mod not_null_removed;
pub(super) mod not_null_validated;
pub(super) mod on_update_changed;
pub(super) mod optional_column_added;
pub(super) mod precision_reduced;
pub(super) mod required_column_added;
mod sql_type;
pub(super) mod statistics_target_changed;
pub(super) mod storage_strategy_changed;
pub(super) mod text_to_enum;
pub(super) mod time_zone_semantics_changed;
pub(super) mod type_affinity_changed;
pub(super) mod type_changed_castable;
pub(super) mod type_changed_no_cast;
pub(super) mod type_narrowed;
pub(super) mod type_widened_in_place;
pub(super) mod type_widened_rewrite;
mod volatility;

pub(crate) use mysql_type::change as mysql_type_change;
pub(crate) use sql_type::TypeChange;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::Column;
use crate::schema::ObjectKind;

/// Whether an insert that leaves the column out fails.
fn is_required(column: &Column) -> bool {
    column.not_null
        && column.default_expression.is_none()
        && column.identity.is_none()
        && column.generation_kind.is_none()
}

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Field(ObjectKind::Column, "type_reference", Verb::Set), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Column, "type_reference", Verb::Unset), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Column, "type_reference", Verb::Changed), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Column, "generation_kind", Verb::Set), "follows `generation_expression`"),
    (Trigger::Field(ObjectKind::Column, "generation_kind", Verb::Unset), "follows `generation_expression`"),
    (Trigger::Field(ObjectKind::Column, "inherited", Verb::Set), "the parents say what changed"),
    (Trigger::Field(ObjectKind::Column, "inherited", Verb::Unset), "the parents say what changed"),
    (Trigger::Field(ObjectKind::Column, "inherited", Verb::Changed), "the parents say what changed"),
    (
        Trigger::Field(ObjectKind::Column, "not_null_name", Verb::Set),
        "only the name of a NOT NULL differs, which nothing can name in a query",
    ),
    (
        Trigger::Field(ObjectKind::Column, "not_null_name", Verb::Unset),
        "only the name of a NOT NULL differs, which nothing can name in a query",
    ),
    (
        Trigger::Field(ObjectKind::Column, "not_null_name", Verb::Changed),
        "only the name of a NOT NULL differs, which nothing can name in a query",
    ),
];
