//! Triggers, routines, events and sequences as the server's statements.

use super::text::{account, qualified};
use super::view::leading_name;
use crate::escape::{backticks, quoted};
use crate::schema::{
    ArgumentMode, Dialect, Routine, RoutineKind, ScheduledEvent, Sequence, Trigger, TriggerState, Volatility,
};

pub(super) fn definer(owner: Option<&String>) -> String {
    owner.map(|owner| format!("DEFINER={} ", account(owner))).unwrap_or_default()
}

/// A trigger taken apart: its place among the table's triggers, and what makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TriggerText<'a> {
    /// `BEFORE INSERT`.
    pub(super) moment: &'a str,
    /// The trigger it comes after.
    pub(super) follows: Option<String>,
    definer: &'a str,
    body: &'a str,
    sql_mode: &'a str,
}

impl<'a> TriggerText<'a> {
    /// Takes the connector's definition apart.
    pub(super) fn of(trigger: &'a Trigger) -> Option<Self> {
        let (text, sql_mode) = trigger.definition.rsplit_once(" /* sql_mode=")?;
        let (head, rest) = text.split_once(&format!(" TRIGGER {} ", backticks(&trigger.name)))?;
        let (moment, rest) = rest.split_once(&format!(" ON {} FOR EACH ROW", backticks(&trigger.relation)))?;
        let (follows, body) = match rest.strip_prefix(" FOLLOWS `") {
            Some(rest) => {
                let (name, body) = leading_name(rest)?;
                (Some(name), body)
            }
            None => (None, rest),
        };
        Some(Self {
            moment,
            follows,
            definer: head.strip_prefix("CREATE ")?,
            body: body.strip_prefix(' ').unwrap_or(body),
            sql_mode: sql_mode.strip_suffix(" */")?,
        })
    }

    /// The statements that make it, behind the others for the same moment.
    pub(super) fn statements(&self, trigger: &Trigger, dialect: Dialect) -> Vec<String> {
        let create = format!(
            "CREATE {} TRIGGER {} {} ON {} FOR EACH ROW {}",
            self.definer,
            qualified(&trigger.schema, &trigger.name),
            self.moment,
            qualified(&trigger.schema, &trigger.relation),
            self.body
        );
        in_mode(self.sql_mode, create, dialect)
    }
}

// a body keeps the modes that were in force when it was made
fn in_mode(sql_mode: &str, statement: String, dialect: Dialect) -> Vec<String> {
    let usual = if dialect == Dialect::Mariadb { MARIADB_MODE } else { MYSQL_MODE };
    vec![format!("SET SESSION sql_mode = {}", quoted(sql_mode)), statement, usual.to_owned()]
}

const fn kind_word(routine: &Routine) -> &'static str {
    match routine.routine_kind {
        RoutineKind::Procedure => "PROCEDURE",
        _ => "FUNCTION",
    }
}

/// The modes a routine was made under.
pub(super) fn routine_mode(routine: &Routine) -> &str {
    routine.settings.iter().find_map(|setting| setting.strip_prefix("sql_mode=")).unwrap_or_default()
}

/// The statements that make a routine.
pub(super) fn routine(routine: &Routine, replace: bool, dialect: Dialect) -> Vec<String> {
    let arguments: Vec<_> = routine
        .arguments
        .iter()
        .map(|argument| {
            let mode = match (routine.routine_kind, argument.mode) {
                (RoutineKind::Procedure, ArgumentMode::Output) => "OUT ",
                (RoutineKind::Procedure, ArgumentMode::InputOutput) => "INOUT ",
                (RoutineKind::Procedure, _) => "IN ",
                _ => "",
            };
            format!("{mode}{} {}", backticks(argument.name.as_deref().unwrap_or_default()), argument.data_type)
        })
        .collect();
    let body = routine.body.as_deref().unwrap_or_default();
    let folds = body.to_uppercase().contains("FETCH GROUP NEXT ROW");
    let mut text = format!(
        "CREATE {}{}{}{} {}({})",
        if replace { "OR REPLACE " } else { "" },
        definer(routine.owner.as_ref()),
        if folds { "AGGREGATE " } else { "" },
        kind_word(routine),
        qualified(&routine.schema, &routine.name),
        arguments.join(", ")
    );
    if let Some(returns) = &routine.returns {
        text.push_str(&format!(" RETURNS {returns}"));
    }
    if routine.volatility == Volatility::Immutable {
        text.push_str(" DETERMINISTIC");
    }
    if let Some(access) = routine.settings.iter().find_map(|setting| setting.strip_prefix("sql_data_access=")) {
        text.push_str(&format!(" {}", access.to_uppercase()));
    }
    text.push_str(if routine.security_definer { " SQL SECURITY DEFINER" } else { " SQL SECURITY INVOKER" });
    if let Some(comment) = &routine.comment {
        text.push_str(&format!(" COMMENT {}", quoted(comment)));
    }
    text.push_str(&format!("\n{body}"));
    in_mode(routine_mode(routine), text, dialect)
}

