//! Values to canonical bytes.

use serde_json::{Map, Number, Value};

use super::{CanonicalError, INTEGER_MAX};

/// The canonical bytes of a value (RFC 8785).
///
/// # Errors
///
/// [`CanonicalError::Number`] for a number that is not finite or beyond ±(2^53−1).
pub fn write(value: &Value) -> Result<Vec<u8>, CanonicalError> {
    let mut bytes = Vec::new();
    write_value(&mut bytes, value)?;
    Ok(bytes)
}

/// Appends a string as JSON: quoted, with RFC 8785's escapes and no other.
pub fn write_string(bytes: &mut Vec<u8>, text: &str) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    bytes.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => bytes.extend_from_slice(b"\\\""),
            b'\\' => bytes.extend_from_slice(b"\\\\"),
            0x08 => bytes.extend_from_slice(b"\\b"),
            0x09 => bytes.extend_from_slice(b"\\t"),
            0x0a => bytes.extend_from_slice(b"\\n"),
            0x0c => bytes.extend_from_slice(b"\\f"),
            0x0d => bytes.extend_from_slice(b"\\r"),
            0x00..=0x1f => {
                bytes.extend_from_slice(b"\\u00");
                let [high, low] = [byte >> 4, byte & 15].map(|digit| HEX.get(usize::from(digit)).copied());
                bytes.extend(high.into_iter().chain(low));
            }
            _ => bytes.push(byte),
        }
    }
    bytes.push(b'"');
}

fn write_value(bytes: &mut Vec<u8>, value: &Value) -> Result<(), CanonicalError> {
    match value {
        Value::Null => bytes.extend_from_slice(b"null"),
        Value::Bool(true) => bytes.extend_from_slice(b"true"),
        Value::Bool(false) => bytes.extend_from_slice(b"false"),
        Value::Number(number) => write_number(bytes, number)?,
        Value::String(text) => write_string(bytes, text),
        Value::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                write_value(bytes, item)?;
            }
            bytes.push(b']');
        }
        Value::Object(members) => write_object(bytes, members)?,
    }
    Ok(())
}

fn write_object(bytes: &mut Vec<u8>, members: &Map<String, Value>) -> Result<(), CanonicalError> {
    let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
    sorted.sort_by(|(left, _), (right, _)| compare_names(left, right));
    bytes.push(b'{');
    for (index, (name, value)) in sorted.into_iter().enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        write_string(bytes, name);
        bytes.push(b':');
        write_value(bytes, value)?;
    }
    bytes.push(b'}');
    Ok(())
}

// UTF-16 order differs from byte order only where a character beyond U+FFFF meets one from U+E000 to U+FFFF.
fn compare_names(left: &str, right: &str) -> std::cmp::Ordering {
    if left.is_ascii() || right.is_ascii() { left.cmp(right) } else { left.encode_utf16().cmp(right.encode_utf16()) }
}

fn write_number(bytes: &mut Vec<u8>, number: &Number) -> Result<(), CanonicalError> {
    let refused = || CanonicalError::Number { number: number.to_string() };
    if let Some(integer) = number.as_i64() {
        if integer.unsigned_abs() > INTEGER_MAX.unsigned_abs() {
            return Err(refused());
        }
        bytes.extend_from_slice(integer.to_string().as_bytes());
        return Ok(());
    }
    let double = number.as_f64().ok_or_else(refused)?;
    // every double beyond 2^53 is an integer, and may be a rounded one
    if !double.is_finite() || double.abs() > 9_007_199_254_740_991.0 {
        return Err(refused());
    }
    bytes.extend_from_slice(ryu_js::Buffer::new().format_finite(double).as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::canonical::parse;

    #[test]
    fn golden_vectors() {
        for (input, expected) in [
            (r"[ ]", "[]"),
            (r#"{"b":2,"a":1}"#, r#"{"a":1,"b":2}"#),
            (r"[1e0, 1.50, -0.0, 1e-7, 0.000001, 9007199254740991]", "[1,1.5,0,1e-7,0.000001,9007199254740991]"),
            (r#""\u0000\u001f\u007f\u00e9\/""#, "\"\\u0000\\u001f\u{7f}é/\""),
            ("{\"\u{e000}\":1,\"\u{1f600}\":2}", "{\"\u{1f600}\":2,\"\u{e000}\":1}"),
            (r#"{"":0,"1":1,"10":2,"2":3}"#, r#"{"":0,"1":1,"10":2,"2":3}"#),
        ] {
            let value = parse(input.as_bytes()).unwrap();
            assert_eq!(String::from_utf8(write(&value).unwrap()).unwrap(), expected, "{input}");
        }
    }

    #[test]
    fn refuses_numbers_a_double_cannot_hold() {
        for number in
            [json!(9_007_199_254_740_992_i64), json!(-9_007_199_254_740_992_i64), json!(u64::MAX), json!(1e300)]
        {
            assert!(matches!(write(&number), Err(CanonicalError::Number { .. })), "{number}");
        }
    }

    pub(crate) fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-INTEGER_MAX..=INTEGER_MAX).prop_map(Value::from),
            (-9.0e15..9.0e15_f64).prop_map(Value::from),
            (-1.0..1.0_f64).prop_map(|small| Value::from(small * 1e-300)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..8)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn equals_the_independent_implementation(value in any_value()) {
            let theirs = serde_json_canonicalizer::to_vec(&value).unwrap();
            prop_assert_eq!(String::from_utf8(write(&value).unwrap()), String::from_utf8(theirs));
        }

        #[test]
        fn is_idempotent(value in any_value()) {
            let once = write(&value).unwrap();
            prop_assert_eq!(&write(&parse(&once).unwrap()).unwrap(), &once);
        }
    }
}
