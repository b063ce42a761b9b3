//! The face is written over `bastion_core::ops`.
