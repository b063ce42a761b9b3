//! The parts of canonical bytes: texts, numbers, and the order of names.

use std::cmp::Ordering;
use std::io::Write as _;

use super::{CanonicalError, INTEGER_MAX};

/// Appends a string as JSON: quoted, with RFC 8785's escapes and no other.
pub fn write_string(bytes: &mut Vec<u8>, text: &str) {
    bytes.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(plain) = rest.get(..plain_bytes(rest)) {
        bytes.extend_from_slice(plain);
        let [escaped, after @ ..] = rest.get(plain.len()..).unwrap_or_default() else { break };
        write_escaped(bytes, *escaped);
        rest = after;
    }
    bytes.push(b'"');
}

/// How many bytes at the beginning stand for themselves.
fn plain_bytes(bytes: &[u8]) -> usize {
    let is_escaped = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    // whole stretches, so that the compiler looks at many bytes at once
    let plain = |stretch: &&[u8]| !stretch.iter().fold(false, |found, byte| found | is_escaped(byte));
    let passed = 32 * bytes.chunks_exact(32).take_while(plain).count();
    let rest = bytes.get(passed..).unwrap_or_default();
    passed + rest.iter().position(is_escaped).unwrap_or(rest.len())
}

fn write_escaped(bytes: &mut Vec<u8>, byte: u8) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    match byte {
        b'"' => bytes.extend_from_slice(b"\\\""),
        b'\\' => bytes.extend_from_slice(b"\\\\"),
        0x08 => bytes.extend_from_slice(b"\\b"),
        0x09 => bytes.extend_from_slice(b"\\t"),
        0x0a => bytes.extend_from_slice(b"\\n"),
        0x0c => bytes.extend_from_slice(b"\\f"),
        0x0d => bytes.extend_from_slice(b"\\r"),
        _ => {
            bytes.extend_from_slice(b"\\u00");
            let [high, low] = [byte >> 4, byte & 15].map(|digit| HEX.get(usize::from(digit)).copied());
            bytes.extend(high.into_iter().chain(low));
        }
    }
}

// UTF-16 order differs from byte order only where a character beyond U+FFFF meets one from U+E000 to U+FFFF.
pub(super) fn compare_names(left: &str, right: &str) -> Ordering {
    if left.is_ascii() || right.is_ascii() { left.cmp(right) } else { left.encode_utf16().cmp(right.encode_utf16()) }
}

pub(super) fn write_integer(bytes: &mut Vec<u8>, integer: i64) -> Result<(), CanonicalError> {
    let refused = || CanonicalError::Number { number: integer.to_string() };
    if integer.unsigned_abs() > INTEGER_MAX.unsigned_abs() {
        return Err(refused());
    }
    write!(bytes, "{integer}").map_err(|_| refused())
}

pub(super) fn write_double(bytes: &mut Vec<u8>, double: f64) -> Result<(), CanonicalError> {
    // every double beyond 2^53 is an integer, and may be a rounded one
    if !double.is_finite() || double.abs() > 9_007_199_254_740_991.0 {
        return Err(CanonicalError::Number { number: double.to_string() });
    }
    bytes.extend_from_slice(ryu_js::Buffer::new().format_finite(double).as_bytes());
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::canonical::{parse, write};

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

    pub(in crate::canonical) fn any_value() -> impl Strategy<Value = Value> {
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
