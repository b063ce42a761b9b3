//! Rules about enumerations, domains and sequences.

pub(super) mod attribute_added;
pub(super) mod attribute_removed;
pub(super) mod attribute_renamed;
pub(super) mod attribute_type_changed;
pub(super) mod composite_added;
pub(super) mod composite_removed;
pub(super) mod composite_renamed;
pub(super) mod domain_added;
pub(super) mod domain_base_changed;
pub(super) mod domain_check_added;
pub(super) mod domain_check_removed;
pub(super) mod domain_default_changed;
pub(super) mod domain_not_null_changed;
pub(super) mod domain_removed;
pub(super) mod domain_renamed;
pub(super) mod enum_added;
pub(super) mod enum_order_changed;
pub(super) mod enum_removed;
pub(super) mod enum_renamed;
pub(super) mod enum_value_added;
pub(super) mod enum_value_removed;
pub(super) mod enum_value_renamed;
mod labels;
pub(super) mod range_added;
pub(super) mod range_changed;
pub(super) mod range_removed;
pub(super) mod range_renamed;
pub(super) mod sequence_added;
pub(super) mod sequence_cycle_changed;
pub(super) mod sequence_increment_changed;
pub(super) mod sequence_range_changed;
pub(super) mod sequence_removed;
pub(super) mod sequence_renamed;
pub(super) mod sequence_start_changed;
pub(super) mod sequence_type_changed;
pub(super) mod sequence_use_changed;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Enum), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Domain), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Sequence), "it holds no rows"),
    (Trigger::Field(ObjectKind::Domain, "type_reference", Verb::Set), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Domain, "type_reference", Verb::Unset), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Domain, "type_reference", Verb::Changed), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Domain, "not_null", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Sequence, "cycle", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Sequence, "identity", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Attribute, "type_reference", Verb::Set), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Attribute, "type_reference", Verb::Unset), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Attribute, "type_reference", Verb::Changed), "follows `data_type`"),
    (Trigger::Field(ObjectKind::Composite, "attributes", Verb::Set), "follows the attributes themselves"),
    (Trigger::Field(ObjectKind::Composite, "attributes", Verb::Unset), "follows the attributes themselves"),
    (Trigger::Field(ObjectKind::Composite, "attributes", Verb::Changed), "follows the attributes themselves"),
    (Trigger::Recreated(ObjectKind::Composite), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Range), "it holds no rows"),
];
