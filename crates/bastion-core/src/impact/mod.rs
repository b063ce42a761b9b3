//! Who exactly breaks: statements that somebody runs, asked of the old and of the new schema.
//!
//! A server prepares a statement without running it and says which parameters it takes and which columns it gives.
//! What it says of the old and of the new schema is compared: a statement that is refused, gives other columns or takes
//! other parameters is a finding about its consumer. Nothing here reaches a server; see
//! [`crate::port::Introspector::describe`]. Without one, the room `sql` answers from the statement's text, and every
//! finding says so.
//!
//! What a description cannot show (nulls, uniqueness, labels, row-level security, defaults) is left to the rules.

mod consumer;
mod dbt;
mod description;
mod judge;
mod mention;
mod odcs;
mod parameters;
mod schema;
mod statements;

pub use consumer::{Consumer, ConsumerKind, PromisedColumn, RecordedStatement, from_recorded};
pub use dbt::{DbtError, from_dbt_manifest};
pub use description::{Basis, DescribedColumn, Description, Prepared, Refused, Unasked};
pub use judge::{ImpactReport, judge};
pub use odcs::{OdcsError, from_odcs};
pub use parameters::numbered;
pub use schema::from_schema;
pub use statements::{Statement, from_sql_file, line_of, split};
