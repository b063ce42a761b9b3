//! A bound on how long a source may take.

use std::future::Future;
use std::time::Duration;

use crate::port::SourceError;

/// What some work gives, or that it took too long.
pub(super) async fn within<T>(
    target: &str,
    milliseconds: u64,
    activity: &str,
    work: impl Future<Output = T>,
) -> Result<T, SourceError> {
    tokio::time::timeout(Duration::from_millis(milliseconds), work).await.map_err(|_| SourceError::Timeout {
        target: target.to_owned(),
        milliseconds,
        activity: activity.to_owned(),
    })
}
