//! Which functions and operators a read may use: lists per product and major version, committed beside this file.
//!
//! A name that is in no list is unknown, and what is unknown is refused.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::sql::grammar::Grammar;

const POSTGRESQL: &str = include_str!("functions/postgresql.txt");
const POSTGRESQL_OPERATORS: &str = include_str!("functions/postgresql_operators.txt");
const POSTGRESQL_TYPES: &str = include_str!("functions/postgresql_types.txt");
const MYSQL: &str = include_str!("functions/mysql.txt");
const SQLITE: &str = include_str!("functions/sqlite.txt");
const SNOWFLAKE: &str = include_str!("functions/snowflake.txt");

/// The major versions of PostgreSQL that the lists are generated for.
const MAJORS: std::ops::RangeInclusive<u16> = 13..=18;

/// What PostgreSQL's grammar makes of a name by itself, and is written without quotes: no function of that name is called.
const SPECIAL: &[&str] = &["coalesce", "greatest", "grouping", "least", "nullif", "xmlconcat"];

/// Types under the names of the standard, which PostgreSQL's grammar knows.
const STANDARD_TYPES: &[&str] = &[
    "bigint",
    "bit varying",
    "boolean",
    "character",
    "character varying",
    "double precision",
    "integer",
    "real",
    "smallint",
    "time with time zone",
    "time without time zone",
    "timestamp with time zone",
    "timestamp without time zone",
];

/// Operators that MySQL and MariaDB know.
const MYSQL_OPERATORS: &[&str] = &[
    "!", "%", "&", "&&", "*", "+", "-", "->", "->>", "/", "<", "<<", "<=", "<=>", "<>", "=", ">", ">=", ">>", "DIV",
    "MOD", "XOR", "^", "|", "||", "~", "BINARY",
];
/// Operators that SQLite knows.
const SQLITE_OPERATORS: &[&str] =
    &["%", "&", "*", "+", "-", "->", "->>", "/", "<", "<<", "<=", "<>", "=", "==", ">", ">=", ">>", "|", "||", "~"];
/// Operators that Snowflake knows.
const SNOWFLAKE_OPERATORS: &[&str] = &["%", "*", "+", "-", "/", "<", "<=", "<>", "=", ">", ">=", "||", ":"];

/// What may be done with a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has no effect and tells about its arguments alone.
    Pure,
    /// It tells about the server or its catalogue.
    Catalog,
    /// It is known, and no read may call it.
    Never,
    /// It is not the product's.
    Unknown,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    first: u16,
    last: u16,
    standing: Standing,
    // numbers of arguments, where not every one is safe
    arities: &'static str,
}

struct List {
    lines: BTreeMap<&'static str, Vec<Line>>,
    version: String,
}

static LISTS: LazyLock<[List; 6]> = LazyLock::new(|| {
    [
        versioned("postgresql", POSTGRESQL),
        versioned("postgresql-operators", POSTGRESQL_OPERATORS),
        worded("mysql", MYSQL, Some("mysql")),
        worded("mariadb", MYSQL, Some("mariadb")),
        worded("sqlite", SQLITE, None),
        worded("snowflake", SNOWFLAKE, None),
    ]
});

fn list(grammar: Grammar) -> Option<&'static List> {
    let [postgresql, _, mysql, mariadb, sqlite, snowflake] = &*LISTS;
    match grammar {
        Grammar::Postgresql => Some(postgresql),
        Grammar::Mysql => Some(mysql),
        Grammar::Mariadb => Some(mariadb),
        Grammar::Sqlite => Some(sqlite),
        Grammar::Snowflake => Some(snowflake),
        Grammar::Bigquery | Grammar::Duckdb | Grammar::Ansi => None,
    }
}

/// The list that judges, its digest, and the major version it is read for; nothing where no list was reviewed.
pub(super) fn version(grammar: Grammar, major: Option<u16>) -> Option<String> {
    let list = list(grammar)?;
    Some(match (grammar, major) {
        (Grammar::Postgresql, Some(major)) => format!("{}, for {}", list.version, nearest(major)),
        _ => list.version.clone(),
    })
}

