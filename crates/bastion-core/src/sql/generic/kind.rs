//! What a statement that is not taken apart is called.

use sqlparser::ast::{ObjectType, Statement};

/// The kind of a statement, in the words it begins with. It decides nothing but what people read: whoever asks what a
/// statement may do finds it among those that are not known.
#[expect(clippy::too_many_lines, reason = "a line for each kind")]
pub(super) const fn of(statement: &Statement) -> &'static str {
    match statement {
        Statement::Analyze(_) => "ANALYZE",
        Statement::Set(_) => "SET",
        Statement::Truncate(_) => "TRUNCATE",
        Statement::Call(_) => "CALL",
        Statement::Copy { .. } | Statement::CopyIntoSnowflake { .. } => "COPY",
        Statement::CreateView(_) => "CREATE VIEW",
        Statement::CreateTable(_) => "CREATE TABLE",
        Statement::CreateIndex(_) => "CREATE INDEX",
        Statement::CreateRole(_) => "CREATE ROLE",
        Statement::CreatePolicy(_) => "CREATE POLICY",
        Statement::CreateExtension(_) => "CREATE EXTENSION",
        Statement::CreateSchema { .. } => "CREATE SCHEMA",
        Statement::CreateDatabase { .. } => "CREATE DATABASE",
        Statement::CreateFunction(_) => "CREATE FUNCTION",
        Statement::CreateProcedure { .. } => "CREATE PROCEDURE",
        Statement::CreateTrigger(_) => "CREATE TRIGGER",
        Statement::CreateSequence { .. } => "CREATE SEQUENCE",
        Statement::CreateDomain(_) => "CREATE DOMAIN",
        Statement::CreateType { .. } => "CREATE TYPE",
        Statement::CreateUser(_) => "CREATE USER",
        Statement::AlterTable(_) => "ALTER TABLE",
        Statement::AlterIndex { .. } => "ALTER INDEX",
        Statement::AlterView { .. } => "ALTER VIEW",
        Statement::AlterType(_) => "ALTER TYPE",
        Statement::AlterRole { .. } => "ALTER ROLE",
        Statement::AlterPolicy(_) => "ALTER POLICY",
        Statement::AlterSession { .. } => "ALTER SESSION",
        Statement::AttachDatabase { .. } | Statement::AttachDuckDBDatabase { .. } => "ATTACH",
        Statement::Drop { object_type: ObjectType::Table, .. } => "DROP TABLE",
        Statement::Drop { .. } => "DROP",
        Statement::DropFunction(_) => "DROP FUNCTION",
        Statement::DropTrigger(_) => "DROP TRIGGER",
        Statement::DropPolicy(_) => "DROP POLICY",
        Statement::Declare { .. } => "DECLARE",
        Statement::Fetch { .. } => "FETCH",
        Statement::Flush { .. } => "FLUSH",
        Statement::Discard { .. } => "DISCARD",
        Statement::Use(_) => "USE",
        Statement::StartTransaction { .. } => "BEGIN",
        Statement::Commit { .. } => "COMMIT",
        Statement::Rollback { .. } => "ROLLBACK",
        Statement::Savepoint { .. } => "SAVEPOINT",
        Statement::ReleaseSavepoint { .. } => "RELEASE SAVEPOINT",
        Statement::Comment { .. } => "COMMENT",
        Statement::Grant(_) => "GRANT",
        Statement::Revoke(_) => "REVOKE",
        Statement::Deallocate { .. } => "DEALLOCATE",
        Statement::Execute { .. } => "EXECUTE",
        Statement::Prepare { .. } => "PREPARE",
        Statement::Kill { .. } => "KILL",
        Statement::ExplainTable { .. } => "DESCRIBE",
        Statement::Pragma { .. } => "PRAGMA",
        Statement::Lock(_) | Statement::LockTables { .. } => "LOCK",
        Statement::UnlockTables => "UNLOCK TABLES",
        Statement::LISTEN { .. } => "LISTEN",
        Statement::UNLISTEN { .. } => "UNLISTEN",
        Statement::NOTIFY { .. } => "NOTIFY",
        Statement::Load { .. } | Statement::LoadData { .. } => "LOAD",
        Statement::RenameTable(_) => "RENAME TABLE",
        Statement::Put { .. } => "PUT",
        Statement::List(_) => "LIST",
        Statement::Remove(_) => "REMOVE",
        Statement::Unload { .. } => "UNLOAD",
        Statement::Vacuum(_) => "VACUUM",
        Statement::Reset(_) => "RESET",
        Statement::ShowFunctions { .. }
        | Statement::ShowVariable { .. }
        | Statement::ShowStatus { .. }
        | Statement::ShowVariables { .. }
        | Statement::ShowCreate { .. }
        | Statement::ShowColumns { .. }
        | Statement::ShowCatalogs { .. }
        | Statement::ShowDatabases { .. }
        | Statement::ShowProcessList { .. }
        | Statement::ShowSchemas { .. }
        | Statement::ShowCharset(_)
        | Statement::ShowObjects(_)
        | Statement::ShowTables { .. }
        | Statement::ShowViews { .. }
        | Statement::ShowCollation { .. } => "SHOW",
        _ => "a statement of another kind",
    }
}
