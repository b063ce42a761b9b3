//! Rules about relation.
