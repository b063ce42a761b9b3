//! `check.run`: compare, decide, prove.

use crate::error::Error;
use crate::flow::{self, Check, CheckOutcome};
use crate::port::Runtime;

/// What `check.run` takes.
pub type Input = Check;

/// What `check.run` gives.
pub type Output = CheckOutcome;

/// Checks a change.
///
/// # Errors
///
/// Whatever reading, comparing, compiling the policies or signing refuses.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    flow::check(runtime, input).await
}
