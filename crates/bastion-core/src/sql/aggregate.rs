//! Functions that work the values of several rows into one.

/// The names, in small letters and in order (PostgreSQL manual 9.21, MySQL manual 14.19, SQLite `lang_aggfunc`, Snowflake
/// and BigQuery references).
const AGGREGATES: &[&str] = &[
    "any_value",
    "approx_count_distinct",
    "approx_quantiles",
    "array_agg",
    "avg",
    "bit_and",
    "bit_or",
    "bit_xor",
    "bool_and",
    "bool_or",
    "corr",
    "count",
    "count_if",
    "countif",
    "covar_pop",
    "covar_samp",
    "every",
    "group_concat",
    "json_agg",
    "json_arrayagg",
    "json_group_array",
    "json_group_object",
    "json_object_agg",
    "json_objectagg",
    "jsonb_agg",
    "jsonb_object_agg",
    "listagg",
    "logical_and",
    "logical_or",
    "max",
    "max_by",
    "median",
    "min",
    "min_by",
    "mode",
    "percentile_cont",
    "percentile_disc",
    "range_agg",
    "range_intersect_agg",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "regr_sxx",
    "regr_sxy",
    "regr_syy",
    "std",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "string_agg",
    "sum",
    "total",
    "var_pop",
    "var_samp",
    "variance",
    "xmlagg",
];

/// Whether a function of this name is an aggregate, however it is written.
pub(super) fn is_aggregate(name: &str) -> bool {
    let small = || name.bytes().map(|byte| byte.to_ascii_lowercase());
    AGGREGATES.binary_search_by(|known| known.bytes().cmp(small())).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_in_order_and_found_however_they_are_written() {
        assert!(AGGREGATES.is_sorted());
        assert!(AGGREGATES.iter().all(|name| is_aggregate(&name.to_ascii_uppercase())));
        assert!(!is_aggregate("lower") && !is_aggregate(""));
    }
}
