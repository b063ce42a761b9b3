//! What holds statements: routines, triggers, events.

use std::collections::{BTreeMap, BTreeSet};

use super::Mapped;
use crate::connect::mysql::catalog::{Catalog, Cells};
use crate::escape::backticks;
use crate::migrate::mysql_text::account;
use crate::schema::{Argument, ArgumentMode, Routine, RoutineKind, ScheduledEvent, Trigger, TriggerState, Volatility};
use crate::snapshot::GapReason;

pub(super) fn map(catalog: &Catalog, mapped: &mut Mapped) {
    routines(catalog, mapped);
    triggers(catalog, mapped);
    for row in &catalog.events {
        mapped.add(event(row));
    }
}

fn routines(catalog: &Catalog, mapped: &mut Mapped) {
    let mut parameters: BTreeMap<(&str, &str, &str), Vec<&Cells>> = BTreeMap::new();
    for row in &catalog.parameters {
        parameters.entry((row.text(0), row.text(1), row.text(2))).or_default().push(row);
    }
    let mut taken = BTreeSet::new();
    // functions first: a procedure may have the name of a function
    let mut rows: Vec<&Cells> = catalog.routines.iter().collect();
    rows.sort_by_key(|row| (row.text(0), row.text(1), row.text(2)));
    for row in rows {
        let key = (row.text(0), row.text(1), row.text(2));
        let routine_kind = match key.2 {
            "FUNCTION" => RoutineKind::Function,
            "PROCEDURE" => RoutineKind::Procedure,
            other => {
                // MariaDB's packages
                mapped.gap(GapReason::Unmodelled, &other.to_lowercase(), &[key.0, key.1], None);
                continue;
            }
        };
        let mut given = parameters.remove(&key).unwrap_or_default();
        given.sort_by_key(|row| row.number(3));
        let arguments: Vec<_> = given.into_iter().map(argument).collect();
        let types: Vec<_> = arguments.iter().map(|argument| argument.data_type.as_str()).collect();
        let mut signature = format!("{}({})", key.1, types.join(", "));
        if !taken.insert((key.0.to_owned(), signature.clone())) {
            signature = format!("procedure {signature}");
        }
        if row.optional(5).is_none() {
            let detail = "its body is shown to those who may see it".to_owned();
            mapped.gap(GapReason::Unreadable, "routine", &[key.0, &signature], Some(detail));
        }
        mapped.add(Routine {
            schema: key.0.to_owned(),
            signature,
            name: key.1.to_owned(),
            routine_kind,
            language: row.filled(12).unwrap_or_else(|| row.text(4).to_owned()).to_lowercase(),
            arguments,
            returns: row.filled(3),
            body: row.filled(5),
            volatility: if row.yes(6) { Volatility::Immutable } else { Volatility::Volatile },
            security_definer: row.text(8) == "DEFINER",
            settings: settings(row.text(7), row.text(9)),
            owner: row.filled(11),
            comment: row.filled(10),
            ..Routine::default()
        });
    }
}

fn settings(data_access: &str, sql_mode: &str) -> Vec<String> {
    let mut settings = vec![format!("sql_mode={sql_mode}")];
    // what a routine promises unless it says otherwise
    if data_access != "CONTAINS SQL" {
        settings.push(format!("sql_data_access={}", data_access.to_lowercase()));
    }
    settings.sort();
    settings
}

fn argument(row: &Cells) -> Argument {
    Argument {
        name: row.filled(5),
        mode: match row.text(4) {
            "OUT" => ArgumentMode::Output,
            "INOUT" => ArgumentMode::InputOutput,
            _ => ArgumentMode::Input,
        },
        data_type: row.text(6).to_owned(),
        default_expression: None,
    }
}

// the order of triggers for the same event counts: each but the first says whom it follows
fn triggers(catalog: &Catalog, mapped: &mut Mapped) {
    let mut rows: Vec<&Cells> = catalog.triggers.iter().collect();
    rows.sort_by_key(|row| (row.text(0), row.text(1), row.text(3), row.text(4), row.number(5)));
    let mut before: Option<&Cells> = None;
    for row in rows {
        let event = |row: &Cells| [0, 1, 3, 4].map(|position| row.text(position).to_owned());
        let follows = before.filter(|last| event(last) == event(row)).map(|last| last.text(2));
        before = Some(row);
        let follows = follows.map(|name| format!(" FOLLOWS {}", backticks(name))).unwrap_or_default();
        let definition = format!(
            "CREATE DEFINER={} TRIGGER {} {} {} ON {} FOR EACH ROW{follows} {} /* sql_mode={} */",
            account(row.text(7)),
            backticks(row.text(2)),
            row.text(4),
            row.text(3),
            backticks(row.text(1)),
            row.text(6),
            row.text(8),
        );
        mapped.add(Trigger {
            schema: row.text(0).to_owned(),
            relation: row.text(1).to_owned(),
            name: row.text(2).to_owned(),
            definition,
            ..Trigger::default()
        });
    }
}

fn event(row: &Cells) -> ScheduledEvent {
    let zone = row.text(13);
    let at = |position: usize| row.filled(position).map(|moment| format!("{moment} {zone}"));
    let schedule = match row.text(4) {
        "ONE TIME" => format!("AT {}", at(5).unwrap_or_default()),
        _ => format!("EVERY {} {}", row.text(6), row.text(7)),
    };
    ScheduledEvent {
        schema: row.text(0).to_owned(),
        name: row.text(1).to_owned(),
        schedule,
        body: row.text(3).to_owned(),
        starts: at(8),
        ends: at(9),
        preserved: row.text(11) == "PRESERVE",
        state: match row.text(10) {
            "ENABLED" => TriggerState::Enabled,
            "SLAVESIDE_DISABLED" | "REPLICA_SIDE_DISABLED" => TriggerState::Replica,
            _ => TriggerState::Disabled,
        },
        owner: row.filled(2),
        comment: row.filled(12),
    }
}
