//! Rules about view.
