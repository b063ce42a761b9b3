//! Appending to a log from many places at once: one writer, which makes durable together what waits for it.
//!
//! Nothing waits for a clock. While the store keeps one batch, the next one gathers; it is closed when the store is free, or
//! when it has as many entries or bytes as it may. What has a place and an answer is durable; what has neither may be in the
//! log or not, as after any answer that was lost.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

use super::log_write::LogWriter;
use crate::error::{Error, ErrorCode};
use crate::limits::{
    LOG_BATCH_BYTES_DEFAULT, LOG_BATCH_ENTRIES_DEFAULT, LOG_QUEUE_BYTES_DEFAULT, LOG_QUEUE_ENTRIES_DEFAULT,
};
use crate::log::LogError;
use crate::port::LogStore;

/// How much may wait, and how much becomes durable together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogSequenceOptions {
    /// Entries that wait; one more is refused.
    pub queue_entries_max: usize,
    /// Bytes of the entries that wait; an entry that finds as many is refused.
    pub queue_bytes_max: usize,
    /// Entries in one batch.
    pub batch_entries_max: usize,
    /// Bytes of the entries in one batch; the one that reaches it is the last.
    pub batch_bytes_max: usize,
}

impl Default for LogSequenceOptions {
    fn default() -> Self {
        Self {
            queue_entries_max: LOG_QUEUE_ENTRIES_DEFAULT,
            queue_bytes_max: LOG_QUEUE_BYTES_DEFAULT,
            batch_entries_max: LOG_BATCH_ENTRIES_DEFAULT,
            batch_bytes_max: LOG_BATCH_BYTES_DEFAULT,
        }
    }
}

/// An entry that is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPlace {
    /// Its place, from 0.
    pub index: u64,
    /// The first signed checkpoint over it.
    pub checkpoint: Arc<str>,
}

/// The one who writes a log, for many callers. It is shared by reference; dropping it drains what waits.
///
/// An entry that finds the queue full is refused at once: who calls knows best whether to wait, and a thread that is held
/// back unawares may be one that others need. After an error of the store every entry that waits gets it, and so does every
/// later one: the log is then to be opened again, which shows what it holds.
///
/// ```
/// use bastion_core::flow::{LogSequence, LogSequenceOptions, LogWriter};
/// use bastion_core::key::SigningKey;
/// use bastion_core::log::NoteKey;
/// use bastion_core::port::MemoryLog;
///
/// let key = SigningKey::from_seed([7; 32]);
/// let name = NoteKey::of_log("log.example.com/acme", key.verifying_key())?;
/// let writer = LogWriter::open(MemoryLog::default(), name, key)?;
/// let log = LogSequence::start(writer, LogSequenceOptions::default())?;
/// let (first, second) = (log.submit(b"first".to_vec())?, log.submit(b"second".to_vec())?);
/// assert_eq!((first.wait()?.index, second.wait()?.index), (0, 1));
/// assert_eq!(log.close()?.size(), 2);
/// # Ok::<(), bastion_core::Error>(())
/// ```
pub struct LogSequence<S> {
    shared: Arc<Shared>,
    /// None once it is closed.
    queue: Option<SyncSender<Waiting>>,
    thread: Option<JoinHandle<Result<LogWriter<S>, Error>>>,
}

struct Shared {
    queue_bytes_max: usize,
    bytes: AtomicUsize,
    /// Why no entry is taken any more.
    failure: OnceLock<Error>,
}

struct Waiting {
    entry: Vec<u8>,
    answer: oneshot::Sender<Result<LogPlace, Error>>,
}

/// An entry on its way: waited for by a thread, or by asynchronous code as a future. Dropping it does not call it back.
#[must_use = "an entry is durable only once its place is known"]
pub struct LogTicket {
    answer: oneshot::Receiver<Result<LogPlace, Error>>,
    shared: Arc<Shared>,
}

impl LogTicket {
    /// Blocks until the entry is durable.
    ///
    /// # Errors
    ///
    /// What the store gave; whether the entry is in the log is then not known.
    pub fn wait(self) -> Result<LogPlace, Error> {
        self.answer.recv().unwrap_or_else(|_| Err(self.shared.refusal()))
    }
}

impl IntoFuture for LogTicket {
    type Output = Result<LogPlace, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.answer.await.unwrap_or_else(|_| Err(self.shared.refusal())) })
    }
}

impl Shared {
    /// Why an entry had no answer.
    fn refusal(&self) -> Error {
        self.failure.get().cloned().unwrap_or_else(|| {
            Error::new(ErrorCode::Internal, "the writer of the log ended without a word")
                .with_hint("open the log again")
        })
    }
}

