//! Types as MySQL and MariaDB write them, and what a change from one to another does to the values.
//!
//! `MODIFY` converts any type to any other; in strict mode it fails where a value does not fit (MySQL 8.4 manual,
//! 15.1.9 "ALTER TABLE" and 14.3 "Type Conversion"). What is done in place is in 17.12.1 "Online DDL Operations".

use super::sql_type::TypeChange;
use crate::escape::backticks;
use crate::schema::Column;

/// A type taken apart: `int(10) unsigned`, `enum('a','b')`.
#[derive(Debug, PartialEq, Eq)]
struct MysqlType {
    base: String,
    arguments: Vec<i64>,
    labels: Vec<String>,
    unsigned: bool,
}

impl MysqlType {
    fn parse(text: &str) -> Self {
        let name = text.split(['(', ' ']).next().unwrap_or_default().to_lowercase();
        let inside = text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or("", |(inside, _)| inside);
        let listed = matches!(name.as_str(), "enum" | "set");
        let after = text.rsplit_once(')').map_or(text, |(_, after)| after);
        Self {
            arguments: inside.split(',').filter(|_| !listed).filter_map(|part| part.trim().parse().ok()).collect(),
            labels: if listed { labels(inside) } else { Vec::new() },
            unsigned: after.contains("unsigned"),
            base: match name.as_str() {
                "integer" => "int".to_owned(),
                "numeric" => "decimal".to_owned(),
                _ => name,
            },
        }
    }

    fn argument(&self) -> Option<i64> {
        self.arguments.first().copied()
    }

    /// Least and greatest value of an integer.
    fn range(&self) -> Option<(i128, i128)> {
        let bits = match self.base.as_str() {
            "tinyint" => 8,
            "smallint" => 16,
            "mediumint" => 24,
            "int" => 32,
            "bigint" => 64,
            _ => return None,
        };
        let whole = 1_i128 << bits;
        Some(if self.unsigned { (0, whole - 1) } else { (-(whole / 2), whole / 2 - 1) })
    }

    /// How many bytes (or, for texts with a stated length, characters) a value may have.
    fn capacity(&self) -> Option<i64> {
        match self.base.as_str() {
            "char" | "varchar" | "binary" | "varbinary" => Some(self.argument().unwrap_or(1)),
            "tinytext" | "tinyblob" => Some(255),
            "text" | "blob" => Some(65_535),
            "mediumtext" | "mediumblob" => Some(16_777_215),
            "longtext" | "longblob" => Some(4_294_967_295),
            _ => None,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self.base.as_str(), "char" | "varchar") || self.base.ends_with("text")
    }

    fn is_binary(&self) -> bool {
        matches!(self.base.as_str(), "binary" | "varbinary") || self.base.ends_with("blob")
    }

    fn is_inexact(&self) -> bool {
        matches!(self.base.as_str(), "float" | "double")
    }
}

// 'it''s','b': quotes are doubled, a comma may stand inside
fn labels(inside: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut label = String::new();
    let mut quoted = false;
    let mut characters = inside.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' if quoted && characters.next_if_eq(&'\'').is_some() => label.push('\''),
            '\'' if quoted => {
                quoted = false;
                found.push(std::mem::take(&mut label));
            }
            '\'' => quoted = true,
            other if quoted => label.push(other),
            _ => {}
        }
    }
    found
}

/// What a change between two columns' types does.
pub(crate) fn change(old: &Column, new: &Column) -> TypeChange {
    let (before, after) = (MysqlType::parse(&old.data_type), MysqlType::parse(&new.data_type));
    match (before.labels.is_empty(), after.labels.is_empty()) {
        (false, false) if before.base == after.base => return labels_changed(&before.labels, &after.labels),
        (false, true) if after.is_text() => return TypeChange::EnumToText,
        (true, false) if before.is_text() => return TypeChange::TextToEnum,
        _ => {}
    }
    if let (Some(from), Some(to)) = (before.range(), after.range()) {
        return match (from == to, to.0 <= from.0 && from.1 <= to.1) {
            // the width in brackets is only how it is shown
            (true, _) => TypeChange::WidenedInPlace,
            (false, true) => TypeChange::WidenedRewrite,
            (false, false) => TypeChange::Narrowed,
        };
    }
    if (before.is_text() && after.is_text()) || (before.is_binary() && after.is_binary()) {
        return text_changed(&before, &after, old.character_set.as_deref());
    }
    numbers_and_times(&before, &after)
}

