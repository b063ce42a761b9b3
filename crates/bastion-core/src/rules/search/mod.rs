//! Rules about text search and extended statistics.

pub(super) mod extended_statistics_added;
pub(super) mod extended_statistics_changed;
pub(super) mod extended_statistics_removed;
pub(super) mod extended_statistics_renamed;
pub(super) mod text_search_added;
pub(super) mod text_search_changed;
pub(super) mod text_search_removed;
pub(super) mod text_search_renamed;

use super::record::Trigger;
use crate::schema::ObjectKind;

/// Changes that say nothing by themselves, each with the reason.
pub(super) const NO_EFFECT: &[(Trigger, &str)] = &[
    (Trigger::Recreated(ObjectKind::TextSearchConfiguration), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::TextSearchDictionary), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::TextSearchParser), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::TextSearchTemplate), "it holds no rows"),
    (Trigger::Recreated(ObjectKind::Statistics), "it holds no rows"),
];
