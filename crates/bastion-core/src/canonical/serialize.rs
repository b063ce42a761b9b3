//! Typed documents straight to canonical bytes.
//!
//! Members are written as they come. Where an object ends, those that came out of order are put in order by moving their
//! bytes, so no tree of values is built.

use std::fmt::{self, Display};
use std::ops::Range;

use serde::ser::{self, Serialize, Serializer};
use serde_json::Value;

use super::CanonicalError;
use super::write::{compare_names, write_double, write_integer, write_string};

/// The canonical bytes of a typed document.
///
/// # Errors
///
/// [`CanonicalError::Number`], [`CanonicalError::DuplicateKey`], or [`CanonicalError::Shape`] when it has no JSON form.
pub fn to_bytes<T: Serialize + ?Sized>(document: &T) -> Result<Vec<u8>, CanonicalError> {
    let mut writer = Writer { bytes: Vec::with_capacity(256), ..Writer::default() };
    document.serialize(&mut writer).map_err(|Refused(error)| error)?;
    Ok(writer.bytes)
}

/// What is written, and of the objects that are not ended yet the members so far.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    members: Vec<Member>,
    /// The names of the members, one after the other.
    names: String,
}

struct Member {
    name: Range<usize>,
    /// Where it begins in the bytes; it ends where the next begins.
    start: usize,
}

/// Why a value has no canonical form.
#[derive(Debug)]
struct Refused(CanonicalError);

impl Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(CanonicalError::Shape { reason: message.to_string() })
    }
}

/// An array or an object that is not ended.
struct Compound<'w> {
    writer: &'w mut Writer,
    /// What closes it.
    close: &'static [u8],
    /// Where its content begins.
    start: usize,
    /// How many members there were before its own.
    members: usize,
    /// How long the names were before its own.
    names: usize,
}

