//! Words that are not names unless they stand in quotes, per product, each list in the order of its bytes.
//!
//! PostgreSQL's are what `pg_get_keywords` of version 18 calls reserved, names of columns, and names of functions and
//! types. MySQL's are those that MariaDB 10.11 refuses as a name, and those that MySQL 8 reserves besides. SQLite's are
//! those that version 3.40 refuses. Those of Snowflake, BigQuery and DuckDB are from their manuals.

use super::super::grammar::Grammar;

/// Whether a word, in small letters, is no name in a grammar.
pub(super) fn is_reserved(grammar: Grammar, word: &str) -> bool {
    let lists: &[&[&str]] = match grammar {
        Grammar::Postgresql => &[POSTGRESQL, POSTGRESQL_FUNCTION],
        Grammar::Duckdb => &[POSTGRESQL, POSTGRESQL_FUNCTION, DUCKDB],
        Grammar::Ansi => &[POSTGRESQL, POSTGRESQL_FUNCTION, MYSQL],
        Grammar::Mysql | Grammar::Mariadb => &[MYSQL],
        Grammar::Sqlite => &[SQLITE],
        Grammar::Snowflake => &[SNOWFLAKE],
        Grammar::Bigquery => &[BIGQUERY],
    };
    lists.iter().any(|list| list.binary_search(&word).is_ok())
}

/// Whether a function of PostgreSQL cannot be called by a word without quotes, or means something else by it.
pub(super) fn is_reserved_function(word: &str) -> bool {
    POSTGRESQL.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const POSTGRESQL: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "between", "bigint", "bit",
    "boolean", "both", "case", "cast", "char", "character", "check", "coalesce", "collate", "column",
    "constraint", "create", "current_catalog", "current_date", "current_role", "current_time",
    "current_timestamp", "current_user", "dec", "decimal", "default", "deferrable", "desc", "distinct", "do",
    "else", "end", "except", "exists", "extract", "false", "fetch", "float", "for", "foreign", "from", "grant",
    "greatest", "group", "grouping", "having", "in", "initially", "inout", "int", "integer", "intersect",
    "interval", "into", "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg",
    "json_query", "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least",
    "limit", "localtime", "localtimestamp", "merge_action", "national", "nchar", "none", "normalize", "not",
    "null", "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "overlay", "placing", "position",
    "precision", "primary", "real", "references", "returning", "row", "select", "session_user", "setof",
    "smallint", "some", "substring", "symmetric", "system_user", "table", "then", "time", "timestamp", "to",
    "trailing", "treat", "trim", "true", "union", "unique", "user", "using", "values", "varchar", "variadic",
    "when", "where", "window", "with", "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest",
    "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable",
];

/// Those that are names of functions and types.
#[rustfmt::skip]
const POSTGRESQL_FUNCTION: &[&str] = &[
    "authorization", "binary", "collation", "concurrently", "cross", "current_schema", "freeze", "full", "ilike",
    "inner", "is", "isnull", "join", "left", "like", "natural", "notnull", "outer", "overlaps", "right",
    "similar", "tablesample", "verbose",
];

#[rustfmt::skip]
const DUCKDB: &[&str] = &[
    "anti", "asof", "describe", "lambda", "pivot", "pivot_longer", "pivot_wider", "positional", "qualify", "semi",
    "show", "summarize", "unpivot",
];

