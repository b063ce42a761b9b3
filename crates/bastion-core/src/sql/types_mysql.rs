//! The types of MySQL and MariaDB under the names their catalogues have (`COLUMN_TYPE`).

use crate::schema::Dialect;

/// `INTEGER UNSIGNED` is `int(10) unsigned` in MariaDB and `int unsigned` in MySQL 8.
pub(super) fn canonical(dialect: Dialect, written: &str) -> String {
    let text = tightened(written);
    let (base, rest) = match text.split_once('(') {
        Some((base, rest)) => (base.trim(), format!("({rest}")),
        None => match text.split_once(' ').filter(|(first, _)| !matches!(*first, "double" | "character" | "char")) {
            Some((first, rest)) => (first, format!(" {rest}")),
            None => (text.as_str(), String::new()),
        },
    };
    let base = match base {
        "integer" | "int4" => "int",
        "int1" => "tinyint",
        "int2" => "smallint",
        "int3" | "middleint" => "mediumint",
        "int8" => "bigint",
        "numeric" | "dec" | "fixed" => "decimal",
        "double precision" | "real" | "float8" => "double",
        "float4" => "float",
        "character varying" | "char varying" | "nvarchar" => "varchar",
        "character" | "nchar" => "char",
        "json" if dialect == Dialect::Mariadb => "longtext",
        "bool" | "boolean" => return "tinyint(1)".to_owned(),
        other => other,
    };
    let stated = rest.starts_with('(');
    let (length, tail) = match rest.split_once(')').filter(|_| stated) {
        Some((length, tail)) => (format!("{length})"), tail.to_owned()),
        None => (String::new(), rest),
    };
    let unsigned = tail.contains("unsigned") || tail.contains("zerofill");
    let usual = match (base, unsigned) {
        ("decimal", _) => "(10,0)",
        ("char" | "binary" | "bit", _) => "(1)",
        ("year", _) => "(4)",
        // MySQL 8 states no widths
        _ if dialect == Dialect::Mysql => "",
        ("tinyint", false) => "(4)",
        ("tinyint", true) => "(3)",
        ("smallint", false) => "(6)",
        ("smallint", true) => "(5)",
        ("mediumint", false) => "(9)",
        ("mediumint", true) => "(8)",
        ("int", false) => "(11)",
        ("int", true) => "(10)",
        ("bigint", _) => "(20)",
        _ => "",
    };
    let length = match (base, length.as_str()) {
        (_, "") => usual.to_owned(),
        ("decimal", stated) if !stated.contains(',') => stated.replace(')', ",0)"),
        _ => length,
    };
    let tail = tail.replace(" signed", "").replace(" compressed", " /*M!100301 COMPRESSED*/");
    let tail = if tail.contains("zerofill") && !tail.contains("unsigned") { format!(" unsigned{tail}") } else { tail };
    format!("{base}{length}{tail}")
}

// small letters and no spaces behind commas, but for what stands in quotes
fn tightened(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut quoted = false;
    for character in written.chars() {
        if character == '\'' {
            quoted = !quoted;
        }
        let needless = character == ' ' && text.ends_with([',', '(', ' ']);
        if quoted || character == '\'' {
            text.push(character);
        } else if !needless {
            text.push(character.to_ascii_lowercase());
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_one_name_each() {
        for (written, mariadb, mysql) in [
            ("INT", "int(11)", "int"),
            ("INTEGER UNSIGNED", "int(10) unsigned", "int unsigned"),
            ("INT UNSIGNED ZEROFILL", "int(10) unsigned zerofill", "int unsigned zerofill"),
            ("BIGINT(20)", "bigint(20)", "bigint(20)"),
            ("DECIMAL(10, 2)", "decimal(10,2)", "decimal(10,2)"),
            ("NUMERIC(8)", "decimal(8,0)", "decimal(8,0)"),
            ("BOOLEAN", "tinyint(1)", "tinyint(1)"),
            ("ENUM('A', 'it''s, B')", "enum('A','it''s, B')", "enum('A','it''s, B')"),
            ("DOUBLE PRECISION", "double", "double"),
            ("CHAR", "char(1)", "char(1)"),
            ("JSON", "longtext", "json"),
            ("DATETIME(3)", "datetime(3)", "datetime(3)"),
        ] {
            assert_eq!(canonical(Dialect::Mariadb, written), mariadb, "{written}");
            assert_eq!(canonical(Dialect::Mysql, written), mysql, "{written}");
        }
    }
}
