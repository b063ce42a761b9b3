//! A log that a web server gives away (C2SP tlog-tiles): anybody may read it, so a witness needs no access of its own.
//!
//! The port is synchronous; the client is not. A thread of the log's own runs it, as for PostgreSQL.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread::JoinHandle;

use reqwest::{Client, StatusCode, Url};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::connect::http;
use crate::error::{Error, ErrorCode};
use crate::limits::{LOG_FILE_BYTES_MAX, LOG_HTTP_MS_MAX};
use crate::log::TilePath;
use crate::port::LogStore;
use crate::port::log_store::CHECKPOINT;

/// A log on a web server, to read.
#[derive(Debug)]
pub struct HttpLog {
    /// None once the log is dropped.
    requests: Option<UnboundedSender<Request>>,
    thread: Option<JoinHandle<()>>,
}

/// A path below the log's address, and where the answer goes.
type Request = (String, mpsc::Sender<Result<Option<Vec<u8>>, Error>>);

impl HttpLog {
    /// A log by the address of the folder that has its checkpoint: `https://log.example.com/acme`. Nothing is asked yet.
    ///
    /// # Errors
    ///
    /// `invalid_url` for an address that cannot be read, has credentials in it, or leaves this machine without encryption.
    pub fn to_read(address: &str) -> Result<Self, Error> {
        let refuse = |problem: &str| {
            Error::new(ErrorCode::InvalidUrl, format!("the address of the log {problem}"))
                .with_hint("give https://host/log, or http://127.0.0.1 on this machine")
        };
        let base = http::address(address).map_err(refuse)?;
        if base.query().is_some() || base.fragment().is_some() {
            return Err(refuse("has more than a path"));
        }
        let client = http::client(LOG_HTTP_MS_MAX).map_err(failed)?;
        let (requests, received) = unbounded_channel();
        let serve = move || run(&client, &base, received);
        let thread = std::thread::Builder::new().name("bastion log".to_owned()).spawn(serve);
        let thread = thread.map_err(|error| failed(error.to_string()))?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    fn file(&self, path: String) -> Result<Option<Vec<u8>>, Error> {
        let ended = || failed("its thread ended".to_owned());
        let (answer, answered) = mpsc::channel();
        self.requests.as_ref().ok_or_else(ended)?.send((path, answer)).map_err(|_| ended())?;
        answered.recv().map_err(|_| ended())?
    }
}

impl Drop for HttpLog {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // it panics nowhere, and could not be helped here
            _ = thread.join();
        }
    }
}

impl LogStore for HttpLog {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.file(path.to_string())
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        let text = |bytes| String::from_utf8(bytes).map_err(|_| failed("its checkpoint is not text".to_owned()));
        self.file(CHECKPOINT.to_owned())?.map(text).transpose()
    }

    /// Nothing: a web server does not say what it has.
    fn paths(&self) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }

    fn commit(&mut self, _: &BTreeMap<TilePath, Vec<u8>>, _: Option<&str>, _: &str) -> Result<(), Error> {
        Err(read_only())
    }
}

/// The refusal to write a log on a web server.
pub(super) fn read_only() -> Error {
    Error::new(ErrorCode::UnsupportedSource, "a log on a web server can only be read")
        .with_hint("write it where the web server reads it: a folder")
}

/// The thread of one log: answers until nobody asks any more.
fn run(client: &Client, base: &Url, mut requests: UnboundedReceiver<Request>) {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(async {
            while let Some((path, answer)) = requests.recv().await {
                // whoever asked and does not wait any more has dropped the log
                _ = answer.send(get(client, base, &path).await);
            }
        }),
        Err(error) => {
            while let Some((_, answer)) = requests.blocking_recv() {
                _ = answer.send(Err(failed(error.to_string())));
            }
        }
    }
}

async fn get(client: &Client, base: &Url, path: &str) -> Result<Option<Vec<u8>>, Error> {
    let mut url = base.clone();
    match url.path_segments_mut() {
        Ok(mut segments) => _ = segments.pop_if_empty().extend(path.split('/')),
        Err(()) => return Err(failed("its address has no path".to_owned())),
    }
    let response = client.get(url).send().await.map_err(|error| failed(http::failed(&error)))?;
    match response.status() {
        StatusCode::OK => Ok(Some(http::content(response, LOG_FILE_BYTES_MAX).await.map_err(failed)?)),
        StatusCode::NOT_FOUND | StatusCode::GONE => Ok(None),
        status => Err(failed(format!("it answered `{path}` with the status {}", status.as_u16()))),
    }
}

fn failed(problem: String) -> Error {
    Error::new(ErrorCode::FileFailed, format!("the log on the web server cannot be read: {problem}"))
        .with_hint("ask whoever runs it; nothing is said about the log before it can be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_nothing_away() {
        for wrong in [
            "https://ada:secret@log.example.com/acme",
            "http://log.example.com/acme",
            "https://log.example.com/acme?token=secret",
            "https://log.example.com/acme#part",
            "https://",
        ] {
            let refused = HttpLog::to_read(wrong).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::InvalidUrl, "{wrong}");
            assert!(!refused.to_string().contains("secret"), "{refused}");
        }
    }

    #[test]
    fn a_server_that_is_not_there_is_no_empty_log() {
        let mut log = HttpLog::to_read("http://127.0.0.1:1/acme/").unwrap();
        assert_eq!(log.checkpoint().unwrap_err().code(), ErrorCode::FileFailed);
        assert_eq!(log.commit(&BTreeMap::new(), None, "").unwrap_err().code(), ErrorCode::UnsupportedSource);
    }
}
