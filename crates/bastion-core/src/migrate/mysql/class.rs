//! What a clause of `ALTER TABLE` costs on InnoDB: MySQL 8.4 manual, 17.12.1 "Online DDL Operations"; MariaDB, "InnoDB
//! Online DDL Overview". Where the products or their versions differ, the dearer class is declared.

use crate::schema::Dialect;

/// How the server goes about a change, the cheapest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Only words about the table change.
    #[default]
    Description,
    /// Columns come, go or change places, and rows are read accordingly.
    Instant,
    /// Something is built beside the rows, which stay where they are.
    InPlace,
    /// As before, and nobody may write meanwhile.
    InPlaceShared,
    /// The rows are written anew while others read and write.
    Rebuild,
    /// As before, and nobody may write meanwhile.
    RebuildShared,
    /// The rows are copied while others only read.
    Copy,
}

impl Class {
    /// Whether every row is written anew.
    pub(super) const fn rewrites(self) -> bool {
        matches!(self, Self::Rebuild | Self::RebuildShared | Self::Copy)
    }

    /// The class of two changes in one statement.
    pub(super) fn with(self, other: Self, dialect: Dialect) -> Self {
        let (cheaper, dearer) = (self.min(other), self.max(other));
        match (cheaper, dearer, dialect) {
            // columns change instantly only when nothing is built
            (Self::Instant, Self::InPlace, _) | (Self::Description, Self::Instant, Dialect::Mysql) => Self::Rebuild,
            (Self::Instant, Self::InPlaceShared, _) | (Self::InPlaceShared, Self::Rebuild, _) => Self::RebuildShared,
            _ => dearer,
        }
    }

    /// What makes the server refuse rather than stop writers; nothing where it cannot but stop them.
    pub(super) const fn online(self, dialect: Dialect) -> Option<&'static str> {
        match (self, dialect) {
            (Self::Instant, Dialect::Mysql) => Some("ALGORITHM=INSTANT"),
            (Self::Description | Self::Instant | Self::InPlace, Dialect::Mariadb) => {
                Some("ALGORITHM=NOCOPY, LOCK=NONE")
            }
            (Self::Description | Self::InPlace | Self::Rebuild, _) => Some("ALGORITHM=INPLACE, LOCK=NONE"),
            _ => None,
        }
    }
}
