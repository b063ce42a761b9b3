//! The script for PostgreSQL 13 to 18.

use std::collections::BTreeSet;

use super::{Audience, GrantError, GrantStatement, Readable, WantedRole};
use crate::escape::identifier;
use crate::schema::{ArgumentMode, Object, Root, Routine, RoutineKind, Volatility};
use crate::snapshot::Snapshot;

/// Functions of the system that write, wait or tell others something, and that PUBLIC may call: the same in all majors.
const FUNCTIONS: &[&str] = &[
    "lo_creat(integer)",
    "lo_create(oid)",
    "lo_from_bytea(oid, bytea)",
    "lo_open(oid, integer)",
    "lo_put(oid, bigint, bytea)",
    "lo_truncate(integer, integer)",
    "lo_truncate64(integer, bigint)",
    "lo_unlink(oid)",
    "lowrite(integer, bytea)",
    "pg_advisory_lock(bigint)",
    "pg_advisory_lock(integer, integer)",
    "pg_advisory_lock_shared(bigint)",
    "pg_advisory_lock_shared(integer, integer)",
    "pg_advisory_xact_lock(bigint)",
    "pg_advisory_xact_lock(integer, integer)",
    "pg_advisory_xact_lock_shared(bigint)",
    "pg_advisory_xact_lock_shared(integer, integer)",
    "pg_cancel_backend(integer)",
    "pg_export_snapshot()",
    "pg_notify(text, text)",
    "pg_sleep(double precision)",
    "pg_sleep_for(interval)",
    "pg_sleep_until(timestamp with time zone)",
    "pg_try_advisory_lock(bigint)",
    "pg_try_advisory_lock(integer, integer)",
    "pg_try_advisory_lock_shared(bigint)",
    "pg_try_advisory_lock_shared(integer, integer)",
    "pg_try_advisory_xact_lock(bigint)",
    "pg_try_advisory_xact_lock(integer, integer)",
    "pg_try_advisory_xact_lock_shared(bigint)",
    "pg_try_advisory_xact_lock_shared(integer, integer)",
];

pub(super) fn statements(
    snapshot: &Snapshot,
    wanted: &WantedRole,
    readable: &Readable<'_>,
) -> Result<Vec<GrantStatement>, GrantError> {
    let mut script = Script { role: identifier(&wanted.name), made: Vec::new() };
    script.make(wanted, readable);
    script.take_from_everybody(snapshot, wanted, readable);
    script.give(snapshot, readable);
    Ok(script.made)
}

struct Script {
    role: String,
    made: Vec<GrantStatement>,
}

impl Script {
    fn say(&mut self, audience: Audience, reason: &'static str, sql: String) {
        self.made.push(GrantStatement { sql, audience, reason });
    }

    fn make(&mut self, wanted: &WantedRole, readable: &Readable<'_>) {
        let login = if wanted.login { "LOGIN" } else { "NOLOGIN" };
        let sql = format!(
            "CREATE ROLE {} {login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS \
             CONNECTION LIMIT {}",
            self.role, wanted.connections_max
        );
        self.say(
            Audience::Role,
            "a role with no rights of its own and none of another; a password is given by a person",
            sql,
        );
        let stated = wanted.reach.schemas.iter().map(String::as_str).filter(|schema| *schema != "*");
        let stated: Vec<&str> = stated.filter(|schema| readable.schemas.contains(schema)).collect();
        let schemas = if stated.is_empty() { readable.schemas.iter().copied().collect() } else { stated };
        let path: Vec<String> = ["pg_catalog"].into_iter().chain(schemas).chain(["pg_temp"]).map(identifier).collect();
        let settings = [
            ("default_transaction_read_only", "on".to_owned()),
            ("statement_timeout", wanted.statement_timeout_ms.to_string()),
            ("lock_timeout", wanted.lock_timeout_ms.to_string()),
            ("idle_in_transaction_session_timeout", wanted.idle_timeout_ms.to_string()),
            ("row_security", "on".to_owned()),
            ("search_path", path.join(", ")),
        ];
        for (name, value) in settings {
            let sql = format!("ALTER ROLE {} SET {name} = {value}", self.role);
            self.say(Audience::Role, "what its sessions begin with; a session may set it otherwise", sql);
        }
    }

