//! `sql.grant`: the statements that make a role which reads what it may, and does nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::QueryLimits;
use crate::snapshot::{Snapshot, SnapshotDocument};
use crate::sql::check::Reach;
use crate::sql::grant::{self, Audience, WantedRole};

/// What `sql.grant` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlGrantInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
    /// The name of the role.
    pub role: String,
    /// The host that its account connects from (MySQL, MariaDB); any when absent.
    #[serde(default = "any_host")]
    pub host: String,
    /// Whether it logs in itself (PostgreSQL); otherwise it is granted to those who do. Accounts of MySQL and MariaDB are
    /// made locked: a person gives a password.
    #[serde(default)]
    pub login: bool,
    /// The schemas that it may read; `*` for all of the snapshot, and the product's usual one when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schemas: Vec<String>,
    /// The relations that it may read, `name` or `schema.name`; all of the schemas when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<String>,
    /// Functions of one's own that it may call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<String>,
    /// Columns that it may not read, `schema.relation.column`: those with masks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_columns: Vec<String>,
    /// Connections that it has at a time; 10 when absent.
    #[serde(default = "connections")]
    pub connections_max: u32,
    /// The times that its sessions begin with; the other limits are not a role's.
    #[serde(default)]
    pub limits: QueryLimits,
}

fn any_host() -> String {
    "%".to_owned()
}

const fn connections() -> u32 {
    10
}

/// Whom a statement concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GrantAudience {
    /// The role alone.
    Role,
    /// Every role: something is taken from PUBLIC.
    Everybody,
}

/// A statement of the script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantStatement {
    /// The statement.
    pub sql: String,
    /// Whom it concerns.
    pub audience: GrantAudience,
    /// What it is for: one line.
    pub reason: String,
}

/// What `sql.grant` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlGrantOutput")]
pub struct Output {
    /// The statements in the order in which they are run, by whoever owns what they concern.
    pub statements: Vec<GrantStatement>,
    /// All of them as one text.
    pub script: String,
}

/// Writes the statements.
///
/// # Errors
///
/// As `snapshot.read`; `invalid_argument` for a name, a column or a reach that cannot be, and for a product without
/// roles; `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    let Input { snapshot, role, host, login, schemas, relations, routines, hidden_columns, connections_max, limits } =
        input;
    let snapshot = Snapshot::new(snapshot)?;
    let wanted = Wanted { role, host, login, schemas, relations, routines, hidden_columns, connections_max, limits };
    written(&snapshot, wanted)
}

/// The role that is wanted: [`Input`] without a snapshot.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Its name.
    pub role: String,
    /// The host of its account.
    pub host: String,
    /// Whether it logs in itself.
    pub login: bool,
    /// The schemas.
    pub schemas: Vec<String>,
    /// The relations.
    pub relations: Vec<String>,
    /// One's own functions.
    pub routines: Vec<String>,
    /// Columns that it may not read.
    pub hidden_columns: Vec<String>,
    /// Connections at a time.
    pub connections_max: u32,
    /// The times of its sessions.
    pub limits: QueryLimits,
}

/// As [`run`], with a snapshot that is read already.
///
/// # Errors
///
/// As [`run`].
pub fn written(snapshot: &Snapshot, wanted: Wanted) -> Result<Output, Error> {
    wanted.limits.check()?;
    let Wanted { role, host, login, schemas, relations, routines, hidden_columns, connections_max, limits } = wanted;
    let wanted = WantedRole {
        name: role,
        host,
        login,
        reach: Reach { schemas, relations, routines, catalogue: false },
        hidden_columns,
        connections_max,
        statement_timeout_ms: limits.statement_timeout_ms,
        lock_timeout_ms: limits.lock_timeout_ms,
        idle_timeout_ms: limits.idle_timeout_ms,
    };
    let made = grant::statements(snapshot, &wanted)?;
    let script = grant::script(&made);
    let statements = made.into_iter().map(|statement| GrantStatement {
        sql: statement.sql,
        audience: match statement.audience {
            Audience::Role => GrantAudience::Role,
            Audience::Everybody => GrantAudience::Everybody,
        },
        reason: statement.reason.to_owned(),
    });
    Ok(Output { statements: statements.collect(), script })
}
