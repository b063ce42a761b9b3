//! Types as casts name them.

use sqlparser::ast::{ArrayElemTypeDef, DataType};

use super::Builder;
use crate::sql::ir::{Ident, Name, TypeName};
use crate::sql::types;

impl Builder {
    pub(super) fn type_name(&mut self, found: DataType) -> TypeName {
        match found {
            DataType::Array(ArrayElemTypeDef::SquareBracket(inner, _)) => {
                let inner = self.type_name(*inner);
                TypeName { dimensions: inner.dimensions.saturating_add(1), ..inner }
            }
            DataType::Array(
                ArrayElemTypeDef::AngleBracket(_)
                | ArrayElemTypeDef::Parenthesis(_)
                | ArrayElemTypeDef::Qualified(..)
                | ArrayElemTypeDef::None,
            )
            | DataType::Struct(..)
            | DataType::Union(..)
            | DataType::Nested(..)
            | DataType::Tuple(..)
            | DataType::Map(..)
            | DataType::Table(..)
            | DataType::NamedTable { .. } => {
                self.leave_out("a type made of others");
                TypeName::system("unknown")
            }
            DataType::Custom(name, modifiers) => {
                let text = name.to_string();
                if self.is_postgres()
                    && name.0.len() == 1
                    && !text.starts_with('"')
                    && let Some(known) = types::canonical(&text)
                {
                    let known = split(&known);
                    return TypeName {
                        modifiers: modifiers.into_iter().map(String::into_boxed_str).collect(),
                        ..known
                    };
                }
                let modifiers = modifiers.into_iter().map(String::into_boxed_str).collect();
                TypeName { system: false, name: self.name(name), modifiers, dimensions: 0, fields: None }
            }
            other => {
                let text = other.to_string();
                let canonical = if self.is_postgres() { types::canonical(&text) } else { None };
                split(&canonical.unwrap_or_else(|| text.to_ascii_lowercase()))
            }
        }
    }
}

// `timestamp(3) with time zone` → `timestamp with time zone`, `3`
pub(in crate::sql) fn split(written: &str) -> TypeName {
    let Some((before, rest)) = written.split_once('(') else { return TypeName::system(written) };
    let Some((inside, after)) = rest.split_once(')') else { return TypeName::system(written) };
    let modifiers = inside.split(',').map(|modifier| modifier.trim().into()).collect();
    let name = Name(vec![Ident::made(&format!("{}{after}", before.trim_end()))]);
    TypeName { name, modifiers, ..TypeName::system("") }
}