impl Writer {
    fn compound(&mut self, open: u8, close: &'static [u8]) -> Compound<'_> {
        self.bytes.push(open);
        let (start, members, names) = (self.bytes.len(), self.members.len(), self.names.len());
        Compound { writer: self, close, start, members, names }
    }

    /// An object with one member, whose value follows.
    fn variant(&mut self, name: &str) {
        self.bytes.push(b'{');
        write_string(&mut self.bytes, name);
        self.bytes.push(b':');
    }

    fn name(&self, member: &Member) -> &str {
        self.names.get(member.name.clone()).unwrap_or_default()
    }

    /// Puts the members from a position on in order, which are the last of what is written.
    fn sort(&mut self, first: usize) -> Result<(), Refused> {
        let members = self.members.get(first..).unwrap_or_default();
        let follow = |left: &Member, right: &Member| compare_names(self.name(left), self.name(right));
        if members.windows(2).all(|pair| matches!(pair, [left, right] if follow(left, right).is_lt())) {
            return Ok(());
        }
        let ends = members.iter().skip(1).map(|member| member.start).chain([self.bytes.len()]);
        let mut spans: Vec<(&Member, Range<usize>)> =
            members.iter().zip(ends).map(|(member, end)| (member, member.start..end)).collect();
        spans.sort_by(|(left, _), (right, _)| follow(left, right));
        for pair in spans.windows(2) {
            if let [(left, _), (right, _)] = pair
                && follow(left, right).is_eq()
            {
                return Err(Refused(CanonicalError::DuplicateKey { name: self.name(left).to_owned() }));
            }
        }
        let start = members.first().map_or(self.bytes.len(), |member| member.start);
        let mut sorted = Vec::with_capacity(self.bytes.len() - start);
        for (_, span) in spans {
            sorted.extend_from_slice(self.bytes.get(span).unwrap_or_default());
        }
        self.bytes.truncate(start);
        self.bytes.extend_from_slice(&sorted);
        Ok(())
    }
}

impl Compound<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(&mut *self.writer)?;
        self.writer.bytes.push(b',');
        Ok(())
    }

    /// The value of the member that was begun last.
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.writer.bytes.push(b':');
        self.item(value)
    }

    /// Begins a member.
    fn name(&mut self, name: &str) {
        let writer = &mut *self.writer;
        let (from, start) = (writer.names.len(), writer.bytes.len());
        writer.names.push_str(name);
        writer.members.push(Member { name: from..writer.names.len(), start });
        write_string(&mut writer.bytes, name);
    }

    fn end(self) -> Result<(), Refused> {
        self.writer.sort(self.members)?;
        self.writer.members.truncate(self.members);
        self.writer.names.truncate(self.names);
        if self.writer.bytes.len() > self.start {
            self.writer.bytes.pop();
        }
        self.writer.bytes.extend_from_slice(self.close);
        Ok(())
    }
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Compound<'w>;
    type SerializeTuple = Compound<'w>;
    type SerializeTupleStruct = Compound<'w>;
    type SerializeTupleVariant = Compound<'w>;
    type SerializeMap = Compound<'w>;
    type SerializeStruct = Compound<'w>;
    type SerializeStructVariant = Compound<'w>;

    fn serialize_bool(self, flag: bool) -> Result<(), Refused> {
        self.bytes.extend_from_slice(if flag { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, integer: i8) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_i16(self, integer: i16) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_i32(self, integer: i32) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_i64(self, integer: i64) -> Result<(), Refused> {
        write_integer(&mut self.bytes, integer).map_err(Refused)
    }

    fn serialize_i128(self, integer: i128) -> Result<(), Refused> {
        let number = |_| Refused(CanonicalError::Number { number: integer.to_string() });
        self.serialize_i64(i64::try_from(integer).map_err(number)?)
    }

    fn serialize_u8(self, integer: u8) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_u16(self, integer: u16) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_u32(self, integer: u32) -> Result<(), Refused> {
        self.serialize_i64(integer.into())
    }

    fn serialize_u64(self, integer: u64) -> Result<(), Refused> {
        self.serialize_i128(integer.into())
    }

    fn serialize_u128(self, integer: u128) -> Result<(), Refused> {
        let number = |_| Refused(CanonicalError::Number { number: integer.to_string() });
        self.serialize_i64(i64::try_from(integer).map_err(number)?)
    }

    fn serialize_f32(self, double: f32) -> Result<(), Refused> {
        self.serialize_f64(double.into())
    }

    fn serialize_f64(self, double: f64) -> Result<(), Refused> {
        write_double(&mut self.bytes, double).map_err(Refused)
    }

    fn serialize_char(self, character: char) -> Result<(), Refused> {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        write_string(&mut self.bytes, text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Refused> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.bytes.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'w>, Refused> {
        Ok(self.compound(b'[', b"]"))
    }

    fn serialize_tuple(self, length: usize) -> Result<Compound<'w>, Refused> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Compound<'w>, Refused> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, Refused> {
        self.variant(variant);
        Ok(self.compound(b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'w>, Refused> {
        Ok(self.compound(b'{', b"}"))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Compound<'w>, Refused> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, Refused> {
        self.variant(variant);
        Ok(self.compound(b'{', b"}}"))
    }
}

/// The kinds of arrays differ by name alone, and so do those of objects.
macro_rules! compound {
    ($kind:ident, $method:ident, $name:ident: $of_name:ty) => {
        impl ser::$kind for Compound<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, $name: $of_name, value: &T) -> Result<(), Refused> {
                self.name($name);
                self.value(value)
            }

            fn end(self) -> Result<(), Refused> {
                Compound::end(self)
            }
        }
    };
    ($kind:ident, $method:ident) => {
        impl ser::$kind for Compound<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.item(value)
            }

            fn end(self) -> Result<(), Refused> {
                Compound::end(self)
            }
        }
    };
}

