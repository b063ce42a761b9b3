//! PostgreSQL for tests that are not asynchronous, and a cluster that may be killed.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, NoTls, Row};

fn variable(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run `make test`, or scripts/postgres.sh start and env"))
}

/// The cluster whose commits are durable.
pub fn durable() -> String {
    variable("BASTION_TEST_POSTGRES_DURABLE")
}

/// A connection with a runtime of its own.
pub struct Blocking {
    runtime: Runtime,
    client: Client,
}

impl Blocking {
    pub fn new(address: &str, schema: &str) -> Self {
        Self::open(address, schema).unwrap()
    }

    fn open(address: &str, schema: &str) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let client = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(address, NoTls).await?;
            tokio::spawn(connection);
            client.batch_execute(&format!("SET search_path = {schema}")).await?;
            Ok(client)
        })?;
        Ok(Self { runtime, client })
    }

    pub fn run(&self, sql: &str) {
        self.runtime.block_on(self.client.batch_execute(sql)).unwrap_or_else(|error| panic!("{error:?} in {sql}"));
    }

    pub fn query(&self, sql: &str, parameters: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        self.runtime.block_on(self.client.query(sql, parameters))
    }
}

pub fn run(address: &str, sql: &str) {
    Blocking::new(address, "public").run(sql);
}

/// A cluster of one test, with the settings of a server whose commits are durable.
pub struct Cluster {
    folder: PathBuf,
    binaries: PathBuf,
    /// Who runs it: PostgreSQL refuses to run as root.
    user: (u32, u32),
    port: u16,
    server: Child,
}

impl Cluster {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("bastion-cluster-").tempdir().unwrap().keep();
        let binaries = Path::new(&variable("BASTION_PG_DUMP")).parent().unwrap().to_owned();
        let owner = fs::metadata(variable("BASTION_TEST_POSTGRES_SOCKET")).unwrap();
        let user = (owner.uid(), owner.gid());
        chown(&folder, Some(user.0), Some(user.1)).unwrap();
        let made = command(&binaries, "initdb", &folder, user)
            .args(["-D", "data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = start(&binaries, &folder, user, port);
        let cluster = Self { folder, binaries, user, port, server };
        cluster.wait();
        cluster
    }

    pub fn address(&self) -> String {
        format!("postgresql://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Ends the server as a power cut ends a process: it is told nothing.
    pub fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// Starts it again, once the processes of the one before are gone.
    pub fn restart(&mut self) {
        let begin = Instant::now();
        loop {
            self.server = start(&self.binaries, &self.folder, self.user, self.port);
            thread::sleep(Duration::from_millis(200));
            if self.server.try_wait().unwrap().is_none() {
                return self.wait();
            }
            assert!(begin.elapsed() < Duration::from_secs(60), "it does not start again");
        }
    }

    fn wait(&self) {
        let begin = Instant::now();
        while let Err(error) = Blocking::open(&self.address(), "public") {
            assert!(begin.elapsed() < Duration::from_secs(60), "{error:?}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        _ = self.server.kill();
        _ = self.server.wait();
        // its own processes notice and write no more
        thread::sleep(Duration::from_millis(300));
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn command(binaries: &Path, program: &str, folder: &Path, (uid, gid): (u32, u32)) -> Command {
    let mut command = Command::new(binaries.join(program));
    command.current_dir(folder).env("HOME", "/").stdin(Stdio::null());
    // only root may become somebody else
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command.gid(gid).uid(uid);
    }
    command
}

fn start(binaries: &Path, folder: &Path, user: (u32, u32), port: u16) -> Child {
    let setting = |name: &str, value: &str| ["-c".to_owned(), format!("{name}={value}")];
    let socket = folder.display().to_string();
    command(binaries, "postgres", folder, user)
        .args(["-D", "data", "-p", &port.to_string(), "-k", &socket])
        .args(setting("listen_addresses", "127.0.0.1"))
        .args(setting("fsync", "on"))
        .args(setting("synchronous_commit", "on"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}
