//! Relations, their columns, triggers and row policies.

use std::collections::BTreeMap;

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::lookup::{Lookup, PG_CLASS, PG_POLICY, PG_REWRITE, PG_TRIGGER, RelationName};
use super::{Mapped, standalone};
use crate::schema::{
    CheckOption, Column, ColumnReference, GenerationKind, IdentityKind, ObjectName, PolicyCommand, Relation,
    RelationKind, ReplicaIdentity, RewriteRule, RowPolicy, Trigger, TriggerPartition, TriggerState,
};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let parents = parents(catalog)?;
    let dependencies = dependencies(catalog, lookup)?;
    for row in catalog.rows(Query::Relations) {
        let oid: u32 = get(row, 0)?;
        let Some(name) = lookup.relation(oid) else { continue };
        let Some(relation_kind) = relation_kind(get(row, 3)?) else {
            mapped.gap(GapReason::Unknown, "relation", vec![name.schema.clone(), name.name.clone()]);
            continue;
        };
        let mut relation = relation(row, lookup, name, relation_kind)?;
        let parents = parents.get(&oid).into_iter().flatten().filter_map(|parent| lookup.relation(*parent));
        let mut parents: Vec<ObjectName> = parents.map(RelationName::object_name).collect();
        if relation.partition_bound.is_some() {
            relation.partition_of = parents.pop();
        } else {
            relation.inherits = parents;
        }
        relation.depends_on = dependencies.get(&oid).cloned().unwrap_or_default();
        mapped.add(relation, "class", oid);
    }
    columns(catalog, lookup, mapped)?;
    triggers(catalog, lookup, mapped)?;
    rewrite_rules(catalog, lookup, mapped)?;
    policies(catalog, lookup, mapped)
}

fn relation(row: &Row, lookup: &Lookup, name: &RelationName, relation_kind: RelationKind) -> Result<Relation, Error> {
    let oid = get(row, 0)?;
    let options: Vec<String> = get::<Option<Vec<String>>>(row, 8)?.unwrap_or_default();
    let option = |name: &str| options.iter().find_map(|option| option.strip_prefix(name)?.strip_prefix('='));
    let is_on = |name: &str| option(name).is_some_and(|value| matches!(value, "true" | "on" | "1" | "yes"));
    let modelled = ["check_option=", "security_barrier=", "security_invoker="];
    let mut storage_options: Vec<_> =
        options.iter().filter(|option| !modelled.iter().any(|name| option.starts_with(name))).cloned().collect();
    let toast = get::<Option<Vec<String>>>(row, 21)?.unwrap_or_default();
    storage_options.extend(toast.into_iter().map(|option| format!("toast.{option}")));
    storage_options.sort();
    Ok(Relation {
        schema: name.schema.clone(),
        name: name.name.clone(),
        relation_kind,
        columns: name.columns.values().cloned().collect(),
        definition: get::<Option<String>>(row, 15)?,
        unpopulated: relation_kind == RelationKind::MaterializedView && !get::<bool>(row, 12)?,
        partition_key: get(row, 13)?,
        partition_bound: get(row, 14)?,
        updatable: get(row, 16)?,
        check_option: match option("check_option") {
            Some("local") => CheckOption::Local,
            Some("cascaded") => CheckOption::Cascaded,
            _ => CheckOption::None,
        },
        row_security: get(row, 6)?,
        row_security_forced: get(row, 7)?,
        security_invoker: is_on("security_invoker"),
        security_barrier: is_on("security_barrier"),
        owner: lookup.role(get(row, 11)?),
        persistence: standalone::persistence(get(row, 4)?),
        replica_identity: match get::<&str>(row, 5)? {
            "f" => ReplicaIdentity::Full,
            "i" => ReplicaIdentity::Index,
            // views have none and cannot have one
            "n" if matches!(relation_kind, RelationKind::Table | RelationKind::PartitionedTable) => {
                ReplicaIdentity::Nothing
            }
            _ => ReplicaIdentity::PrimaryKey,
        },
        storage_options,
        tablespace: get(row, 9)?,
        access_method: get::<Option<String>>(row, 10)?.filter(|method| method != "heap"),
        foreign_server: get(row, 17)?,
        foreign_options: sorted(get(row, 18)?),
        of_type: get::<Option<String>>(row, 20)?
            .zip(get::<Option<String>>(row, 19)?)
            .map(|(schema, name)| ObjectName::new(schema, name)),
        comment: lookup.comment(PG_CLASS, oid, 0),
        ..Relation::default()
    })
}

fn relation_kind(code: &str) -> Option<RelationKind> {
    Some(match code {
        "r" => RelationKind::Table,
        "p" => RelationKind::PartitionedTable,
        "v" => RelationKind::View,
        "m" => RelationKind::MaterializedView,
        "f" => RelationKind::ForeignTable,
        _ => return None,
    })
}

