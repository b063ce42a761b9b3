//! The types of all operations, as a small model that every generator reads.

use std::collections::BTreeMap;

use bastion_core::ops;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// A type expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    Any,
    Text,
    Integer,
    Number,
    Boolean,
    List(Box<Type>),
    Map(Box<Type>),
    Optional(Box<Type>),
    Named(String),
}

#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) expression: Type,
    pub(super) required: bool,
    /// What stands for it when it is left out.
    pub(super) default: Option<Value>,
}

#[derive(Debug, Clone)]
pub(super) enum Shape {
    Struct(Vec<Field>),
    /// A closed set of texts.
    Values(Vec<String>),
    /// Tagged by `kind`: tag and the name of the struct.
    Tagged(Vec<(String, String)>),
    /// Another name for a type.
    Alias(Type),
}

#[derive(Debug, Clone)]
pub(super) struct Definition {
    pub(super) description: String,
    pub(super) shape: Shape,
}

#[derive(Debug, Clone)]
pub(super) struct OperationTypes {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) input: String,
    pub(super) output: String,
}

pub(super) struct Definitions {
    schemas: Map<String, Value>,
    pub(super) types: BTreeMap<String, Definition>,
    pub(super) operations: Vec<OperationTypes>,
}

impl Definitions {
    pub(super) fn collect() -> Self {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let mut operations = Vec::new();
        for operation in ops::TABLE {
            let _ = (operation.schemas)(&mut generator);
            let (input, output) = ((operation.input)(), (operation.output)());
            operations.push(OperationTypes { name: operation.name, title: operation.title, input, output });
        }
        let schemas = generator.take_definitions(true);
        let mut types: BTreeMap<_, _> =
            schemas.iter().map(|(name, schema)| (name.clone(), definition(name, schema))).collect();
        for (name, variant) in schemas.iter().flat_map(|(_, schema)| inlined_variants(schema)) {
            let fields = fields_of(&name, &variant).into_iter().filter(|field| field.name != "kind").collect();
            let description = text_of(&variant, "description");
            types.entry(name).or_insert(Definition { description, shape: Shape::Struct(fields) });
        }
        Self { schemas, types, operations }
    }

    /// One JSON Schema document per type; references point at the other documents.
    pub(super) fn published(&self) -> Vec<(String, String)> {
        let publish = |(name, schema): (&String, &Value)| {
            let mut schema = schema.clone();
            point_at_documents(&mut schema);
            let members = schema.as_object_mut().unwrap();
            members.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
            members.insert("$id".to_owned(), json!(format!("urn:bastion-data-trust:schema:{name}")));
            members.insert("title".to_owned(), json!(name));
            (name.clone(), serde_json::to_string_pretty(&schema).unwrap() + "\n")
        };
        self.schemas.iter().map(publish).collect()
    }
}

fn point_at_documents(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = format!("{}.json", referenced(reference));
            }
            members.values_mut().for_each(point_at_documents);
        }
        Value::Array(items) => items.iter_mut().for_each(point_at_documents),
        _ => {}
    }
}

fn referenced(reference: &str) -> String {
    reference.rsplit('/').next().unwrap().to_owned()
}

fn definition(name: &str, schema: &Value) -> Definition {
    let description = text_of(schema, "description");
    let shape = if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        variants_of(name, variants)
    } else if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        Shape::Values(values.iter().map(|value| value.as_str().unwrap().to_owned()).collect())
    } else if schema.get("type") == Some(&json!("object"))
        && schema.get("additionalProperties").is_none_or(|extra| !extra.is_object())
    {
        Shape::Struct(fields_of(name, schema))
    } else {
        Shape::Alias(expression(name, schema))
    };
    Definition { description, shape }
}

// a variant stands inline, with its tag among its fields; the struct behind it has the tag's name in upper camel case
fn inlined_variants(schema: &Value) -> Vec<(String, Value)> {
    let variants = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let named = variants.filter_map(|variant| Some((upper_camel(tag_of(variant)?), variant.clone())));
    named.collect()
}

fn tag_of(variant: &Value) -> Option<&str> {
    variant.pointer("/properties/kind/const").and_then(Value::as_str)
}

fn text_of(schema: &Value, member: &str) -> String {
    schema.get(member).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn upper_camel(text: &str) -> String {
    let words = text.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}

fn variants_of(name: &str, variants: &[Value]) -> Shape {
    let constant = |variant: &Value| variant.get("const").and_then(Value::as_str).map(str::to_owned);
    if let Some(values) = variants.iter().map(constant).collect::<Option<Vec<_>>>() {
        return Shape::Values(values);
    }
    let tagged = variants.iter().map(|variant| {
        let tag = tag_of(variant);
        let tag = tag.unwrap_or_else(|| panic!("{name} is neither a set of texts nor tagged by `kind`: {variant}"));
        (tag.to_owned(), upper_camel(tag))
    });
    Shape::Tagged(tagged.collect())
}

fn fields_of(name: &str, schema: &Value) -> Vec<Field> {
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object);
    let field = |(field, schema): (&String, &Value)| Field {
        name: field.clone(),
        description: text_of(schema, "description"),
        expression: expression(&format!("{name}.{field}"), schema),
        required: required.contains(&field.as_str()),
        default: schema.get("default").cloned(),
    };
    properties.into_iter().flatten().map(field).collect()
}

fn expression(place: &str, schema: &Value) -> Type {
    if schema == &Value::Bool(true) {
        return Type::Any;
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return Type::Named(referenced(reference));
    }
    if let Some(parts) = schema.get("anyOf").and_then(Value::as_array) {
        let [inner, null] = parts.as_slice() else { panic!("{place}: an untagged union: {schema}") };
        assert_eq!(null, &json!({ "type": "null" }), "{place}: an untagged union");
        return Type::Optional(Box::new(expression(place, inner)));
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let [inner, null] = types.as_slice() else { panic!("{place}: several types: {schema}") };
            assert_eq!(null, "null", "{place}: several types");
            let mut inner_schema = schema.clone();
            inner_schema.as_object_mut().unwrap().insert("type".to_owned(), inner.clone());
            Type::Optional(Box::new(expression(place, &inner_schema)))
        }
        Some(Value::String(kind)) => match kind.as_str() {
            "string" => Type::Text,
            "integer" => Type::Integer,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "array" => Type::List(Box::new(schema.get("items").map_or(Type::Any, |items| expression(place, items)))),
            "object" => {
                let values = schema.get("additionalProperties").filter(|extra| extra.is_object());
                Type::Map(Box::new(values.map_or(Type::Any, |values| expression(place, values))))
            }
            other => panic!("{place}: no generator for the type `{other}`"),
        },
        _ => Type::Any,
    }
}