impl<S: LogStore + 'static> LogSequence<S> {
    /// Starts the thread of a writer.
    ///
    /// # Errors
    ///
    /// `internal` when the system gives no thread.
    pub fn start(writer: LogWriter<S>, options: LogSequenceOptions) -> Result<Self, Error> {
        let shared = Arc::new(Shared {
            queue_bytes_max: options.queue_bytes_max,
            bytes: AtomicUsize::new(0),
            failure: OnceLock::new(),
        });
        let (queue, waiting) = sync_channel(options.queue_entries_max.max(1));
        let batch = (options.batch_entries_max.max(1), options.batch_bytes_max);
        let known = Arc::clone(&shared);
        let thread = thread::Builder::new().name("bastion log".to_owned());
        let thread = thread.spawn(move || run(writer, &waiting, &known, batch)).map_err(|error| {
            Error::new(ErrorCode::Internal, format!("the system gives no thread to the writer of the log: {error}"))
        })?;
        Ok(Self { shared, queue: Some(queue), thread: Some(thread) })
    }

    /// Gives an entry to the writer; it comes after all that was given before.
    ///
    /// # Errors
    ///
    /// `log_busy` when the queue is full; `invalid_log` for an entry of more than 65,535 bytes; what the store gave to an
    /// earlier entry. The entry is not in the log then.
    pub fn submit(&self, entry: Vec<u8>) -> Result<LogTicket, Error> {
        if u16::try_from(entry.len()).is_err() {
            return Err(LogError::format("entry", "it has more than 65,535 bytes").into());
        }
        let Some(queue) = self.queue.as_ref().filter(|_| self.shared.failure.get().is_none()) else {
            return Err(self.shared.refusal());
        };
        let length = entry.len();
        if self.shared.bytes.fetch_add(length, Ordering::Relaxed) >= self.shared.queue_bytes_max {
            self.shared.bytes.fetch_sub(length, Ordering::Relaxed);
            return Err(busy());
        }
        let (answer, answered) = oneshot::channel();
        queue.try_send(Waiting { entry, answer }).map_err(|refused| {
            self.shared.bytes.fetch_sub(length, Ordering::Relaxed);
            match refused {
                TrySendError::Full(_) => busy(),
                TrySendError::Disconnected(_) => self.shared.refusal(),
            }
        })?;
        Ok(LogTicket { answer: answered, shared: Arc::clone(&self.shared) })
    }

    /// Adds an entry, and blocks until it is durable.
    ///
    /// # Errors
    ///
    /// As [`LogSequence::submit`] and [`LogTicket::wait`].
    pub fn append(&self, entry: Vec<u8>) -> Result<LogPlace, Error> {
        self.submit(entry)?.wait()
    }

    /// Takes no more entries, writes those that wait, and gives the writer back.
    ///
    /// # Errors
    ///
    /// What the store gave.
    pub fn close(mut self) -> Result<LogWriter<S>, Error> {
        self.queue = None;
        let ended = self.thread.take().and_then(|thread| thread.join().ok());
        ended.unwrap_or_else(|| Err(self.shared.refusal()))
    }
}

impl<S> Drop for LogSequence<S> {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // each entry has its answer, or its ticket says that it has none
            _ = thread.join();
        }
    }
}

fn busy() -> Error {
    Error::new(ErrorCode::LogBusy, "the queue of the log is full")
        .with_hint("wait until entries that were given are durable, and give this one again")
}

/// The writer's thread: a batch after the other, until nobody can give an entry any more, or the store fails.
fn run<S: LogStore>(
    mut writer: LogWriter<S>,
    queue: &Receiver<Waiting>,
    shared: &Shared,
    batch: (usize, usize),
) -> Result<LogWriter<S>, Error> {
    while let Ok(first) = queue.recv() {
        let (entries, answers) = gather(first, queue, shared, batch);
        match writer.append(entries) {
            Ok(places) => {
                let checkpoint: Arc<str> = writer.checkpoint().unwrap_or_default().into();
                for (index, answer) in places.zip(answers) {
                    // who does not wait any more is not told
                    _ = answer.send(Ok(LogPlace { index, checkpoint: Arc::clone(&checkpoint) }));
                }
            }
            Err(error) => {
                // first the reason: from now on nobody comes in
                _ = shared.failure.set(error.clone());
                let left = queue.try_iter().map(|waiting| waiting.answer);
                answers.into_iter().chain(left).for_each(|answer| _ = answer.send(Err(error.clone())));
                return Err(error);
            }
        }
    }
    Ok(writer)
}

type Answers = Vec<oneshot::Sender<Result<LogPlace, Error>>>;

/// All that waits, as far as one batch may go.
fn gather(
    first: Waiting,
    queue: &Receiver<Waiting>,
    shared: &Shared,
    (entries_max, bytes_max): (usize, usize),
) -> (Vec<Vec<u8>>, Answers) {
    let (mut entries, mut answers, mut bytes) = (Vec::new(), Vec::new(), 0_usize);
    let mut next = Some(first);
    while let Some(waiting) = next {
        bytes = bytes.saturating_add(waiting.entry.len());
        entries.push(waiting.entry);
        answers.push(waiting.answer);
        next = if entries.len() < entries_max && bytes < bytes_max { queue.try_recv().ok() } else { None };
    }
    shared.bytes.fetch_sub(bytes, Ordering::Relaxed);
    (entries, answers)
}

impl<S> fmt::Debug for LogSequence<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LogSequence")
            .field("bytes", &self.shared.bytes)
            .field("failure", &self.shared.failure.get())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for LogTicket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LogTicket").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