/// The statement that takes a routine away.
pub(super) fn drop_routine(routine: &Routine) -> String {
    format!("DROP {} {}", kind_word(routine), qualified(&routine.schema, &routine.name))
}

/// The statements that make an event, replace it, or change it into what it shall be.
pub(super) fn event(event: &ScheduledEvent, verb: &str) -> Vec<String> {
    // every moment of an event is told in its own time zone
    let at = |moment: &str| moment.rsplit_once(' ').map(|(moment, zone)| (quoted(moment), zone.to_owned()));
    let mut zone = None;
    let mut moment = |words: &str, moment: Option<&str>| {
        let Some((moment, found)) = moment.and_then(at) else { return String::new() };
        zone = Some(found);
        format!("{words}{moment}")
    };
    let schedule = match event.schedule.strip_prefix("AT ") {
        Some(once) => moment("AT ", Some(once)),
        None => event.schedule.clone(),
    };
    let (starts, ends) = (moment(" STARTS ", event.starts.as_deref()), moment(" ENDS ", event.ends.as_deref()));
    let state = match event.state {
        TriggerState::Enabled | TriggerState::Always => "ENABLE",
        TriggerState::Disabled => "DISABLE",
        TriggerState::Replica => "DISABLE ON SLAVE",
    };
    let text = format!(
        "{verb} {}EVENT {} ON SCHEDULE {schedule}{starts}{ends} ON COMPLETION {}PRESERVE {state} COMMENT {} DO {}",
        definer(event.owner.as_ref()),
        qualified(&event.schema, &event.name),
        if event.preserved { "" } else { "NOT " },
        quoted(event.comment.as_deref().unwrap_or_default()),
        event.body
    );
    let set = |zone: &str| format!("SET SESSION time_zone = {}", quoted(zone));
    match zone {
        Some(zone) => vec![set(&zone), text, set("+00:00")],
        None => vec![text],
    }
}

/// What a sequence counts by; `CREATE` and `ALTER` share it.
pub(super) fn sequence(sequence: &Sequence) -> String {
    let cache = match sequence.cache.as_deref() {
        Some("0") => "NOCACHE".to_owned(),
        cache => format!("CACHE {}", cache.unwrap_or("1")),
    };
    format!(
        "SEQUENCE {} START WITH {} MINVALUE {} MAXVALUE {} INCREMENT BY {} {cache} {}",
        qualified(&sequence.schema, &sequence.name),
        sequence.start_value,
        sequence.minimum_value,
        sequence.maximum_value,
        sequence.increment,
        if sequence.cycle { "CYCLE" } else { "NOCYCLE" }
    )
}

/// The settings that a plan runs under.
pub(in crate::migrate) const fn preamble(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Mariadb => MARIADB,
        _ => MYSQL,
    }
}

// a value that does not fit stops the plan, a row with the number 0 keeps it, a grant makes nobody up
const MARIADB_MODE: &str = "SET SESSION sql_mode = \
    'STRICT_TRANS_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION'";
const MYSQL_MODE: &str = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION'";

const MYSQL: &[&str] =
    &["SET NAMES utf8mb4", MYSQL_MODE, "SET SESSION time_zone = '+00:00'", "SET SESSION foreign_key_checks = 1"];

// the history of a versioned table stays as it is when the table changes
const MARIADB: &[&str] = &[
    "SET NAMES utf8mb4",
    MARIADB_MODE,
    "SET SESSION time_zone = '+00:00'",
    "SET SESSION foreign_key_checks = 1",
    "SET SESSION check_constraint_checks = 1",
    "SET SESSION system_versioning_alter_history = KEEP",
];
