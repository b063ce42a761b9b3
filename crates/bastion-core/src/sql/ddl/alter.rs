//! ALTER TABLE, and names that change or go.

use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation, ColumnDef, ColumnOptionDef, GeneratedAs, Ident,
    MySQLColumnPosition, ObjectName as Written, ObjectType, RenameTableNameKind, TableConstraint,
};

use super::draft::{Draft, Table};
use crate::schema::{Column, ConstraintKind, IdentityKind, ObjectName, Persistence};

impl Draft {
    pub(super) fn alter_table(&mut self, found: &AlterTable) -> Result<(), String> {
        let name = self.name(&found.name)?;
        let Some(mut name) = self.find_table(&name) else {
            if found.if_exists || self.alters_other(found, &name) {
                return Ok(());
            }
            return Err(format!("there is no table `{}` before it", found.name));
        };
        for operation in &found.operations {
            let mut table = self.tables.remove(&name).unwrap_or_default();
            let done = self.alter(&mut table, operation);
            let renamed = ObjectName::new(table.relation.schema.clone(), table.relation.name.clone());
            if renamed != name {
                self.follow(&name, &renamed);
                name = renamed;
            }
            self.tables.insert(name.clone(), table);
            done?;
        }
        Ok(())
    }

    // pg_dump writes ALTER TABLE for the owner of sequences and views too
    fn alters_other(&self, found: &AlterTable, name: &ObjectName) -> bool {
        let known = self.sequences.contains_key(name) || self.views.iter().any(|view| view.name == *name);
        known && found.operations.iter().all(|operation| matches!(operation, AlterTableOperation::OwnerTo { .. }))
    }

    fn alter(&mut self, table: &mut Table, operation: &AlterTableOperation) -> Result<(), String> {
        match operation {
            AlterTableOperation::AddColumn { column_def, if_not_exists, column_position, .. } => {
                let name = self.fold(&column_def.name);
                if !(*if_not_exists && table.columns.iter().any(|known| known.name == name)) {
                    self.add_defined(table, column_def)?;
                    self.place(table, &name, column_position.as_ref());
                }
            }
            AlterTableOperation::DropColumn { column_names, .. } => {
                for ident in column_names {
                    let name = self.fold(ident);
                    drop_column(table, &name);
                }
            }
            AlterTableOperation::AddConstraint { constraint, not_valid } => {
                self.add_constraint(table, constraint, None, *not_valid)?;
            }
            AlterTableOperation::DropConstraint { name, .. } | AlterTableOperation::DropForeignKey { name, .. } => {
                let name = self.fold(name);
                table.constraints.retain(|known| known.name != name);
                table.indexes.retain(|known| known.constraint.as_ref() != Some(&name));
            }
            AlterTableOperation::DropPrimaryKey { .. } => {
                table.constraints.retain(|known| known.constraint_kind != ConstraintKind::PrimaryKey);
                table.indexes.retain(|known| known.name != "PRIMARY");
            }
            AlterTableOperation::DropIndex { name } => {
                let name = self.fold(name);
                table.indexes.retain(|known| known.name != name);
                table.constraints.retain(|known| known.name != name || known.constraint_kind != ConstraintKind::Unique);
            }
            AlterTableOperation::RenameColumn { old_column_name, new_column_name } => {
                let (old, new) = (self.fold(old_column_name), self.fold(new_column_name));
                rename_column(table, &old, &new)?;
            }
            AlterTableOperation::RenameConstraint { old_name, new_name } => {
                let (old, new) = (self.fold(old_name), self.fold(new_name));
                rename_constraint(table, &old, &new);
            }
            AlterTableOperation::RenameTable { table_name } => {
                let (RenameTableNameKind::To(new) | RenameTableNameKind::As(new)) = table_name;
                let parts = super::super::name::parts(new).unwrap_or_default();
                let last = parts.last().map(|ident| self.fold(ident)).unwrap_or_default();
                rename(table, &last);
            }
            AlterTableOperation::AlterColumn { column_name, op } => self.alter_column(table, column_name, op)?,
            AlterTableOperation::ChangeColumn { old_name, new_name, data_type, options, column_position } => {
                let (old, new) = (self.fold(old_name), self.fold(new_name));
                rename_column(table, &old, &new)?;
                self.redefine(table, new_name, data_type.clone(), options)?;
                self.place(table, &new, column_position.as_ref());
            }
            AlterTableOperation::ModifyColumn { col_name, data_type, options, column_position } => {
                self.redefine(table, col_name, data_type.clone(), options)?;
                let name = self.fold(col_name);
                self.place(table, &name, column_position.as_ref());
            }
            other => return self.alter_rest(table, other),
        }
        Ok(())
    }

