//! Rules about meta.
