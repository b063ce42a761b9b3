//! What a schema holds that reads the schema: views, policies, generated columns, routines.

use super::consumer::{Consumer, ConsumerKind};
use crate::escape::{backticks, identifier};
use crate::schema::{Dialect, Object, RelationKind, RoutineKind};
use crate::snapshot::Snapshot;

/// Views, row-level security policies, generated columns and routines of a schema as consumers. A routine's statement
/// is the one that makes it, given by `create_routine`.
#[must_use]
pub fn from_schema(snapshot: &Snapshot, create_routine: impl Fn(&crate::schema::Routine) -> String) -> Vec<Consumer> {
    let quote = match snapshot.dialect() {
        Dialect::Postgresql | Dialect::Sqlite => identifier,
        Dialect::Mysql | Dialect::Mariadb => backticks,
    };
    let mut found = Vec::new();
    for entry in snapshot.entries() {
        let name = entry.key().path().join(".");
        let mut add = |consumer_kind: ConsumerKind, sql: String| {
            found.push(Consumer { name: name.clone(), consumer_kind, sql, ..Consumer::default() });
        };
        let table = |schema: &str, relation: &str| format!("{}.{}", quote(schema), quote(relation));
        match entry.object() {
            Object::Relation(relation)
                if matches!(relation.relation_kind, RelationKind::View | RelationKind::MaterializedView) =>
            {
                let query = relation.definition.as_deref().unwrap_or_default();
                add(ConsumerKind::View, query.trim_end_matches(';').to_owned());
            }
            Object::RowPolicy(policy) => {
                let conditions = [&policy.using_expression, &policy.check_expression];
                let conditions: Vec<_> = conditions.into_iter().flatten().map(|text| format!("({text})")).collect();
                if !conditions.is_empty() {
                    let from = table(&policy.schema, &policy.relation);
                    add(ConsumerKind::RowPolicy, format!("SELECT FROM {from} WHERE {}", conditions.join(" AND ")));
                }
            }
            Object::Column(column) => {
                if let Some(expression) = &column.generation_expression {
                    let from = table(&column.schema, &column.relation);
                    add(ConsumerKind::GeneratedColumn, format!("SELECT ({expression}) FROM {from}"));
                }
            }
            Object::Routine(routine)
                if matches!(routine.routine_kind, RoutineKind::Function | RoutineKind::Procedure)
                    && !matches!(routine.language.as_str(), "c" | "internal") =>
            {
                add(ConsumerKind::Routine, create_routine(routine));
            }
            _ => {}
        }
    }
    found
}
