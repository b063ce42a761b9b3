//! Statements, prepared and described and never run.

use futures_util::future::join_all;
use tokio_postgres::types::{Kind, Type};
use tokio_postgres::{Client, Column, Error, Statement};

use super::prove::build;
use super::throwaway::{self, connect};
use super::{PostgresConfig, error};
use crate::error::Error as CoreError;
use crate::escape::identifier;
use crate::impact::{Consumer, ConsumerKind, DescribedColumn, Description, Prepared, Refused, Unasked, numbered};
use crate::snapshot::Snapshot;

/// Statements on their way to the server at a time.
const STATEMENTS_AHEAD: usize = 512;
/// Syntax error: perhaps the parameters are written in a driver's way.
const SYNTAX_ERROR: &str = "42601";

/// What kind of database is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// One that others use: statements are prepared and nothing else.
    InUse,
    /// One that is dropped afterwards: routines are made again, and what consumers make is made.
    Throwaway,
}

/// Describes the statements of consumers, in their order.
pub(super) async fn describe(
    client: &Client,
    consumers: &[Consumer],
    search_path: &[String],
    place: Place,
) -> Result<Vec<Description>, Error> {
    if !search_path.is_empty() {
        let path: Vec<_> = search_path.iter().map(|schema| identifier(schema)).collect();
        client.batch_execute(&format!("SET search_path = {}", path.join(", "))).await?;
    }
    let described = describe_all(client, consumers, place).await;
    if !search_path.is_empty() {
        client.batch_execute("RESET search_path").await?;
    }
    described
}

async fn describe_all(client: &Client, consumers: &[Consumer], place: Place) -> Result<Vec<Description>, Error> {
    let mut described: Vec<Option<Description>> = vec![None; consumers.len()];
    // what makes something for others, or is made, goes one by one
    let alone = |consumer: &Consumer| {
        consumer.consumer_kind == ConsumerKind::Routine || (place == Place::Throwaway && consumer.makes.is_some())
    };
    let together: Vec<usize> =
        consumers.iter().enumerate().filter(|(_, consumer)| !alone(consumer)).map(|(number, _)| number).collect();
    for numbers in together.chunks(STATEMENTS_AHEAD) {
        let mut asked = Vec::with_capacity(numbers.len());
        for consumer in numbers.iter().filter_map(|number| consumers.get(*number)) {
            asked.push(prepare(client, &consumer.sql));
        }
        for (number, description) in numbers.iter().zip(join_all(asked).await) {
            if let Some(slot) = described.get_mut(*number) {
                *slot = Some(description?);
            }
        }
    }
    for (slot, consumer) in described.iter_mut().zip(consumers).filter(|(_, consumer)| alone(consumer)) {
        *slot = Some(match (consumer.consumer_kind, place) {
            (ConsumerKind::Routine, Place::Throwaway) => make_routine(client, &consumer.sql).await?,
            (ConsumerKind::Routine, Place::InUse) => {
                let reason = "a routine is tried in a throwaway database only".to_owned();
                Description::Unasked(Unasked { reason })
            }
            _ => {
                let description = prepare(client, &consumer.sql).await?;
                if matches!(description, Description::Prepared(_)) {
                    make_relation(client, consumer).await?;
                }
                description
            }
        });
    }
    let unasked = || Description::Unasked(Unasked { reason: "it was not asked".to_owned() });
    Ok(described.into_iter().map(|slot| slot.unwrap_or_else(unasked)).collect())
}

async fn prepare(client: &Client, sql: &str) -> Result<Description, Error> {
    let first = refused_or(client.prepare(sql).await)?;
    match (&first, numbered(sql)) {
        (Description::Refused(refused), Some(other)) if refused.code == SYNTAX_ERROR => {
            let second = refused_or(client.prepare(&other).await)?;
            // the first refusal is about the text as it was written
            let telling = matches!(&second, Description::Refused(refused) if refused.code == SYNTAX_ERROR);
            Ok(if telling { first } else { second })
        }
        _ => Ok(first),
    }
}

fn refused_or(answer: Result<Statement, Error>) -> Result<Description, Error> {
    let failure = match answer {
        Ok(statement) => return Ok(Description::Prepared(prepared(&statement))),
        Err(failure) => failure,
    };
    match refusal(&failure) {
        Some(refused) => Ok(Description::Refused(refused)),
        None => Err(failure),
    }
}

