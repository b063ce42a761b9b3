//! The closed sets of values that fields take.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! value_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident,)+ }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }
    };
}

value_set! {
    /// The product a snapshot comes from; decides how texts are read.
    Dialect {
        /// PostgreSQL.
        #[default]
        Postgresql,
        /// SQLite.
        Sqlite,
        /// MySQL.
        Mysql,
        /// MariaDB.
        Mariadb,
    }
}

value_set! {
    /// What a relation is.
    RelationKind {
        /// An ordinary table.
        #[default]
        Table,
        /// A table whose rows live in partitions.
        PartitionedTable,
        /// A view.
        View,
        /// A materialised view.
        MaterializedView,
        /// A foreign table.
        ForeignTable,
        /// A virtual table (SQLite).
        VirtualTable,
    }
}

value_set! {
    /// How durable a relation or sequence is.
    Persistence {
        /// Survives a crash.
        #[default]
        Permanent,
        /// Emptied after a crash.
        Unlogged,
    }
}

value_set! {
    /// What identifies an old row to a logical replication subscriber.
    ReplicaIdentity {
        /// The primary key.
        #[default]
        PrimaryKey,
        /// A chosen unique index.
        Index,
        /// The whole row.
        Full,
        /// Nothing: updates and deletes cannot be replicated.
        Nothing,
    }
}

value_set! {
    /// Whether a writable view lets a row leave it.
    CheckOption {
        /// Rows may leave the view.
        #[default]
        None,
        /// Rows must satisfy this view.
        Local,
        /// Rows must satisfy this view and those below it.
        Cascaded,
    }
}

value_set! {
    /// How an identity column takes its value.
    IdentityKind {
        /// Only generated.
        #[default]
        Always,
        /// Generated unless given.
        ByDefault,
    }
}

value_set! {
    /// Where a generated column is computed.
    GenerationKind {
        /// On writing.
        #[default]
        Stored,
        /// On reading.
        Virtual,
    }
}

value_set! {
    /// What a constraint demands.
    ConstraintKind {
        /// Unique and not null; one per relation.
        #[default]
        PrimaryKey,
        /// No two rows alike.
        Unique,
        /// Points at a row.
        ForeignKey,
        /// A condition on a row.
        Check,
        /// No two rows in conflict.
        Exclusion,
    }
}

value_set! {
    /// What happens to a referencing row.
    ReferentialAction {
        /// Refused at the end of the statement or transaction.
        #[default]
        NoAction,
        /// Refused at once.
        Restrict,
        /// Done to the referencing row as well.
        Cascade,
        /// The reference becomes null.
        SetNull,
        /// The reference becomes its default.
        SetDefault,
    }
}

impl ReferentialAction {
    /// The words of SQL, as every product writes them.
    #[must_use]
    pub const fn as_sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }

    /// What words of SQL say; nothing is done where they say nothing else.
    #[must_use]
    pub fn from_sql(words: &str) -> Self {
        [Self::Restrict, Self::Cascade, Self::SetNull, Self::SetDefault]
            .into_iter()
            .find(|action| action.as_sql() == words)
            .unwrap_or_default()
    }

    /// The words of SQL, where they have to be said.
    #[must_use]
    pub fn stated(self) -> Option<&'static str> {
        (self != Self::default()).then(|| self.as_sql())
    }
}

value_set! {
    /// When a composite reference with nulls counts.
    MatchType {
        /// Any null switches the check off.
        #[default]
        Simple,
        /// All null or none.
        Full,
        /// Those that are not null must match.
        Partial,
    }
}

value_set! {
    /// When a trigger fires.
    TriggerState {
        /// For ordinary sessions.
        #[default]
        Enabled,
        /// Never.
        Disabled,
        /// Only for replication.
        Replica,
        /// Always.
        Always,
    }
}

/// A partition on which a trigger of the whole table fires at other times.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TriggerPartition {
    /// The partition.
    pub relation: super::ObjectName,
    /// When it fires there.
    pub state: TriggerState,
}

value_set! {
    /// Which commands a row policy speaks about.
    PolicyCommand {
        /// Every command.
        #[default]
        All,
        /// SELECT.
        Select,
        /// INSERT.
        Insert,
        /// UPDATE.
        Update,
        /// DELETE.
        Delete,
    }
}

value_set! {
    /// What a routine is.
    RoutineKind {
        /// Returns a value.
        #[default]
        Function,
        /// Is called.
        Procedure,
        /// Folds rows.
        Aggregate,
        /// Works over a window.
        Window,
    }
}

value_set! {
    /// What a routine's result depends on.
    Volatility {
        /// Anything; may have effects.
        #[default]
        Volatile,
        /// The database within one statement.
        Stable,
        /// Its arguments alone.
        Immutable,
    }
}

value_set! {
    /// Where a routine may run in a parallel plan.
    ParallelSafety {
        /// Nowhere in one.
        #[default]
        Unsafe,
        /// In the leader.
        Restricted,
        /// Anywhere.
        Safe,
    }
}

value_set! {
    /// How an argument is passed.
    ArgumentMode {
        /// In.
        #[default]
        Input,
        /// Out.
        Output,
        /// Both.
        InputOutput,
        /// A list at the end.
        Variadic,
        /// A column of the result.
        Table,
    }
}

/// One key of an index: a column or an expression.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexKey {
    /// The column, where the key is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The expression, where the key is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// The operator class, where it is not the type's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<String>,
    /// The operator class's own options, `name=value`, by name.
    #[serde(default, skip_serializing_if = "super::declare::is_default")]
    pub operator_class_options: Vec<String>,
    /// The statistics target of an expression, where one is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics_target: Option<i32>,
    /// The collation, where it is not the column's or the expression's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// How many characters of the column are indexed, where not all are (MySQL).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix_length: Option<u32>,
    /// Sorted downwards.
    #[serde(default, skip_serializing_if = "super::declare::is_default")]
    pub descending: bool,
    /// Nulls before values.
    #[serde(default, skip_serializing_if = "super::declare::is_default")]
    pub nulls_first: bool,
}
