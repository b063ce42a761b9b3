//! Rules about types.
