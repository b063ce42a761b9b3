//! Masks in the SQL of each product: an expression over a column that tells no more of its value than the mask does.

use super::HashKey;
use super::text::{identifier, literal};
use crate::privacy::mask::{SqlMask, SqlPeriod};
use crate::schema::Dialect;

/// What the types of numbers begin with. What is no number would be in the message of a cast that fails.
const NUMBERS: &[&str] =
    &["bigint", "dec", "double", "float", "int", "mediumint", "numeric", "real", "smallint", "tinyint"];
/// What the types of dates begin with.
const DATES: &[&str] = &["date", "timestamp"];

/// The expression of a mask over a column; why there is none in this product otherwise.
pub(super) fn expression(
    dialect: Dialect,
    column: &str,
    data_type: &str,
    mask: &SqlMask,
    key: Option<&HashKey>,
) -> Result<String, String> {
    let name = identifier(dialect, column);
    let text = as_text(dialect, &name);
    Ok(match mask {
        SqlMask::Keep(_) | SqlMask::Hide(_) => name,
        // a type keeps what is written around the column meaningful
        SqlMask::Null(_) if dialect == Dialect::Postgresql => format!("CAST(NULL AS {data_type})"),
        SqlMask::Null(_) => "NULL".to_owned(),
        SqlMask::Constant(constant) => or_null(&name, &literal(dialect, &constant.value)?),
        SqlMask::Partial(part) => partial(dialect, &name, &text, u32::from(part.first), u32::from(part.last)),
        SqlMask::Prefix(prefix) => partial_prefix(dialect, &name, &text, u32::from(prefix.characters)),
        SqlMask::Hash(_) => hash(dialect, &name, &text, key.ok_or("it needs a key")?)?,
        SqlMask::Bucket(bucket) if bucket.width == 0 => return Err("a bucket has a width of at least 1".to_owned()),
        SqlMask::Bucket(bucket) => {
            has_type(dialect, data_type, NUMBERS)?;
            number_bucket(dialect, &name, bucket.width)
        }
        SqlMask::Period(period) => {
            has_type(dialect, data_type, DATES)?;
            date_period(dialect, &name, data_type, period.unit)
        }
    })
}

/// SQLite's columns hold anything, and its functions make nothing of what they do not understand.
fn has_type(dialect: Dialect, data_type: &str, known: &[&str]) -> Result<(), String> {
    let lower = data_type.to_lowercase();
    let fits = dialect == Dialect::Sqlite || known.iter().any(|known| lower.starts_with(known));
    // `interval` begins as `int` does
    if fits && !lower.starts_with("interval") && !lower.ends_with(']') {
        Ok(())
    } else {
        Err(format!("its type is `{data_type}`"))
    }
}

fn as_text(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Postgresql | Dialect::Sqlite => format!("CAST({name} AS text)"),
        Dialect::Mysql | Dialect::Mariadb => format!("CONVERT({name} USING utf8mb4)"),
    }
}

fn or_null(name: &str, value: &str) -> String {
    format!("CASE WHEN {name} IS NULL THEN NULL ELSE {value} END")
}

fn length(dialect: Dialect, text: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("length({text})"),
        _ => format!("char_length({text})"),
    }
}

fn left(dialect: Dialect, text: &str, characters: u32) -> String {
    match dialect {
        Dialect::Sqlite => format!("substr({text}, 1, {characters})"),
        _ => format!("left({text}, {characters})"),
    }
}

fn right(dialect: Dialect, text: &str, characters: u32) -> String {
    match dialect {
        // of no characters from the end SQLite makes all of them
        Dialect::Sqlite if characters == 0 => "''".to_owned(),
        Dialect::Sqlite => format!("substr({text}, -{characters})"),
        _ => format!("right({text}, {characters})"),
    }
}

