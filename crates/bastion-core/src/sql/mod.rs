//! What SQL says when there is no server: statements bound to a schema, and a schema read from its text.
//!
//! [`describe()`] answers as a server that prepares statements does; [`lineage`] says where each column of a result comes
//! from. A name is looked up as the product of the snapshot does it: search path, case, aliases, queries named by WITH,
//! LATERAL, USING. What is not understood is said; nothing is refused that a server would take.

mod adapt;
pub mod advice;
mod aggregate;
mod bind;
pub mod check;
mod ddl;
mod describe;
mod dialect;
mod engine;
mod explained;
pub mod fingerprint;
mod format;
mod generic;
mod grammar;
pub mod grant;
mod ir;
mod lineage;
mod name;
pub mod plan;
#[cfg(feature = "sql-postgres")]
mod postgres;
mod prescan;
mod render;
pub mod rewrite;
mod trace;
mod types;
mod types_mysql;
mod views;
pub mod workload;

pub use ddl::read_schema;
pub use describe::{Tracer, describe, lineage, trace};
pub use engine::Engine;
pub use explained::explained;
pub use format::{FormatError, Formatted, format};
pub use grammar::Grammar;
pub use lineage::{
    ColumnLineageFacet, FacetField, FacetInput, FacetTransformation, GraphEdge, GraphNode, GraphNodeKind, LineageGraph,
    Namespace, sentences,
};
pub use prescan::with_stack;
pub use trace::{Confidence, Edge, Lineage, Source, TracedColumn, Transformation};
