//! Python dataclasses, typed operations and exceptions.

use std::fmt::Write as _;

use bastion_core::error::{ErrorClass, ErrorCode};
use serde_json::Value;

use super::definitions::{Definition, Definitions, Field, Shape, Type};

const HEAD: &str = "# Generated from the Rust types by `make gen`; do not edit.\n";

pub(super) fn models(definitions: &Definitions) -> String {
    let mut text = format!(
        "{HEAD}\"\"\"Plain data: what operations take and give.\"\"\"\n\nfrom __future__ import annotations\n\nfrom dataclasses import dataclass\nfrom dataclasses import field as _field\nfrom typing import Any, Literal, Union\n\nfrom bastion._codec import Model\n"
    );
    let mut names: Vec<&str> = Vec::new();
    let (mut classes, mut aliases) = (String::new(), String::new());
    for (name, definition) in &definitions.types {
        names.push(name);
        match &definition.shape {
            Shape::Struct(fields) => class(&mut classes, name, definition, fields),
            _ => alias(&mut aliases, name, definition),
        }
    }
    text.push_str(&classes);
    text.push_str("\n\n# names for sets of texts, tagged unions and plain types\n");
    text.push_str(&aliases);
    text.push_str("\n# which class stands for which tag\nTAGGED: dict[Any, dict[str, type[Model]]] = {\n");
    for (name, definition) in &definitions.types {
        if let Shape::Tagged(variants) = &definition.shape {
            let variants: Vec<_> = variants.iter().map(|(tag, inner)| format!("\"{tag}\": {inner}")).collect();
            let _ = writeln!(text, "    {name}: {{{}}},", variants.join(", "));
        }
    }
    text.push_str("}\n\n__all__ = [\n    \"TAGGED\",\n");
    for name in names {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text.push_str("]\n");
    text
}

pub(super) fn operations(definitions: &Definitions) -> String {
    let mut text = format!(
        "{HEAD}\"\"\"Every operation as a typed function.\"\"\"\n\nfrom __future__ import annotations\n\nfrom bastion import models\nfrom bastion._call import call_typed\n"
    );
    let mut names = Vec::new();
    for operation in &definitions.operations {
        let function = operation.name.replace('.', "_");
        let _ = write!(
            text,
            "\n\ndef {function}(arguments: models.{}) -> models.{}:\n    \"\"\"{}.\"\"\"\n    return call_typed(\"{}\", arguments, models.{})\n",
            operation.input, operation.output, operation.title, operation.name, operation.output
        );
        names.push(function);
    }
    text.push_str("\n\n__all__ = [\n");
    for name in names {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text.push_str("]\n");
    text
}

pub(super) fn errors() -> String {
    let mut text = format!(
        "{HEAD}\"\"\"What can go wrong: one exception class per error code.\"\"\"\n\nfrom __future__ import annotations\n\n\nclass BastionError(Exception):\n    \"\"\"What every function raises. `code` is the same in every language; `hint` says what to do.\"\"\"\n\n    code: str\n    hint: str | None\n\n    def __init__(self, message: str, code: str = \"internal\", hint: str | None = None) -> None:\n        super().__init__(message)\n        self.code = code\n        self.hint = hint\n\n    def __str__(self) -> str:\n        message = str(self.args[0])\n        return f\"{{message}} ({{self.hint}})\" if self.hint else message\n\n    def __reduce__(self) -> tuple[type[BastionError], tuple[str, str, str | None]]:\n        return (type(self), (str(self.args[0]), self.code, self.hint))\n"
    );
    for code in ErrorCode::ALL {
        let _ = write!(
            text,
            "\n\nclass {}({}):\n    \"\"\"{}\"\"\"\n",
            class_name(code.as_str()),
            bases(*code),
            code.summary().trim()
        );
    }
    text.push_str("\n\nBY_CODE: dict[str, type[BastionError]] = {\n");
    for code in ErrorCode::ALL {
        let _ = writeln!(text, "    \"{code}\": {},", class_name(code.as_str()));
    }
    text.push_str("}\n\n__all__ = [\n    \"BY_CODE\",\n    \"BastionError\",\n");
    for code in ErrorCode::ALL {
        let _ = writeln!(text, "    \"{}\",", class_name(code.as_str()));
    }
    text.push_str("]\n");
    text
}

// also the built-in exception that people catch
fn bases(code: ErrorCode) -> &'static str {
    match (code, code.class()) {
        (ErrorCode::FileNotFound, _) => "BastionError, FileNotFoundError",
        (ErrorCode::FileExists, _) => "BastionError, FileExistsError",
        (ErrorCode::SourceTimeout, _) => "BastionError, TimeoutError",
        (ErrorCode::UnknownOperation | ErrorCode::UnknownRule | ErrorCode::ObjectNotFound, _) => {
            "BastionError, LookupError"
        }
        (_, ErrorClass::Input) => "BastionError, ValueError",
        (_, ErrorClass::Connection) => "BastionError, OSError",
        (_, ErrorClass::Denied) => "BastionError, PermissionError",
        (_, ErrorClass::Proof | ErrorClass::Internal) => "BastionError",
    }
}

fn class_name(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    });
    words.collect()
}

