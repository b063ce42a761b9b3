//! Schemas, types, sequences, extensions, and what people wrote about objects.

use sqlparser::ast::{
    AlterSchema, AlterSchemaOperation, AlterType, AlterTypeAddValuePosition, AlterTypeOperation, CommentObject,
    CreateDomain, CreateExtension, DataType, Expr, ObjectName as Written, SchemaName, SequenceOptions, TableConstraint,
    UserDefinedTypeRepresentation,
};

use super::draft::Draft;
use crate::schema::{
    Attribute, ColumnReference, Composite, Domain, DomainCheck, Enum, Extension, ObjectName, Sequence,
};

impl Draft {
    pub(super) fn create_schema(&mut self, written: &SchemaName) -> Result<(), String> {
        let name = match written {
            SchemaName::Simple(name) | SchemaName::NamedAuthorization(name, _) => self.name(name)?.name,
            SchemaName::UnnamedAuthorization(role) => self.fold(role),
        };
        self.add_schema(&name);
        Ok(())
    }

    pub(super) fn alter_schema(&mut self, found: &AlterSchema) -> Result<(), String> {
        let old = self.name(&found.name)?.name;
        for operation in &found.operations {
            match operation {
                AlterSchemaOperation::Rename { name } => {
                    let new = self.name(name)?.name;
                    self.rename_schema(&old, &new);
                }
                AlterSchemaOperation::OwnerTo { .. } => {}
                _ => return Err("this change of a schema is not read without a server".to_owned()),
            }
        }
        Ok(())
    }

    pub(super) fn create_sequence(
        &mut self,
        written: &Written,
        data_type: Option<&DataType>,
        options: &[SequenceOptions],
        owned_by: Option<&Written>,
    ) -> Result<(), String> {
        let name = self.name(written)?;
        let data_type = data_type.map_or_else(|| "bigint".to_owned(), |found| self.data_type(found).0);
        let downwards = options.iter().any(|option| match option {
            SequenceOptions::IncrementBy(step, _) => step.to_string().starts_with('-'),
            _ => false,
        });
        let (least, most) = match data_type.as_str() {
            "smallint" => (i64::from(i16::MIN), i64::from(i16::MAX)),
            "integer" => (i64::from(i32::MIN), i64::from(i32::MAX)),
            _ => (i64::MIN, i64::MAX),
        };
        let (least, most) = if downwards { (least, -1) } else { (1, most) };
        let mut sequence = Sequence {
            schema: name.schema.clone(),
            name: name.name.clone(),
            data_type,
            increment: "1".to_owned(),
            minimum_value: least.to_string(),
            maximum_value: most.to_string(),
            ..Sequence::default()
        };
        let mut start = None;
        for option in options {
            match option {
                SequenceOptions::IncrementBy(step, _) => sequence.increment = step.to_string(),
                SequenceOptions::MinValue(Some(value)) => sequence.minimum_value = value.to_string(),
                SequenceOptions::MaxValue(Some(value)) => sequence.maximum_value = value.to_string(),
                SequenceOptions::StartWith(value, _) => start = Some(value.to_string()),
                SequenceOptions::Cache(value) => sequence.cache = Some(value.to_string()).filter(|text| text != "1"),
                SequenceOptions::Cycle(no) => sequence.cycle = !no,
                SequenceOptions::MinValue(None) | SequenceOptions::MaxValue(None) => {}
            }
        }
        let usual = if downwards { &sequence.maximum_value } else { &sequence.minimum_value };
        sequence.start_value = start.unwrap_or_else(|| usual.clone());
        sequence.owned_by = owned_by.and_then(|found| self.owner_of(found));
        self.sequences.insert(name, sequence);
        Ok(())
    }

    // OWNED BY table.column, with or without a schema
    pub(super) fn owner_of(&self, written: &Written) -> Option<ColumnReference> {
        let parts: Vec<String> =
            super::super::name::parts(written)?.into_iter().map(|ident| self.fold(ident)).collect();
        let (schema, relation, column) = match parts.as_slice() {
            [relation, column] => (self.schema.clone(), relation, column),
            [schema, relation, column] => (schema.clone(), relation, column),
            _ => return None,
        };
        Some(ColumnReference { schema, relation: relation.clone(), column: Some(column.clone()) })
    }

