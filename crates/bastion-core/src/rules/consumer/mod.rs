//! Findings about those who are known to read and write; the room `impact` makes them.

/// What the identifiers of these rules begin with.
pub(crate) const PREFIX: &str = "CNS";

pub(crate) mod consumer_query_fails;
pub(crate) mod consumer_unresolvable;
pub(crate) mod contract_violated;
pub(crate) mod dbt_model_fails;
pub(crate) mod no_consumer_affected;
pub(crate) mod parameter_type_changes;
pub(crate) mod result_shape_changes;