fn labels_changed(old: &[String], new: &[String]) -> TypeChange {
    if new.starts_with(old) {
        TypeChange::WidenedInPlace
    } else if old.iter().all(|label| new.contains(label)) {
        TypeChange::WidenedRewrite
    } else {
        TypeChange::Narrowed
    }
}

fn text_changed(old: &MysqlType, new: &MysqlType, character_set: Option<&str>) -> TypeChange {
    let (Some(before), Some(after)) = (old.capacity(), new.capacity()) else { return TypeChange::Castable };
    let bytes = match character_set {
        Some("utf8mb4" | "utf16" | "utf16le" | "utf32") => 4,
        Some("utf8mb3" | "utf8") => 3,
        Some("ucs2") => 2,
        _ => 1,
    };
    // a length stated in characters is compared with one in bytes at its worst
    let needed = if old.argument().is_some() && new.argument().is_none() { before * bytes } else { before };
    if needed > after {
        return TypeChange::Narrowed;
    }
    // one byte holds a length up to 255, two hold a greater one
    let small = |length: i64| length * bytes <= 255;
    let varying = matches!(old.base.as_str(), "varchar" | "varbinary") && old.base == new.base;
    if varying && small(before) == small(after) { TypeChange::WidenedInPlace } else { TypeChange::WidenedRewrite }
}

fn numbers_and_times(old: &MysqlType, new: &MysqlType) -> TypeChange {
    let scale = |found: &MysqlType| found.arguments.get(1).copied().unwrap_or(0);
    let whole = |found: &MysqlType| found.argument().unwrap_or(10) - scale(found);
    match (old.base.as_str(), new.base.as_str()) {
        ("decimal", "decimal") if scale(new) < scale(old) => TypeChange::PrecisionReduced,
        ("decimal", "decimal") if whole(new) < whole(old) || (new.unsigned && !old.unsigned) => TypeChange::Narrowed,
        ("decimal", "decimal") if old.arguments == new.arguments && old.unsigned == new.unsigned => {
            TypeChange::WidenedInPlace
        }
        ("decimal", "decimal") | ("float", "double") => TypeChange::WidenedRewrite,
        ("double", "float") => TypeChange::PrecisionReduced,
        (_, "decimal") if old.range().is_some() => {
            let digits = old.range().map_or(0, |(_, greatest)| i64::from(greatest.ilog10()) + 1);
            let negative = new.unsigned && !old.unsigned;
            if whole(new) >= digits && !negative { TypeChange::WidenedRewrite } else { TypeChange::Narrowed }
        }
        ("decimal" | "float" | "double", _) if new.range().is_some() => TypeChange::Narrowed,
        ("datetime", "datetime") | ("timestamp", "timestamp") | ("time", "time") => {
            match (old.argument().unwrap_or(0), new.argument().unwrap_or(0)) {
                (before, after) if after < before => TypeChange::PrecisionReduced,
                (before, after) if after > before => TypeChange::WidenedRewrite,
                _ => TypeChange::WidenedInPlace,
            }
        }
        // a timestamp is a point in time, a datetime what a clock on a wall shows
        ("datetime", "timestamp") | ("timestamp", "datetime") => TypeChange::TimeZone,
        ("datetime" | "timestamp", "date" | "time" | "year") => TypeChange::PrecisionReduced,
        ("bit", "bit") if new.argument() < old.argument() => TypeChange::Narrowed,
        ("bit", "bit") => TypeChange::WidenedRewrite,
        (_, "json") => TypeChange::Narrowed,
        _ if new.is_inexact() && old.range().is_some() => TypeChange::Castable,
        // a text as a number or a moment: the server refuses what it cannot read
        _ if old.is_text() && !new.is_binary() => TypeChange::Narrowed,
        _ => TypeChange::Castable,
    }
}