    fn take_from_everybody(&mut self, snapshot: &Snapshot, wanted: &WantedRole, readable: &Readable<'_>) {
        if let Some(database) = &snapshot.source().database {
            let sql = format!("REVOKE CREATE, TEMPORARY ON DATABASE {} FROM PUBLIC", identifier(database));
            self.say(Audience::Everybody, "nobody makes schemas or temporary tables without being told", sql);
        }
        for schema in schemas(snapshot) {
            let sql = format!("REVOKE CREATE ON SCHEMA {} FROM PUBLIC", identifier(schema));
            self.say(Audience::Everybody, "nobody makes objects that hide others of the same name", sql);
        }
        for entry in snapshot.entries() {
            let Object::Grant(grant) = entry.object() else { continue };
            if grant.grantee != "PUBLIC" {
                continue;
            }
            let sql = match (grant.root, grant.object.as_slice()) {
                (Root::Schema, [schema]) if !readable.schemas.contains(schema.as_str()) => {
                    format!("REVOKE ALL PRIVILEGES ON SCHEMA {} FROM PUBLIC", identifier(schema))
                }
                (Root::Relation, [schema, relation]) => {
                    let place = format!("{}.{}", identifier(schema), identifier(relation));
                    format!("REVOKE ALL PRIVILEGES ON TABLE {place} FROM PUBLIC")
                }
                (Root::Relation, [schema, relation, column]) => {
                    let (place, column) =
                        (format!("{}.{}", identifier(schema), identifier(relation)), identifier(column));
                    format!("REVOKE ALL PRIVILEGES ({column}) ON TABLE {place} FROM PUBLIC")
                }
                _ => continue,
            };
            self.say(Audience::Everybody, "what PUBLIC was given, every role has", sql);
        }
        for name in FUNCTIONS.iter().copied().chain(of_major(major(snapshot))) {
            let sql = format!("REVOKE EXECUTE ON FUNCTION pg_catalog.{name} FROM PUBLIC");
            self.say(
                Audience::Everybody,
                "functions of the system that write, wait, lock or tell others something",
                sql,
            );
        }
        let routines = snapshot.entries().filter_map(|entry| match entry.object() {
            Object::Routine(routine) => Some(routine),
            _ => None,
        });
        for routine in routines.filter(|routine| may_act(routine, wanted, readable)) {
            let sql = format!("REVOKE EXECUTE ON ROUTINE {} FROM PUBLIC", called(routine));
            self.say(Audience::Everybody, "routines that may write, or that run with the rights of their owner", sql);
        }
    }

    fn give(&mut self, snapshot: &Snapshot, readable: &Readable<'_>) {
        let role = self.role.clone();
        if let Some(database) = &snapshot.source().database {
            let sql = format!("GRANT CONNECT ON DATABASE {} TO {role}", identifier(database));
            self.say(Audience::Role, "what it may use", sql);
        }
        for schema in &readable.schemas {
            let sql = format!("GRANT USAGE ON SCHEMA {} TO {role}", identifier(schema));
            self.say(Audience::Role, "what it may use", sql);
        }
        for found in &readable.relations {
            let columns: Vec<String> = found.columns.iter().copied().map(identifier).collect();
            let columns = if columns.is_empty() { String::new() } else { format!(" ({})", columns.join(", ")) };
            let place = format!("{}.{}", identifier(&found.relation.schema), identifier(&found.relation.name));
            self.say(Audience::Role, "what it may read", format!("GRANT SELECT{columns} ON TABLE {place} TO {role}"));
        }
    }
}

// `public` stands in no snapshot when nothing is said of it
fn schemas(snapshot: &Snapshot) -> BTreeSet<&str> {
    let named = snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Schema(schema) => Some(schema.name.as_str()),
        Object::Relation(relation) => Some(relation.schema.as_str()),
        Object::Routine(routine) => Some(routine.schema.as_str()),
        _ => None,
    });
    named.chain(["public"]).collect()
}

fn major(snapshot: &Snapshot) -> Option<u16> {
    let version = snapshot.source().server_version.as_deref()?;
    version.split(|found: char| !found.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
}

/// Functions whose arguments changed; none where the major is not known.
fn of_major(major: Option<u16>) -> Vec<&'static str> {
    let Some(major) = major else { return Vec::new() };
    let terminate = if major >= 14 { "pg_terminate_backend(integer, bigint)" } else { "pg_terminate_backend(integer)" };
    let messages = if major >= 17 {
        [
            "pg_logical_emit_message(boolean, text, bytea, boolean)",
            "pg_logical_emit_message(boolean, text, text, boolean)",
        ]
    } else {
        ["pg_logical_emit_message(boolean, text, bytea)", "pg_logical_emit_message(boolean, text, text)"]
    };
    [terminate].into_iter().chain(messages).collect()
}

/// Whether a routine that the role could call does more than it says by its name.
fn may_act(routine: &Routine, wanted: &WantedRole, readable: &Readable<'_>) -> bool {
    let full = format!("{}.{}", routine.schema, routine.name);
    let approved = wanted.reach.routines.iter().any(|name| *name == full || *name == routine.name);
    let acts = routine.security_definer
        || routine.volatility == Volatility::Volatile
        || routine.routine_kind == RoutineKind::Procedure;
    acts && !approved && readable.schemas.contains(routine.schema.as_str())
}

fn called(routine: &Routine) -> String {
    let given =
        |mode: ArgumentMode| matches!(mode, ArgumentMode::Input | ArgumentMode::InputOutput | ArgumentMode::Variadic);
    let types = routine.arguments.iter().filter(|argument| given(argument.mode));
    let types: Vec<&str> = types.map(|argument| argument.data_type.as_str()).collect();
    format!("{}.{}({})", identifier(&routine.schema), identifier(&routine.name), types.join(", "))
}
