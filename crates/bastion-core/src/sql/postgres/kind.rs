//! What a statement that is not taken apart is called.

use bastion_postgres_parser::Node;
use bastion_postgres_parser::raw::{ObjectType, TransactionStmtKind, VariableSetKind};

/// The kind of a statement, in the words it begins with. It decides nothing but what people read: whoever asks what a
/// statement may do finds it among those that are not known.
pub(super) const fn of(statement: Node<'_>) -> &'static str {
    match statement {
        Node::VacuumStmt(vacuum) => {
            if vacuum.is_vacuumcmd {
                "VACUUM"
            } else {
                "ANALYZE"
            }
        }
        Node::VariableSetStmt(set) => match set.kind {
            VariableSetKind::VAR_RESET | VariableSetKind::VAR_RESET_ALL => "RESET",
            _ => "SET",
        },
        Node::VariableShowStmt(_) => "SHOW",
        Node::TransactionStmt(found) => transaction(found.kind),
        Node::DropStmt(found) => match found.remove_type {
            ObjectType::OBJECT_TABLE => "DROP TABLE",
            ObjectType::OBJECT_FUNCTION => "DROP FUNCTION",
            ObjectType::OBJECT_TRIGGER => "DROP TRIGGER",
            ObjectType::OBJECT_POLICY => "DROP POLICY",
            _ => "DROP",
        },
        Node::GrantStmt(grant) => {
            if grant.is_grant {
                "GRANT"
            } else {
                "REVOKE"
            }
        }
        Node::GrantRoleStmt(grant) => {
            if grant.is_grant {
                "GRANT"
            } else {
                "REVOKE"
            }
        }
        Node::CreateTableAsStmt(_) => "CREATE TABLE AS",
        Node::CopyStmt(_) => "COPY",
        Node::CallStmt(_) => "CALL",
        Node::DoStmt(_) => "DO",
        Node::TruncateStmt(_) => "TRUNCATE",
        Node::LockStmt(_) => "LOCK",
        Node::ListenStmt(_) => "LISTEN",
        Node::UnlistenStmt(_) => "UNLISTEN",
        Node::NotifyStmt(_) => "NOTIFY",
        Node::LoadStmt(_) => "LOAD",
        Node::PrepareStmt(_) => "PREPARE",
        Node::ExecuteStmt(_) => "EXECUTE",
        Node::DeallocateStmt(_) => "DEALLOCATE",
        Node::DiscardStmt(_) => "DISCARD",
        Node::FetchStmt(found) => {
            if found.ismove {
                "MOVE"
            } else {
                "FETCH"
            }
        }
        Node::ClosePortalStmt(_) => "CLOSE",
        Node::CheckPointStmt(_) => "CHECKPOINT",
        Node::ClusterStmt(_) => "CLUSTER",
        Node::ReindexStmt(_) => "REINDEX",
        Node::RefreshMatViewStmt(_) => "REFRESH MATERIALIZED VIEW",
        Node::CommentStmt(_) => "COMMENT",
        Node::SecLabelStmt(_) => "SECURITY LABEL",
        other => definition(other),
    }
}

const fn transaction(kind: TransactionStmtKind::Type) -> &'static str {
    match kind {
        TransactionStmtKind::TRANS_STMT_BEGIN | TransactionStmtKind::TRANS_STMT_START => "BEGIN",
        TransactionStmtKind::TRANS_STMT_COMMIT => "COMMIT",
        TransactionStmtKind::TRANS_STMT_ROLLBACK | TransactionStmtKind::TRANS_STMT_ROLLBACK_TO => "ROLLBACK",
        TransactionStmtKind::TRANS_STMT_SAVEPOINT => "SAVEPOINT",
        TransactionStmtKind::TRANS_STMT_RELEASE => "RELEASE SAVEPOINT",
        TransactionStmtKind::TRANS_STMT_PREPARE => "PREPARE TRANSACTION",
        TransactionStmtKind::TRANS_STMT_COMMIT_PREPARED => "COMMIT PREPARED",
        _ => "ROLLBACK PREPARED",
    }
}