fn parents(catalog: &Catalog) -> Result<BTreeMap<u32, Vec<u32>>, Error> {
    let mut parents: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for row in catalog.rows(Query::Inheritance) {
        parents.entry(get(row, 0)?).or_default().push(get(row, 1)?);
    }
    Ok(parents)
}

fn dependencies(catalog: &Catalog, lookup: &Lookup) -> Result<BTreeMap<u32, Vec<ColumnReference>>, Error> {
    let mut dependencies: BTreeMap<u32, Vec<ColumnReference>> = BTreeMap::new();
    for row in catalog.rows(Query::ViewDependencies) {
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let number: i32 = get(row, 2)?;
        let column = i16::try_from(number).ok().and_then(|number| relation.columns.get(&number)).cloned();
        let reference = ColumnReference { schema: relation.schema.clone(), relation: relation.name.clone(), column };
        dependencies.entry(get(row, 0)?).or_default().push(reference);
    }
    for references in dependencies.values_mut() {
        references.sort();
        references.dedup();
    }
    Ok(dependencies)
}

/// A type as columns use it.
struct UsedType {
    sql: String,
    collation: u32,
    storage: String,
    reference: Option<ObjectName>,
}

fn types_used(catalog: &Catalog) -> Result<BTreeMap<(u32, i32), UsedType>, Error> {
    let mut types = BTreeMap::new();
    for row in catalog.rows(Query::TypesUsed) {
        let schema: String = get(row, 6)?;
        let reference = (schema != "pg_catalog")
            .then(|| Ok::<_, Error>(ObjectName::new(schema, get::<String>(row, 5)?)))
            .transpose()?;
        let used = UsedType { sql: get(row, 2)?, collation: get(row, 3)?, storage: get(row, 4)?, reference };
        types.insert((get(row, 0)?, get(row, 1)?), used);
    }
    Ok(types)
}

fn columns(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let types = types_used(catalog)?;
    let mut defaults: BTreeMap<(u32, i16), String> = BTreeMap::new();
    for row in catalog.rows(Query::Defaults) {
        defaults.insert((get(row, 0)?, get(row, 1)?), get(row, 2)?);
    }
    let not_nulls = not_nulls(catalog)?;
    for row in catalog.rows(Query::Columns) {
        let (relation_oid, number): (u32, i16) = (get(row, 0)?, get(row, 1)?);
        let Some(relation) = lookup.relation(relation_oid) else { continue };
        let name: String = get(row, 2)?;
        let Some(used) = types.get(&(get(row, 3)?, get(row, 4)?)) else {
            mapped.gap(GapReason::Unknown, "column", vec![relation.schema.clone(), relation.name.clone(), name]);
            continue;
        };
        let mut column = column(row, lookup, relation, used)?;
        let expression = defaults.remove(&(relation_oid, number));
        column.generation_kind = match get::<&str>(row, 7)? {
            "s" => Some(GenerationKind::Stored),
            "v" => Some(GenerationKind::Virtual),
            _ => None,
        };
        match column.generation_kind {
            Some(_) => column.generation_expression = expression,
            None => column.default_expression = expression,
        }
        if let Some(found) = not_nulls.get(&(relation_oid, number)) {
            column.not_null_unvalidated = !found.validated;
            column.not_null_no_inherit = found.no_inherit;
            let usual = column.usual_not_null_name();
            column.not_null_name = Some(found.name.clone()).filter(|name| *name != usual);
        }
        column.comment = lookup.comment(PG_CLASS, relation_oid, i32::from(number));
        mapped.add_part(column, relation_oid, number);
    }
    Ok(())
}

fn column(row: &Row, lookup: &Lookup, relation: &RelationName, used: &UsedType) -> Result<Column, Error> {
    let collation: u32 = get(row, 8)?;
    Ok(Column {
        schema: relation.schema.clone(),
        relation: relation.name.clone(),
        name: get(row, 2)?,
        data_type: used.sql.clone(),
        type_reference: used.reference.clone(),
        collation: (collation != used.collation).then(|| lookup.collation(collation)).flatten(),
        not_null: get(row, 5)?,
        identity: match get::<&str>(row, 6)? {
            "a" => Some(IdentityKind::Always),
            "d" => Some(IdentityKind::ByDefault),
            _ => None,
        },
        storage: Some(get::<&str>(row, 9)?)
            .filter(|storage| *storage != used.storage)
            .map(|storage| word(storage, &STORAGE)),
        compression: Some(get::<&str>(row, 10)?)
            .filter(|method| !method.trim_matches('\0').is_empty())
            .map(|method| word(method, &COMPRESSION)),
        statistics_target: get(row, 11)?,
        options: sorted(get(row, 12)?),
        foreign_options: sorted(get(row, 13)?),
        inherited: !get::<bool>(row, 14)?,
        ..Column::default()
    })
}