#[rustfmt::skip]
const MYSQL: &[&str] = &[
    "accessible", "add", "all", "alter", "analyze", "and", "as", "asc", "asensitive", "before", "between",
    "bigint", "binary", "blob", "both", "by", "call", "cascade", "case", "change", "char", "character", "check",
    "collate", "column", "condition", "constraint", "continue", "convert", "create", "cross", "cube", "cume_dist",
    "current_date", "current_role", "current_time", "current_timestamp", "current_user", "cursor", "databases",
    "day_hour", "day_microsecond", "day_minute", "day_second", "dec", "decimal", "declare", "default", "delayed",
    "delete", "delete_domain_id", "dense_rank", "desc", "describe", "deterministic", "distinct", "distinctrow",
    "div", "do_domain_ids", "double", "drop", "dual", "each", "else", "elseif", "empty", "enclosed", "escaped",
    "except", "exists", "exit", "explain", "false", "fetch", "first_value", "float", "float4", "float8", "for",
    "force", "foreign", "from", "fulltext", "function", "generated", "get", "grant", "group", "grouping",
    "groups", "having", "high_priority", "hour_microsecond", "hour_minute", "hour_second", "if", "ignore",
    "ignore_domain_ids", "in", "index", "infile", "inner", "inout", "insensitive", "insert", "int", "int1",
    "int2", "int3", "int4", "int8", "integer", "intersect", "interval", "into", "io_after_gtids",
    "io_before_gtids", "is", "iterate", "join", "json_table", "key", "keys", "kill", "lag", "last_value",
    "lateral", "lead", "leading", "leave", "left", "library", "like", "limit", "linear", "lines", "load",
    "localtime", "localtimestamp", "lock", "long", "longblob", "longtext", "loop", "low_priority", "manual",
    "master_bind", "master_demote_to_replica", "master_demote_to_slave", "master_ssl_verify_server_cert", "match",
    "maxvalue", "mediumblob", "mediumint", "mediumtext", "middleint", "minute_microsecond", "minute_second",
    "mod", "modifies", "natural", "no_write_to_binlog", "not", "nth_value", "ntile", "null", "numeric", "of",
    "offset", "on", "optimize", "optimizer_costs", "optionally", "or", "order", "out", "outer", "outfile", "over",
    "page_checksum", "parallel", "parse_vcol_expr", "partition", "percent_rank", "portion", "precision",
    "primary", "procedure", "purge", "qualify", "range", "rank", "read", "read_write", "reads", "real",
    "recursive", "ref_system_id", "references", "regexp", "release", "rename", "repeat", "replace", "require",
    "resignal", "restrict", "return", "returning", "revoke", "right", "rlike", "row", "row_number", "rows",
    "schemas", "second_microsecond", "select", "sensitive", "separator", "set", "show", "signal", "smallint",
    "spatial", "specific", "sql", "sql_big_result", "sql_buffer_result", "sql_cache", "sql_calc_found_rows",
    "sql_no_cache", "sql_small_result", "sqlexception", "sqlstate", "sqlwarning", "ssl", "starting",
    "stats_auto_recalc", "stats_persistent", "stats_sample_pages", "stored", "straight_join", "system", "table",
    "tablesample", "terminated", "then", "tinyblob", "tinyint", "tinytext", "to", "trailing", "trigger", "true",
    "undo", "union", "unique", "unlock", "unsigned", "update", "usage", "use", "using", "utc_date", "utc_time",
    "utc_timestamp", "values", "varbinary", "varchar", "varcharacter", "varying", "virtual", "when", "where",
    "while", "window", "with", "write", "xor", "year_month", "zerofill",
];

#[rustfmt::skip]
const SQLITE: &[&str] = &[
    "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "cast", "check", "collate", "commit",
    "constraint", "create", "current_date", "current_time", "current_timestamp", "default", "deferrable",
    "delete", "distinct", "drop", "else", "escape", "except", "exists", "false", "foreign", "from", "group",
    "having", "in", "index", "insert", "intersect", "into", "is", "isnull", "join", "limit", "not", "nothing",
    "notnull", "null", "on", "or", "order", "primary", "raise", "references", "returning", "select", "set",
    "table", "then", "to", "transaction", "true", "union", "unique", "update", "using", "values", "when", "where",
];

#[rustfmt::skip]
const SNOWFLAKE: &[&str] = &[
    "account", "all", "alter", "and", "any", "as", "between", "by", "case", "cast", "check", "column", "connect",
    "connection", "constraint", "create", "cross", "current", "current_date", "current_time", "current_timestamp",
    "current_user", "database", "delete", "distinct", "drop", "else", "exists", "false", "following", "for",
    "from", "full", "grant", "group", "gscluster", "having", "ilike", "in", "increment", "inner", "insert",
    "intersect", "into", "is", "issue", "join", "lateral", "left", "like", "localtime", "localtimestamp", "minus",
    "natural", "not", "null", "of", "on", "or", "order", "organization", "qualify", "regexp", "revoke", "right",
    "rlike", "row", "rows", "sample", "schema", "select", "set", "some", "start", "table", "tablesample", "then",
    "to", "trigger", "true", "try_cast", "union", "unique", "update", "using", "values", "view", "when",
    "whenever", "where", "with",
];

#[rustfmt::skip]
const BIGQUERY: &[&str] = &[
    "all", "and", "any", "array", "as", "asc", "assert_rows_modified", "at", "between", "by", "case", "cast",
    "collate", "contains", "create", "cross", "cube", "current", "default", "define", "desc", "distinct", "else",
    "end", "enum", "escape", "except", "exclude", "exists", "extract", "false", "fetch", "following", "for",
    "from", "full", "group", "grouping", "groups", "hash", "having", "if", "ignore", "in", "inner", "intersect",
    "interval", "into", "is", "join", "lateral", "left", "like", "limit", "lookup", "merge", "natural", "new",
    "no", "not", "null", "nulls", "of", "on", "or", "order", "outer", "over", "partition", "preceding", "proto",
    "qualify", "range", "recursive", "respect", "right", "rollup", "rows", "select", "set", "some", "struct",
    "tablesample", "then", "to", "treat", "true", "unbounded", "union", "unnest", "using", "when", "where",
    "window", "with", "within",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_can_be_searched() {
        for list in [POSTGRESQL, POSTGRESQL_FUNCTION, DUCKDB, MYSQL, SQLITE, SNOWFLAKE, BIGQUERY] {
            assert!(list.is_sorted() && list.iter().all(|word| word.to_lowercase() == *word));
        }
        assert!(is_reserved(Grammar::Postgresql, "order") && !is_reserved(Grammar::Postgresql, "key"));
        assert!(is_reserved(Grammar::Mysql, "key") && !is_reserved(Grammar::Sqlite, "key"));
    }
}