    fn alter_rest(&self, table: &mut Table, operation: &AlterTableOperation) -> Result<(), String> {
        let relation = &mut table.relation;
        match operation {
            AlterTableOperation::EnableRowLevelSecurity => relation.row_security = true,
            AlterTableOperation::DisableRowLevelSecurity => relation.row_security = false,
            AlterTableOperation::ForceRowLevelSecurity => relation.row_security_forced = true,
            AlterTableOperation::NoForceRowLevelSecurity => relation.row_security_forced = false,
            AlterTableOperation::SetLogged => relation.persistence = Persistence::Permanent,
            AlterTableOperation::SetUnlogged => relation.persistence = Persistence::Unlogged,
            AlterTableOperation::ValidateConstraint { name } => {
                let name = self.fold(name);
                for known in table.constraints.iter_mut().filter(|known| known.name == name) {
                    known.not_valid = false;
                }
            }
            // who owns what is not read: it depends on the roles of a server
            AlterTableOperation::OwnerTo { .. }
            | AlterTableOperation::AutoIncrement { .. }
            | AlterTableOperation::Algorithm { .. }
            | AlterTableOperation::Lock { .. } => {}
            other => return Err(super::text::unread(&format!("ALTER TABLE … {other}"))),
        }
        Ok(())
    }

    fn add_defined(&mut self, table: &mut Table, column: &ColumnDef) -> Result<(), String> {
        let mut constraints = Vec::new();
        self.add_column(table, column, &mut constraints);
        self.add_all(table, &constraints)
    }

    fn add_all(&mut self, table: &mut Table, list: &[(TableConstraint, Option<String>)]) -> Result<(), String> {
        list.iter()
            .try_for_each(|(constraint, column)| self.add_constraint(table, constraint, column.as_deref(), false))
    }

    // FIRST and AFTER of MySQL
    fn place(&self, table: &mut Table, name: &str, position: Option<&MySQLColumnPosition>) {
        let Some(position) = position else { return };
        let Some(at) = table.columns.iter().position(|known| known.name == name) else { return };
        let column = table.columns.remove(at);
        let to = match position {
            MySQLColumnPosition::First => Some(0),
            MySQLColumnPosition::After(before) => {
                let before = self.fold(before);
                table.columns.iter().position(|known| known.name == before).map(|place| place + 1)
            }
        };
        let to = to.unwrap_or(table.columns.len()).min(table.columns.len());
        table.columns.insert(to, column);
    }

    // MySQL states the whole column again
    fn redefine(
        &mut self,
        table: &mut Table,
        name: &Ident,
        data_type: sqlparser::ast::DataType,
        options: &[sqlparser::ast::ColumnOption],
    ) -> Result<(), String> {
        let options = options.iter().map(|option| ColumnOptionDef { name: None, option: option.clone() }).collect();
        self.add_defined(table, &ColumnDef { name: name.clone(), data_type, options })
    }

    fn alter_column(&mut self, table: &mut Table, name: &Ident, change: &AlterColumnOperation) -> Result<(), String> {
        let folded = self.fold(name);
        let typed = match change {
            AlterColumnOperation::SetDataType { data_type, .. } => Some(self.data_type(data_type)),
            _ => None,
        };
        let column = column(table, &folded)?;
        match change {
            AlterColumnOperation::SetNotNull => column.not_null = true,
            AlterColumnOperation::DropNotNull => column.not_null = false,
            AlterColumnOperation::SetDefault { value } => column.default_expression = Some(value.to_string()),
            AlterColumnOperation::DropDefault => column.default_expression = None,
            AlterColumnOperation::SetDataType { .. } => {
                (column.data_type, column.type_reference) = typed.unwrap_or_default();
            }
            AlterColumnOperation::AddGenerated { generated_as, .. } => {
                let always = matches!(generated_as, Some(GeneratedAs::Always) | None);
                column.identity = Some(if always { IdentityKind::Always } else { IdentityKind::ByDefault });
            }
        }
        Ok(())
    }

