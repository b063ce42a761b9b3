//! PostgreSQL's own parser, as libpg_query carries it out of the server, behind a face without `unsafe`.
//!
//! The tree and its safe walk come from `pg_raw_parse`. This crate adds what that one leaves out: libpg_query's
//! fingerprints, the place of an error, and an end to what the C library takes for each thread. It is the only crate
//! of the workspace that calls C by hand; what it promises to C stands beside each call.
//!
//! ```
//! use bastion_postgres_parser::{fingerprint, parse};
//!
//! let tree = parse("SELECT 1")?;
//! assert_eq!(tree.stmts().count(), 1);
//! assert_eq!(fingerprint("SELECT 1")?, fingerprint("select  2 -- other")?);
//! assert_eq!(parse("SELECT 1 FROM").unwrap_err().offset, Some(13));
//! # Ok::<(), bastion_postgres_parser::ParseError>(())
//! ```

mod library;
mod thread;

use std::ffi::CString;

pub use pg_raw_parse::{ConstValue, Node, Owned, StmtList, list, nodes, raw};

/// The major version of the grammar.
pub const GRAMMAR_MAJOR: u32 = 18;

/// The version of the fingerprints: `PG_QUERY_FINGERPRINT_VERSION` of libpg_query 18.0.0. Under the same number, 18.1.0
/// leaves the names of roles and new names out of GRANT and RENAME; what reads and writes rows is the same.
pub const FINGERPRINT_VERSION: u32 = 3;

/// UNION, INTERSECT and EXCEPT in a text that is to have a fingerprint: 18.0.0 recurses for each of them without its own
/// bound of 100 levels, on the stack of the thread.
pub const FINGERPRINT_SET_OPERATIONS_MAX: usize = 200;

/// Why a text is no statement of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseError {
    /// What PostgreSQL says.
    pub message: String,
    /// Where, in bytes from the start of the text; none where PostgreSQL does not say.
    pub offset: Option<usize>,
}

/// The statements of a text, as PostgreSQL's grammar reads them, before any name is looked up.
///
/// # Errors
///
/// [`ParseError`] with PostgreSQL's words; also for a text with a zero byte, which C would take for its end.
pub fn parse(text: &str) -> Result<Owned<StmtList>, ParseError> {
    let owned = text.to_owned();
    let parsed = thread::run(move || {
        pg_raw_parse::parse(&owned).map(pg_raw_parse::ParseResult::into_inner).map_err(|error| error.to_string())
    });
    // the safe face keeps the message of an error only; the fingerprint's own parse says where
    parsed.ok_or_else(no_thread)?.map_err(|message| match told(text) {
        Err(error) => error,
        Ok(_) => ParseError { message, offset: None },
    })
}

/// The fingerprint of the statements of a text: equal for statements that differ in constants only, or in the order of
/// what they select, and equal to `pg_query`'s.
///
/// # Errors
///
/// As [`parse`]; and for a text with more than [`FINGERPRINT_SET_OPERATIONS_MAX`] set operations.
pub fn fingerprint(text: &str) -> Result<u64, ParseError> {
    if set_operations(text) > FINGERPRINT_SET_OPERATIONS_MAX {
        let message = format!("more than {FINGERPRINT_SET_OPERATIONS_MAX} set operations");
        return Err(ParseError { message, offset: None });
    }
    told(text)
}

/// At least as many as there are: the words may stand in a string as well.
fn set_operations(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is = |at: usize, word: &str| {
        bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    };
    let begins = bytes.iter().enumerate().filter(|(at, byte)| match byte.to_ascii_lowercase() {
        b'u' => is(*at, "union"),
        b'i' => is(*at, "intersect"),
        b'e' => is(*at, "except"),
        _ => false,
    });
    begins.count()
}

fn told(text: &str) -> Result<u64, ParseError> {
    let terminated = CString::new(text).map_err(|error| ParseError {
        message: "a zero byte stands in the text".to_owned(),
        offset: Some(error.nul_position()),
    })?;
    let answer = thread::run(move || library::fingerprint(&terminated)).ok_or_else(no_thread)?;
    answer.map_err(|failure| place(failure, text))
}

