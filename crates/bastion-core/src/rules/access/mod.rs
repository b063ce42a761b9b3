//! Rules about access.
