//! Rules about index.
