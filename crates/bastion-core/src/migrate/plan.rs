//! A plan as plain data (`bastion.plan/v1`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Digest;
use crate::diff::RenameDeclaration;
use crate::schema::{Dialect, ObjectName};
use crate::snapshot::ObjectReference;

/// The format of a plan document.
pub const FORMAT: &str = "bastion.plan/v1";

/// How a plan goes about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanMode {
    /// The shortest way: one transaction where the engine allows it.
    #[default]
    Direct,
    /// The way that blocks readers and writers least: indexes built concurrently, constraints validated apart from
    /// being declared, new values filled in batches.
    Online,
}

/// What to do with a table whose columns stand in another order than asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnOrder {
    /// New columns go to the end; what differs is stated as a deviation.
    #[default]
    Append,
    /// The table is written anew.
    Exact,
}

/// The expression that turns old values of a column into new ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsingExpression {
    /// The column, by its new path.
    pub path: Vec<String>,
    /// The expression, as SQL over the old columns.
    pub expression: String,
}

/// What the caller wants and knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanOptions {
    /// How to go about it.
    #[serde(default)]
    pub mode: PlanMode,
    /// What to do about the order of columns.
    #[serde(default)]
    pub column_order: ColumnOrder,
    /// Renames that were made: without them a rename is a removal and an addition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<RenameDeclaration>,
    /// Expressions for type changes that have no cast.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub using_expressions: Vec<UsingExpression>,
}

impl PlanOptions {
    /// The same for the way back: renames turned around. The expressions of type changes hold in one direction only.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let turned = self.renames.iter().map(|rename| RenameDeclaration {
            object_kind: rename.object_kind,
            old_path: rename.new_path.clone(),
            new_path: rename.old_path.clone(),
        });
        Self { renames: turned.collect(), using_expressions: Vec::new(), ..self.clone() }
    }
}

/// What an action does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Makes an object.
    Create,
    /// Changes an object in place.
    Alter,
    /// Gives an object another name or schema.
    Rename,
    /// Takes an object away.
    Drop,
    /// Keeps an old object under another name until its successor has taken over.
    SetAside,
    /// Copies rows from an old table into its successor.
    MoveRows,
    /// Makes a table a partition or a child of another.
    Attach,
    /// Undoes an attachment.
    Detach,
    /// Takes a default away, or the ownership of a sequence, so that what it depends on can change.
    Release,
    /// Gives or takes privileges.
    Grant,
    /// Checks the rows that are there against a constraint that was declared without.
    Validate,
    /// Fills a column, batch by batch.
    Backfill,
}

impl ActionKind {
    /// The kind as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Alter => "alter",
            Self::Rename => "rename",
            Self::Drop => "drop",
            Self::SetAside => "set_aside",
            Self::MoveRows => "move_rows",
            Self::Attach => "attach",
            Self::Detach => "detach",
            Self::Release => "release",
            Self::Grant => "grant",
            Self::Validate => "validate",
            Self::Backfill => "backfill",
        }
    }
}

/// A table-level lock of PostgreSQL, weakest first (manual, "Explicit Locking"). MySQL and MariaDB have the table for
/// themselves alone for a moment at either end of a statement; in between they hold `access_exclusive`, or with
/// `LOCK=NONE` `share_update_exclusive`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LockMode {
    /// Conflicts with `access_exclusive` only: what a SELECT takes.
    AccessShare,
    /// What SELECT … FOR UPDATE takes.
    RowShare,
    /// What INSERT, UPDATE and DELETE take.
    RowExclusive,
    /// Lets reading and writing go on.
    ShareUpdateExclusive,
    /// Lets reading go on, stops writing.
    Share,
    /// Lets reading go on, stops writing and its own kind.
    ShareRowExclusive,
    /// Lets plain reading go on.
    Exclusive,
    /// Stops everything.
    AccessExclusive,
}

impl LockMode {
    /// The lock as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessShare => "access_share",
            Self::RowShare => "row_share",
            Self::RowExclusive => "row_exclusive",
            Self::ShareUpdateExclusive => "share_update_exclusive",
            Self::Share => "share",
            Self::ShareRowExclusive => "share_row_exclusive",
            Self::Exclusive => "exclusive",
            Self::AccessExclusive => "access_exclusive",
        }
    }
}

/// The strongest lock that an action takes on a relation that others can see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LockClaim {
    /// The relation (a table, view, sequence or index), by its name at that moment.
    pub relation: ObjectName,
    /// The lock.
    pub mode: LockMode,
}

/// What an action loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossKind {
    /// Some values may become others, or the action fails on them.
    Values,
    /// A column's values are gone.
    Column,
    /// Rows are gone.
    Rows,
}

/// What an action loses, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataLoss {
    /// What.
    pub loss: LossKind,
    /// Why, in a sentence.
    pub reason: String,
}

/// How to undo an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inverse {
    /// By these statements, run when everything after the action has been undone.
    Statements(InverseStatements),
    /// Not at all.
    Irreversible(Irreversible),
}

/// The statements that undo an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InverseStatements {
    /// In their order.
    pub statements: Vec<String>,
}

/// Why an action cannot be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Irreversible {
    /// The reason, in a sentence.
    pub reason: String,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What it does.
    pub action: ActionKind,
    /// To which object: by its new path, or by its old one when it goes away.
    pub object: ObjectReference,
    /// The statements, each without its final semicolon.
    pub statements: Vec<String>,
    /// The objects that are there afterwards and were not before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub produces: Vec<ObjectReference>,
    /// The objects that must be there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumes: Vec<ObjectReference>,
    /// The objects that are gone afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destroys: Vec<ObjectReference>,
    /// The locks it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locks: Vec<LockClaim>,
    /// The relations whose every row is written anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rewrites: Vec<ObjectName>,
    /// What is lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_loss: Option<DataLoss>,
    /// Whether it can be rolled back with the transaction it runs in.
    pub transactional: bool,
    /// The first major version of the server that understands it, where not all supported ones do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_version: Option<u32>,
    /// How to undo it.
    pub inverse: Inverse,
}

/// Why a plan cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Which object stands in the way: by its new path, or by its old one when it goes away.
    pub object: ObjectReference,
    /// The cause, in a sentence.
    pub reason: String,
    /// What to do.
    pub hint: String,
}

/// What a plan leaves different from what was asked for, by the caller's own options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// The table, by its new path.
    pub object: ObjectReference,
    /// What differs, in a sentence.
    pub reason: String,
    /// The columns in the order they will have.
    pub columns: Vec<String>,
}

/// The way from one schema to another (`bastion.plan/v1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Always `bastion.plan/v1`.
    pub format: String,
    /// The product it is for.
    pub dialect: Dialect,
    /// How it goes about it.
    pub mode: PlanMode,
    /// The digest of the snapshot it starts from: applied to anything else it is refused.
    pub source_digest: Digest,
    /// The digest of the snapshot it leads to.
    pub target_digest: Digest,
    /// The steps in their order; none when the plan is refused or there is nothing to do.
    pub actions: Vec<Action>,
    /// Why there is no plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
    /// What stays different.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<Deviation>,
}

impl Plan {
    /// Whether the plan can be applied.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }
}
