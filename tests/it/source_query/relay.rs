//! What stands between a client and its server: a relay that alters what passes, or keeps back the answers.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::watch;

/// What a relay does to what passes.
#[derive(Clone, Default)]
pub struct Meddling {
    /// What the client says, and what the server hears instead, of the same length.
    pub alter: Option<(&'static str, &'static str)>,
    /// Once the client has said this, no answer passes any more.
    pub silent_after: Option<&'static str>,
}

/// A relay before a server.
pub struct Relay {
    /// The server's address, by way of the relay.
    pub address: String,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Relay {
    /// Before the server of an address `…@host:port/…` or `…//host:port/…`.
    pub async fn before(address: &str, meddling: Meddling) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let start = address.find('@').map_or_else(|| address.find("//").unwrap() + 2, |at| at + 1);
        let server = address[start..].split('/').next().unwrap().to_owned();
        let shown = format!("{}127.0.0.1:{port}{}", &address[..start], &address[start + server.len()..]);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hearing = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (client_reads, client_writes) = client.into_split();
                let (server_reads, server_writes) = TcpStream::connect(&server).await.unwrap().into_split();
                let (silence, silent) = watch::channel(false);
                tokio::spawn(answers(server_reads, client_writes, silent));
                tokio::spawn(requests(client_reads, server_writes, meddling.clone(), Arc::clone(&hearing), silence));
            }
        });
        Self { address: shown, heard }
    }

    /// Whether a client said it, on any connection.
    pub fn has_heard(&self, said: &str) -> bool {
        contains(&self.heard.lock().unwrap(), said)
    }
}

fn contains(bytes: &[u8], said: &str) -> bool {
    place(bytes, said).is_some()
}

fn place(bytes: &[u8], said: &str) -> Option<usize> {
    bytes.windows(said.len()).position(|window| window == said.as_bytes())
}

async fn requests(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    meddling: Meddling,
    heard: Arc<Mutex<Vec<u8>>>,
    silence: watch::Sender<bool>,
) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        let passing = &mut buffer[..length];
        heard.lock().unwrap().extend_from_slice(passing);
        if let Some((said, instead)) = meddling.alter {
            assert_eq!(said.len(), instead.len());
            while let Some(at) = place(passing, said) {
                passing[at..at + said.len()].copy_from_slice(instead.as_bytes());
            }
        }
        if meddling.silent_after.is_some_and(|said| contains(passing, said)) {
            silence.send_replace(true);
        }
        if to.write_all(passing).await.is_err() {
            return;
        }
    }
}

async fn answers(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, silent: watch::Receiver<bool>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        if !*silent.borrow() && to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}
