//! Rules about columns.

pub(super) mod column_removed;
