//! Functions, procedures and aggregates as statements.

use super::phrase::{literal, qualified};
use crate::escape::identifier;
use crate::schema::{Argument, ArgumentMode, ParallelSafety, Routine, RoutineKind, Volatility};

/// CREATE OR REPLACE FUNCTION, PROCEDURE or AGGREGATE.
pub(in crate::migrate) fn create_routine(routine: &Routine) -> String {
    if routine.routine_kind == RoutineKind::Aggregate {
        return create_aggregate(routine);
    }
    let word = if routine.routine_kind == RoutineKind::Procedure { "PROCEDURE" } else { "FUNCTION" };
    let name = qualified(&routine.schema, &routine.name);
    let arguments: Vec<_> =
        routine.arguments.iter().filter(|argument| argument.mode != ArgumentMode::Table).map(argument).collect();
    let mut text = format!("CREATE OR REPLACE {word} {name}({})", arguments.join(", "));
    if let Some(returns) = routine.returns.as_ref().filter(|_| routine.routine_kind != RoutineKind::Procedure) {
        text.push_str(&format!("\nRETURNS {returns}"));
    }
    text.push_str(&format!("\nLANGUAGE {}", identifier(&routine.language)));
    text.push_str(&properties(routine));
    let body = routine.body.as_deref().unwrap_or_default();
    if routine.inline_body {
        text.push_str(&format!("\n{body}"));
    } else if let Some(file) = &routine.object_file {
        text.push_str(&format!("\nAS {}, {}", literal(file), literal(body)));
    } else {
        text.push_str(&format!("\nAS {}", dollar(body)));
    }
    text
}

fn properties(routine: &Routine) -> String {
    let mut text = String::new();
    if !routine.transform_types.is_empty() {
        let types: Vec<_> = routine.transform_types.iter().map(|name| format!("FOR TYPE {name}")).collect();
        text.push_str(&format!("\nTRANSFORM {}", types.join(", ")));
    }
    if routine.routine_kind == RoutineKind::Window {
        text.push_str(" WINDOW");
    }
    if routine.routine_kind != RoutineKind::Procedure {
        text.push_str(match routine.volatility {
            Volatility::Volatile => " VOLATILE",
            Volatility::Stable => " STABLE",
            Volatility::Immutable => " IMMUTABLE",
        });
        text.push_str(if routine.strict { " STRICT" } else { " CALLED ON NULL INPUT" });
        text.push_str(if routine.leakproof { " LEAKPROOF" } else { " NOT LEAKPROOF" });
        text.push_str(match routine.parallel {
            ParallelSafety::Unsafe => " PARALLEL UNSAFE",
            ParallelSafety::Restricted => " PARALLEL RESTRICTED",
            ParallelSafety::Safe => " PARALLEL SAFE",
        });
        for estimate in &routine.estimates {
            if let Some((name, value)) = estimate.split_once('=') {
                text.push_str(&format!(" {} {value}", name.to_uppercase()));
            }
        }
        if let Some(support) = &routine.support {
            text.push_str(&format!(" SUPPORT {support}"));
        }
    }
    text.push_str(if routine.security_definer { " SECURITY DEFINER" } else { " SECURITY INVOKER" });
    for setting in &routine.settings {
        if let Some((name, value)) = setting.split_once('=') {
            text.push_str(&format!("\nSET {} TO {}", super::phrase::parameter_name(name), setting_value(name, value)));
        }
    }
    text
}

// settings that are lists are stored quoted already (pg_dump's variable_is_guc_list_quote)
fn setting_value(name: &str, value: &str) -> String {
    const LISTS: [&str; 5] = [
        "local_preload_libraries",
        "search_path",
        "session_preload_libraries",
        "shared_preload_libraries",
        "temp_tablespaces",
    ];
    if !LISTS.contains(&name.to_ascii_lowercase().as_str()) {
        return literal(value);
    }
    let elements = value.split(',').map(|element| {
        let element = element.trim();
        let bare = element.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        literal(&bare.map_or_else(|| element.to_owned(), |bare| bare.replace("\"\"", "\"")))
    });
    elements.collect::<Vec<_>>().join(", ")
}