compound!(SerializeSeq, serialize_element);
compound!(SerializeTuple, serialize_element);
compound!(SerializeTupleStruct, serialize_field);
compound!(SerializeTupleVariant, serialize_field);
compound!(SerializeStruct, serialize_field, name: &'static str);
compound!(SerializeStructVariant, serialize_field, name: &'static str);

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        // written as a value, which says what it is
        let start = self.writer.bytes.len();
        key.serialize(&mut *self.writer)?;
        let written = self.writer.bytes.get(start..).unwrap_or_default();
        if let [b'"', name @ .., b'"'] = written
            && !name.contains(&b'\\')
            && let Ok(name) = std::str::from_utf8(name)
        {
            let from = self.writer.names.len();
            self.writer.names.push_str(name);
            self.writer.members.push(Member { name: from..self.writer.names.len(), start });
            return Ok(());
        }
        let name = match serde_json::from_slice(written) {
            Ok(Value::String(text)) => text,
            // as JSON has it, numbers and truth values are names in quotes
            Ok(plain @ (Value::Number(_) | Value::Bool(_))) => plain.to_string(),
            _ => return Err(ser::Error::custom("the name of a member is no text")),
        };
        self.writer.bytes.truncate(start);
        self.name(&name);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.value(value)
    }

    fn end(self) -> Result<(), Refused> {
        Compound::end(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Serialize;
    use serde_json::json;

    use super::*;
    use crate::canonical::write::tests::any_value;

    #[derive(Serialize)]
    enum Kind {
        Unit,
        Newtype(u8),
        Tuple(u8, char),
        Struct { zone: Option<i64>, area: () },
    }

    #[derive(Serialize)]
    struct Flat {
        name: &'static str,
        #[serde(flatten)]
        others: BTreeMap<&'static str, u8>,
    }

    #[test]
    fn every_kind_of_value_has_the_form_that_serde_json_gives_it() {
        let kinds =
            [Kind::Unit, Kind::Newtype(1), Kind::Tuple(2, '\u{1f600}'), Kind::Struct { zone: Some(-3), area: () }];
        assert_eq!(
            String::from_utf8(to_bytes(&kinds).unwrap()).unwrap(),
            r#"["Unit",{"Newtype":1},{"Tuple":[2,"😀"]},{"Struct":{"area":null,"zone":-3}}]"#
        );
        let names = BTreeMap::from([(10_i8, 1.5_f32), (-2, -0.0), (9, 3.0)]);
        assert_eq!(to_bytes(&names).unwrap(), br#"{"-2":0,"10":1.5,"9":3}"#);
        let flat = Flat { name: "x", others: BTreeMap::from([("a", 1), ("z", 2)]) };
        assert_eq!(to_bytes(&flat).unwrap(), br#"{"a":1,"name":"x","z":2}"#);
        assert_eq!(to_bytes(&(b"ab", [(); 0], [1_u64; 1])).unwrap(), b"[[97,98],[],[1]]");
    }

    #[test]
    fn what_has_no_canonical_form_is_refused() {
        let twice = Flat { name: "x", others: BTreeMap::from([("name", 1)]) };
        assert_eq!(to_bytes(&twice), Err(CanonicalError::DuplicateKey { name: "name".to_owned() }));
        for number in [f64::NAN, f64::INFINITY, 1e16] {
            assert!(matches!(to_bytes(&number), Err(CanonicalError::Number { .. })), "{number}");
        }
        assert!(to_bytes(&u64::MAX).is_err() && to_bytes(&i128::MAX).is_err() && to_bytes(&u128::MAX).is_err());
        assert!(to_bytes(&BTreeMap::from([(vec![1], 1)])).is_err());
        assert!(to_bytes(&BTreeMap::from([(None::<u8>, 1)])).is_err());
    }

    proptest! {
        /// Members out of order, at every depth, come into order.
        #[test]
        fn order_does_not_matter(value in any_value(), order in any::<u64>()) {
            #[derive(Clone, Copy)]
            struct Shuffled<'v>(&'v Value, u64);

            impl Serialize for Shuffled<'_> {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self.0 {
                        Value::Array(items) => serializer.collect_seq(items.iter().map(|item| Shuffled(item, self.1))),
                        Value::Object(members) => {
                            let mut members: Vec<_> =
                                members.iter().map(|(name, value)| (name, Shuffled(value, self.1))).collect();
                            let place = usize::try_from(self.1 % 8).unwrap_or(0);
                            let place = place.min(members.len());
                            members.rotate_left(place);
                            if self.1.is_multiple_of(2) {
                                members.reverse();
                            }
                            serializer.collect_map(members)
                        }
                        other => other.serialize(serializer),
                    }
                }
            }
            prop_assert_eq!(
                String::from_utf8(to_bytes(&Shuffled(&value, order)).unwrap()),
                String::from_utf8(to_bytes(&value).unwrap())
            );
        }
    }

    #[test]
    fn a_name_is_compared_as_utf16_at_every_depth() {
        let value = json!({ "\u{e000}": { "b": 1, "a": { "\u{ffff}": 0, "\u{10000}": 0 } }, "\u{1f600}": "\"\\" });
        assert_eq!(
            String::from_utf8(to_bytes(&value).unwrap()).unwrap(),
            "{\"\u{1f600}\":\"\\\"\\\\\",\"\u{e000}\":{\"a\":{\"\u{10000}\":0,\"\u{ffff}\":0},\"b\":1}}"
        );
    }
}
