//! On which thread the parser runs.
//!
//! libpg_query takes one of the process's 1,024 keys of thread-local memory for every thread that ever parsed, and
//! gives none back (18.0.0); when they are gone, other libraries fail. So the first threads parse by themselves, and
//! those that come after them let one thread of ours do it.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{OnceLock, mpsc};

/// Threads that parse by themselves.
const THREADS_MAX: usize = 128;

type Task = Box<dyn FnOnce() + Send>;

thread_local! {
    static PREPARED: Cell<bool> = const { Cell::new(false) };
}

/// Does something with the parser; none when the thread that would do it is gone.
pub(crate) fn run<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    if may_parse() {
        return Some(task());
    }
    let (answer, answered) = mpsc::channel();
    let task = move || {
        // nobody waits any more: then nobody misses it
        let _ = answer.send(task());
    };
    worker()?.send(Box::new(task)).ok()?;
    answered.recv().ok()
}

fn may_parse() -> bool {
    static THREADS: AtomicUsize = AtomicUsize::new(0);
    if PREPARED.get() {
        return true;
    }
    let taken =
        THREADS.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| (count < THREADS_MAX).then_some(count + 1));
    PREPARED.set(taken.is_ok());
    taken.is_ok()
}

fn worker() -> Option<mpsc::Sender<Task>> {
    static WORKER: OnceLock<Option<mpsc::Sender<Task>>> = OnceLock::new();
    let start = || {
        let (sender, tasks) = mpsc::channel::<Task>();
        let work = move || tasks.into_iter().for_each(|task| task());
        std::thread::Builder::new().name("bastion-postgres-parser".to_owned()).spawn(work).ok()?;
        Some(sender)
    };
    WORKER.get_or_init(start).clone()
}
