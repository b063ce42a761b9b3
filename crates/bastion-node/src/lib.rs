//! `require("bastion-node")`: conversions between JavaScript and [`bastion_core::ops`], and nothing else.
//!
//! Work that takes time runs on libuv's pool and gives a promise; errors carry the same codes as everywhere.

mod handle;
mod job;

use bastion_core::connect::SystemRuntime;
use bastion_core::ops;
use mimalloc::MiMalloc;
use napi::bindgen_prelude::{AsyncTask, Buffer, Result};
use napi_derive::napi;

use job::{Failure, Job, thrown, wait};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Calls an operation that needs nothing from outside: JSON in, canonical JSON out.
#[napi]
pub fn call_json(operation: String, input: Buffer) -> Result<Buffer, Failure> {
    ops::call(&operation, &input).map(Buffer::from).map_err(|error| thrown(&error))
}

/// Calls any operation: JSON in, a promise of canonical JSON out.
#[napi(ts_return_type = "Promise<Buffer>")]
pub fn call_json_async(operation: String, input: Buffer) -> AsyncTask<Job> {
    let input = input.to_vec();
    AsyncTask::new(Job::new(move || wait(ops::call_with(&SystemRuntime::new(), &operation, &input))))
}
