//! CREATE TABLE, CREATE INDEX, CREATE VIEW.

use sqlparser::ast::{
    ColumnDef, ColumnOption, CreateIndex, CreateTable, CreateTableLikeKind, CreateView, Expr, ForValues, GeneratedAs,
    GeneratedExpressionMode, Ident, IndexColumn, OrderBySort, TableConstraint,
};

use super::draft::{Draft, Table, View};
use crate::schema::{
    Column, ConstraintKind, Dialect, GenerationKind, IdentityKind, Index, IndexKey, ObjectName, Persistence, Relation,
    RelationKind, Sequence,
};

impl Draft {
    pub(super) fn create_table(&mut self, found: &CreateTable) -> Result<(), String> {
        let name = self.name(&found.name)?;
        if found.temporary || (found.if_not_exists && self.find_table(&name).is_some()) {
            return Ok(());
        }
        let mut table = Table {
            relation: Relation {
                schema: name.schema.clone(),
                name: name.name.clone(),
                strict: found.strict,
                without_rowid: found.without_rowid,
                persistence: if found.unlogged { Persistence::Unlogged } else { Persistence::Permanent },
                ..Relation::default()
            },
            ..Table::default()
        };
        if let Some(expr) = &found.partition_by {
            table.relation.relation_kind = RelationKind::PartitionedTable;
            table.relation.partition_key = Some(expr.to_string());
        }
        self.copy_parents(found, &mut table)?;
        if let Some(query) = &found.query {
            self.columns_of_query(&mut table, &query.to_string())?;
        }
        let mut constraints = Vec::new();
        for column in &found.columns {
            self.add_column(&mut table, column, &mut constraints);
        }
        constraints.extend(found.constraints.iter().map(|constraint| (constraint.clone(), None)));
        // keys before references, as servers make them; the table stays where one of them is not understood
        let mut done = Ok(());
        for wanted in [true, false] {
            for (constraint, column) in &constraints {
                if matches!(constraint, TableConstraint::PrimaryKey(_)) == wanted {
                    let added = self.add_constraint(&mut table, constraint, column.as_deref(), false);
                    done = done.and(added);
                }
            }
        }
        self.add_schema_of(&name);
        self.tables.insert(name, table);
        done
    }

    fn columns_of_query(&self, table: &mut Table, query: &str) -> Result<(), String> {
        for (name, data_type) in self.described(query)? {
            table.columns.push(Column {
                schema: table.relation.schema.clone(),
                relation: table.relation.name.clone(),
                name,
                data_type,
                ..Column::default()
            });
        }
        Ok(())
    }

    fn add_schema_of(&mut self, name: &ObjectName) {
        if self.dialect != Dialect::Postgresql {
            self.add_schema(&name.schema);
        }
    }

    // columns that come from other tables
    fn copy_parents(&self, found: &CreateTable, table: &mut Table) -> Result<(), String> {
        let parents = found.inherits.iter().flatten().chain(&found.partition_of);
        let like = found.like.as_ref().map(|like| match like {
            CreateTableLikeKind::Parenthesized(like) | CreateTableLikeKind::Plain(like) => &like.name,
        });
        for (parent, copied) in parents.map(|parent| (parent, false)).chain(like.map(|name| (name, true))) {
            let name = self.name(parent)?;
            let known = self.find_table(&name).and_then(|name| self.tables.get(&name));
            let known = known.ok_or_else(|| format!("there is no table `{parent}` before it"))?;
            for column in &known.columns {
                if table.columns.iter().any(|own| own.name == column.name) {
                    continue;
                }
                let default_expression = column.default_expression.clone().filter(|_| !copied);
                table.columns.push(Column {
                    schema: table.relation.schema.clone(),
                    relation: table.relation.name.clone(),
                    inherited: !copied,
                    default_expression,
                    identity: None,
                    comment: None,
                    ..column.clone()
                });
            }
            if found.partition_of.is_some() {
                table.relation.partition_of = Some(name);
                table.relation.partition_bound = found.for_values.as_ref().map(ForValues::to_string);
            } else if !copied {
                table.relation.inherits.push(name);
            }
        }
        Ok(())
    }

