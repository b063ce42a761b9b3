//! What types have in common when values are compared.

/// What a type is, as far as comparing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeClass {
    Integer,
    Decimal,
    Float,
    Text,
    Date,
    Timestamp,
    TimestampZoned,
    Other,
}

/// The class of a type as a snapshot writes it.
pub(super) fn class_of(data_type: &str) -> TypeClass {
    let lower = data_type.to_ascii_lowercase();
    let word: String =
        lower.chars().take_while(|character| character.is_ascii_alphanumeric() || *character == '_').collect();
    match word.as_str() {
        _ if lower.ends_with("[]") => TypeClass::Other,
        "int" | "integer" | "bigint" | "smallint" | "tinyint" | "mediumint" | "int2" | "int4" | "int8" => {
            TypeClass::Integer
        }
        "numeric" | "decimal" => TypeClass::Decimal,
        "double" | "float" | "real" | "float4" | "float8" => TypeClass::Float,
        "text" | "varchar" | "char" | "character" | "tinytext" | "mediumtext" | "longtext" | "bpchar" => {
            TypeClass::Text
        }
        "date" => TypeClass::Date,
        "timestamp" | "datetime" if lower.contains("with time zone") => TypeClass::TimestampZoned,
        "timestamptz" => TypeClass::TimestampZoned,
        "timestamp" | "datetime" => TypeClass::Timestamp,
        _ => TypeClass::Other,
    }
}

/// Bytes that a value takes on average, as far as its type tells.
pub(in crate::sql::advice) fn width_of(data_type: &str) -> f64 {
    match class_of(data_type) {
        TypeClass::Integer if data_type.to_ascii_lowercase().contains("bigint") => 8.0,
        TypeClass::Integer | TypeClass::Date => 4.0,
        TypeClass::Float | TypeClass::Timestamp | TypeClass::TimestampZoned | TypeClass::Decimal => 8.0,
        TypeClass::Text => 20.0,
        TypeClass::Other => 16.0,
    }
}