fn sorted(options: Option<Vec<String>>) -> Vec<String> {
    let mut options = options.unwrap_or_default();
    options.sort();
    options
}

const STORAGE: [(&str, &str); 4] = [("p", "plain"), ("e", "external"), ("m", "main"), ("x", "extended")];
const COMPRESSION: [(&str, &str); 2] = [("p", "pglz"), ("l", "lz4")];

fn word(code: &str, words: &[(&str, &str)]) -> String {
    words.iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| *word).to_owned()
}

struct NotNull {
    name: String,
    validated: bool,
    no_inherit: bool,
}

// since version 18 a NOT NULL is a constraint, with a name, and may be declared without looking at the rows
fn not_nulls(catalog: &Catalog) -> Result<BTreeMap<(u32, i16), NotNull>, Error> {
    let mut found = BTreeMap::new();
    for row in catalog.rows(Query::Constraints) {
        if get::<&str>(row, 4)? == "n" {
            let relation: u32 = get(row, 2)?;
            for number in get::<Option<Vec<i16>>>(row, 8)?.into_iter().flatten() {
                let not_null = NotNull { name: get(row, 1)?, validated: get(row, 5)?, no_inherit: get(row, 14)? };
                found.insert((relation, number), not_null);
            }
        }
    }
    Ok(found)
}

/// When a trigger fires; `None` for a code that is not known.
pub(super) fn trigger_state(code: &str) -> Option<TriggerState> {
    Some(match code {
        "O" => TriggerState::Enabled,
        "D" => TriggerState::Disabled,
        "R" => TriggerState::Replica,
        "A" => TriggerState::Always,
        _ => return None,
    })
}

fn rewrite_rules(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::RewriteRules) {
        let oid = get(row, 0)?;
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let name: String = get(row, 2)?;
        let Some(state) = trigger_state(get(row, 4)?) else {
            mapped.gap(GapReason::Unknown, "rule", vec![relation.schema.clone(), relation.name.clone(), name]);
            continue;
        };
        let rule = RewriteRule {
            schema: relation.schema.clone(),
            relation: relation.name.clone(),
            name,
            definition: get(row, 3)?,
            state,
            comment: lookup.comment(PG_REWRITE, oid, 0),
        };
        mapped.add(rule, "rewrite", oid);
    }
    Ok(())
}

fn triggers(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    let mut partition_states: BTreeMap<u32, Vec<TriggerPartition>> = BTreeMap::new();
    for row in catalog.rows(Query::TriggerPartitions) {
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        // a state nobody knows is a gap at the trigger itself
        let Some(state) = trigger_state(get(row, 2)?) else { continue };
        let relation = RelationName::object_name(relation);
        partition_states.entry(get(row, 0)?).or_default().push(TriggerPartition { relation, state });
    }
    partition_states.values_mut().for_each(|states| states.sort());
    for row in catalog.rows(Query::Triggers) {
        let oid = get(row, 0)?;
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let Some(state) = trigger_state(get(row, 3)?) else {
            let path = vec![relation.schema.clone(), relation.name.clone(), get(row, 2)?];
            mapped.gap(GapReason::Unknown, "trigger", path);
            continue;
        };
        let trigger = Trigger {
            schema: relation.schema.clone(),
            relation: relation.name.clone(),
            name: get(row, 2)?,
            definition: get(row, 6)?,
            routine: Some(ObjectName::new(get::<String>(row, 4)?, get::<String>(row, 5)?)),
            state,
            partition_states: partition_states.remove(&oid).unwrap_or_default(),
            comment: lookup.comment(PG_TRIGGER, oid, 0),
        };
        mapped.add(trigger, "trigger", oid);
    }
    Ok(())
}

fn policies(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Policies) {
        let oid = get(row, 0)?;
        let Some(relation) = lookup.relation(get(row, 1)?) else { continue };
        let mut roles: Vec<_> = get::<Vec<u32>>(row, 5)?.into_iter().map(|role| lookup.grantee(role)).collect();
        roles.sort();
        let policy = RowPolicy {
            schema: relation.schema.clone(),
            relation: relation.name.clone(),
            name: get(row, 2)?,
            command: match get::<&str>(row, 3)? {
                "r" => PolicyCommand::Select,
                "a" => PolicyCommand::Insert,
                "w" => PolicyCommand::Update,
                "d" => PolicyCommand::Delete,
                _ => PolicyCommand::All,
            },
            roles,
            restrictive: !get::<bool>(row, 4)?,
            using_expression: get(row, 6)?,
            check_expression: get(row, 7)?,
            comment: lookup.comment(PG_POLICY, oid, 0),
        };
        mapped.add(policy, "policy", oid);
    }
    Ok(())
}