    pub(super) fn rename_table(&mut self, old: &Written, new: &Written) -> Result<(), String> {
        let (name, to) = (self.name(old)?, self.name(new)?);
        let name = self.find_table(&name).ok_or_else(|| format!("there is no table `{old}` before it"))?;
        let mut table = self.tables.remove(&name).unwrap_or_default();
        table.relation.schema.clone_from(&to.schema);
        rename(&mut table, &to.name);
        self.follow(&name, &to);
        self.tables.insert(to, table);
        Ok(())
    }

    /// Whether an index of that name was found and has the new one.
    pub(super) fn rename_index(&mut self, old: &Written, new: &Written) -> Result<(), String> {
        let (name, to) = (self.name(old)?, self.name(new)?.name);
        let tables = self.tables.iter_mut().filter(|(table, _)| table.schema == name.schema);
        let indexes = tables.flat_map(|(_, table)| &mut table.indexes);
        let views = self.views.iter_mut().flat_map(|view| &mut view.indexes);
        let mut found = indexes.chain(views).filter(|index| index.name == name.name);
        let index = found.next().ok_or_else(|| format!("there is no index `{old}` before it"))?;
        index.name = to;
        Ok(())
    }

    /// References to a table that has another name now.
    pub(super) fn follow(&mut self, old: &ObjectName, new: &ObjectName) {
        for table in self.tables.values_mut() {
            for constraint in
                table.constraints.iter_mut().filter(|known| known.referenced_relation.as_ref() == Some(old))
            {
                constraint.referenced_relation = Some(new.clone());
            }
        }
    }

    pub(super) fn drop(
        &mut self,
        kind: ObjectType,
        names: &[Written],
        if_exists: bool,
        of: Option<&Written>,
    ) -> Result<(), String> {
        for written in names {
            let name = self.name(written)?;
            let gone = match kind {
                ObjectType::Table => self.find_table(&name).and_then(|name| self.drop_table(&name)).is_some(),
                ObjectType::View | ObjectType::MaterializedView => {
                    let before = self.views.len();
                    self.views.retain(|view| view.name != name);
                    self.views.len() < before
                }
                ObjectType::Index => self.drop_index(&name, of)?,
                ObjectType::Schema => self.drop_schema(&name.name),
                ObjectType::Sequence => self.sequences.remove(&name).is_some(),
                ObjectType::Type => self.enums.remove(&name).is_some() || self.composites.remove(&name).is_some(),
                // roles and databases stand outside a schema
                ObjectType::Role | ObjectType::User | ObjectType::Database => true,
                _ => return Err(format!("DROP of {written} is not read without a server")),
            };
            if !gone && !if_exists {
                return Err(format!("there is no `{written}` before it"));
            }
        }
        Ok(())
    }

    fn drop_table(&mut self, name: &ObjectName) -> Option<Table> {
        self.sequences.retain(|_, sequence| {
            sequence.owned_by.as_ref().is_none_or(|of| of.schema != name.schema || of.relation != name.name)
        });
        for table in self.tables.values_mut() {
            table.constraints.retain(|known| known.referenced_relation.as_ref() != Some(name));
        }
        self.tables.remove(name)
    }

    fn drop_index(&mut self, name: &ObjectName, of: Option<&Written>) -> Result<bool, String> {
        let of = of.map(|of| self.name(of)).transpose()?;
        let mut gone = false;
        for (table, found) in &mut self.tables {
            if table.schema == name.schema && of.as_ref().is_none_or(|of| of == table) {
                let before = found.indexes.len();
                found.indexes.retain(|known| known.name != name.name);
                gone |= found.indexes.len() < before;
            }
        }
        for view in self.views.iter_mut().filter(|view| view.name.schema == name.schema) {
            let before = view.indexes.len();
            view.indexes.retain(|known| known.name != name.name);
            gone |= view.indexes.len() < before;
        }
        Ok(gone)
    }

