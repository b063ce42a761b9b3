//! What connects a database with others: publications, foreign servers; and what watches it: event triggers,
//! default privileges, labels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ObjectName, Root, TriggerState};

/// A table in a publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedTable {
    /// The table.
    pub relation: ObjectName,
    /// The columns that are published; absent when all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// Which rows are published, as SQL; absent when all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
}

object! {
    /// What subscribers of logical replication receive.
    Publication, root Publication, home Shape;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {
        /// What is published: `insert`, `update`, `delete`, `truncate`.
        Shape operations: Vec<String>,
    }
    optional {
        /// Every table.
        Shape all_tables: bool,
        /// Changes of partitions look like changes of their table.
        Shape via_partition_root: bool,
        /// Values of stored generated columns are published (PostgreSQL 18).
        Shape generated_columns: bool,
        /// The tables, by name.
        Shape tables: Vec<PublishedTable>,
        /// The schemas of which every table is published.
        Shape schemas: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A way to reach foreign servers.
    ForeignDataWrapper, root ForeignDataWrapper, home Shape;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {}
    optional {
        /// The routine that reaches them, qualified.
        Shape handler: Option<String>,
        /// The routine that checks options, qualified.
        Ops validator: Option<String>,
        /// Options, `name=value`, by name.
        Shape options: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A foreign server.
    ForeignServer, root ForeignServer, home Shape;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {
        /// The wrapper that reaches it.
        Shape wrapper: String,
    }
    optional {
        /// What the wrapper calls its type.
        Shape server_type: Option<String>,
        /// What the wrapper calls its version.
        Shape server_version: Option<String>,
        /// Options, `name=value`, by name.
        Shape options: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// As whom a role reaches a foreign server. The values of its options may be secrets and are not read.
    UserMapping, root ForeignServer, home Access;
    key {
        /// The server.
        server: String,
        /// The role, or `PUBLIC`.
        role: String,
    }
    path (this) vec![this.server.clone(), this.role.clone()];
    required {}
    optional {
        /// The names of its options.
        Access option_names: Vec<String>,
    }
}

object! {
    /// A routine that runs when the schema changes.
    EventTrigger, root EventTrigger, home Ops;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {
        /// When: `ddl_command_start`, `ddl_command_end`, `sql_drop`, `table_rewrite`, `login`.
        Ops event: String,
        /// The routine.
        Ops routine: ObjectName,
    }
    optional {
        /// The commands it is for; all when empty.
        Ops tags: Vec<String>,
        /// When it fires.
        Ops state: TriggerState,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// What a role gets on objects that another role will make.
    DefaultPrivilege, root DefaultPrivilege, home Access;
    key {
        /// The role that makes the objects.
        role: String,
        /// The schema they are made in; empty for all.
        schema: String,
        /// What they are: `tables`, `sequences`, `functions`, `types`, `schemas`, `large_objects`.
        objects: String,
        /// The role, or `PUBLIC`.
        grantee: String,
    }
    path (this) vec![this.role.clone(), this.schema.clone(), this.objects.clone(), this.grantee.clone()];
    required {
        /// What it may do, by name.
        Access privileges: Vec<String>,
    }
    optional {
        /// What it may pass on, by name.
        Access grantable: Vec<String>,
    }
}

object! {
    /// What a security module knows about an object.
    SecurityLabel, root Stated, home Access;
    key {
        /// The root the object belongs to.
        root: Root,
        /// The path of the object: a root, or a column of a relation.
        object: Vec<String>,
        /// The module.
        provider: String,
    }
    path (this) this.object.iter().chain([&this.provider]).cloned().collect();
    required {
        /// The label.
        Access label: String,
    }
    optional {}
}

object! {
    /// A job that the server runs at its time (MySQL, MariaDB).
    ScheduledEvent, root ScheduledEvent, home Write;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// When: `EVERY 1 DAY`, `AT '2030-01-01 00:00:00'`.
        Write schedule: String,
        /// What it does, as SQL.
        Write body: String,
    }
    optional {
        /// When it begins, where that is stated.
        Write starts: Option<String>,
        /// When it ends, where that is stated.
        Write ends: Option<String>,
        /// Stays after its last run.
        Write preserved: bool,
        /// When it runs.
        Write state: TriggerState,
        /// With whose rights it runs.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
