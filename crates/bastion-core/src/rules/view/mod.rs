//! Rules about views and materialised views.

pub(super) mod check_option_changed;
pub(super) mod materialized_view_unpopulated;
pub(super) mod view_added;
pub(super) mod view_became_updatable;
pub(super) mod view_column_added;
pub(super) mod view_column_removed;
pub(super) mod view_column_renamed;
pub(super) mod view_column_type_changed;
pub(super) mod view_definition_changed;
pub(super) mod view_removed;
pub(super) mod view_renamed;
pub(super) mod view_security_mode_changed;
pub(super) mod view_updatability_lost;

use super::record::Trigger;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Field(ObjectKind::Relation, "updatable", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "security_invoker", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "security_barrier", Verb::Changed), "a flag is set or unset"),
    (Trigger::Field(ObjectKind::Relation, "unpopulated", Verb::Changed), "a flag is set or unset"),
    (
        Trigger::Field(ObjectKind::Relation, "unpopulated", Verb::Unset),
        "a materialised view that was filled breaks nobody",
    ),
    (Trigger::Field(ObjectKind::Relation, "depends_on", Verb::Set), "follows `definition`"),
    (Trigger::Field(ObjectKind::Relation, "depends_on", Verb::Unset), "follows `definition`"),
    (Trigger::Field(ObjectKind::Relation, "depends_on", Verb::Changed), "follows `definition`"),
];
