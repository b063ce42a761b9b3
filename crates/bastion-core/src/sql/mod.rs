//! What SQL says when there is no server: statements bound to a schema, and a schema read from its text.
//!
//! [`describe()`] answers as a server that prepares statements does; [`lineage`] says where each column of a result comes
//! from. A name is looked up as the product of the snapshot does it: search path, case, aliases, queries named by WITH,
//! LATERAL, USING. What is not understood is said; nothing is refused that a server would take.

mod binder;
mod catalog;
mod ddl;
mod describe;
mod expression;
pub mod fingerprint;
mod format;
mod from;
mod generic;
mod grammar;
mod ir;
mod kind;
mod label;
mod name;
#[cfg(feature = "sql-postgres")]
#[cfg_attr(not(test), expect(dead_code, reason = "the passes over the tree come to it one by one"))]
mod postgres;
mod prescan;
mod query;
mod render;
mod scope;
mod trace;
mod types;
mod types_mysql;
mod write;

pub use ddl::read_schema;
pub use describe::{describe, lineage, trace};
pub use format::{FormatError, Formatted, format};
pub use grammar::Grammar;
pub use trace::{Confidence, Lineage, Source, TracedColumn};