fn no_thread() -> ParseError {
    ParseError { message: "no thread can be started to parse on".to_owned(), offset: None }
}

/// PostgreSQL counts characters from one.
fn place(failure: library::Failure, text: &str) -> ParseError {
    let offset = failure
        .character
        .checked_sub(1)
        .map(|character| text.char_indices().nth(character).map_or(text.len(), |(offset, _)| offset));
    ParseError { message: failure.message, offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_its_place_in_bytes() {
        let error = parse("SELECT 'ü' FROM WHERE").unwrap_err();
        assert_eq!(error.message, "syntax error at or near \"WHERE\"");
        assert_eq!(error.offset, Some(17));
        assert_eq!(fingerprint("SELECT 'ü' FROM WHERE").unwrap_err(), error);
        assert_eq!(parse("SELECT 1\0").unwrap_err().offset, Some(8));
    }

    /// The first is the example of libpg_query's own documentation, read from the same version through `pg_query`.
    #[test]
    fn fingerprints_are_those_of_libpg_query() {
        assert_eq!(format!("{:016x}", fingerprint("SELECT 1").unwrap()), "50fde20626009aba");
        assert_eq!(fingerprint("SELECT a FROM t WHERE b IN (1)"), fingerprint("select a from t where b in ($1, 2)"));
        assert_ne!(fingerprint("SELECT a FROM t"), fingerprint("SELECT a FROM u"));
        assert!(fingerprint("").is_ok());
    }

    #[test]
    fn every_thread_parses_and_ends() {
        for _ in 0..40 {
            let threads: Vec<_> = (0..32)
                .map(|_| {
                    std::thread::spawn(|| {
                        let tree = parse("SELECT a FROM t WHERE b = 1").unwrap();
                        assert!(parse("SELECT (").is_err());
                        tree
                    })
                })
                .collect();
            for thread in threads {
                // a tree outlives the thread that made it
                assert_eq!(thread.join().unwrap().stmts().count(), 1);
            }
        }
        let mut key = 0;
        // SAFETY: a key without a destructor, made and deleted here
        let made = unsafe { libc::pthread_key_create(&raw mut key, None) };
        assert_eq!(made, 0, "the process has no keys of thread-local memory left");
        // SAFETY: as above
        unsafe { libc::pthread_key_delete(key) };
    }

    /// The parser keeps its stack on the heap; a fingerprint looks 100 nodes deep.
    #[test]
    fn depth_and_length_are_no_danger_on_a_small_stack() {
        let small = std::thread::Builder::new().stack_size(512 * 1024);
        let run = || {
            let deep = format!("SELECT {}1{}", "(".repeat(10_000), ")".repeat(10_000));
            assert!(parse(&deep).is_err());
            let deep = format!("SELECT {}1{}", "(SELECT ".repeat(1_000), ")".repeat(1_000));
            assert!(parse(&deep).is_ok());
            fingerprint(&deep).unwrap();
            let nested = format!("SELECT {}1{}", "f(".repeat(4_000), ")".repeat(4_000));
            fingerprint(&nested).unwrap();
            let chain = format!("SELECT 1{}", "+1".repeat(200_000));
            assert!(parse(&chain).is_ok());
            fingerprint(&chain).unwrap();
            let joins = format!("SELECT * FROM t{}", " JOIN t ON true".repeat(5_000));
            assert!(parse(&joins).is_ok());
            fingerprint(&joins).unwrap();
            let sets = |count: usize| format!("SELECT 1{}", " UNION ALL SELECT 1".repeat(count));
            assert!(parse(&sets(20_000)).is_ok());
            assert!(fingerprint(&sets(20_000)).unwrap_err().message.contains("set operations"));
            fingerprint(&sets(200)).unwrap();
            let nested = format!("SELECT 1{}{}", " Except (SELECT 1".repeat(200), ")".repeat(200));
            fingerprint(&nested).unwrap();
        };
        small.spawn(run).unwrap().join().unwrap();
    }
}
