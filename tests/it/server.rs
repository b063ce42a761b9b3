//! Throwaway databases on the servers that `make test` starts.

use bastion_core::connect::SystemRuntime;
use bastion_core::port::{Introspector, Runtime, SnapshotOptions};
use bastion_core::snapshot::Snapshot;
use tokio_postgres::{Client, NoTls};

/// A server of the test run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// The system's, or the one of the package registry.
    Main,
    /// Version 18.
    Newest,
}

impl Server {
    fn address(self) -> String {
        let name = match self {
            Self::Main => "BASTION_TEST_POSTGRES",
            Self::Newest => "BASTION_TEST_POSTGRES_18",
        };
        std::env::var(name)
            .unwrap_or_else(|_| panic!("{name} is not set: run `make test`, or scripts/postgres.sh start and env"))
    }
}

/// A database of one test. It is dropped with the cluster.
pub struct Database {
    pub client: Client,
    pub address: String,
}

impl Database {
    /// Makes an empty database; the name is the test's.
    pub async fn new(server: Server, name: &str) -> Self {
        let base = server.address();
        let admin = client(&base).await;
        let name = format!("bastion_{name}");
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} (FORCE)")).await.unwrap();
        admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        let address = with_database(&base, &name);
        Self { client: client(&address).await, address }
    }

    /// Runs statements.
    pub async fn run(&self, sql: &str) {
        self.client.batch_execute(sql).await.unwrap_or_else(|error| panic!("{error:?} in {sql}"));
    }

    /// Opens it as a source.
    pub async fn source(&self) -> Box<dyn Introspector> {
        open(&self.address).await
    }

    /// Takes a snapshot.
    pub async fn snapshot(&self) -> Snapshot {
        self.source().await.snapshot(&SnapshotOptions::default()).await.unwrap()
    }

    /// Drops it before the cluster goes.
    pub async fn discard(self) {
        let (base, name) = self.address.rsplit_once('/').unwrap();
        let admin = client(&format!("{base}/postgres")).await;
        drop(self.client);
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} (FORCE)")).await.unwrap();
    }

    /// The address for another role.
    pub fn address_as(&self, user: &str) -> String {
        let (_, host) = self.address.split_once('@').unwrap();
        format!("postgresql://{user}@{host}")
    }
}

/// Opens an address as a source.
pub async fn open(address: &str) -> Box<dyn Introspector> {
    SystemRuntime::new().connect(address).await.unwrap_or_else(|error| panic!("{error}")).introspector
}

async fn client(address: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

fn with_database(address: &str, name: &str) -> String {
    let (before, _) = address.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}