    /// Adds a column; what its options demand of the table is handed back.
    pub(super) fn add_column(
        &mut self,
        table: &mut Table,
        found: &ColumnDef,
        constraints: &mut Vec<(TableConstraint, Option<String>)>,
    ) {
        let name = self.fold(&found.name);
        let mut column = Column {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name: name.clone(),
            ..Column::default()
        };
        let written = found.data_type.to_string();
        let serial = (self.dialect == Dialect::Postgresql).then(|| serial(&written)).flatten();
        if let Some(data_type) = serial {
            column.data_type = data_type.to_owned();
            column.not_null = true;
            let sequence = self.own_sequence(&table.relation, &name, data_type, false);
            let quoted = super::draft::shown_type(&sequence);
            column.default_expression = Some(format!("nextval('{quoted}'::regclass)"));
        } else {
            (column.data_type, column.type_reference) = self.data_type(&found.data_type);
        }
        for option in &found.options {
            let named = option.name.as_ref();
            self.option(table, &mut column, &option.option, named, constraints);
        }
        match table.columns.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                let key = table.constraints.iter().find(|found| found.constraint_kind == ConstraintKind::PrimaryKey);
                column.not_null |= key.is_some_and(|key| key.columns.contains(&name));
                *known = column;
            }
            None => table.columns.push(column),
        }
    }

    /// What one option says of a column.
    pub(super) fn option(
        &mut self,
        table: &Table,
        column: &mut Column,
        option: &ColumnOption,
        named: Option<&Ident>,
        constraints: &mut Vec<(TableConstraint, Option<String>)>,
    ) {
        let own = |name: &Option<Ident>| name.clone().or_else(|| named.cloned());
        let mut add = |constraint: TableConstraint| constraints.push((constraint, Some(column.name.clone())));
        match option {
            ColumnOption::NotNull => column.not_null = true,
            ColumnOption::Null => column.not_null = false,
            ColumnOption::Default(expr) => column.default_expression = Some(expr.to_string()),
            ColumnOption::PrimaryKey(found) => {
                let mut found = found.clone();
                found.name = own(&found.name);
                add(TableConstraint::PrimaryKey(found));
            }
            ColumnOption::Unique(found) => {
                let mut found = found.clone();
                found.name = own(&found.name);
                add(TableConstraint::Unique(found));
            }
            ColumnOption::ForeignKey(found) => {
                let mut found = found.clone();
                found.name = own(&found.name);
                add(TableConstraint::ForeignKey(found));
            }
            ColumnOption::Check(found) => {
                let mut found = found.clone();
                found.name = own(&found.name);
                add(TableConstraint::Check(found));
            }
            ColumnOption::Generated { generated_as, generation_expr, generation_expr_mode, .. } => {
                self.generated(table, column, *generated_as, generation_expr.as_ref(), *generation_expr_mode);
            }
            ColumnOption::Collation(name) => column.collation = Some(name.to_string()),
            ColumnOption::CharacterSet(name) => column.character_set = Some(name.to_string()),
            ColumnOption::Comment(text) => column.comment = Some(text.clone()),
            ColumnOption::OnUpdate(expr) => column.on_update_expression = Some(expr.to_string()),
            ColumnOption::Invisible => column.invisible = true,
            _ => {}
        }
    }

    fn generated(
        &mut self,
        table: &Table,
        column: &mut Column,
        how: GeneratedAs,
        expression: Option<&Expr>,
        mode: Option<GeneratedExpressionMode>,
    ) {
        if let Some(expression) = expression {
            column.generation_expression = Some(expression.to_string());
            // only PostgreSQL stores unless told otherwise, and only up to 17
            let stored = matches!(mode, Some(GeneratedExpressionMode::Stored)) || how == GeneratedAs::ExpStored;
            column.generation_kind = Some(if stored { GenerationKind::Stored } else { GenerationKind::Virtual });
            return;
        }
        column.not_null = true;
        column.identity = Some(if how == GeneratedAs::Always { IdentityKind::Always } else { IdentityKind::ByDefault });
        self.own_sequence(&table.relation, &column.name, &column.data_type, true);
    }

    // the sequence behind `serial` or an identity
    pub(super) fn own_sequence(
        &mut self,
        table: &Relation,
        column: &str,
        data_type: &str,
        identity: bool,
    ) -> ObjectName {
        let schema = table.schema.clone();
        let name = super::constraint::joined(&[&table.name, column], "seq");
        let maximum = match data_type {
            "smallint" => i64::from(i16::MAX),
            "integer" => i64::from(i32::MAX),
            _ => i64::MAX,
        };
        let full = ObjectName::new(schema.clone(), name.clone());
        let sequence = Sequence {
            schema: schema.clone(),
            name,
            data_type: data_type.to_owned(),
            start_value: "1".to_owned(),
            increment: "1".to_owned(),
            minimum_value: "1".to_owned(),
            maximum_value: maximum.to_string(),
            owned_by: Some(crate::schema::ColumnReference {
                schema,
                relation: table.name.clone(),
                column: Some(column.to_owned()),
            }),
            identity,
            ..Sequence::default()
        };
        self.sequences.insert(full.clone(), sequence);
        full
    }

    pub(super) fn create_index(&mut self, found: &CreateIndex) -> Result<(), String> {
        let keys: Vec<IndexKey> = found.columns.iter().map(|column| self.index_key(column)).collect();
        let method = found.using.as_ref().map_or_else(|| "btree".to_owned(), |using| using.to_string().to_lowercase());
        let included_columns = found.include.iter().map(|ident| self.fold(ident)).collect();
        let name = found.name.as_ref().map(|name| self.name(name)).transpose()?;
        let of = self.name(&found.table_name)?;
        let view = self.views.iter_mut().find(|view| view.name == of).map(|view| (&view.relation, &mut view.indexes));
        let (relation, indexes) = match view {
            Some(found) => found,
            None => {
                let table = self.table(&found.table_name)?;
                (&table.relation, &mut table.indexes)
            }
        };
        let name = name.map_or_else(
            || {
                let columns: Vec<_> = keys.iter().map(|key| key.column.as_deref().unwrap_or("expr")).collect();
                let columns = columns.join("_");
                super::constraint::joined(&[&relation.name, &columns], "idx")
            },
            |name| name.name,
        );
        if found.if_not_exists && indexes.iter().any(|index| index.name == name) {
            return Ok(());
        }
        indexes.push(Index {
            schema: relation.schema.clone(),
            relation: relation.name.clone(),
            name,
            method,
            keys,
            unique: found.unique,
            nulls_not_distinct: found.nulls_distinct == Some(false),
            predicate: found.predicate.as_ref().map(Expr::to_string),
            included_columns,
            ..Index::default()
        });
        Ok(())
    }

    /// A key of an index: a column or an expression.
    pub(super) fn index_key(&self, found: &IndexColumn) -> IndexKey {
        let descending = matches!(found.column.options.sort, Some(OrderBySort::Desc));
        let (column, expression) = match &found.column.expr {
            Expr::Identifier(ident) => (Some(self.fold(ident)), None),
            // `name(20)` of MySQL
            Expr::Function(function) if self.dialect != Dialect::Postgresql && self.dialect != Dialect::Sqlite => {
                (Some(function.name.to_string().trim_matches('`').to_owned()), None)
            }
            Expr::Nested(inner) => (None, Some(inner.to_string())),
            expr => (None, Some(expr.to_string())),
        };
        IndexKey {
            column,
            expression,
            operator_class: found.operator_class.as_ref().map(ToString::to_string),
            descending,
            // downwards, they come first by themselves: what is kept is that it is told otherwise (PostgreSQL)
            nulls_first: found.column.options.nulls_first.is_some_and(|first| first != descending),
            ..IndexKey::default()
        }
    }

    pub(super) fn create_view(&mut self, found: &CreateView) -> Result<(), String> {
        let name = self.name(&found.name)?;
        if found.temporary {
            return Ok(());
        }
        let relation_kind = if found.materialized { RelationKind::MaterializedView } else { RelationKind::View };
        let query = found.query.to_string();
        self.views.retain(|view| view.name != name);
        self.add_schema_of(&name);
        self.views.push(View {
            relation: Relation {
                schema: name.schema.clone(),
                name: name.name.clone(),
                relation_kind,
                definition: Some(query.clone()),
                ..Relation::default()
            },
            name,
            query,
            indexes: Vec::new(),
            columns: found.columns.iter().map(|column| self.fold(&column.name)).collect(),
        });
        Ok(())
    }
}

fn serial(written: &str) -> Option<&'static str> {
    Some(match written.to_ascii_lowercase().as_str() {
        "serial" | "serial4" => "integer",
        "bigserial" | "serial8" => "bigint",
        "smallserial" | "serial2" => "smallint",
        _ => return None,
    })
}
