//! The calls into libpg_query that `pg_raw_parse` does not make: the only unsafe code.
//!
//! libpg_query turns every `ereport(ERROR)` of the parser into a value before it returns (`PG_TRY` in
//! `pg_query_raw_parse`), so that no `longjmp` crosses a frame of ours.

use std::ffi::{CStr, CString, c_char};

use pg_raw_parse::raw::PgQueryError;

/// What PostgreSQL said, and the character, counted from one; zero where it did not say.
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) character: usize,
}

/// `PgQueryFingerprintResult` of `pg_query.h`.
#[repr(C)]
struct FingerprintResult {
    fingerprint: u64,
    text: *mut c_char,
    warnings: *mut c_char,
    error: *mut PgQueryError,
}

// SAFETY: the declarations of `pg_query.h` of the libpg_query that the pinned `pg_raw_parse` compiles and links
unsafe extern "C" {
    fn pg_query_fingerprint(input: *const c_char) -> FingerprintResult;
    fn pg_query_free_fingerprint_result(result: FingerprintResult);
}

pub(crate) fn fingerprint(text: &CString) -> Result<u64, Failure> {
    // SAFETY: the text ends with a zero byte and outlives the call
    let result = unsafe { pg_query_fingerprint(text.as_ptr()) };
    // SAFETY: null, or an error that lives until it is freed below
    let answer = match unsafe { result.error.as_ref() } {
        None => Ok(result.fingerprint),
        Some(error) => Err(failure(error)),
    };
    // SAFETY: the result is the library's own and nothing of it is kept
    unsafe { pg_query_free_fingerprint_result(result) };
    answer
}

fn failure(error: &PgQueryError) -> Failure {
    // SAFETY: libpg_query copies a terminated message into every error
    let message = unsafe { CStr::from_ptr(error.message) };
    Failure {
        message: message.to_string_lossy().into_owned(),
        character: usize::try_from(error.cursorpos).unwrap_or(0),
    }
}