fn joined(dialect: Dialect, parts: &[String]) -> String {
    match dialect {
        Dialect::Postgresql | Dialect::Sqlite => parts.join(" || "),
        // `||` is OR there
        Dialect::Mysql | Dialect::Mariadb => format!("CONCAT({})", parts.join(", ")),
    }
}

fn partial(dialect: Dialect, name: &str, text: &str, first: u32, last: u32) -> String {
    let parts = [left(dialect, text, first), "'***'".to_owned(), right(dialect, text, last)];
    let (length, shown) = (length(dialect, text), joined(dialect, &parts));
    let least = 3 * (first + last);
    format!("CASE WHEN {name} IS NULL THEN NULL WHEN {length} >= {least} THEN {shown} ELSE '***' END")
}

fn partial_prefix(dialect: Dialect, name: &str, text: &str, characters: u32) -> String {
    let (length, shown) =
        (length(dialect, text), joined(dialect, &[left(dialect, text, characters), "'***'".to_owned()]));
    format!("CASE WHEN {name} IS NULL THEN NULL WHEN {length} > {characters} THEN {shown} ELSE '***' END")
}

/// HMAC-SHA-256 (RFC 2104) from the two blocks of its key and a plain SHA-256, which PostgreSQL and MySQL have.
fn hash(dialect: Dialect, name: &str, text: &str, key: &HashKey) -> Result<String, String> {
    let (id, inner, outer) = (&key.id, key.inner_hex(), key.outer_hex());
    let digest = match dialect {
        Dialect::Postgresql => format!(
            "'{id}:' || encode(sha256(decode('{outer}', 'hex') || sha256(decode('{inner}', 'hex') || \
             convert_to({text}, 'UTF8'))), 'hex')"
        ),
        Dialect::Mysql | Dialect::Mariadb => format!(
            "CONCAT('{id}:', SHA2(CONCAT(UNHEX('{outer}'), UNHEX(SHA2(CONCAT(UNHEX('{inner}'), {text}), 256))), 256))"
        ),
        Dialect::Sqlite => return Err("SQLite has no function for keyed digests".to_owned()),
    };
    Ok(or_null(name, &digest))
}

fn number_bucket(dialect: Dialect, name: &str, width: u32) -> String {
    match dialect {
        Dialect::Postgresql => format!("floor(CAST({name} AS numeric) / {width}) * {width}"),
        Dialect::Mysql | Dialect::Mariadb => format!("FLOOR({name} / {width}) * {width}"),
        // without FLOOR, which not every SQLite has; the whole part of a number decides
        Dialect::Sqlite => {
            let whole = format!("CAST({name} AS integer)");
            or_null(name, &format!("{whole} - (({whole} % {width}) + {width}) % {width}"))
        }
    }
}

fn date_period(dialect: Dialect, name: &str, data_type: &str, unit: SqlPeriod) -> String {
    match dialect {
        Dialect::Postgresql => {
            format!("CAST(date_trunc('{}', {name}) AS {data_type})", unit.name())
        }
        Dialect::Mysql | Dialect::Mariadb => match unit {
            SqlPeriod::Year => format!("MAKEDATE(YEAR({name}), 1)"),
            SqlPeriod::Quarter => {
                format!("DATE_ADD(MAKEDATE(YEAR({name}), 1), INTERVAL (QUARTER({name}) - 1) * 3 MONTH)")
            }
            SqlPeriod::Month => format!("DATE_ADD(MAKEDATE(YEAR({name}), 1), INTERVAL MONTH({name}) - 1 MONTH)"),
        },
        Dialect::Sqlite => {
            let month = format!("CAST(strftime('%m', {name}) AS integer)");
            match unit {
                SqlPeriod::Year => format!("strftime('%Y-01-01', {name})"),
                SqlPeriod::Quarter => {
                    or_null(name, &format!("printf('%s-%02d-01', strftime('%Y', {name}), ({month} - 1) / 3 * 3 + 1)"))
                }
                SqlPeriod::Month => format!("strftime('%Y-%m-01', {name})"),
            }
        }
    }
}
