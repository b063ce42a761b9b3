//! The grammars that statements are read by.

use crate::schema::Dialect;

/// Which product's SQL a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grammar {
    /// PostgreSQL 18, and what speaks its SQL.
    Postgresql,
    /// MySQL 8.
    Mysql,
    /// MariaDB 11.
    Mariadb,
    /// SQLite 3.
    Sqlite,
    /// Snowflake.
    Snowflake,
    /// Google's BigQuery (GoogleSQL).
    Bigquery,
    /// DuckDB.
    Duckdb,
    /// ISO/IEC 9075, without a product's own syntax.
    Ansi,
}

impl Grammar {
    /// Every grammar, in the order of their names as they are written.
    pub const ALL: [Self; 8] = [
        Self::Ansi,
        Self::Bigquery,
        Self::Duckdb,
        Self::Mariadb,
        Self::Mysql,
        Self::Postgresql,
        Self::Snowflake,
        Self::Sqlite,
    ];

    /// The grammar as it is written: `postgresql`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Postgresql => "postgresql",
            Self::Mysql => "mysql",
            Self::Mariadb => "mariadb",
            Self::Sqlite => "sqlite",
            Self::Snowflake => "snowflake",
            Self::Bigquery => "bigquery",
            Self::Duckdb => "duckdb",
            Self::Ansi => "ansi",
        }
    }

    /// The grammar with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grammar| grammar.as_str() == name)
    }

    /// Whether it is MySQL's or MariaDB's.
    #[must_use]
    pub const fn is_mysql(self) -> bool {
        matches!(self, Self::Mysql | Self::Mariadb)
    }
}

impl From<Dialect> for Grammar {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::Postgresql => Self::Postgresql,
            Dialect::Sqlite => Self::Sqlite,
            Dialect::Mysql => Self::Mysql,
            Dialect::Mariadb => Self::Mariadb,
        }
    }
}
