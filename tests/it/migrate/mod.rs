//! Migration plans on real servers: planned, applied, read again.

mod case;
mod faults;
mod generated;
mod mysql;
mod mysql_generated;
mod postgres;
mod sqlite;
mod world;
