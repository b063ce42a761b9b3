//! Migration plans on real servers: planned, applied, read again.

mod case;
mod faults;
mod generated;
mod mysql;
mod postgres;
mod sqlite;
