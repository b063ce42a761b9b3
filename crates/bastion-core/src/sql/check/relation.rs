//! What stands behind FROM: schemas and relations that may be read, and what a view does when it is.

use super::catalogue::Catalogue;
use super::{Code, Pass, scope};
use crate::schema::{Relation as Known, RelationKind as KnownKind};
use crate::sql::engine;
use crate::sql::grammar::Grammar;
use crate::sql::ir::{Alias, Constraint, ExprKind, FunctionItem, Join, Name, RelationKind, Sample, Span, Table, Tree};

/// Schemas of the products themselves.
const SYSTEM_SCHEMAS: &[&str] = &["information_schema", "mysql", "performance_schema", "sys"];
/// Relations of SQLite's own that need no declaration, beside those whose names begin with `sqlite_` or `pragma_`.
const SQLITE_EPONYMOUS: &[&str] =
    &["bytecode", "carray", "completion", "csv", "dbstat", "fsdir", "generate_series", "tables_used", "zipfile"];
/// Modules of SQLite whose tables are made of the database's own pages.
const SQLITE_MODULES: &[&str] = &["fts3", "fts4", "fts5", "rtree", "rtree_i32", "geopoly"];
/// Ways to take a sample that PostgreSQL has without an extension.
const SAMPLES: &[&str] = &["bernoulli", "system", "row", "block"];

impl<'a> Pass<'a> {
    pub(super) fn relations(&mut self, tree: &Tree) {
        let common = scope::common_tables(tree);
        for (id, relation) in tree.relations() {
            let span = relation.span;
            match &relation.kind {
                RelationKind::Table(table) => self.table(table, common.contains(&id), span),
                RelationKind::Query { query: _, lateral: _, alias } => self.alias(alias.as_ref(), span),
                RelationKind::Function { calls, rows_from: _, lateral: _, ordinality: _, alias } => {
                    self.alias(alias.as_ref(), span);
                    self.function_items(tree, calls, span);
                }
                RelationKind::Join(join) => {
                    let Join { left: _, right: _, kind: _, constraint, alias } = join.as_ref();
                    self.alias(alias.as_ref(), span);
                    match constraint {
                        Constraint::Using(_, _) | Constraint::Natural => self.implied_operator("=", span),
                        Constraint::None | Constraint::On(_) => {}
                    }
                }
                RelationKind::Unknown { what, reads: _, alias: _ } => {
                    self.deny(Code::NotUnderstood, span, format!("{what} is not understood"));
                }
            }
        }
    }

    fn alias(&mut self, alias: Option<&Alias>, span: Span) {
        if let Some(Alias { name: _, columns }) = alias {
            self.alias_columns(columns, span);
        }
    }

    fn function_items(&mut self, tree: &Tree, calls: &[FunctionItem], span: Span) {
        for FunctionItem { call, columns } in calls {
            self.alias_columns(columns, span);
            match &tree.expr(*call).kind {
                ExprKind::Call(_) | ExprKind::Session { .. } => {}
                _ => self.deny(Code::NotUnderstood, span, "what stands behind FROM is no function".to_owned()),
            }
        }
    }

    fn table(&mut self, table: &Table, common: bool, span: Span) {
        let Table { name, alias, only: _, sample } = table;
        self.alias(alias.as_ref(), span);
        if let Some(Sample { method, arguments: _, repeatable: _ }) = sample
            && !method.only().is_none_or(|method| SAMPLES.contains(&method) || method.is_empty())
        {
            self.deny(Code::Sample, span, format!("`{}` is no way to take a sample that is known", method.last()));
        }
        if common
            || (self.guard.grammar.is_mysql() && name.only().is_some_and(|name| name.eq_ignore_ascii_case("dual")))
        {
            return;
        }
        let shown = name.0.iter().map(|part| part.value.as_ref()).collect::<Vec<_>>().join(".");
        if let Some((schema, relation)) = self.place(name, &shown, span) {
            self.known(&schema, &relation, &shown, span);
        }
    }

