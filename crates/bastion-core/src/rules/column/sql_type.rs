//! Types as SQL writes them, and what a change from one to another does to the values.
//!
//! The casts are PostgreSQL's (manual, chapter 10 and `pg_cast`): an ALTER of a column's type works by itself only
//! where an assignment cast exists, and rewrites nothing only where the values keep their bytes.

use crate::escape::identifier;
use crate::schema::{Column, Dialect, Object, ObjectKind, ObjectName};
use crate::snapshot::Snapshot;

use super::super::Context;
use super::mysql_type;

/// A type taken apart: `numeric(10,2)[]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SqlType {
    /// Its name without arguments and brackets.
    pub(crate) base: String,
    /// Length, precision, scale.
    pub(crate) arguments: Vec<i64>,
    /// An array of it.
    pub(crate) array: bool,
}

impl SqlType {
    /// Reads a type as the server writes it.
    pub(crate) fn parse(text: &str) -> Self {
        let (text, array) = text.strip_suffix("[]").map_or((text, false), |inner| (inner, true));
        let Some((before, rest)) = text.split_once('(') else {
            return Self { base: text.trim().to_owned(), arguments: Vec::new(), array };
        };
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        let arguments = inside.split(',').filter_map(|number| number.trim().parse().ok()).collect();
        // `timestamp(3) with time zone`: the argument stands in the middle
        Self { base: format!("{before}{after}").trim().to_owned(), arguments, array }
    }

    fn argument(&self) -> Option<i64> {
        self.arguments.first().copied()
    }
}

/// What a change of a type does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeChange {
    /// Every value fits and keeps its bytes.
    WidenedInPlace,
    /// Every value fits; the table is rewritten and results have another type.
    WidenedRewrite,
    /// Some values may not fit.
    Narrowed,
    /// Converted by an assignment cast.
    Castable,
    /// No assignment cast: the migration must say how.
    NoCast,
    /// Digits are lost.
    PrecisionReduced,
    /// Points in time become wall-clock times, or the other way round.
    TimeZone,
    /// One value becomes a list, or a list one value.
    ArrayNess,
    /// An enumeration becomes text.
    EnumToText,
    /// Text becomes an enumeration.
    TextToEnum,
    /// A domain is put around the same type, or taken off.
    Domain,
    /// SQLite: the column's affinity changes, no value does.
    Affinity,
}

/// What a change between two columns' types does.
pub(crate) fn change(context: &Context<'_>, old: &Column, new: &Column) -> TypeChange {
    match context.old.dialect() {
        Dialect::Sqlite => return TypeChange::Affinity,
        Dialect::Mysql | Dialect::Mariadb => return mysql_type::change(old, new),
        Dialect::Postgresql => {}
    }
    let (before, after) = (SqlType::parse(&old.data_type), SqlType::parse(&new.data_type));
    if before.array != after.array {
        return TypeChange::ArrayNess;
    }
    let (old_kind, new_kind) =
        (kind(context.old, old.type_reference.as_ref()), kind(context.new, new.type_reference.as_ref()));
    match (old_kind, new_kind) {
        (Some(Kind::Enum), None) if is_text(&after.base) => return TypeChange::EnumToText,
        (None, Some(Kind::Enum)) if is_text(&before.base) => return TypeChange::TextToEnum,
        (Some(Kind::Domain(base)), None) if base == new.data_type => return TypeChange::Domain,
        (None, Some(Kind::Domain(base))) if base == old.data_type => return TypeChange::Domain,
        (None, None) => {}
        _ => return TypeChange::NoCast,
    }
    between(&before, &after)
}

enum Kind {
    Enum,
    Domain(String),
    Other,
}

fn kind(snapshot: &Snapshot, reference: Option<&ObjectName>) -> Option<Kind> {
    let name = reference?;
    let path = [name.schema.clone(), name.name.clone()];
    if Context::object(snapshot, ObjectKind::Enum, &path).is_some() {
        return Some(Kind::Enum);
    }
    match Context::object(snapshot, ObjectKind::Domain, &path) {
        Some(Object::Domain(domain)) => Some(Kind::Domain(domain.data_type.clone())),
        _ => Some(Kind::Other),
    }
}

