//! Rules about what connects a database with others, and what watches it.

pub(super) mod event_trigger_added;
pub(super) mod event_trigger_changed;
pub(super) mod event_trigger_removed;
pub(super) mod event_trigger_renamed;
pub(super) mod foreign_server_added;
pub(super) mod foreign_server_changed;
pub(super) mod foreign_server_removed;
pub(super) mod foreign_server_renamed;
pub(super) mod publication_added;
pub(super) mod publication_changed;
pub(super) mod publication_filter_changed;
pub(super) mod publication_removed;
pub(super) mod publication_renamed;
pub(super) mod publication_widened;
pub(super) mod published_data_removed;
pub(super) mod scheduled_event_added;
pub(super) mod scheduled_event_changed;
pub(super) mod scheduled_event_removed;
pub(super) mod scheduled_event_renamed;
pub(super) mod security_label_added;
pub(super) mod security_label_changed;
pub(super) mod security_label_removed;

use super::record::Trigger;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::Publication), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::ForeignDataWrapper), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::ForeignServer), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::UserMapping), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::EventTrigger), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::ScheduledEvent), "it holds no rows"),
    (Trigger::Renamed(ObjectKind::SecurityLabel), "it has no name of its own"),
    (Trigger::Recreated(ObjectKind::SecurityLabel), "it holds no rows"),
];
