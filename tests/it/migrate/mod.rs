//! Migration plans on real servers: planned, applied, read again.

mod case;
mod postgres;
