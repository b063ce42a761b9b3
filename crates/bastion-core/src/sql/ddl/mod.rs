//! A schema as its text says it, where no server runs the text: tables, columns, keys, indexes, views, types.
//!
//! What comes out is approximate and says so: a gap stands for all that a server would add (the words it stores
//! expressions in, what extensions and defaults bring), and one for each statement that was not understood.

mod alter;
mod constraint;
mod draft;
mod repair;
mod special;
mod standalone;
mod table;
mod text;

use sqlparser::ast::{AlterIndexOperation, Expr, Set, Statement};

use self::draft::Draft;
use self::text::Piece;
use super::prescan;
use crate::schema::Dialect;
use crate::snapshot::SnapshotDocument;

/// Reads files of statements that make a schema, in the order given, without a server. Names without a schema stand in
/// the product's usual one, or in the first of `SET search_path`.
///
/// Types are named as the product names them (`varchar(20)` is `character varying(20)` in PostgreSQL), constraints
/// without a name get the usual one. The document has a gap that makes every verdict over it incomplete, and one for each
/// statement that was not understood, with its file and line.
///
/// ```
/// use bastion_core::schema::Dialect;
/// let files = [("schema.sql".to_owned(), "CREATE TABLE person (id int PRIMARY KEY, name varchar(20));".to_owned())];
/// let document = bastion_core::sql::read_schema(Dialect::Postgresql, &files);
/// assert!(document.objects.iter().any(|entry| entry.object.key().to_string() == "column public.person.name"));
/// assert_eq!(document.gaps.len(), 1);
/// ```
#[must_use]
pub fn read_schema(dialect: Dialect, files: &[(String, String)]) -> SnapshotDocument {
    prescan::with_stack(|| read_all(dialect, files))
}

fn read_all(dialect: Dialect, files: &[(String, String)]) -> SnapshotDocument {
    let mut draft = Draft::new(dialect);
    for (path, text) in files {
        let cleaned = text::cleaned(dialect, text);
        for piece in text::pieces(draft.dialect, &cleaned) {
            if let Err(reason) = read(&mut draft, &piece) {
                draft.not_understood(path, &piece, &reason);
            }
        }
    }
    draft.finish()
}

fn read(draft: &mut Draft, piece: &Piece) -> Result<(), String> {
    if text::changes_no_schema(&piece.sql) {
        return Ok(());
    }
    let statements = match prescan::parse(draft.dialect.into(), &piece.sql) {
        Err(reason) if draft.dialect == Dialect::Postgresql => {
            let tokens = repair::tokens(&piece.sql);
            if let Some(done) = draft.special(&tokens) {
                return done;
            }
            let reworded = repair::reworded(&tokens).and_then(|text| prescan::parse(draft.dialect.into(), &text).ok());
            reworded.ok_or(reason)?
        }
        other => other?,
    };
    statements.into_iter().try_for_each(|statement| draft.apply(statement, &piece.sql))
}

impl Draft {
    // what a statement does, or why that is not known
    fn apply(&mut self, statement: Statement, sql: &str) -> Result<(), String> {
        match statement {
            Statement::CreateTable(found) => self.create_table(&found),
            Statement::AlterTable(found) => self.alter_table(&found),
            Statement::CreateIndex(found) => self.create_index(&found),
            Statement::CreateView(found) => self.create_view(&found),
            Statement::CreateSchema { schema_name, .. } => self.create_schema(&schema_name),
            Statement::CreateSequence { name, data_type, sequence_options, owned_by, .. } => {
                self.create_sequence(&name, data_type.as_ref(), &sequence_options, owned_by.as_ref())
            }
            Statement::CreateType { name, representation } => self.create_type(&name, representation.as_ref()),
            Statement::CreateDomain(found) => self.create_domain(&found),
            Statement::CreateExtension(found) => self.create_extension(&found),
            Statement::AlterSchema(found) => self.alter_schema(&found),
            Statement::AlterIndex { name, operation: AlterIndexOperation::RenameIndex { index_name } } => {
                self.rename_index(&name, &index_name)
            }
            Statement::DropDomain(found) => {
                let name = self.name(&found.name)?;
                self.domains.remove(&name);
                Ok(())
            }
            Statement::DropExtension(found) => {
                for name in &found.names {
                    self.extensions.remove(&name.value);
                }
                Ok(())
            }
            Statement::AlterType(found) => self.alter_type(&found),
            Statement::Comment { object_type, object_name, comment, .. } => {
                self.comment(object_type, &object_name, comment.as_deref())
            }
            Statement::Drop { object_type, names, if_exists, table, .. } => {
                self.drop(object_type, &names, if_exists, table.as_ref())
            }
            Statement::RenameTable(renames) => {
                renames.iter().try_for_each(|rename| self.rename_table(&rename.old_name, &rename.new_name))
            }
            Statement::Set(Set::SingleAssignment { variable, values, .. }) => {
                if variable.to_string().eq_ignore_ascii_case("search_path") {
                    self.search(&values);
                }
                Ok(())
            }
            Statement::Set(_) => Ok(()),
            Statement::Use(found) => {
                self.use_database(&found.to_string());
                Ok(())
            }
            _ => Err(text::unread(sql)),
        }
    }

    fn search(&mut self, values: &[Expr]) {
        let first = values.iter().find_map(|value| match value {
            Expr::Identifier(ident) => Some(super::name::folded(self.dialect, ident)),
            Expr::Value(found) => match &found.value {
                sqlparser::ast::Value::SingleQuotedString(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        });
        if let Some(first) = first.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("default")) {
            self.schema = first;
        }
    }
}

#[cfg(test)]
mod tests;