/// What may be done with a function of the product, called with a number of arguments.
pub(super) fn standing(grammar: Grammar, major: Option<u16>, name: &str, arguments: Option<usize>) -> Standing {
    let Some(list) = list(grammar) else { return Standing::Unknown };
    if grammar == Grammar::Postgresql && is_special(name) {
        return Standing::Pure;
    }
    let found = match list.lines.get(name) {
        Some(lines) => lines,
        // PostgreSQL's names are folded when they come here, the others have no case
        None if grammar != Grammar::Postgresql => match list.lines.get(name.to_ascii_lowercase().as_str()) {
            Some(lines) => lines,
            None => return Standing::Unknown,
        },
        None => return Standing::Unknown,
    };
    judge(found, major, arguments)
}

fn judge(lines: &[Line], major: Option<u16>, arguments: Option<usize>) -> Standing {
    let major = major.map(nearest);
    let mut standing = Standing::Unknown;
    for line in lines.iter().filter(|line| major.is_none_or(|major| (line.first..=line.last).contains(&major))) {
        let counted = line.arities.is_empty()
            || arguments.is_some_and(|count| line.arities.split(',').any(|safe| safe.parse() == Ok(count)));
        let found = if counted { line.standing } else { Standing::Never };
        // without a version the worst of them counts
        standing = match (standing, found) {
            (Standing::Never, _) | (_, Standing::Never) => Standing::Never,
            (Standing::Catalog, _) | (_, Standing::Catalog) => Standing::Catalog,
            _ => found,
        };
    }
    standing
}

/// Whether the product knows an operator of its own by this sign.
pub(super) fn knows_operator(grammar: Grammar, major: Option<u16>, symbol: &str) -> bool {
    match grammar {
        Grammar::Postgresql => {
            let [_, operators, ..] = &*LISTS;
            operators.lines.get(symbol).is_some_and(|lines| judge(lines, major, None) == Standing::Pure)
        }
        Grammar::Mysql | Grammar::Mariadb => MYSQL_OPERATORS.contains(&symbol),
        Grammar::Sqlite => SQLITE_OPERATORS.contains(&symbol),
        Grammar::Snowflake => SNOWFLAKE_OPERATORS.contains(&symbol),
        Grammar::Bigquery | Grammar::Duckdb | Grammar::Ansi => false,
    }
}

/// Whether PostgreSQL itself has a type: by the name of its catalogue, or by that of the standard.
pub(super) fn knows_type(name: &str) -> bool {
    static TYPES: LazyLock<List> = LazyLock::new(|| versioned("postgresql-types", POSTGRESQL_TYPES));
    STANDARD_TYPES.binary_search(&name).is_ok() || TYPES.lines.contains_key(name)
}

/// Whether PostgreSQL's grammar makes something of its own of a name.
pub(super) fn is_special(name: &str) -> bool {
    SPECIAL.binary_search(&name).is_ok()
}

// a newer server is judged as the newest that is known, and so is an older one by the oldest
fn nearest(major: u16) -> u16 {
    major.clamp(*MAJORS.start(), *MAJORS.end())
}

fn kind(word: &str) -> Standing {
    match word {
        "pure" | "operator" | "type" => Standing::Pure,
        "catalog" => Standing::Catalog,
        _ => Standing::Never,
    }
}