    pub(super) fn create_type(
        &mut self,
        written: &Written,
        representation: Option<&UserDefinedTypeRepresentation>,
    ) -> Result<(), String> {
        let name = self.name(written)?;
        match representation {
            Some(UserDefinedTypeRepresentation::Enum { labels }) => {
                let labels = labels.iter().map(|label| label.value.clone()).collect();
                let found = Enum { schema: name.schema.clone(), name: name.name.clone(), labels, ..Enum::default() };
                self.enums.insert(name, found);
                Ok(())
            }
            Some(UserDefinedTypeRepresentation::Composite { attributes }) => {
                let attributes: Vec<Attribute> = attributes
                    .iter()
                    .map(|attribute| {
                        let (data_type, type_reference) = self.data_type(&attribute.data_type);
                        Attribute {
                            schema: name.schema.clone(),
                            composite: name.name.clone(),
                            name: self.fold(&attribute.name),
                            data_type,
                            type_reference,
                            ..Attribute::default()
                        }
                    })
                    .collect();
                let composite = Composite {
                    schema: name.schema.clone(),
                    name: name.name.clone(),
                    attributes: attributes.iter().map(|attribute| attribute.name.clone()).collect(),
                    ..Composite::default()
                };
                self.composites.insert(name, (composite, attributes));
                Ok(())
            }
            _ => Err("a type of this kind is not read without a server".to_owned()),
        }
    }

    pub(super) fn create_domain(&mut self, found: &CreateDomain) -> Result<(), String> {
        let name = self.name(&found.name)?;
        let (data_type, type_reference) = self.data_type(&found.data_type);
        let mut domain = Domain {
            schema: name.schema.clone(),
            name: name.name.clone(),
            data_type,
            type_reference,
            default_expression: found.default.as_ref().map(Expr::to_string),
            ..Domain::default()
        };
        for constraint in &found.constraints {
            let TableConstraint::Check(check) = constraint else { continue };
            let usual = super::constraint::joined(&[&name.name, ""], "check");
            let own = check.name.as_ref().map_or(usual, |ident| self.fold(ident));
            domain.checks.push(DomainCheck { name: own, expression: check.expr.to_string(), ..DomainCheck::default() });
        }
        self.domains.insert(name, domain);
        Ok(())
    }

    pub(super) fn create_extension(&mut self, found: &CreateExtension) -> Result<(), String> {
        let name = found.name.value.clone();
        let installed = found.schema.as_ref().map_or_else(|| "public".to_owned(), |schema| self.fold(schema));
        let extension = Extension { name: name.clone(), installed_schema: Some(installed), ..Extension::default() };
        self.extensions.entry(name).or_insert(extension);
        Ok(())
    }

    pub(super) fn alter_type(&mut self, found: &AlterType) -> Result<(), String> {
        let name = self.name(&found.name)?;
        let changed =
            self.enums.get_mut(&name).ok_or_else(|| format!("there is no type `{}` before it", found.name))?;
        let place = |labels: &[String], label: &str| labels.iter().position(|known| known == label);
        match &found.operation {
            AlterTypeOperation::AddValue(added) => {
                let label = added.value.value.clone();
                if changed.labels.contains(&label) {
                    return Ok(());
                }
                let at = match &added.position {
                    Some(AlterTypeAddValuePosition::Before(next)) => place(&changed.labels, &next.value),
                    Some(AlterTypeAddValuePosition::After(next)) => {
                        place(&changed.labels, &next.value).map(|place| place + 1)
                    }
                    None => None,
                };
                changed.labels.insert(at.unwrap_or(changed.labels.len()), label);
            }
            AlterTypeOperation::RenameValue(renamed) => {
                for label in changed.labels.iter_mut().filter(|label| **label == renamed.from.value) {
                    label.clone_from(&renamed.to.value);
                }
            }
            AlterTypeOperation::Rename(renamed) => {
                let new = self.fold(&renamed.new_name);
                return self.rename_type(&name, &new);
            }
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, kind: CommentObject, written: &Written, text: Option<&str>) -> Result<(), String> {
        let text = text.map(str::to_owned);
        match kind {
            CommentObject::Table => self.table(written)?.relation.comment = text,
            CommentObject::Column => {
                let Some((column, of)) = written.0.split_last() else { return Ok(()) };
                let column = column.as_ident().map(|ident| self.fold(ident)).unwrap_or_default();
                let name = self.name(&Written(of.to_vec()))?;
                if self.views.iter().any(|view| view.name == name) {
                    return Err("what is written about a view's column is not read without a server".to_owned());
                }
                let table = self.table(&Written(of.to_vec()))?;
                if let Some(found) = table.columns.iter_mut().find(|known| known.name == column) {
                    found.comment = text;
                }
            }
            CommentObject::View | CommentObject::MaterializedView => {
                let name = self.name(written)?;
                if let Some(view) = self.views.iter_mut().find(|view| view.name == name) {
                    view.relation.comment = text;
                }
            }
            CommentObject::Schema => {
                let name = self.name(written)?.name;
                if let Some(schema) = self.schemas.get_mut(&name) {
                    schema.comment = text;
                }
            }
            CommentObject::Type => {
                let name: ObjectName = self.name(written)?;
                if let Some(found) = self.enums.get_mut(&name) {
                    found.comment = text;
                }
            }
            // an extension's own words come with it
            CommentObject::Extension => {}
            _ => return Err("what is written about an object of this kind is not read without a server".to_owned()),
        }
        Ok(())
    }
}