    // the schema and the name that are meant; nothing where it was refused
    fn place(&mut self, name: &Name, shown: &str, span: Span) -> Option<(String, String)> {
        let parts: Vec<&str> = name.0.iter().map(|part| part.value.as_ref()).collect();
        let (database, schema, relation) = match parts.as_slice() {
            [relation] => (None, None, *relation),
            [schema, relation] => (None, Some(*schema), *relation),
            [database, schema, relation] => (Some(*database), Some(*schema), *relation),
            _ => {
                self.deny(Code::Relation, span, format!("`{shown}` has more parts than a name may have"));
                return None;
            }
        };
        // a place of files
        if parts.iter().any(|part| part.starts_with(['@', '~', '%'])) && self.guard.grammar == Grammar::Snowflake {
            self.deny(Code::ForeignRelation, span, format!("`{shown}` is a place of files"));
            return None;
        }
        if self.is_of_system(schema, relation) || database.is_some_and(|found| found.eq_ignore_ascii_case("snowflake"))
        {
            if !self.reads_catalogue() {
                self.deny(Code::Catalogue, span, format!("`{shown}` is of the system's catalogue"));
            }
            return None;
        }
        if self.within.is_some() {
            // whoever made the view decided what it reads
            return Some((schema.unwrap_or_default().to_owned(), relation.to_owned()));
        }
        let schema = match (database, schema) {
            (Some(database), Some(schema)) => Some(format!("{database}.{schema}")),
            (None, Some(schema)) => Some(schema.to_owned()),
            (_, None) => None,
        };
        let schema = match schema {
            Some(schema) if !self.may_read(&schema) => {
                self.deny(Code::Schema, span, format!("`{shown}` is of a schema that may not be read"));
                return None;
            }
            Some(schema) => schema,
            None => self.schema_of(relation),
        };
        if !self.may_read_relation(&schema, relation) {
            self.deny(Code::Relation, span, format!("`{shown}` may not be read"));
            return None;
        }
        Some((schema, relation.to_owned()))
    }

    fn is_of_system(&self, schema: Option<&str>, relation: &str) -> bool {
        let begins = |text: &str, with: &str| {
            text.get(..with.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
        };
        let listed = |schema: &str| SYSTEM_SCHEMAS.iter().any(|system| system.eq_ignore_ascii_case(schema));
        match self.guard.grammar {
            Grammar::Postgresql => match schema {
                Some(schema) => schema == "information_schema" || schema.starts_with("pg_"),
                // `pg_catalog` is always looked through first
                None => relation.starts_with("pg_"),
            },
            Grammar::Sqlite => {
                begins(relation, "sqlite_")
                    || begins(relation, "pragma_")
                    || SQLITE_EPONYMOUS.iter().any(|own| own.eq_ignore_ascii_case(relation))
            }
            Grammar::Mysql
            | Grammar::Mariadb
            | Grammar::Snowflake
            | Grammar::Bigquery
            | Grammar::Duckdb
            | Grammar::Ansi => schema.is_some_and(listed),
        }
    }

    fn same(&self, left: &str, right: &str) -> bool {
        match self.guard.grammar {
            Grammar::Sqlite | Grammar::Snowflake => left.eq_ignore_ascii_case(right),
            _ => left == right,
        }
    }

    fn usual_schema(&self) -> Option<&str> {
        match self.guard.grammar {
            Grammar::Postgresql => Some("public"),
            Grammar::Sqlite => Some("main"),
            _ => self.guard.catalogue.as_ref().and_then(Catalogue::database),
        }
    }

    fn may_read(&self, schema: &str) -> bool {
        let reach = &self.guard.reach;
        if reach.schemas.is_empty() {
            return self.usual_schema().is_some_and(|usual| self.same(usual, schema));
        }
        reach.schemas.iter().any(|allowed| allowed == "*" || self.same(allowed, schema))
    }

    // the schema in which a name without one is found
    fn schema_of(&self, relation: &str) -> String {
        let reach = &self.guard.reach;
        let usual = self.usual_schema().unwrap_or_default();
        let stated = reach.schemas.iter().map(String::as_str).filter(|schema| *schema != "*");
        let mut path = stated.chain(std::iter::once(usual).filter(|_| reach.schemas.iter().all(|found| found == "*")));
        let found = path.clone().find(|schema| self.find(schema, relation).is_some());
        found.or_else(|| path.next()).unwrap_or_default().to_owned()
    }

    fn may_read_relation(&self, schema: &str, relation: &str) -> bool {
        let allowed = &self.guard.reach.relations;
        allowed.is_empty()
            || allowed.iter().any(|name| match name.rsplit_once('.') {
                Some((of, last)) => self.same(of, schema) && self.same(last, relation),
                None => self.same(name, relation),
            })
    }

    fn find(&self, schema: &str, relation: &str) -> Option<&'a Known> {
        let catalogue = self.guard.catalogue.as_ref()?;
        if self.guard.grammar == Grammar::Sqlite {
            return catalogue.relation_of_any_case(schema, relation);
        }
        catalogue.relation(schema, relation)
    }