const fn definition(statement: Node<'_>) -> &'static str {
    match statement {
        Node::CreateStmt(_) => "CREATE TABLE",
        Node::IndexStmt(_) => "CREATE INDEX",
        Node::CreateFunctionStmt(found) => {
            if found.is_procedure {
                "CREATE PROCEDURE"
            } else {
                "CREATE FUNCTION"
            }
        }
        Node::CreateTrigStmt(_) => "CREATE TRIGGER",
        Node::CreateEventTrigStmt(_) => "CREATE EVENT TRIGGER",
        Node::CreateSchemaStmt(_) => "CREATE SCHEMA",
        Node::CreatedbStmt(_) => "CREATE DATABASE",
        Node::DropdbStmt(_) => "DROP DATABASE",
        Node::CreateSeqStmt(_) => "CREATE SEQUENCE",
        Node::CreateDomainStmt(_) => "CREATE DOMAIN",
        Node::CreateEnumStmt(_) | Node::CompositeTypeStmt(_) | Node::CreateRangeStmt(_) => "CREATE TYPE",
        Node::CreateRoleStmt(_) => "CREATE ROLE",
        Node::AlterRoleStmt(_) | Node::AlterRoleSetStmt(_) => "ALTER ROLE",
        Node::DropRoleStmt(_) => "DROP ROLE",
        Node::CreatePolicyStmt(_) => "CREATE POLICY",
        Node::AlterPolicyStmt(_) => "ALTER POLICY",
        Node::CreateExtensionStmt(_) => "CREATE EXTENSION",
        Node::RuleStmt(_) => "CREATE RULE",
        Node::CreateStatsStmt(_) => "CREATE STATISTICS",
        Node::CreateCastStmt(_) => "CREATE CAST",
        Node::CreatePublicationStmt(_) => "CREATE PUBLICATION",
        Node::CreateSubscriptionStmt(_) => "CREATE SUBSCRIPTION",
        Node::CreateForeignServerStmt(_) => "CREATE SERVER",
        Node::CreateUserMappingStmt(_) => "CREATE USER MAPPING",
        Node::ImportForeignSchemaStmt(_) => "IMPORT FOREIGN SCHEMA",
        Node::CreateTableSpaceStmt(_) => "CREATE TABLESPACE",
        Node::AlterTableStmt(found) => match found.objtype {
            ObjectType::OBJECT_INDEX => "ALTER INDEX",
            ObjectType::OBJECT_VIEW => "ALTER VIEW",
            ObjectType::OBJECT_MATVIEW => "ALTER MATERIALIZED VIEW",
            ObjectType::OBJECT_SEQUENCE => "ALTER SEQUENCE",
            ObjectType::OBJECT_TYPE => "ALTER TYPE",
            _ => "ALTER TABLE",
        },
        Node::AlterTypeStmt(_) | Node::AlterEnumStmt(_) => "ALTER TYPE",
        Node::AlterDomainStmt(_) => "ALTER DOMAIN",
        Node::AlterSeqStmt(_) => "ALTER SEQUENCE",
        Node::AlterSystemStmt(_) => "ALTER SYSTEM",
        Node::AlterDatabaseStmt(_) | Node::AlterDatabaseSetStmt(_) => "ALTER DATABASE",
        Node::AlterDefaultPrivilegesStmt(_) => "ALTER DEFAULT PRIVILEGES",
        Node::RenameStmt(_) => "ALTER … RENAME",
        Node::AlterOwnerStmt(_) => "ALTER … OWNER",
        Node::AlterObjectSchemaStmt(_) => "ALTER … SET SCHEMA",
        Node::DropOwnedStmt(_) => "DROP OWNED",
        Node::ReassignOwnedStmt(_) => "REASSIGN OWNED",
        _ => "a statement of another kind",
    }
}