/// A condition on a column that holds for values that do not fit the new type; `None` where only the change can tell.
pub(super) fn misfit(column: &str, new: &str) -> Option<String> {
    let (quoted, new) = (backticks(column), MysqlType::parse(new));
    if let Some((least, greatest)) = new.range() {
        return Some(format!("{quoted} NOT BETWEEN {least} AND {greatest}"));
    }
    if !new.labels.is_empty() && new.base == "enum" {
        let labels: Vec<_> = new.labels.iter().map(|label| text(label)).collect();
        return Some(format!("{quoted} NOT IN ({})", labels.join(", ")));
    }
    match (new.is_text(), new.is_binary(), new.capacity()) {
        (true, _, Some(length)) if new.argument().is_some() => Some(format!("char_length({quoted}) > {length}")),
        (true, _, Some(length)) | (_, true, Some(length)) => Some(format!("length({quoted}) > {length}")),
        _ => None,
    }
}

// in hexadecimal no escape means anything, whatever the SQL mode
fn text(label: &str) -> String {
    let hexadecimal: String = label.bytes().map(|byte| format!("{byte:02X}")).collect();
    if hexadecimal.is_empty() { "''".to_owned() } else { format!("_utf8mb4 0x{hexadecimal}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(data_type: &str) -> Column {
        Column { data_type: data_type.to_owned(), character_set: Some("utf8mb4".to_owned()), ..Column::default() }
    }

    #[test]
    fn knows_what_a_change_does() {
        use TypeChange::*;
        for (old, new, expected) in [
            ("int(11)", "bigint(20)", WidenedRewrite),
            ("int(11)", "int(5)", WidenedInPlace),
            ("int", "int unsigned", Narrowed),
            ("int unsigned", "bigint", WidenedRewrite),
            ("bigint unsigned", "bigint", Narrowed),
            ("tinyint(1)", "smallint unsigned", Narrowed),
            ("int", "decimal(12,2)", WidenedRewrite),
            ("int", "decimal(10,2)", Narrowed),
            ("int", "double", Castable),
            ("decimal(10,2)", "decimal(12,2)", WidenedRewrite),
            ("decimal(10,2)", "decimal(10,1)", PrecisionReduced),
            ("decimal(10,2)", "int", Narrowed),
            ("float", "double", WidenedRewrite),
            ("varchar(20)", "varchar(30)", WidenedInPlace),
            ("varchar(20)", "varchar(100)", WidenedRewrite),
            ("varchar(20)", "varchar(10)", Narrowed),
            ("varchar(20)", "text", WidenedRewrite),
            ("varchar(100)", "tinytext", Narrowed),
            ("text", "varchar(100)", Narrowed),
            ("text", "mediumtext", WidenedRewrite),
            ("blob", "tinyblob", Narrowed),
            ("enum('a','b')", "enum('a','b','c')", WidenedInPlace),
            ("enum('a','b')", "enum('c','a','b')", WidenedRewrite),
            ("enum('a','b')", "enum('a')", Narrowed),
            ("enum('a','b')", "varchar(5)", EnumToText),
            ("varchar(5)", "enum('a')", TextToEnum),
            ("datetime(6)", "datetime", PrecisionReduced),
            ("datetime", "timestamp", TimeZone),
            ("datetime", "date", PrecisionReduced),
            ("date", "datetime", Castable),
            ("varchar(9)", "int", Narrowed),
            ("text", "json", Narrowed),
            ("json", "longtext", Castable),
        ] {
            assert_eq!(change(&column(old), &column(new)), expected, "{old} → {new}");
        }
    }

    #[test]
    fn labels_may_hold_quotes_and_commas() {
        assert_eq!(labels("'it''s','a,b',''"), ["it's", "a,b", ""]);
    }

    #[test]
    fn what_does_not_fit_is_asked_in_the_servers_words() {
        for (new, expected) in [
            ("int unsigned", Some("`a``b` NOT BETWEEN 0 AND 4294967295")),
            ("varchar(10)", Some("char_length(`a``b`) > 10")),
            ("tinytext", Some("length(`a``b`) > 255")),
            ("enum('a','it''s')", Some("`a``b` NOT IN (_utf8mb4 0x61, _utf8mb4 0x69742773)")),
            ("json", None),
        ] {
            assert_eq!(misfit("a`b", new).as_deref(), expected, "{new}");
        }
    }
}