fn refusal(failure: &Error) -> Option<Refused> {
    let found = failure.as_db_error()?;
    let position = match found.position() {
        Some(tokio_postgres::error::ErrorPosition::Original(position)) => Some(*position),
        _ => None,
    };
    Some(Refused { code: found.code().code().to_owned(), message: found.message().to_owned(), position })
}

fn prepared(statement: &Statement) -> Prepared {
    Prepared {
        parameters: statement.params().iter().map(type_name).collect(),
        columns: statement.columns().iter().map(column).collect(),
    }
}

fn column(column: &Column) -> DescribedColumn {
    DescribedColumn {
        name: column.name().to_owned(),
        data_type: type_name(column.type_()),
        modifier: modifier(column.type_(), column.type_modifier()),
        sources: Vec::new(),
    }
}

// the names of the SQL standard, as the model has them
fn type_name(found: &Type) -> String {
    if let Kind::Array(element) = found.kind() {
        return format!("{}[]", type_name(element));
    }
    if found.schema() != "pg_catalog" {
        return format!("{}.{}", found.schema(), found.name());
    }
    match found.name() {
        "int2" => "smallint",
        "int4" => "integer",
        "int8" => "bigint",
        "bool" => "boolean",
        "varchar" => "character varying",
        "bpchar" => "character",
        "float4" => "real",
        "float8" => "double precision",
        "timestamptz" => "timestamp with time zone",
        "timestamp" => "timestamp without time zone",
        "timetz" => "time with time zone",
        "time" => "time without time zone",
        "varbit" => "bit varying",
        other => other,
    }
    .to_owned()
}

// atttypmod as the types of src/backend/utils/adt write it
fn modifier(found: &Type, modifier: i32) -> Option<String> {
    if modifier < 0 {
        return None;
    }
    Some(match found.name() {
        "varchar" | "bpchar" => (modifier - 4).to_string(),
        "numeric" => format!("{},{}", ((modifier - 4) >> 16) & 0xffff, (((modifier - 4) & 0x7ff) ^ 1024) - 1024),
        _ => modifier.to_string(),
    })
}

// its body is checked when it is made; nothing of it stays
async fn make_routine(client: &Client, sql: &str) -> Result<Description, Error> {
    client.batch_execute("BEGIN; SET LOCAL check_function_bodies = on").await?;
    let made = client.batch_execute(sql).await;
    client.batch_execute("ROLLBACK").await?;
    match made {
        Ok(()) => Ok(Description::Prepared(Prepared::default())),
        Err(failure) => match refusal(&failure) {
            Some(refused) => Ok(Description::Refused(refused)),
            None => Err(failure),
        },
    }
}

// what is there already stays as it is
async fn make_relation(client: &Client, consumer: &Consumer) -> Result<(), Error> {
    let Some(made) = &consumer.makes else { return Ok(()) };
    let schema = identifier(&made.schema);
    for statement in [
        format!("CREATE SCHEMA IF NOT EXISTS {schema}"),
        format!("CREATE VIEW {schema}.{} AS {}", identifier(&made.name), consumer.sql),
    ] {
        if let Err(failure) = client.batch_execute(&statement).await
            && failure.as_db_error().is_none()
        {
            return Err(failure);
        }
    }
    Ok(())
}

/// Makes both schemas in databases of their own, asks both of the consumers' statements, and drops the databases
/// again, whatever happens.
///
/// # Errors
///
/// `proof_not_possible` when the server cannot hold the schemas (a role or an extension is missing); any `source_…`
/// code.
pub async fn describe_schemas(
    server: &PostgresConfig,
    schemas: [&Snapshot; 2],
    consumers: &[Consumer],
    search_path: &[String],
    token: &str,
) -> Result<[Vec<Description>; 2], CoreError> {
    let admin = connect(server).await?;
    let mut found = Vec::new();
    for (schema, side) in schemas.into_iter().zip(["a", "b"]) {
        let name = format!("bastion_impact_{token}_{side}");
        let config = throwaway::make(&admin, server, &name).await?;
        let described = describe_in(&config, schema, consumers, search_path).await;
        throwaway::drop(&admin, server, &name).await?;
        found.push(described?);
    }
    let new = found.pop().unwrap_or_default();
    Ok([found.pop().unwrap_or_default(), new])
}

async fn describe_in(
    config: &PostgresConfig,
    schema: &Snapshot,
    consumers: &[Consumer],
    search_path: &[String],
) -> Result<Vec<Description>, CoreError> {
    build(config, schema).await?;
    let client = connect(config).await?;
    let described = describe(&client, consumers, search_path, Place::Throwaway).await;
    Ok(described.map_err(|failure| error::asking(config, "describing statements", &failure))?)
}
