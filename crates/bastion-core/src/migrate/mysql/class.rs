//! What a clause of `ALTER TABLE` costs on InnoDB: MySQL 8.4 manual, 17.12.1 "Online DDL Operations"; MariaDB, "InnoDB
//! Online DDL Overview". Where the products or their versions differ, the dearer class is declared.

use crate::schema::Dialect;

/// How the server goes about a change, the cheapest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Only the table's description changes.
    #[default]
    Instant,
    /// Something is built beside the rows, which stay where they are.
    InPlace,
    /// As before, and nobody may write meanwhile.
    InPlaceShared,
    /// The rows are written anew while others read and write.
    Rebuild,
    /// The rows are copied while others only read.
    Copy,
}

impl Class {
    /// Whether every row is written anew.
    pub(super) const fn rewrites(self) -> bool {
        matches!(self, Self::Rebuild | Self::Copy)
    }

    /// The class of two changes in one statement.
    pub(super) fn with(self, other: Self, dialect: Dialect) -> Self {
        // MySQL adds a column instantly only when nothing else is asked of it
        let mixed = dialect == Dialect::Mysql && self != other && self.min(other) == Self::Instant;
        let both = self.max(other);
        if mixed && both < Self::Rebuild { Self::Rebuild } else { both }
    }

    /// What makes the server refuse rather than stop writers; nothing where it cannot but stop them.
    pub(super) const fn online(self, dialect: Dialect) -> Option<&'static str> {
        match (self, dialect) {
            (Self::Instant, Dialect::Mysql) => Some("ALGORITHM=INSTANT"),
            (Self::Instant | Self::InPlace, Dialect::Mariadb) => Some("ALGORITHM=NOCOPY, LOCK=NONE"),
            (Self::InPlace | Self::Rebuild, _) => Some("ALGORITHM=INPLACE, LOCK=NONE"),
            _ => None,
        }
    }
}
