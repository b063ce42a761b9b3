//! A sign of life for what takes longer than a second.

use std::future::Future;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::output::Output;

const QUIET: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// Awaits; after a second says on stderr what is being waited for.
pub(super) async fn watch<T>(output: &Output, activity: &str, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    if let Ok(done) = tokio::time::timeout(QUIET, &mut work).await {
        return done;
    }
    if !std::io::stderr().is_terminal() {
        output.note(&format!("{activity} …"));
        return work.await;
    }
    let bar = ProgressBar::new_spinner().with_message(activity.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    let done = work.await;
    bar.finish_and_clear();
    done
}