    fn known(&mut self, schema: &str, relation: &str, shown: &str, span: Span) {
        if self.guard.catalogue.is_none() {
            return;
        }
        let schema = if schema.is_empty() { self.schema_of(relation) } else { schema.to_owned() };
        match self.find(&schema, relation) {
            Some(found) => self.look_into(found, span, 0),
            None => {
                self.deny(Code::UnknownRelation, span, format!("`{shown}` is no relation that is known"));
            }
        }
    }

    fn look_into(&mut self, found: &'a Known, span: Span, depth: u8) {
        // a view over a view over …, or partitions of partitions
        if depth > 32 || !self.seen.insert((found.schema.clone(), found.name.clone())) {
            return;
        }
        let shown = format!("`{}.{}`", found.schema, found.name);
        match found.relation_kind {
            KnownKind::View => self.view(found, &shown, span),
            KnownKind::ForeignTable => {
                self.ask(Code::ForeignRelation, span, format!("{shown} gets its rows from somewhere else"));
            }
            KnownKind::VirtualTable => {
                if !found.foreign_server.as_deref().is_some_and(is_self_contained) {
                    self.ask(Code::ForeignRelation, span, format!("{shown} gets its rows from a module"));
                }
            }
            KnownKind::Table | KnownKind::PartitionedTable | KnownKind::MaterializedView => {}
        }
        let Some(catalogue) = &self.guard.catalogue else { return };
        for policy in catalogue.policies(found) {
            if let Some(expression) = &policy.using_expression {
                let whose = format!("the row policy `{}` of {shown}", policy.name);
                self.look_at(&whose, &format!("SELECT {expression}"), span);
            }
        }
        for child in catalogue.children(found) {
            self.look_into(child, span, depth + 1);
        }
    }

    fn view(&mut self, found: &Known, shown: &str, span: Span) {
        let whose = format!("the view {shown}");
        match &found.definition {
            Some(definition) => self.look_at(&whose, definition, span),
            None => self.ask(Code::NotUnderstood, span, format!("nobody knows what {whose} does")),
        }
    }

    // what a view or a row policy calls is called by whoever reads
    fn look_at(&mut self, whose: &str, text: &str, span: Span) {
        let (whose, span) = match &self.within {
            Some((outer, outermost)) => (format!("{outer}: {whose}"), *outermost),
            None => (whose.to_owned(), span),
        };
        let Ok(tree) = engine::parse(self.guard.grammar, text) else {
            return self.ask(Code::NotUnderstood, span, format!("{whose} cannot be read"));
        };
        let outer = self.within.replace((whose, span));
        self.judge(&tree);
        self.within = outer;
    }
}

/// Whether a virtual table, by its module and its arguments, keeps its rows itself. Full text may be that of another table,
/// which the option `content` names.
pub(super) fn is_self_contained(made: &str) -> bool {
    let (module, arguments) = made.split_once('(').unwrap_or((made, ""));
    let names_another = arguments.contains('=') && arguments.to_ascii_lowercase().contains("content");
    SQLITE_MODULES.iter().any(|known| known.eq_ignore_ascii_case(module.trim())) && !names_another
}
