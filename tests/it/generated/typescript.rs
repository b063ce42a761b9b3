//! TypeScript declarations.

use std::fmt::Write as _;

use bastion_core::error::ErrorCode;

use super::definitions::{Definition, Definitions, Shape, Type};

const HEAD: &str = "// Generated from the Rust types by `make gen`; do not edit.\n";

pub(super) fn models(definitions: &Definitions) -> String {
    let mut text = HEAD.to_owned();
    for (name, definition) in &definitions.types {
        text.push('\n');
        comment(&mut text, "", &definition.description);
        declare(&mut text, name, definition);
    }
    text.push_str("\n/** Every operation with its input and output. */\nexport interface Operations {\n");
    for operation in &definitions.operations {
        let _ = writeln!(text, "  /** {} */", operation.title);
        let _ =
            writeln!(text, "  \"{}\": {{ input: {}; output: {} }};", operation.name, operation.input, operation.output);
    }
    text.push_str("}\n");
    text
}

pub(super) fn errors() -> String {
    let codes: Vec<_> = ErrorCode::ALL.iter().map(|code| format!("  | \"{code}\"")).collect();
    format!(
        "{HEAD}\n/** The identifier of an error. */\nexport type ErrorCode =\n{};\n\n/** What every function throws or rejects with. */\nexport interface BastionError extends Error {{\n  code: ErrorCode;\n  hint?: string;\n}}\n",
        codes.join("\n")
    )
}

fn declare(text: &mut String, name: &str, definition: &Definition) {
    match &definition.shape {
        Shape::Struct(fields) => {
            let _ = writeln!(text, "export interface {name} {{");
            for field in fields {
                comment(text, "  ", &field.description);
                let (expression, mark) = match &field.expression {
                    Type::Optional(inner) => (inner.as_ref(), "?"),
                    expression => (expression, if field.required { "" } else { "?" }),
                };
                let _ = writeln!(text, "  {}{mark}: {};", field.name, type_of(expression));
            }
            text.push_str("}\n");
        }
        Shape::Values(values) => {
            let values: Vec<_> = values.iter().map(|value| format!("\"{value}\"")).collect();
            let _ = writeln!(text, "export type {name} = {};", values.join(" | "));
        }
        Shape::Tagged(variants) => {
            let variants: Vec<_> =
                variants.iter().map(|(tag, inner)| format!("({{ kind: \"{tag}\" }} & {inner})")).collect();
            let _ = writeln!(text, "export type {name} =\n  | {};", variants.join("\n  | "));
        }
        Shape::Alias(expression) => {
            let _ = writeln!(text, "export type {name} = {};", type_of(expression));
        }
    }
}

fn type_of(expression: &Type) -> String {
    match expression {
        Type::Any => "unknown".to_owned(),
        Type::Text => "string".to_owned(),
        Type::Integer | Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::List(inner) => format!("Array<{}>", type_of(inner)),
        Type::Map(inner) => format!("Record<string, {}>", type_of(inner)),
        Type::Optional(inner) => format!("{} | null", type_of(inner)),
        Type::Named(name) => name.clone(),
    }
}

fn comment(text: &mut String, indent: &str, description: &str) {
    if description.is_empty() {
        return;
    }
    let lines: Vec<_> = description.lines().collect();
    if let [line] = lines.as_slice() {
        let _ = writeln!(text, "{indent}/** {line} */");
        return;
    }
    let _ = writeln!(text, "{indent}/**");
    for line in lines {
        let _ = writeln!(text, "{}", format!("{indent} * {line}").trim_end());
    }
    let _ = writeln!(text, "{indent} */");
}