fn class(text: &mut String, name: &str, definition: &Definition, fields: &[Field]) {
    let _ = write!(text, "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {name}(Model):\n");
    let _ = writeln!(text, "    \"\"\"{}\"\"\"", docstring(&definition.description));
    for field in fields {
        let _ = writeln!(text, "\n    {}: {}{}", field.name, type_of(&field.expression), default_of(field));
        if !field.description.is_empty() {
            let _ = writeln!(text, "    \"\"\"{}\"\"\"", docstring(&field.description));
        }
    }
}

fn default_of(field: &Field) -> String {
    match (&field.expression, field.required, &field.default) {
        (Type::Optional(_), _, _) => " = None".to_owned(),
        (_, true, _) => String::new(),
        (Type::List(_), ..) => " = _field(default_factory=list)".to_owned(),
        (Type::Map(_), ..) => " = _field(default_factory=dict)".to_owned(),
        (_, _, Some(Value::Bool(true))) => " = True".to_owned(),
        (_, _, Some(Value::Bool(false))) => " = False".to_owned(),
        (_, _, Some(Value::Number(number))) => format!(" = {number}"),
        (_, _, Some(Value::String(text))) => format!(" = {text:?}"),
        (Type::Boolean, ..) => " = False".to_owned(),
        (Type::Integer, ..) => " = 0".to_owned(),
        // the core fills it in
        _ => " | None = None".to_owned(),
    }
}

fn alias(text: &mut String, name: &str, definition: &Definition) {
    let expression = match &definition.shape {
        Shape::Values(values) => {
            let values: Vec<_> = values.iter().map(|value| format!("\"{value}\"")).collect();
            // a union of literals rather than one literal of several values: type checkers see the same, stubtest too
            match values.as_slice() {
                // nor does it know an alias of one literal
                [_] => "str".to_owned(),
                _ => format!(
                    "Union[{}]",
                    values.iter().map(|value| format!("Literal[{value}]")).collect::<Vec<_>>().join(", ")
                ),
            }
        }
        Shape::Tagged(variants) => {
            let variants: Vec<_> = variants.iter().map(|(_, inner)| inner.clone()).collect();
            format!("Union[{}]", variants.join(", "))
        }
        Shape::Alias(expression) => type_of(expression),
        Shape::Struct(_) => unreachable!("structs are classes"),
    };
    let _ = writeln!(text, "{name} = {expression}");
    let _ = writeln!(text, "\"\"\"{}\"\"\"", docstring(&definition.description));
}

fn type_of(expression: &Type) -> String {
    match expression {
        Type::Any => "Any".to_owned(),
        Type::Text => "str".to_owned(),
        Type::Integer => "int".to_owned(),
        Type::Number => "float".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::List(inner) => format!("list[{}]", type_of(inner)),
        Type::Map(inner) => format!("dict[str, {}]", type_of(inner)),
        Type::Optional(inner) => format!("{} | None", type_of(inner)),
        Type::Named(name) => name.clone(),
    }
}

fn docstring(description: &str) -> String {
    description.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"").lines().collect::<Vec<_>>().join("\n    ")
}
