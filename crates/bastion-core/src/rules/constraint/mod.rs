//! Rules about constraint.
