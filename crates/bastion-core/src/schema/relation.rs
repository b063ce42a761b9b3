//! Relations and what belongs to them.

use super::{
    CheckOption, ColumnReference, ConstraintKind, GenerationKind, IdentityKind, IndexKey, MatchType, ObjectName,
    Persistence, PolicyCommand, ReferentialAction, RelationKind, ReplicaIdentity, Root, TriggerPartition, TriggerState,
};

object! {
    /// A table, view, materialised view or foreign table.
    Relation, root Relation, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// What it is.
        Shape relation_kind: RelationKind,
    }
    optional {
        /// The columns in their order.
        Shape columns: Vec<String>,
        /// The query of a view, as the server writes it.
        Shape definition: Option<String>,
        /// What a view's query reads, by name.
        Shape depends_on: Vec<ColumnReference>,
        /// The tables it inherits from, in their order.
        Shape inherits: Vec<ObjectName>,
        /// A materialised view that has not been filled.
        Shape unpopulated: bool,
        /// How rows are spread over partitions, as SQL.
        Write partition_key: Option<String>,
        /// The table it is a partition of.
        Write partition_of: Option<ObjectName>,
        /// Which rows it takes as a partition, as SQL.
        Write partition_bound: Option<String>,
        /// A view that takes INSERT, UPDATE and DELETE by itself.
        Write updatable: bool,
        /// Whether a writable view lets a row leave it.
        Write check_option: CheckOption,
        /// Every value must be of its column's declared type (SQLite STRICT).
        Write strict: bool,
        /// Row-level security is on.
        Access row_security: bool,
        /// Row-level security binds the owner too.
        Access row_security_forced: bool,
        /// A view that reads with the rights of whoever asks.
        Access security_invoker: bool,
        /// A view that hides rows from leaky functions.
        Access security_barrier: bool,
        /// The owning role.
        Access owner: Option<String>,
        /// How durable it is.
        Ops persistence: Persistence,
        /// What identifies an old row to a subscriber.
        Ops replica_identity: ReplicaIdentity,
        /// Stored by its primary key (SQLite WITHOUT ROWID).
        Ops without_rowid: bool,
        /// Storage parameters, `name=value`, by name.
        Ops storage_options: Vec<String>,
        /// The tablespace, where it is not the database's.
        Ops tablespace: Option<String>,
        /// The table access method, where it is not `heap`.
        Ops access_method: Option<String>,
        /// The server of a foreign table, or the module of a virtual one.
        Ops foreign_server: Option<String>,
        /// The options of a foreign table, `name=value`, by name.
        Ops foreign_options: Vec<String>,
        /// The composite type a typed table follows.
        Shape of_type: Option<ObjectName>,
        /// The character set and collation that columns have unless they state their own (MySQL).
        Write character_set: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A column of a relation.
    Column, root Relation, home Shape;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// Its type, as SQL.
        Shape data_type: String,
    }
    optional {
        /// The type's name (of the elements, for an array), where it lies outside the system catalogue.
        Shape type_reference: Option<ObjectName>,
        /// The collation, where it is not the type's.
        Shape collation: Option<String>,
        /// Refuses nulls.
        Null not_null: bool,
        /// Refuses new nulls, but the rows that are there were not looked at.
        Null not_null_unvalidated: bool,
        /// The default, as SQL.
        Write default_expression: Option<String>,
        /// How an identity column takes its value.
        Write identity: Option<IdentityKind>,
        /// The expression a generated column is computed from, as SQL.
        Write generation_expression: Option<String>,
        /// Where a generated column is computed.
        Write generation_kind: Option<GenerationKind>,
        /// The storage strategy, where it is not the type's.
        Ops storage: Option<String>,
        /// The compression method, where one is set.
        Ops compression: Option<String>,
        /// The statistics target, where one is set.
        Ops statistics_target: Option<i32>,
        /// Per-column options, `name=value`, by name.
        Ops options: Vec<String>,
        /// Options for the foreign server, `name=value`, by name.
        Ops foreign_options: Vec<String>,
        /// It came from a parent table alone.
        Ops inherited: bool,
        /// The name of its NOT NULL constraint, where that is not the usual one (PostgreSQL 18).
        Doc not_null_name: Option<String>,
        /// Its NOT NULL does not bind tables that inherit (PostgreSQL 18).
        Null not_null_no_inherit: bool,
        /// The character set of its texts (MySQL).
        Shape character_set: Option<String>,
        /// What it becomes when the row changes, as SQL (MySQL).
        Write on_update_expression: Option<String>,
        /// Left out of `SELECT *` (MySQL, MariaDB).
        Shape invisible: bool,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

impl Column {
    /// The name PostgreSQL 18 gives its NOT NULL constraint unless another is stated: `makeObjectName` in
    /// `src/backend/commands/indexcmds.c`, for names of at most 63 bytes.
    #[must_use]
    pub fn usual_not_null_name(&self) -> String {
        const NAME_BYTES_MAX: usize = 63;
        let (mut relation, mut column) = (self.relation.clone(), self.name.clone());
        while relation.len() + column.len() + "__not_null".len() > NAME_BYTES_MAX {
            let longer = if relation.len() > column.len() { &mut relation } else { &mut column };
            longer.pop();
        }
        format!("{relation}_{column}_not_null")
    }
}

object! {
    /// A constraint of a relation.
    Constraint, root Relation, home Write;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// What it demands.
        Write constraint_kind: ConstraintKind,
    }
    optional {
        /// The columns it speaks about, in their order.
        Write columns: Vec<String>,
        /// The condition of a check, or the elements of an exclusion, as SQL.
        Write expression: Option<String>,
        /// The relation a foreign key points at.
        Write referenced_relation: Option<ObjectName>,
        /// The columns a foreign key points at, pair by pair with `columns`.
        Write referenced_columns: Vec<String>,
        /// When the referenced key changes.
        Write on_update: ReferentialAction,
        /// When the referenced row is deleted.
        Write on_delete: ReferentialAction,
        /// The columns that ON DELETE SET touches, where they are not all.
        Write on_delete_columns: Vec<String>,
        /// When a composite reference with nulls counts.
        Write match_type: MatchType,
        /// Nulls count as equal.
        Write nulls_not_distinct: bool,
        /// The last key column may not overlap (WITHOUT OVERLAPS), or the reference is for a period.
        Write temporal: bool,
        /// May wait until the end of the transaction.
        Write deferrable: bool,
        /// Waits unless told otherwise.
        Write initially_deferred: bool,
        /// Declared without looking at the rows that are there.
        Write not_valid: bool,
        /// Declared but not enforced.
        Write not_enforced: bool,
        /// Does not bind tables that inherit.
        Write no_inherit: bool,
        /// It came from a parent table alone.
        Ops inherited: bool,
        /// Columns that only ride along in its index.
        Ops included_columns: Vec<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// An index of a relation. The index of a unique one also counts as something a writer must satisfy.
    Index, root Relation, home Ops;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// The access method: `btree`, `gin`, …
        Ops method: String,
        /// What it is ordered by.
        Ops keys: Vec<IndexKey>,
    }
    optional {
        /// No two rows alike.
        Write unique: bool,
        /// Nulls count as equal.
        Write nulls_not_distinct: bool,
        /// Only rows that satisfy this, as SQL.
        Ops predicate: Option<String>,
        /// Columns that only ride along.
        Ops included_columns: Vec<String>,
        /// The constraint it serves.
        Ops constraint: Option<String>,
        /// The index of the partitioned table that it is a part of.
        Ops partition_of: Option<ObjectName>,
        /// Never chosen by the planner (MySQL `INVISIBLE`, MariaDB `IGNORED`).
        Ops invisible: bool,
        /// Not usable: a concurrent build failed.
        Ops invalid: bool,
        /// The relation is clustered on it.
        Ops clustered: bool,
        /// Identifies old rows to subscribers.
        Ops replica_identity: bool,
        /// Storage parameters, `name=value`, by name.
        Ops storage_options: Vec<String>,
        /// The tablespace, where it is not the database's.
        Ops tablespace: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A trigger of a relation.
    Trigger, root Relation, home Write;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// The trigger, as SQL.
        Write definition: String,
    }
    optional {
        /// The routine it calls.
        Write routine: Option<ObjectName>,
        /// When it fires.
        Write state: TriggerState,
        /// The partitions on which it fires at other times, by name.
        Write partition_states: Vec<TriggerPartition>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A row-level security policy of a relation.
    RowPolicy, root Relation, home Access;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// Which commands it speaks about.
        Access command: PolicyCommand,
        /// The roles it speaks about, by name; `PUBLIC` for all.
        Access roles: Vec<String>,
    }
    optional {
        /// Takes rows away instead of adding them.
        Access restrictive: bool,
        /// Which rows are seen, as SQL.
        Access using_expression: Option<String>,
        /// Which rows may be written, as SQL.
        Access check_expression: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A rewrite rule of a relation.
    RewriteRule, root Relation, home Write;
    key {
        /// The schema.
        schema: String,
        /// The relation.
        relation: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.relation.clone(), this.name.clone()];
    required {
        /// The rule, as SQL.
        Write definition: String,
    }
    optional {
        /// When it applies.
        Write state: TriggerState,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// What one role may do with an object, beyond what its owner may by default.
    Grant, root Stated, home Access;
    key {
        /// The root the object belongs to.
        root: Root,
        /// The path of the object: a root, or a column of a relation.
        object: Vec<String>,
        /// The role, or `PUBLIC`.
        grantee: String,
    }
    path (this) this.object.iter().chain([&this.grantee]).cloned().collect();
    required {
        /// What it may do, by name: `SELECT`, `USAGE`, …
        Access privileges: Vec<String>,
    }
    optional {
        /// What it may pass on, by name.
        Access grantable: Vec<String>,
    }
}
