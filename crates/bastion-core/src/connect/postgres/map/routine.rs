//! Functions, procedures, aggregates.

use tokio_postgres::{Error, Row};

use super::super::catalog::{Catalog, Query, get};
use super::Mapped;
use super::lookup::{Lookup, PG_PROC};
use crate::schema::{Argument, ArgumentMode, ParallelSafety, Routine, RoutineKind, Volatility};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, lookup: &Lookup, mapped: &mut Mapped) -> Result<(), Error> {
    for row in catalog.rows(Query::Routines) {
        let oid = get(row, 0)?;
        let Some(schema) = lookup.schema(PG_PROC, oid, get(row, 1)?) else { continue };
        let routine_kind = match get::<&str>(row, 3)? {
            "f" => RoutineKind::Function,
            "p" => RoutineKind::Procedure,
            "a" => RoutineKind::Aggregate,
            "w" => RoutineKind::Window,
            _ => {
                mapped.gap(GapReason::Unknown, "routine", vec![schema, get(row, 2)?]);
                continue;
            }
        };
        let mut routine = routine(row, schema, routine_kind)?;
        routine.owner = lookup.role(get(row, 14)?);
        routine.comment = lookup.comment(PG_PROC, oid, 0);
        mapped.add(routine, "proc", oid);
    }
    Ok(())
}

fn routine(row: &Row, schema: String, routine_kind: RoutineKind) -> Result<Routine, Error> {
    let name: String = get(row, 2)?;
    let inputs: Vec<String> = get(row, 15)?;
    let language: String = get(row, 4)?;
    let mut settings = get::<Option<Vec<String>>>(row, 10)?.unwrap_or_default();
    settings.sort();
    let returns_set = get(row, 13)?;
    let aggregate_kind: Option<String> = get(row, 27)?;
    Ok(Routine {
        schema,
        signature: format!("{name}({})", inputs.join(", ")),
        name,
        routine_kind,
        arguments: arguments(row)?,
        returns: get(row, 20)?,
        returns_set,
        body: get(row, 21)?,
        volatility: match get::<&str>(row, 5)? {
            "i" => Volatility::Immutable,
            "s" => Volatility::Stable,
            _ => Volatility::Volatile,
        },
        strict: get(row, 6)?,
        parallel: match get::<&str>(row, 7)? {
            "s" => ParallelSafety::Safe,
            "r" => ParallelSafety::Restricted,
            _ => ParallelSafety::Unsafe,
        },
        security_definer: get(row, 8)?,
        leakproof: get(row, 9)?,
        settings,
        estimates: estimates(get(row, 11)?, get(row, 12)?, &language, returns_set),
        language,
        inline_body: get(row, 23)?,
        object_file: get(row, 24)?,
        support: get(row, 25)?,
        transform_types: get(row, 26)?,
        direct_arguments: aggregate_kind
            .filter(|kind| !kind.starts_with('n'))
            .and_then(|kind| kind.get(1..)?.parse().ok()),
        ..Routine::default()
    })
}

fn arguments(row: &Row) -> Result<Vec<Argument>, Error> {
    let types: Vec<String> = get(row, 16)?;
    let modes: Option<Vec<String>> = get(row, 17)?;
    let names: Option<Vec<String>> = get(row, 18)?;
    let mode = |place: usize| match modes.as_ref().and_then(|modes| modes.get(place)).map(String::as_str) {
        Some("o") => ArgumentMode::Output,
        Some("b") => ArgumentMode::InputOutput,
        Some("v") => ArgumentMode::Variadic,
        Some("t") => ArgumentMode::Table,
        _ => ArgumentMode::Input,
    };
    let defaults: Option<Vec<Option<String>>> = get(row, 22)?;
    let arguments = types.into_iter().enumerate().map(|(place, data_type)| Argument {
        name: names.as_ref().and_then(|names| names.get(place)).filter(|name| !name.is_empty()).cloned(),
        mode: mode(place),
        data_type,
        default_expression: defaults.as_ref().and_then(|defaults| defaults.get(place).cloned().flatten()),
    });
    Ok(arguments.collect())
}

fn estimates(cost: f32, rows: f32, language: &str, returns_set: bool) -> Vec<String> {
    let usual_cost = if matches!(language, "c" | "internal") { 1.0 } else { 100.0 };
    let usual_rows = if returns_set { 1000.0 } else { 0.0 };
    let mut estimates = Vec::new();
    if (cost - usual_cost).abs() > f32::EPSILON {
        estimates.push(format!("cost={cost}"));
    }
    if (rows - usual_rows).abs() > f32::EPSILON {
        estimates.push(format!("rows={rows}"));
    }
    estimates
}