    fn drop_schema(&mut self, name: &str) -> bool {
        self.tables.retain(|known, _| known.schema != name);
        self.views.retain(|view| view.name.schema != name);
        self.enums.retain(|known, _| known.schema != name);
        self.domains.retain(|known, _| known.schema != name);
        self.composites.retain(|known, _| known.schema != name);
        self.sequences.retain(|known, _| known.schema != name);
        self.schemas.remove(name).is_some()
    }
}

fn column<'a>(table: &'a mut Table, name: &str) -> Result<&'a mut Column, String> {
    let relation = table.relation.name.clone();
    let found = table.columns.iter_mut().find(|known| known.name == name);
    found.ok_or_else(|| format!("there is no column `{name}` of `{relation}` before it"))
}

// constraints and indexes over a column go with it
fn drop_column(table: &mut Table, name: &str) {
    table.columns.retain(|known| known.name != name);
    table.constraints.retain(|known| !known.columns.iter().any(|column| column == name));
    table.indexes.retain(|known| {
        let used = known.keys.iter().any(|key| key.column.as_deref() == Some(name));
        !used && !known.included_columns.iter().any(|column| column == name)
    });
}

fn rename_column(table: &mut Table, old: &str, new: &str) -> Result<(), String> {
    new.clone_into(&mut column(table, old)?.name);
    let replace = |name: &mut String| {
        if name == old {
            new.clone_into(name);
        }
    };
    let own = (table.relation.schema.clone(), table.relation.name.clone());
    for constraint in &mut table.constraints {
        constraint.columns.iter_mut().for_each(replace);
        if constraint.referenced_relation.as_ref().is_some_and(|name| (&name.schema, &name.name) == (&own.0, &own.1)) {
            constraint.referenced_columns.iter_mut().for_each(replace);
        }
    }
    for index in &mut table.indexes {
        index.keys.iter_mut().filter_map(|key| key.column.as_mut()).for_each(replace);
        index.included_columns.iter_mut().for_each(replace);
    }
    Ok(())
}

fn rename_constraint(table: &mut Table, old: &str, new: &str) {
    for constraint in table.constraints.iter_mut().filter(|known| known.name == old) {
        new.clone_into(&mut constraint.name);
    }
    for index in table.indexes.iter_mut().filter(|known| known.constraint.as_deref() == Some(old)) {
        new.clone_into(&mut index.name);
        index.constraint = Some(new.to_owned());
    }
}

impl Table {
    /// The table in another schema.
    pub(super) fn moved(&mut self, schema: &str) {
        let own = std::mem::replace(&mut self.relation.schema, schema.to_owned());
        let relation = self.relation.name.clone();
        self.columns.iter_mut().for_each(|column| schema.clone_into(&mut column.schema));
        self.indexes.iter_mut().for_each(|index| schema.clone_into(&mut index.schema));
        for constraint in &mut self.constraints {
            schema.clone_into(&mut constraint.schema);
            let itself = constraint.referenced_relation.iter_mut();
            itself
                .filter(|of| of.schema == own && of.name == relation)
                .for_each(|of| schema.clone_into(&mut of.schema));
        }
    }
}

// everything of a table bears its name
fn rename(table: &mut Table, new: &str) {
    let schema = table.relation.schema.clone();
    let old = std::mem::replace(&mut table.relation.name, new.to_owned());
    for column in &mut table.columns {
        (column.schema, column.relation) = (schema.clone(), new.to_owned());
    }
    for constraint in &mut table.constraints {
        (constraint.schema, constraint.relation) = (schema.clone(), new.to_owned());
        // one that points at its own table
        for own in constraint.referenced_relation.iter_mut().filter(|name| name.schema == schema && name.name == old) {
            new.clone_into(&mut own.name);
        }
    }
    for index in &mut table.indexes {
        (index.schema, index.relation) = (schema.clone(), new.to_owned());
    }
}