fn is_text(base: &str) -> bool {
    matches!(base, "text" | "character varying")
}

/// The size of a number type, where it is one: integers by bytes, then the inexact ones.
fn integer_rank(base: &str) -> Option<u8> {
    match base {
        "smallint" => Some(2),
        "integer" => Some(4),
        "bigint" => Some(8),
        _ => None,
    }
}

fn between(old: &SqlType, new: &SqlType) -> TypeChange {
    if old.base == new.base {
        return same_base(old, new);
    }
    if let (Some(before), Some(after)) = (integer_rank(&old.base), integer_rank(&new.base)) {
        return if after > before { TypeChange::WidenedRewrite } else { TypeChange::Narrowed };
    }
    let (integer_before, integer_after) = (integer_rank(&old.base).is_some(), integer_rank(&new.base).is_some());
    match (old.base.as_str(), new.base.as_str()) {
        (_, "numeric") if integer_before => {
            if new.arguments.is_empty() {
                TypeChange::WidenedRewrite
            } else {
                TypeChange::Narrowed
            }
        }
        ("numeric" | "real" | "double precision", _) if integer_after => TypeChange::Narrowed,
        ("real", "double precision") => TypeChange::WidenedRewrite,
        ("double precision" | "numeric", "real") | ("numeric", "double precision") => TypeChange::PrecisionReduced,
        (_, "real" | "double precision") if integer_before => TypeChange::Castable,
        ("real" | "double precision", "numeric") => TypeChange::Castable,
        ("character varying", "text") => TypeChange::WidenedInPlace,
        ("text", "character varying") => {
            if new.arguments.is_empty() {
                TypeChange::WidenedInPlace
            } else {
                TypeChange::Narrowed
            }
        }
        ("text" | "character varying", "character") => TypeChange::Narrowed,
        ("cidr", "inet") => TypeChange::WidenedInPlace,
        ("timestamp without time zone", "timestamp with time zone")
        | ("timestamp with time zone", "timestamp without time zone")
        | ("time without time zone", "time with time zone")
        | ("time with time zone", "time without time zone") => TypeChange::TimeZone,
        ("timestamp without time zone" | "timestamp with time zone", "date" | "time without time zone") => {
            TypeChange::PrecisionReduced
        }
        ("date", "timestamp without time zone" | "timestamp with time zone")
        | ("inet", "cidr")
        | ("json", "jsonb")
        | ("jsonb", "json")
        | ("time without time zone", "interval")
        | ("bit", "bit varying")
        | ("bit varying", "bit")
        | ("money", "numeric")
        | ("numeric" | "integer" | "bigint", "money") => TypeChange::Castable,
        (_, after) if is_text(after) => TypeChange::Castable,
        _ => TypeChange::NoCast,
    }
}

fn same_base(old: &SqlType, new: &SqlType) -> TypeChange {
    match old.base.as_str() {
        "numeric" => numeric(old, new),
        "timestamp without time zone"
        | "timestamp with time zone"
        | "time without time zone"
        | "time with time zone"
        | "interval" => match (old.argument(), new.argument()) {
            (_, None) => TypeChange::WidenedInPlace,
            (before, Some(after)) if before.is_some_and(|before| before <= after) => TypeChange::WidenedInPlace,
            _ => TypeChange::PrecisionReduced,
        },
        "character" | "bit" => {
            // padded or cut to a fixed length: every row is written again
            if new.argument() >= old.argument() { TypeChange::WidenedRewrite } else { TypeChange::Narrowed }
        }
        _ => match (old.argument(), new.argument()) {
            (_, None) => TypeChange::WidenedInPlace,
            (Some(before), Some(after)) if after >= before => TypeChange::WidenedInPlace,
            _ => TypeChange::Narrowed,
        },
    }
}

