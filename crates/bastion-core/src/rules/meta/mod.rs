//! Rules about comments, owners and the comparison as a whole.

pub(super) mod catalog_changed_during_extract;
pub(super) mod classification_added;
pub(super) mod classification_removed;
pub(super) mod comment_changed;
mod gaps;
pub(super) mod jurisdiction_changed;
pub(super) mod object_unreadable;
pub(super) mod owner_changed;
pub(super) mod rename_near_miss;
pub(super) mod rename_not_declared;
pub(super) mod server_major_differs;
mod tag;
pub(super) mod unmodelled_object_present;