fn argument(argument: &Argument) -> String {
    let mode = match argument.mode {
        ArgumentMode::Input | ArgumentMode::Table => "",
        ArgumentMode::Output => "OUT ",
        ArgumentMode::InputOutput => "INOUT ",
        ArgumentMode::Variadic => "VARIADIC ",
    };
    let name = argument.name.as_ref().map(|name| format!("{} ", identifier(name))).unwrap_or_default();
    let default = argument.default_expression.as_ref().map(|text| format!(" DEFAULT {text}")).unwrap_or_default();
    format!("{mode}{name}{}{default}", argument.data_type)
}

fn create_aggregate(routine: &Routine) -> String {
    let name = qualified(&routine.schema, &routine.name);
    let written: Vec<_> = routine.arguments.iter().map(argument).collect();
    let arguments = match routine.direct_arguments.and_then(|count| usize::try_from(count).ok()) {
        Some(count) => {
            let direct = written.get(..count).unwrap_or_default().join(", ");
            let mut ordered = written.get(count..).unwrap_or_default().join(", ");
            // a hypothetical aggregate with a variadic list states it on both sides
            if ordered.is_empty() {
                ordered = written.last().cloned().unwrap_or_default();
            }
            format!("{direct} ORDER BY {ordered}")
        }
        None if written.is_empty() => "*".to_owned(),
        None => written.join(", "),
    };
    let mut options = vec![routine.body.clone().unwrap_or_default()];
    match routine.parallel {
        ParallelSafety::Unsafe => {}
        ParallelSafety::Restricted => options.push("PARALLEL = RESTRICTED".to_owned()),
        ParallelSafety::Safe => options.push("PARALLEL = SAFE".to_owned()),
    }
    format!("CREATE AGGREGATE {name}({arguments}) ({})", options.join(", "))
}

/// A text between dollar signs that do not occur in it.
pub(super) fn dollar(text: &str) -> String {
    let mut tag = String::from("$body$");
    while text.contains(tag.trim_end_matches('$')) {
        tag.insert(1, 'x');
    }
    format!("{tag}{text}{tag}")
}

/// Whether CREATE OR REPLACE can make one of the other (manual, "CREATE FUNCTION", notes): the same arguments with
/// the same names, no default taken away, the same kind and result.
pub(super) fn replaceable(old: &Routine, new: &Routine) -> bool {
    let inputs =
        |routine: &Routine| routine.arguments.iter().filter(|argument| is_input(argument)).cloned().collect::<Vec<_>>();
    let outputs = |routine: &Routine| {
        let shown = |argument: &&Argument| !matches!(argument.mode, ArgumentMode::Input | ArgumentMode::Variadic);
        routine
            .arguments
            .iter()
            .filter(shown)
            .map(|argument| (argument.mode, argument.name.clone(), argument.data_type.clone()))
            .collect::<Vec<_>>()
    };
    let (before, after) = (inputs(old), inputs(new));
    old.routine_kind == new.routine_kind
        && old.routine_kind != RoutineKind::Aggregate
        && old.signature == new.signature
        && old.returns == new.returns
        && old.returns_set == new.returns_set
        && outputs(old) == outputs(new)
        && before.len() == after.len()
        && before.iter().zip(&after).all(|(before, after)| {
            before.mode == after.mode
                && (before.name.is_none() || before.name == after.name)
                && (before.default_expression.is_none() || after.default_expression.is_some())
        })
}

const fn is_input(argument: &Argument) -> bool {
    matches!(argument.mode, ArgumentMode::Input | ArgumentMode::InputOutput | ArgumentMode::Variadic)
}