fn numeric(old: &SqlType, new: &SqlType) -> TypeChange {
    let parts =
        |found: &SqlType| found.argument().map(|precision| (precision, found.arguments.get(1).copied().unwrap_or(0)));
    match (parts(old), parts(new)) {
        (_, None) => TypeChange::WidenedInPlace,
        (None, Some(_)) => TypeChange::Narrowed,
        (Some((_, before)), Some((_, after))) if after < before => TypeChange::PrecisionReduced,
        (Some((before, scale)), Some((after, new_scale))) if after - new_scale < before - scale => TypeChange::Narrowed,
        (Some((_, scale)), Some((_, new_scale))) if new_scale > scale => TypeChange::WidenedRewrite,
        _ => TypeChange::WidenedInPlace,
    }
}

/// A condition on a column that holds for values that do not fit the new type; `None` where only a cast can tell.
pub(crate) fn misfit(context: &Context<'_>, column: &str, new: &str) -> Option<String> {
    if matches!(context.old.dialect(), Dialect::Mysql | Dialect::Mariadb) {
        return mysql_type::misfit(column, new);
    }
    let (quoted, new) = (identifier(column), SqlType::parse(new));
    match (new.base.as_str(), new.arguments.as_slice()) {
        ("character varying" | "character" | "bit varying" | "bit", [length]) => {
            Some(format!("length({quoted}) > {length}"))
        }
        ("smallint", _) => Some(format!("{quoted} NOT BETWEEN -32768 AND 32767")),
        ("integer", _) => Some(format!("{quoted} NOT BETWEEN -2147483648 AND 2147483647")),
        ("bigint", _) => Some(format!("{quoted} NOT BETWEEN -9223372036854775808 AND 9223372036854775807")),
        ("numeric", [precision, rest @ ..]) => {
            let whole = precision - rest.first().copied().unwrap_or(0);
            Some(format!("abs({quoted}) >= 10::numeric ^ {whole}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_types_apart() {
        for (text, base, arguments, array) in [
            ("bigint", "bigint", vec![], false),
            ("character varying(10)", "character varying", vec![10], false),
            ("numeric(10,2)[]", "numeric", vec![10, 2], true),
            ("timestamp(3) with time zone", "timestamp with time zone", vec![3], false),
            ("public.mood", "public.mood", vec![], false),
        ] {
            assert_eq!(SqlType::parse(text), SqlType { base: base.into(), arguments, array }, "{text}");
        }
    }

    #[test]
    fn knows_what_a_change_does() {
        use TypeChange::*;
        for (old, new, expected) in [
            ("integer", "bigint", WidenedRewrite),
            ("bigint", "integer", Narrowed),
            ("integer", "numeric", WidenedRewrite),
            ("character varying(10)", "character varying(20)", WidenedInPlace),
            ("character varying(10)", "text", WidenedInPlace),
            ("text", "character varying", WidenedInPlace),
            ("text", "character varying(10)", Narrowed),
            ("character varying(20)", "character varying(10)", Narrowed),
            ("numeric(10,2)", "numeric(12,2)", WidenedInPlace),
            ("numeric(10,2)", "numeric", WidenedInPlace),
            ("numeric(10,2)", "numeric(10,1)", PrecisionReduced),
            ("numeric(10,2)", "numeric(8,2)", Narrowed),
            ("numeric(10,2)", "numeric(10,4)", Narrowed),
            ("numeric(10,2)", "numeric(14,4)", WidenedRewrite),
            ("timestamp without time zone", "timestamp with time zone", TimeZone),
            ("timestamp(6) without time zone", "timestamp(3) without time zone", PrecisionReduced),
            ("timestamp without time zone", "date", PrecisionReduced),
            ("double precision", "real", PrecisionReduced),
            ("integer", "text", Castable),
            ("text", "integer", NoCast),
            ("boolean", "integer", NoCast),
            ("json", "jsonb", Castable),
            ("cidr", "inet", WidenedInPlace),
        ] {
            assert_eq!(between(&SqlType::parse(old), &SqlType::parse(new)), expected, "{old} → {new}");
        }
    }
}