// `name first last kind arities`
fn versioned(name: &str, text: &'static str) -> List {
    let mut lines: BTreeMap<&'static str, Vec<Line>> = BTreeMap::new();
    for line in written(text) {
        let mut words = line.split(' ');
        let (Some(key), Some(first), Some(last), Some(word)) = (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let arities = words.next().unwrap_or_default();
        let (first, last) = (first.parse().unwrap_or(u16::MAX), last.parse().unwrap_or(0));
        lines.entry(key).or_default().push(Line { first, last, standing: kind(word), arities });
    }
    List { lines, version: named(name, text) }
}

// `products kind name name …`, or without the products
fn worded(name: &str, text: &'static str, product: Option<&str>) -> List {
    let mut lines: BTreeMap<&'static str, Vec<Line>> = BTreeMap::new();
    for line in written(text) {
        let mut words = line.split(' ');
        if let Some(product) = product
            && words.next().is_none_or(|found| found != "both" && found != product)
        {
            continue;
        }
        let standing = words.next().map_or(Standing::Never, kind);
        for key in words {
            lines.entry(key).or_default().push(Line { first: 0, last: u16::MAX, standing, arities: "" });
        }
    }
    List { lines, version: named(name, text) }
}

fn written(text: &'static str) -> impl Iterator<Item = &'static str> {
    // an operator may begin with `#`; a comment has a space behind it
    text.lines().filter(|line| !line.is_empty() && !line.starts_with("# @") && !is_comment(line))
}

fn is_comment(line: &str) -> bool {
    line.starts_with("# ") && !line.ends_with(" operator")
}

fn named(name: &str, text: &str) -> String {
    let digest: String = blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect();
    format!("{name}-{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgresql_is_judged_by_its_version() {
        let of = |name: &str, major, count| standing(Grammar::Postgresql, major, name, Some(count));
        assert_eq!(of("lower", Some(15), 1), Standing::Pure);
        assert_eq!(of("pg_sleep", Some(15), 1), Standing::Never);
        assert_eq!(of("pg_sleep", None, 1), Standing::Never);
        assert_eq!(of("touch", Some(15), 0), Standing::Unknown);
        assert_eq!(of("any_value", Some(15), 1), Standing::Unknown);
        assert_eq!(of("any_value", Some(16), 1), Standing::Pure);
        assert_eq!(of("any_value", Some(99), 1), Standing::Pure);
        assert_eq!(of("ts_rewrite", Some(15), 3), Standing::Pure);
        assert_eq!(of("ts_rewrite", Some(15), 2), Standing::Never);
        assert_eq!(of("current_setting", Some(15), 1), Standing::Catalog);
        assert_eq!(of("LOWER", Some(15), 1), Standing::Unknown);
    }

    #[test]
    fn every_list_has_what_everybody_uses() {
        for grammar in [Grammar::Postgresql, Grammar::Mysql, Grammar::Mariadb, Grammar::Sqlite, Grammar::Snowflake] {
            for name in ["count", "sum", "lower", "coalesce", "nullif", "abs", "row_number"] {
                assert_eq!(standing(grammar, None, name, Some(1)), Standing::Pure, "{name} of {grammar:?}");
            }
            for symbol in ["+", "-", "*", "/", "=", "<>", "<", ">=", "||"] {
                assert!(knows_operator(grammar, None, symbol), "{symbol} of {grammar:?}");
            }
            assert!(version(grammar, None).is_some());
        }
        assert_eq!(standing(Grammar::Duckdb, None, "count", Some(1)), Standing::Unknown);
        assert!(version(Grammar::Duckdb, None).is_none());
    }

    #[test]
    fn what_only_one_product_has_is_unknown_to_the_other() {
        assert_eq!(standing(Grammar::Mysql, None, "regexp_like", Some(2)), Standing::Pure);
        assert_eq!(standing(Grammar::Mariadb, None, "regexp_like", Some(2)), Standing::Unknown);
        assert_eq!(standing(Grammar::Mariadb, None, "SLEEP", Some(1)), Standing::Never);
    }

    #[test]
    fn the_special_names_are_in_their_order() {
        assert!(SPECIAL.is_sorted());
        assert!(STANDARD_TYPES.is_sorted());
    }

    #[test]
    fn the_operator_that_looks_like_a_comment_is_there() {
        assert!(knows_operator(Grammar::Postgresql, Some(15), "#"));
        assert!(knows_operator(Grammar::Postgresql, Some(15), "#>>"));
        assert!(!knows_operator(Grammar::Postgresql, Some(15), "+++"));
    }
}
