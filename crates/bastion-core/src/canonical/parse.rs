//! Bytes to values, strictly.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{CanonicalError, INTEGER_MAX};
use crate::limits::{DOCUMENT_BYTES_MAX, DOCUMENT_DEPTH_MAX};

/// Parses one JSON document, refusing duplicate members, numbers beyond ±(2^53−1), more than
/// [`DOCUMENT_DEPTH_MAX`] levels and more than [`DOCUMENT_BYTES_MAX`] bytes.
///
/// # Errors
///
/// The first thing refused, as a [`CanonicalError`].
pub fn parse(bytes: &[u8]) -> Result<Value, CanonicalError> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(CanonicalError::TooLarge { bytes: bytes.len(), bytes_max: DOCUMENT_BYTES_MAX });
    }
    let refusal = RefCell::new(None);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let parsed = Strict { depth: 0, refusal: &refusal }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    parsed.map_err(|error| refusal.take().unwrap_or_else(|| syntax(&error)))
}

fn syntax(error: &serde_json::Error) -> CanonicalError {
    let text = error.to_string();
    // the parser appends its own position, which we carry as fields
    let reason = text.split(" at line ").next().unwrap_or(&text).to_owned();
    CanonicalError::Syntax { reason, line: error.line(), column: error.column() }
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    refusal: &'a RefCell<Option<CanonicalError>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(self, refusal: CanonicalError) -> E {
        let error = E::custom(&refusal);
        self.refusal.replace(Some(refusal));
        error
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= DOCUMENT_DEPTH_MAX {
            return Err(self.refuse(CanonicalError::TooDeep { depth_max: DOCUMENT_DEPTH_MAX }));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, integer: i64) -> Result<Value, E> {
        if integer.unsigned_abs() > INTEGER_MAX.unsigned_abs() {
            return Err(self.refuse(CanonicalError::Number { number: integer.to_string() }));
        }
        Ok(Value::from(integer))
    }

    fn visit_u64<E: serde::de::Error>(self, integer: u64) -> Result<Value, E> {
        if integer > INTEGER_MAX.unsigned_abs() {
            return Err(self.refuse(CanonicalError::Number { number: integer.to_string() }));
        }
        Ok(Value::from(integer))
    }

    fn visit_f64<E: serde::de::Error>(self, double: f64) -> Result<Value, E> {
        match Number::from_f64(double) {
            Some(number) if double.abs() <= 9_007_199_254_740_991.0 => Ok(Value::Number(number)),
            _ => Err(self.refuse(CanonicalError::Number { number: double.to_string() })),
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            if members.contains_key(&name) {
                return Err(self.refuse(CanonicalError::DuplicateKey { name }));
            }
            let value = access.next_value_seed(inner)?;
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("duplicate member"));
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Coded;

    fn code(text: &str) -> &'static str {
        parse(text.as_bytes()).unwrap_err().code().as_str()
    }

    #[test]
    fn refuses_what_two_readers_could_understand_differently() {
        assert_eq!(code(r#"{"a":1,"\u0061":2}"#), "duplicate_key");
        assert_eq!(code("9007199254740993"), "number_out_of_range");
        assert_eq!(code("-9007199254740992"), "number_out_of_range");
        assert_eq!(code("18446744073709551616"), "number_out_of_range");
        assert_eq!(code("1e999"), "invalid_json");
        assert_eq!(code("NaN"), "invalid_json");
        assert_eq!(code(r#""\ud800""#), "invalid_json");
        assert_eq!(code("[1] 2"), "invalid_json");
        assert_eq!(code(""), "invalid_json");
        assert_eq!(code(r#"{"a":"#), "invalid_json");
    }

    #[test]
    fn bounds_the_depth() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(nested(DOCUMENT_DEPTH_MAX).as_bytes()).is_ok());
        assert_eq!(code(&nested(DOCUMENT_DEPTH_MAX + 1)), "limit_exceeded");
        assert_eq!(code(&"[".repeat(1_000_000)), "limit_exceeded");
    }

    #[test]
    fn says_where_the_text_stops_being_json() {
        let error = parse(b"{\n  \"a\": ?\n}").unwrap_err();
        assert_eq!(error.to_string(), "not JSON: expected value at line 2, column 8");
    }
}
