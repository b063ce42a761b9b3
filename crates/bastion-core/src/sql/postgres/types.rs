//! Types as casts name them.

use bastion_postgres_parser::{ConstValue, Node, nodes};

use super::Builder;
use crate::sql::generic::types::split;
use crate::sql::ir::{Ident, Name, TypeName};
use crate::sql::types;

/// `INTERVAL_FULL_RANGE` of src/include/utils/timestamp.h.
const FULL_RANGE: i64 = 0x7FFF;

/// The fields of an interval in their order, with their bits (`INTERVAL_MASK`, src/include/utils/datetime.h).
const FIELDS: &[(&str, u32)] = &[("YEAR", 2), ("MONTH", 1), ("DAY", 3), ("HOUR", 10), ("MINUTE", 11), ("SECOND", 12)];

impl Builder<'_> {
    pub(super) fn type_name(&mut self, found: &nodes::TypeName) -> TypeName {
        self.leave_out_if(found.setof, "SETOF", found.location);
        self.leave_out_if(found.pct_type, "%TYPE", found.location);
        let words: Vec<&str> = found.names().iter().filter_map(|word| word.sval()).collect();
        let modifiers: Vec<Box<str>> = found.typmods().iter().map(|modifier| self.modifier(modifier)).collect();
        let dimensions = u8::try_from(found.array_bounds().len()).unwrap_or(u8::MAX);
        let known = match words.as_slice() {
            ["pg_catalog", "interval"] => Some(interval(&modifiers)),
            ["pg_catalog", word] => system(word, &modifiers),
            // without quotes it would be the system's type of one letter more
            [word] if *word != "char" => system(word, &modifiers),
            _ => None,
        };
        if let Some(known) = known {
            return TypeName { dimensions, ..known };
        }
        let name = self.name(words, found.location);
        TypeName { system: false, name, modifiers, dimensions, fields: None }
    }

    fn modifier(&mut self, found: Node<'_>) -> Box<str> {
        let text = match found {
            Node::A_Const(constant) => match constant.val() {
                Some(ConstValue::Integer(value)) => Some(value.to_string()),
                Some(ConstValue::Float(text) | ConstValue::String(text)) => Some(text.to_owned()),
                _ => None,
            },
            Node::ColumnRef(column) => super::words_of(column.fields()).next().map(str::to_owned),
            _ => None,
        };
        self.leave_out_if(text.is_none(), "a modifier of a type", -1);
        text.unwrap_or_default().into_boxed_str()
    }
}

fn system(word: &str, modifiers: &[Box<str>]) -> Option<TypeName> {
    if modifiers.is_empty() {
        return types::canonical(word).map(|known| split(&known));
    }
    types::canonical(&format!("{word}({})", modifiers.join(","))).map(|known| split(&known))
}

fn interval(modifiers: &[Box<str>]) -> TypeName {
    let mut numbers = modifiers.iter().map(|modifier| modifier.parse::<i64>().unwrap_or(FULL_RANGE));
    let range = numbers.next().unwrap_or(FULL_RANGE);
    let precision = numbers.next().map(|precision| precision.to_string().into_boxed_str());
    let named = |bit: u32| range & (1_i64 << bit) != 0;
    let mut fields = FIELDS.iter().filter(|(_, bit)| range != FULL_RANGE && named(*bit)).map(|(name, _)| *name);
    let fields = match (fields.next(), fields.next_back()) {
        (Some(first), Some(last)) => Some(format!("{first} TO {last}").into_boxed_str()),
        (first, _) => first.map(Into::into),
    };
    let name = Name(vec![Ident::made("interval")]);
    TypeName { name, fields, modifiers: precision.into_iter().collect(), ..TypeName::system("") }
}
